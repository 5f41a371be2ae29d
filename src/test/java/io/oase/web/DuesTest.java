package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.Bundles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four hours were promised at nine. */
class DuesTest {
    private static final Instant DUE = Instant.parse("2026-11-24T13:00:00Z");
    private static final Instant WARN = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "09:00:00,     calm, 4 h 00",
        "11:59:59,     calm, 1 h 00",
        "11:59:59.999, calm, 1 h 00",
        "12:00:00,     near, 1 h 00",
        "12:00:01,     near, 59 min",
        "12:59:59,     near, 1 s",
        "12:59:59.999, near, 0 s",
        "13:00:00,     late, 0 s late",
        "13:00:01,     late, 1 s late",
        "14:30:00,     late, 1 h 30 late"
    })
    void it_warns_from_three_quarters_on_and_is_late_from_the_moment_it_is_due(String at, String tone, String words) {
        Row.Due due = at(Instant.parse("2026-11-24T" + at + "Z")).promised(DUE, WARN, "first_response");

        assertThat(due.tone()).isEqualTo(tone);
        assertThat(due.text()).isEqualTo(words);
    }

    @Test
    void what_is_far_away_says_when_and_counts_down_from_twelve_hours_before_on() {
        Row.Due far = at(DUE.minus(Duration.ofHours(14))).promised(DUE, WARN, "first_response");
        assertThat(far.text()).isEqualTo("tomorrow 13:00");
        assertThat(far.tick()).isEqualTo(new Row.Tick("later", DUE.toString(), WARN.toString()));

        Row.Due justBefore = at(DUE.minus(Duration.ofHours(12)).minusMillis(1)).promised(DUE, WARN, "first_response");
        assertThat(justBefore.text()).isEqualTo("13:00");
        Row.Due near = at(DUE.minus(Duration.ofHours(12))).promised(DUE, WARN, "first_response");
        assertThat(near.text()).isEqualTo("12 h 00");
        assertThat(near.tick()).isEqualTo(new Row.Tick("due", DUE.toString(), WARN.toString()));
    }

    private static Dues at(Instant now) {
        return new Dues(new Reader(Bundles.of("web").in(Locale.ENGLISH), ZoneOffset.UTC, now));
    }
}
