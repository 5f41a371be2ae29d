package io.oase.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JudgingTest {
    private static final Level QUIET = new Level(0.01, 2);

    @Test
    void two_people_are_no_crowd_however_unusual_they_are_and_a_playbook_may_ask_for_more() {
        assertThat(Judging.judge(buckets -> QUIET, buckets -> 2, 1, Judging.threshold(1)))
                .isEmpty();
        assertThat(Judging.judge(buckets -> QUIET, buckets -> 7, 8, Judging.threshold(1)))
                .isEmpty();
        assertThat(Judging.judge(buckets -> QUIET, buckets -> 8, 8, Judging.threshold(1)))
                .isPresent();
    }

    @Test
    void less_than_twice_the_usual_is_not_said_however_sure_it_is() {
        Level busy = new Level(3_000, 2);
        assertThat(busy.chance(4_000)).isLessThan(1e-20);
        assertThat(Judging.judge(buckets -> busy, buckets -> 4_000, 5, Judging.threshold(1)))
                .isEmpty();
        assertThat(Judging.judge(buckets -> busy, buckets -> 6_000, 5, Judging.threshold(1)))
                .isPresent();
    }

    @Test
    void the_least_likely_window_is_said() {
        var verdict = Judging.judge(
                        buckets -> new Level(0.2 * buckets, 1.5),
                        buckets -> buckets == 12 ? 30 : buckets == 3 ? 9 : 4,
                        3,
                        Judging.threshold(1))
                .orElseThrow();
        assertThat(verdict.buckets()).isEqualTo(12);
        assertThat(verdict.people()).isEqualTo(30);
    }

    @Test
    void the_threshold_is_one_look_in_four_weeks_of_them_shared_by_windows_and_places() {
        assertThat(Judging.threshold(1) * 28 * 144 * 3).isCloseTo(1, within(1e-12));
        assertThat(Judging.threshold(5)).isCloseTo(Judging.threshold(1) / 5, within(1e-12));
    }

    @Test
    void it_is_quiet_again_at_what_is_usual_in_an_hour() {
        assertThat(Judging.isQuiet(new Level(10, 2), 14)).isTrue();
        assertThat(Judging.isQuiet(new Level(10, 2), 40)).isFalse();
        assertThat(Judging.isQuiet(QUIET, 2)).isTrue();
    }
}
