package io.oase.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CleanTest {
    @Property(tries = 300)
    void whatever_comes_in_can_be_stored_and_stays_as_it_is_when_it_comes_again(
            @ForAll String raw, @ForAll @IntRange(min = 1, max = 300) int longest) {
        String line = Clean.line(raw, longest);
        assertThat(line.length()).isLessThanOrEqualTo(longest);
        String text = Clean.text(raw);
        assertThat(Clean.text(text)).isEqualTo(text);
        text.codePoints().forEach(point -> assertThat(point == '\n' || point == '\t' || !Character.isISOControl(point))
                .isTrue());
        assertThat(text.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @Test
    void ordinary_words_are_only_composed() {
        String said = "Grüße aus Köln \u0939\u093f\u0928\u094d\u0926\u0940 👩‍👩‍👧‍👦 e\u0301";
        assertThat(Clean.text(said)).isEqualTo(Normalizer.normalize(said, Normalizer.Form.NFC));
    }

    @Test
    void of_ten_thousand_marks_on_a_letter_thirty_stay() {
        assertThat(Clean.text("e" + "\u0327\u0301".repeat(20_000) + "!")).hasSizeBetween(20, 32);
    }

    @Test
    void a_text_is_never_cut_through_a_character() {
        assertThat(Clean.line("a😀", 2)).isEqualTo("a");
        assertThat(Clean.text("😀".repeat(60_000))).hasSize(100_000);
        assertThat(Clean.text("x" + "😀".repeat(60_000))).hasSize(99_999);
    }

    @Test
    void a_key_that_no_index_can_hold_is_none() {
        assertThat(Clean.key("k".repeat(2_000))).hasSize(2_000);
        assertThat(Clean.key("k".repeat(2_001))).isNull();
        assertThat(Clean.key("ü".repeat(1_001))).isNull();
        assertThat(Clean.key(" \t")).isNull();
        assertThat(Clean.key("a\0b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void impossible_times_are_the_time_of_receipt() {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(Clean.postedAt(Instant.parse("0000-01-01T00:00:00Z"), now)).isEqualTo(now);
        assertThat(Clean.postedAt(Instant.parse("+30827-12-31T00:00:00Z"), now)).isEqualTo(now);
        assertThat(Clean.postedAt(now.plusSeconds(301), now)).isEqualTo(now);
        assertThat(Clean.postedAt(now.plusSeconds(299), now)).isEqualTo(now.plusSeconds(299));
    }
}
