package io.oase.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
    /** Reckoned by hand: 1 − e^−μ Σ μ^k / k!, and the same for a negative binomial with p = 1/φ and r = μ / (φ − 1). */
    @ParameterizedTest
    @CsvSource({
        // mean, dispersion, people, chance
        "1,    1, 1,  0.6321205588",
        "0.5,  1, 3,  0.0143877",
        "2,    1, 2,  0.5939941503",
        "1,    2, 1,  0.5",
        "1,    2, 4,  0.0625",
        "2,    2, 3,  0.3125",
        "3,    4, 2,  0.5625",
        "3,    4, 10, 0.0563135147",
    })
    void the_chance_of_so_many_is_the_upper_tail(double mean, double dispersion, int people, double chance) {
        assertThat(new Level(mean, dispersion).chance(people)).isCloseTo(chance, Percentage.withPercentage(0.001));
    }

    @Test
    void a_chance_falls_with_the_people_rises_with_the_level_and_is_never_out_of_bounds() {
        for (double mean : new double[] {0.001, 0.3, 7, 900, 40_000}) {
            for (double dispersion : new double[] {1, 1.0000001, 1.3, 4, 60}) {
                double before = 1;
                for (int people = 0; people < mean * 3 + 60; people += Math.max(1, (int) mean / 9)) {
                    double chance = new Level(mean, dispersion).chance(people);
                    assertThat(chance).isBetween(0.0, 1.0).isLessThanOrEqualTo(before + 1e-9);
                    assertThat(new Level(mean * 2, dispersion).chance(people)).isGreaterThanOrEqualTo(chance - 1e-9);
                    before = chance;
                }
            }
        }
    }

    @Test
    void all_chances_add_up_to_the_mean() {
        for (double dispersion : new double[] {1, 2.5, 9}) {
            double sum = 0;
            for (int people = 1; people < 900; people++) {
                sum += new Level(12.5, dispersion).chance(people);
            }
            assertThat(sum).isCloseTo(12.5, within(1e-6));
        }
    }

    @Test
    void two_levels_together_have_both_means_and_both_variances() {
        Level both = new Level(2, 3).and(new Level(6, 1));
        assertThat(both.mean()).isEqualTo(8);
        assertThat(both.mean() * both.dispersion()).isCloseTo(12, within(1e-9));
        assertThat(Level.NONE.and(Level.NONE)).isEqualTo(Level.NONE);
        assertThat(Level.NONE.and(new Level(2, 3))).isEqualTo(new Level(2, 3));
    }

    @Test
    void where_nobody_ever_was_one_person_is_impossible_and_nobody_is_sure() {
        assertThat(Level.NONE.chance(1)).isZero();
        assertThat(Level.NONE.chance(0)).isOne();
        assertThat(new Level(3, 2).beyond(0.01)).isEqualTo(12);
    }
}
