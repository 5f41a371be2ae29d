package io.oase.bench;

import io.oase.alert.Judging;
import io.oase.alert.Usual;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * A year of a topic as it could be, with crises in it, replayed minute by minute through what decides about alerts: how soon each is
 * noticed, and how often something is that is none. The same every time. No database.
 */
final class Crises {
    private static final int LEARNING_WEEKS = 8;
    private static final int AT_LEAST = 5;
    private static final long SEED = 42;
    private static final int WEEKS = 52;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST = Instant.parse("2025-01-05T23:00:00Z");

    /** So long after its beginning a crisis that was not noticed was missed. */
    private static final int PATIENCE = 6 * HOUR;
    /** So long after its beginning nothing is a false alarm: it is not over yet. */
    private static final int EBB = 12 * HOUR;
    /** Alarms within so long are one; a rule that never stops has one after the other. */
    private static final int SAME = 2 * HOUR;

    private final int[] people = new int[(LEARNING_WEEKS + WEEKS) * WEEK];
    private final int[] before = new int[people.length + 1];
    private final List<Integer> crises = new ArrayList<>();

    /**
     * What became of it.
     *
     * @param delays minutes from the beginning of a crisis until it was noticed
     * @param missed crises nobody noticed within six hours
     * @param falseAlarms a week
     */
    record Outcome(Figures delays, int crises, int missed, double falseAlarms) {
        @Override
        public String toString() {
            String noticed = delays.sorted().length == 0
                    ? "none noticed"
                    : String.format(Locale.ROOT, "after %3.0f min, worst %3.0f", delays.median(), delays.at(1));
            return String.format(
                    Locale.ROOT, "%-27s missed %2d of %d, %5.2f false a week", noticed, missed, crises, falseAlarms);
        }
    }

    /** A year for each of some usual levels and sizes of crises: as Oase decides, and by a fixed number of people in ten minutes. */
    static void compare(BiConsumer<String, Outcome> row) {
        for (double usual : new double[] {0.5, 5, 50}) {
            row.accept(label("usual", usual, "nothing happens"), new Crises(usual, 0, SEED).learnt(AT_LEAST));
            for (int size : new int[] {5, 10, 30}) {
                Crises year = new Crises(usual, size, SEED);
                Outcome learnt = year.learnt(AT_LEAST);
                row.accept(label("usual", usual, "crises of " + size), learnt);
                row.accept("  fixed: " + AT_LEAST, year.fixed(AT_LEAST));
                int rare = year.asRareAs(learnt.falseAlarms);
                row.accept("  fixed, as rare: " + rare, year.fixed(rare));
            }
        }
    }

    private static String label(String what, double usual, String then) {
        return String.format(Locale.ROOT, "%s %.1f/h, %s", what, usual, then);
    }

    /** Looks at what there is by one minute. */
    private interface Rule {
        boolean alarms(int minute);
    }

