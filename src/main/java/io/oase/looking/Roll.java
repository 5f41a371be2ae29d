package io.oase.looking;

import io.oase.looking.Onlooker.Doing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One node's whole list as it travels, in parts that PostgreSQL takes: {@code node part/parts conversation.account.doing …}.
 *
 * @param part from 1
 */
record Roll(String node, int part, int parts, List<Onlooker> onlookers) {
    /** PostgreSQL allows payloads of 8,000 bytes; one entry has at most 42. */
    private static final int PER_PART = 180;

    Roll {
        onlookers = List.copyOf(onlookers);
    }

    /** At least one part, so that an empty list is told, too. */
    static List<Roll> of(String node, Collection<Onlooker> onlookers) {
        List<Onlooker> all = List.copyOf(onlookers);
        int parts = Math.max(1, (all.size() + PER_PART - 1) / PER_PART);
        List<Roll> rolls = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * PER_PART;
            rolls.add(new Roll(node, part, parts, all.subList(from, Math.min(all.size(), from + PER_PART))));
        }
        return rolls;
    }

    /** Empty for anything that is none. */
    static Optional<Roll> parse(String payload) {
        if (!payload.matches("[0-9a-f-]{1,36} [0-9]{1,5}/[0-9]{1,5}( [0-9]{1,18}\\.[0-9]{1,18}\\.[0-2])*")) {
            return Optional.empty();
        }
        String[] words = payload.split(" ", -1);
        String[] place = words[1].split("/", -1);
        List<Onlooker> onlookers = Stream.of(words).skip(2).map(Roll::onlooker).toList();
        return Optional.of(new Roll(words[0], Integer.parseInt(place[0]), Integer.parseInt(place[1]), onlookers));
    }

    @Override
    public String toString() {
        return node + " " + part + "/" + parts
                + onlookers.stream()
                        .map(each -> " " + each.conversation() + "." + each.account() + "."
                                + each.doing().ordinal())
                        .collect(Collectors.joining());
    }

    private static Onlooker onlooker(String word) {
        String[] numbers = word.split("\\.", -1);
        return new Onlooker(
                Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Doing.values()[Integer.parseInt(numbers[2])]);
    }
}
