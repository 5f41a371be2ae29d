package io.oase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrisesTest {
    @Test
    void a_year_is_the_same_every_time() {
        assertThat(new Crises(0.5, 10, 1).learnt(5).toString())
                .isEqualTo(new Crises(0.5, 10, 1).learnt(5).toString());
    }

    @Test
    void every_crisis_that_stands_out_is_noticed_within_an_hour_and_a_half_with_fewer_false_alarms_than_stated() {
        for (double usual : new double[] {0.5, 5}) {
            Crises.Outcome outcome = new Crises(usual, 10, 7).learnt(5);
            assertThat(outcome.missed()).isZero();
            assertThat(outcome.delays().at(1)).isLessThan(90);
            assertThat(outcome.falseAlarms()).isLessThan(0.25);
        }
    }

    @Test
    void a_year_in_which_nothing_happens_has_at_most_one_false_alarm_in_four_weeks() {
        for (double usual : new double[] {0.1, 1, 20}) {
            assertThat(new Crises(usual, 0, 3).learnt(1).falseAlarms()).isLessThanOrEqualTo(0.25);
        }
    }

    @Test
    void a_fixed_number_is_late_where_little_is_usual_or_cries_wolf_where_much_is() {
        assertThat(new Crises(5, 10, 7).fixed(5).falseAlarms()).isGreaterThan(5);
        Crises quiet = new Crises(0.5, 5, 7);
        assertThat(quiet.fixed(10).missed()).isGreaterThan(quiet.learnt(5).missed());
    }
}