    /**
     * @param usual people in an hour on an average
     * @param size people in ten minutes whom a crisis brings at its height; 0 for a year without any, and without harmless bursts
     * @param seed of its chance
     */
    Crises(double usual, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < people.length; i++) {
            people[i] = clustered(random, usual / HOUR * rhythm(at(i)));
        }
        if (size > 0) {
            bursts(random, usual);
            crises(random, size);
        }
        for (int i = 0; i < people.length; i++) {
            before[i + 1] = before[i] + people[i];
        }
    }

    /** Harmless: something of ours that many answer. Once a week, for an hour, up to three times what is usual then. */
    private void bursts(SplittableRandom random, double usual) {
        for (int i = 0; i < people.length / WEEK; i++) {
            int begin = random.nextInt(people.length - HOUR);
            double times = 2 * random.nextDouble();
            for (int j = begin; j < begin + HOUR; j++) {
                people[j] += clustered(random, usual / HOUR * rhythm(at(j)) * times);
            }
        }
    }

    /** Every other week at any hour: rises within an hour, ebbs away over hours. */
    private void crises(SplittableRandom random, double size) {
        for (int week = LEARNING_WEEKS; week < LEARNING_WEEKS + WEEKS - 1; week += 2) {
            int begin = week * WEEK + random.nextInt(2 * WEEK - 2 * DAY);
            crises.add(begin);
            for (int j = 0; j < 8 * HOUR; j++) {
                double height = j < HOUR ? (j + 1.0) / HOUR : Math.exp(-(j - HOUR) / (3.0 * HOUR));
                people[begin + j] += clustered(random, size / 10 * height);
            }
        }
    }

    /** As Oase decides; what is usual is learnt anew each day, without the hours that were noticed before. */
    Outcome learnt(int atLeast) {
        Map<Instant, Integer> hours = new HashMap<>();
        for (int i = 0; i < people.length; i += HOUR) {
            if (before[i + HOUR] > before[i]) {
                hours.put(at(i), before[i + HOUR] - before[i]);
            }
        }
        Set<Instant> without = new HashSet<>();
        Usual[] usual = new Usual[1];
        return replay(minute -> {
            if (minute % DAY == 0) {
                usual[0] = Usual.learn(
                        new Usual.Past(at(minute - LEARNING_WEEKS * WEEK), at(minute - DAY), hours, without), ZONE);
            }
            if (people[minute] == 0) {
                return false;
            }
            boolean alarms = Judging.judge(
                            buckets -> usual[0].level(at(first(minute, buckets)), buckets),
                            buckets -> sum(minute, buckets),
                            atLeast,
                            Judging.threshold(1))
                    .isPresent();
            if (alarms) {
                without.add(at(minute / HOUR * HOUR));
            }
            return alarms;
        });
    }

    /** So many in ten minutes, always. */
    Outcome fixed(int most) {
        return replay(minute -> people[minute] > 0 && sum(minute, 1) >= most);
    }

    /** The fixed number that would have had as few false alarms, were it known beforehand. */
    int asRareAs(double falseAlarms) {
        int most = 1;
        while (fixed(most).falseAlarms > falseAlarms) {
            most++;
        }
        return most;
    }

    private Outcome replay(Rule rule) {
        List<Double> delays = new ArrayList<>();
        int falseAlarms = 0;
        int missed = 0;
        int next = 0;
        int last = Integer.MIN_VALUE / 2;
        boolean noticed = false;
        for (int i = LEARNING_WEEKS * WEEK; i < people.length; i++) {
            if (next < crises.size() && i >= crises.get(next) + EBB) {
                missed += noticed ? 0 : 1;
                noticed = false;
                next++;
            }
            if (!rule.alarms(i)) {
                continue;
            }
            boolean within = next < crises.size() && i >= crises.get(next);
            if (within && !noticed && i < crises.get(next) + PATIENCE) {
                noticed = true;
                delays.add(i - crises.get(next) + 1.0);
            } else if (!within && i - last > SAME) {
                falseAlarms++;
                last = i;
            }
        }
        return new Outcome(Figures.of(delays), crises.size(), missed, falseAlarms / (double) WEEKS);
    }

    /** In so many of the ten minutes that are counted together, up to this minute of the last of them. */
    private int sum(int minute, int buckets) {
        return before[minute + 1] - before[first(minute, buckets)];
    }

    private static int first(int minute, int buckets) {
        return (minute / 10 - buckets + 1) * 10;
    }

    private static Instant at(int minute) {
        return FIRST.plusSeconds(60L * minute);
    }

    /** Nights are quiet, evenings are not, weekends less; 1 on an average. */
    private static double rhythm(Instant at) {
        ZonedDateTime there = at.atZone(ZONE);
        boolean weekend = there.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        int hour = there.getHour();
        double day = hour < 6 ? 0.15 : hour < 9 ? 0.9 : hour < 17 ? 1.4 : hour < 22 ? 1.7 : 0.6;
        return (weekend ? 0.6 : 1.0) * day / 0.95;
    }

    /** People come in clusters: as many causes as chance has it, each brings one or a few. */
    private static int clustered(SplittableRandom random, double mean) {
        int people = 0;
        for (int causes = poisson(random, mean / 1.5); causes > 0; causes--) {
            do {
                people++;
            } while (random.nextDouble() < 1 / 3.0);
        }
        return people;
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
