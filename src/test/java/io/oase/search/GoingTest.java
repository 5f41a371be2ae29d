package io.oase.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.search.Going.Stretch;
import org.junit.jupiter.api.Test;

class GoingTest {
    private static final Going ALL = new Going(1_000, 1_000);
    private static final Going SOME = new Going(300, 10_000);

    @Test
    void it_goes_as_far_as_there_should_be_enough() {
        // Half of what is wanted stood in two days.
        assertThat(ALL.on(new Stretch(2, 500, 500)).days()).isEqualTo(3);
        // A day that has just begun counts as far as it has come.
        assertThat(ALL.on(new Stretch(0.25, 100, 100)).days()).isEqualTo(3);
    }

    @Test
    void where_few_are_meant_it_goes_as_far_as_enough_of_those_should_be() {
        assertThat(SOME.on(new Stretch(1, 100, 10)).days()).isEqualTo(37);
        assertThat(SOME.on(new Stretch(1, 1_000, 0)).days()).isEqualTo(12);
    }

    @Test
    void a_flood_of_today_is_not_expected_of_yesterday() {
        Going flood = ALL.on(new Stretch(0.5, 700, 700));
        assertThat(flood.days()).isEqualTo(1);
        assertThat(flood.on(new Stretch(1, 50, 50)).days()).isEqualTo(7);
    }

    @Test
    void what_is_hardly_there_is_looked_for_a_week_back_and_seven_weeks_and_then_in_all_of_the_past() {
        Going day = ALL.on(new Stretch(0.2, 1, 1));
        assertThat(day.days()).isEqualTo(7);
        Going week = day.on(new Stretch(7, 1, 1));
        assertThat(week.days()).isEqualTo(49);
        assertThat(week.on(new Stretch(49, 1, 1)).days()).isEqualTo(Going.ALL);
        assertThat(ALL.on(new Stretch(1, 3, 3)).days()).isEqualTo(Going.ALL);
    }

    @Test
    void it_ends_with_enough_found_or_enough_looked_at() {
        assertThat(ALL.on(new Stretch(1, 999, 999)).isEnough()).isFalse();
        assertThat(SOME.on(new Stretch(1, 2_000, 300)).isEnough()).isTrue();
        assertThat(SOME.on(new Stretch(1, 10_000, 0)).isEnough()).isTrue();
        assertThat(SOME.on(new Stretch(1, 2_000, 30)).most()).isEqualTo(8_000);
    }
}
