package io.oase.web;

import io.oase.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The places a target can have in the list, in words.
 *
 * @param others the targets in force without it, in their order
 * @param present the place it has, from 1; null for a new one
 */
record TargetPlaces(
        Reader reader, List<Target> others, @Nullable Integer present) {
    /** @param id the target that is changed; null for a new one */
    static TargetPlaces of(Reader reader, List<Target> all, @Nullable Long id) {
        Integer present = id == null
                ? null
                : IntStream.rangeClosed(1, all.size())
                        .filter(place -> all.get(place - 1).id() == id)
                        .boxed()
                        .findFirst()
                        .orElse(null);
        return new TargetPlaces(
                reader,
                all.stream().filter(target -> id == null || target.id() != id).toList(),
                present);
    }

    /** What can be chosen; nothing typed is the place it has, or the usual one of a new one. */
    List<Choice> choices(String typed) {
        boolean stays = typed.isEmpty() || present != null && typed.equals(String.valueOf(present));
        List<Choice> choices = new ArrayList<>();
        if (present == null) {
            choices.add(new Choice("", reader.say("targets.place.usual"), stays));
        }
        for (int place = 1; place <= others.size() + 1; place++) {
            String value = String.valueOf(place);
            choices.add(
                    present != null && place == present
                            ? new Choice("", reader.say("targets.place.now", place), stays)
                            : new Choice(value, choice(place), typed.equals(value)));
        }
        return choices;
    }

    private String choice(int place) {
        return place > others.size()
                ? reader.say("targets.place.last", place)
                : reader.say("targets.place.before", place, name(place));
    }

    /** Where it would stand, in a sentence. */
    String sentence(int place) {
        return place > others.size()
                ? reader.say("targets.placed.last", place)
                : reader.say("targets.placed.before", place, name(place));
    }

    private String name(int place) {
        return new TargetNames(reader).of(others.get(place - 1));
    }
}
