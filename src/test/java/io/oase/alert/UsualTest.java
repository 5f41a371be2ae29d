package io.oase.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class UsualTest {
    /** A Monday, 0:00. */
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private static final Instant END = MONDAY.plus(Duration.ofDays(56));

    @Test
    void a_busy_hour_is_known_from_a_quiet_one_and_a_weekend_from_a_working_day() {
        Usual usual = learn(hour -> {
            int slot = Usual.slot(hour, ZoneOffset.UTC);
            return slot >= 120 ? 1 : slot % 24 >= 8 && slot % 24 < 20 ? 20 : 0;
        });
        assertThat(usual.rates()[12]).isCloseTo(20, within(2.0));
        assertThat(usual.rates()[3]).isLessThan(0.8);
        assertThat(usual.rates()[5 * 24 + 12]).isCloseTo(1, within(0.3));
        assertThat(usual.mean(MONDAY.plus(Duration.ofHours(12)), 6)).isCloseTo(20, within(2.0));
        assertThat(usual.level(MONDAY.plus(Duration.ofHours(12)), 6).mean()).isGreaterThan(20);
    }

    @Test
    void without_a_past_little_is_believed_and_three_people_are_no_surprise() {
        Usual usual = Usual.learn(new Usual.Past(END, END, Map.of(), Set.of()), ZoneOffset.UTC);
        assertThat(usual.rates()).containsOnly(0.5);
        assertThat(usual.dispersion()).isEqualTo(2);
        assertThat(Judging.judge(buckets -> usual.level(END, buckets), buckets -> 3, 2, Judging.threshold(1)))
                .isEmpty();
        assertThat(Judging.judge(buckets -> usual.level(END, buckets), buckets -> 12, 2, Judging.threshold(1)))
                .isPresent();
    }

    @Test
    void a_crisis_last_week_is_not_what_is_usual_this_week() {
        ToIntFunction<Instant> calm = hour -> 2;
        Instant crisis = MONDAY.plus(Duration.ofDays(49)).plus(Duration.ofHours(9));
        ToIntFunction<Instant> once =
                hour -> !hour.isBefore(crisis) && hour.isBefore(crisis.plus(Duration.ofHours(6))) ? 300 : 2;
        double before = learn(calm).rates()[11];
        assertThat(learn(once).rates()[11]).isCloseTo(before, within(before * 1.5));

        Set<Instant> known = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            known.add(crisis.plus(Duration.ofHours(i)));
        }
        Usual without = Usual.learn(new Usual.Past(MONDAY, END, people(once), known), ZoneOffset.UTC);
        assertThat(without.rates()[11]).isCloseTo(before, within(0.2));
        assertThat(without.dispersion()).isLessThan(2.1);
    }

    @Test
    void hours_are_those_of_the_clock_on_the_wall_also_after_it_was_changed() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(Usual.slot(Instant.parse("2026-03-23T08:00:00Z"), berlin)).isEqualTo(9);
        assertThat(Usual.slot(Instant.parse("2026-03-30T07:00:00Z"), berlin)).isEqualTo(9);
        assertThat(Usual.slot(Instant.parse("2026-03-29T22:00:00Z"), berlin)).isZero();
    }

    @Test
    void what_comes_in_clusters_is_known_to_vary_and_dispersion_is_never_below_chance() {
        SplittableRandom random = new SplittableRandom(5);
        Usual clustered = learn(hour -> random.nextInt(10) == 0 ? 10 : 0);
        assertThat(clustered.dispersion()).isGreaterThan(2.5);
        assertThat(learn(hour -> 4).dispersion()).isEqualTo(1);
    }

    /** Half a year of pure chance, with nights and weekends in it: the stated rate is one in four weeks. */
    @Test
    void chance_alone_raises_fewer_false_alarms_than_are_stated() {
        int alarms = 0;
        int weeks = 0;
        for (double mean : new double[] {0.05, 0.6, 6}) {
            SplittableRandom random = new SplittableRandom((long) (mean * 100));
            int[] people = new int[34 * 7 * 144];
            Map<Instant, Integer> hours = new HashMap<>();
            for (int i = 0; i < people.length; i++) {
                Instant at = Bucket.plus(MONDAY, i);
                int slot = Usual.slot(at, ZoneOffset.UTC);
                people[i] = poisson(random, mean / 6 * (slot % 24 < 7 ? 0.2 : 1.3) * (slot >= 120 ? 0.5 : 1));
                hours.merge(at.truncatedTo(java.time.temporal.ChronoUnit.HOURS), people[i], Integer::sum);
            }
            Usual usual = null;
            int last = -100;
            for (int i = 8 * 7 * 144; i < people.length; i++) {
                Instant at = Bucket.plus(MONDAY, i);
                if (usual == null || i % 144 == 0) {
                    usual = Usual.learn(
                            new Usual.Past(at.minus(Duration.ofDays(56)), at, hours, Set.of()), ZoneOffset.UTC);
                }
                Usual known = usual;
                int end = i;
                boolean alarm = Judging.judge(
                                buckets -> known.level(Bucket.plus(at, 1 - buckets), buckets),
                                buckets -> {
                                    int sum = 0;
                                    for (int j = end - buckets + 1; j <= end; j++) {
                                        sum += people[j];
                                    }
                                    return sum;
                                },
                                1,
                                Judging.threshold(1))
                        .isPresent();
                alarms += alarm && i - last > 12 ? 1 : 0;
                last = alarm ? i : last;
            }
            weeks += 26;
        }
        assertThat(alarms).isLessThanOrEqualTo(weeks / 4);
    }

    private static Usual learn(ToIntFunction<Instant> people) {
        return Usual.learn(new Usual.Past(MONDAY, END, people(people), Set.of()), ZoneOffset.UTC);
    }

    private static Map<Instant, Integer> people(ToIntFunction<Instant> people) {
        Map<Instant, Integer> hours = new HashMap<>();
        for (Instant hour = MONDAY; hour.isBefore(END); hour = hour.plus(Duration.ofHours(1))) {
            hours.put(hour, people.applyAsInt(hour));
        }
        return hours;
    }

    private static int poisson(SplittableRandom random, double mean) {
        double product = random.nextDouble();
        int count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
