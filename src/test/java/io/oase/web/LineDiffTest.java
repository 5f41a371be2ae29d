package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void what_differs_stands_there_with_a_little_around_it_and_its_words_marked() {
        String before = lines(1, 20);
        String after = before.replace("line 10\n", "line ten\n").replace("line 20", "line 20\nline 21");

        List<LineDiff.Line> diff = LineDiff.of(before, after);

        assertThat(diff)
                .extracting(LineDiff.Line::tone)
                .containsExactly(
                        "same", "same", "same", "gone", "came", "same", "same", "same", "left", "same", "same", "same",
                        "came");
        assertThat(diff.get(3).before()).isEqualTo("10");
        assertThat(diff.get(3).pieces()).extracting(WordDiff.Stretch::gone).containsExactly(false, true);
        assertThat(diff.get(4).pieces()).extracting(WordDiff.Stretch::text).containsExactly("line ", "ten");
    }

    @Test
    void what_is_the_same_has_nothing_to_show() {
        assertThat(LineDiff.of("a\nb", "a\nb")).isEmpty();
        assertThat(LineDiff.of("", "")).isEmpty();
    }

    @Test
    void whatever_is_compared_the_lines_of_both_are_there() {
        Random chance = new Random(7);
        for (int i = 0; i < 300; i++) {
            String before = chance(chance);
            String after = chance(chance);
            List<LineDiff.Line> diff = LineDiff.of(before, after);
            for (LineDiff.Line line : diff) {
                String text = line.pieces().stream().map(WordDiff.Stretch::text).collect(Collectors.joining());
                if (!line.before().isEmpty()) {
                    assertThat(before.split("\n", -1)[Integer.parseInt(line.before()) - 1])
                            .isEqualTo(text);
                }
                if (!line.after().isEmpty()) {
                    assertThat(after.split("\n", -1)[Integer.parseInt(line.after()) - 1])
                            .isEqualTo(text);
                }
            }
            assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
        }
    }

    @Test
    void two_large_texts_with_nothing_in_common_are_told_one_after_the_other() {
        List<LineDiff.Line> diff = LineDiff.of(lines(1, 5_000), lines(5_001, 10_000));

        assertThat(diff).hasSize(10_000);
    }

    private static String chance(Random chance) {
        return chance.ints(chance.nextInt(12), 0, 5)
                .mapToObj(n -> "w" + n + " x")
                .collect(Collectors.joining("\n"));
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));
    }
}
