package io.oase.web;

import io.oase.base.Said;
import io.oase.target.Impact;
import io.oase.target.Target;
import java.util.List;

/** Says in words what a change of targets would do. */
record TargetEffects(Reader reader) {
    /**
     * All of it.
     *
     * @param place where the target would stand, in words; empty where that is not the question
     * @param typed what a target that is not saved yet is to be called
     */
    TargetPage.Effect of(Impact impact, String place, String typed, List<Said> doubts) {
        return new TargetPage.Effect(
                count(impact),
                place,
                impact.examples().stream()
                        .map(each -> new TargetPage.Effect.Example(
                                "/conversations/" + each.conversationId(), each.title(), change(each, typed)))
                        .toList(),
                doubts.stream().map(reader::say).toList());
    }

    /** How many conversations would change. */
    String count(Impact impact) {
        return reader.say(
                impact.complete() ? "targets.effect" : "targets.effectsofar", impact.changed(), impact.open());
    }

    /** From which target to which; one that is not saved yet is called as the form calls it. */
    private String change(Impact.Example example, String typed) {
        Target before = example.before();
        Target after = example.after();
        TargetNames names = new TargetNames(reader);
        String none = reader.say("targets.none");
        if (before != null && after != null && before.id() == after.id()) {
            return reader.say("targets.anew", names.of(before));
        }
        String next = after == null ? none : names.of(after);
        return reader.say("targets.change", before == null ? none : names.of(before), next.isEmpty() ? typed : next);
    }
}
