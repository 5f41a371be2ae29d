package io.oase.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuietTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @Test
    void hours_over_midnight_belong_to_the_day_they_begin_on() {
        Quiet nights = new Quiet(LocalTime.of(18, 0), LocalTime.of(8, 0), WORKDAYS);
        assertThat(nights.until(at("2026-03-02T17:59"), BERLIN)).isEmpty(); // a Monday
        assertThat(nights.until(at("2026-03-02T18:00"), BERLIN)).contains(at("2026-03-03T08:00"));
        assertThat(nights.until(at("2026-03-03T07:59"), BERLIN)).contains(at("2026-03-03T08:00"));
        assertThat(nights.until(at("2026-03-03T08:00"), BERLIN)).isEmpty();
        assertThat(nights.until(at("2026-03-07T07:00"), BERLIN)).contains(at("2026-03-07T08:00"));
        assertThat(nights.until(at("2026-03-07T19:00"), BERLIN)).isEmpty();
        assertThat(nights.until(at("2026-03-02T07:00"), BERLIN)).isEmpty();
    }

    @Test
    void days_that_follow_each_other_are_one_long_rest() {
        Quiet weekend =
                new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(weekend.until(at("2026-03-07T12:00"), BERLIN)).contains(at("2026-03-09T00:00"));
        assertThat(weekend.until(at("2026-03-09T00:00"), BERLIN)).isEmpty();
        assertThat(weekend.always()).isFalse();
        assertThat(new Quiet(LocalTime.NOON, LocalTime.NOON, EnumSet.allOf(DayOfWeek.class)).always())
                .isTrue();
    }

    @Test
    void they_follow_the_clock_on_the_wall_when_it_is_put_forward_and_back() {
        Quiet nights = new Quiet(LocalTime.of(22, 0), LocalTime.of(6, 0), EnumSet.allOf(DayOfWeek.class));
        assertThat(length(nights, "2026-03-28T22:00")).isEqualTo(Duration.ofHours(7));
        assertThat(length(nights, "2026-10-24T22:00")).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void the_next_beginning_is_always_ahead() {
        Quiet nights = new Quiet(LocalTime.of(18, 0), LocalTime.of(8, 0), WORKDAYS);
        assertThat(nights.next(at("2026-03-02T09:00"), BERLIN)).contains(at("2026-03-02T18:00"));
        assertThat(nights.next(at("2026-03-02T18:00"), BERLIN)).contains(at("2026-03-03T18:00"));
        assertThat(nights.next(at("2026-03-06T18:00"), BERLIN)).contains(at("2026-03-09T18:00"));
    }

    @Property
    void it_ends_later_than_now_and_then_it_is_not_quiet_any_more(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll Set<DayOfWeek> days,
            @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second) {
        Quiet quiet = new Quiet(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L), days);
        Instant now = Instant.ofEpochSecond(second);
        quiet.until(now, BERLIN).ifPresent(end -> {
            assertThat(end).isAfter(now);
            if (!quiet.always() && days.size() < 7) {
                assertThat(quiet.until(end, BERLIN)).isEmpty();
            }
        });
    }

    @Test
    void the_next_mail_with_everything_is_the_next_time_of_the_day_or_the_first_of_the_next() {
        Preference twice = new Preference(
                java.util.Map.of(),
                BERLIN,
                null,
                List.of(LocalTime.of(14, 0), LocalTime.of(8, 0), LocalTime.of(8, 0)),
                false);
        assertThat(twice.digestTimes()).containsExactly(LocalTime.of(8, 0), LocalTime.of(14, 0));
        assertThat(twice.nextDigest(at("2026-03-02T07:59"))).isEqualTo(at("2026-03-02T08:00"));
        assertThat(twice.nextDigest(at("2026-03-02T08:00"))).isEqualTo(at("2026-03-02T14:00"));
        assertThat(twice.nextDigest(at("2026-03-02T14:00"))).isEqualTo(at("2026-03-03T08:00"));
    }

    private static Duration length(Quiet quiet, String from) {
        return Duration.between(at(from), quiet.until(at(from), BERLIN).orElseThrow());
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(local), BERLIN).toInstant();
    }
}
