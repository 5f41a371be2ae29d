package io.oase.demo;

import java.util.List;
import java.util.Map;

/**
 * What is said on the make-believe network.
 *
 * @param past what was said before the start, oldest first
 * @param stories what is said from now on, in no order
 * @param reactions by language and temper: rounds of answering back, each with some wordings to choose from
 * @param slots words for the slots
 */
record Script(
        List<Line> past,
        List<Line> stories,
        Map<String, Map<Member.Temper, List<List<String>>>> reactions,
        Map<String, List<String>> slots) {

    /** Reads the script from the files beside this class. */
    static Script read() {
        var past = Yaml.list("past.yaml", Line.class).stream()
                .sorted(java.util.Comparator.comparingDouble(Line::hours).reversed())
                .toList();
        return new Script(
                past,
                Yaml.list("stories.yaml", Line.class),
                Yaml.one("reactions.yaml", Reactions.class),
                Yaml.one("slots.yaml", Choices.class));
    }

    /** The rounds of answering back for somebody; empty for those who never do. */
    List<List<String>> rounds(Member member) {
        return reactions.getOrDefault(member.language(), Map.of()).getOrDefault(member.temper(), List.of());
    }

    private static final class Reactions extends java.util.HashMap<String, Map<Member.Temper, List<List<String>>>> {
        private static final long serialVersionUID = 1;
    }

    private static final class Choices extends java.util.HashMap<String, List<String>> {
        private static final long serialVersionUID = 1;
    }
}
