package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.web.WordDiff.Stretch;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    @Test
    void what_stays_goes_and_comes_is_told_word_by_word() {
        assertThat(WordDiff.of("It is on its way.", "It is on its way, Kim."))
                .containsExactly(
                        new Stretch(false, false, "It is on its "),
                        new Stretch(true, false, "way."),
                        new Stretch(false, true, "way, Kim."));
        assertThat(WordDiff.of("", "New")).containsExactly(new Stretch(false, true, "New"));
        assertThat(WordDiff.of("Same", "Same")).containsExactly(new Stretch(false, false, "Same"));
    }

    @Test
    void very_long_texts_are_told_as_a_whole() {
        assertThat(WordDiff.of("a ".repeat(2_000), "b ".repeat(2_000))).hasSize(2);
    }

    @Property(tries = 200)
    void both_texts_can_be_put_together_again(
            @ForAll @Chars({' ', '\n'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String before,
            @ForAll @Chars({' ', '\n'}) @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String after) {
        List<Stretch> stretches = WordDiff.of(before, after);
        assertThat(joined(stretches, stretch -> !stretch.came())).isEqualTo(before);
        assertThat(joined(stretches, stretch -> !stretch.gone())).isEqualTo(after);
    }

    private static String joined(List<Stretch> stretches, Predicate<Stretch> which) {
        return stretches.stream().filter(which).map(Stretch::text).collect(Collectors.joining());
    }
}
