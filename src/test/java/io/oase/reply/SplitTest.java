package io.oase.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.TextRule;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Split.SignedEnd LB = text -> text + " ^LB";

    @Test
    void what_fits_is_left_whole() {
        assertThat(Split.parts("@kim ", "Hello.", LB, rule(40), Locale.ENGLISH)).containsExactly("@kim Hello. ^LB");
    }

    @Test
    void it_is_cut_at_sentence_ends() {
        assertThat(Split.parts("", "One two three. Four five six. Seven eight nine.", LB, rule(30), Locale.ENGLISH))
                .containsExactly("One two three. (1/3)", "Four five six. (2/3)", "Seven eight nine. (3/3) ^LB");
    }

    @Test
    void a_limit_too_small_for_anything_says_so() {
        assertThat(Split.parts("@somebody.with.a.long.name@example.org ", "Hello", LB, rule(20), Locale.ENGLISH))
                .isEmpty();
    }

    @Property(tries = 400)
    void every_part_fits_and_nothing_is_lost(
            @ForAll("texts") String text, @ForAll @IntRange(min = 30, max = 300) int max) {
        TextRule rule = rule(max);
        List<String> parts = Split.parts("@kim ", text.strip(), LB, rule, Locale.ROOT);
        if (parts.isEmpty()) {
            // so many parts that no number would hold them, or no room beside name, number and sign-off
            assertThat(text.length() / (max - 17)).isGreaterThan(60);
            return;
        }
        if (parts.size() == 1) {
            assertThat(parts).containsExactly("@kim " + text.strip() + " ^LB");
            return;
        }
        assertThat(parts).allSatisfy(part -> assertThat(rule.fits(part)).isTrue());
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String number = " (" + (i + 1) + "/" + parts.size() + ")";
            String body = parts.get(i).substring("@kim ".length());
            assertThat(body).endsWith(i == parts.size() - 1 ? number + " ^LB" : number);
            words.append(body, 0, body.length() - number.length() - (i == parts.size() - 1 ? 4 : 0));
        }
        assertThat(words.toString().replaceAll("\\s+", "")).isEqualTo(text.replaceAll("\\s+", ""));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzäöüß")
                .ofMinLength(1)
                .ofMaxLength(14);
        Arbitrary<String> odd = Arbitraries.of(
                "👨‍👩‍👧‍👦", "🇩🇪", "https://example.org/a?b=c", "e\u0301", "“Ja”", "…", "1.", "z.B.");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, word), net.jqwik.api.Tuple.of(1, odd))
                .list()
                .ofMinSize(1)
                .ofMaxSize(160)
                .map(words -> String.join(" ", words).replaceAll("(\\w{3}) (\\w)", "$1. $2"));
    }

    private static TextRule rule(int max) {
        return new TextRule(max, text -> text.codePointCount(0, text.length()));
    }
}
