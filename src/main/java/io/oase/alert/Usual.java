package io.oase.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What is usual at each hour of the week, learnt from the past weeks; docs/alerts.md says how and from whom. Pure.
 *
 * @param rates people in an hour, by hour of the week from Monday 0:00 on, by the clock
 * @param errors by how much each may be wrong (one standard error)
 * @param dispersion see {@link Level}
 * @param zone whose clock it is
 */
public record Usual(double[] rates, double[] errors, double dispersion, ZoneId zone) {
    /** Hours of a week. */
    public static final int WEEK = 168;

    /** So many hours of the past one believes beforehand … */
    private static final double BELIEVED = 24;
    /** … in which so many people wrote: more than in most, so that little is known long before much is told. */
    private static final double BEFOREHAND = 0.5;
    /** So many hours the rougher estimate counts for in the finer one. */
    private static final double PULL = 4;
    /** People, and how much their numbers vary, that are believed beforehand. */
    private static final double SEEN = 5;

    private static final double VARYING = 2;
    /** What is rarer than this in its hour is cut down to it: yesterday’s crisis is not today’s usual. */
    private static final double RARE = 0.01;
    /** How much numbers vary where that is not known yet. */
    private static final double ROUGHLY = 2;
    /** Fewer hours tell nothing of a slot. */
    private static final int ENOUGH = 12;

    /**
     * The past of something.
     *
     * @param since the first hour something is known of
     * @param until the end of what is used
     * @param people by beginning of an hour (UTC); left out for none
     * @param without hours that are not used, because something was the matter
     */
    public record Past(Instant since, Instant until, Map<Instant, Integer> people, Set<Instant> without) {}

    /** Learns: first without what stands out roughly, then anew without what stands out from that. */
    public static Usual learn(Past past, ZoneId zone) {
        Hours hours = Hours.of(past, zone);
        Usual first = fit(hours.cut(hours.bounds()), zone);
        int[] most = new int[WEEK];
        for (int slot = 0; slot < WEEK; slot++) {
            most[slot] = new Level(first.rates[slot], first.dispersion).beyond(RARE);
        }
        return fit(hours.cut(most), zone);
    }

    /** What is usual in so many {@link Bucket}s from one on; by one standard error too high, because it is only known so well. */
    public Level level(Instant from, int buckets) {
        double mean = 0;
        for (int i = 0; i < buckets; i++) {
            int slot = slot(Bucket.plus(from, i), zone);
            mean += (rates[slot] + errors[slot]) / 6;
        }
        return new Level(mean, dispersion);
    }

    /** What is usual in so many buckets, as well as it is known. */
    public double mean(Instant from, int buckets) {
        double mean = 0;
        for (int i = 0; i < buckets; i++) {
            mean += rates[slot(Bucket.plus(from, i), zone)] / 6;
        }
        return mean;
    }

    /** From all of the past over its kind of day and hour to this very hour: each pulls the next as far as little is known there. */
    private static Usual fit(Hours hours, ZoneId zone) {
        double[] people = new double[WEEK];
        double[] known = new double[WEEK];
        double[] kindPeople = new double[48];
        double[] kindKnown = new double[48];
        double all = BELIEVED * BEFOREHAND;
        for (int i = 0; i < hours.slots.length; i++) {
            int slot = hours.slots[i];
            people[slot] += hours.people[i];
            known[slot]++;
            kindPeople[kind(slot)] += hours.people[i];
            kindKnown[kind(slot)]++;
            all += hours.people[i];
        }
        double overall = all / (hours.slots.length + BELIEVED);
        double[] rates = new double[WEEK];
        double[] weights = new double[WEEK];
        for (int slot = 0; slot < WEEK; slot++) {
            int before = (slot + WEEK - 1) % WEEK;
            int after = (slot + 1) % WEEK;
            int kind = kind(slot);
            double rough = (kindPeople[kind] + PULL * overall) / (kindKnown[kind] + PULL);
            weights[slot] = known[slot] + (known[before] + known[after]) / 2 + PULL;
            rates[slot] = (people[slot] + (people[before] + people[after]) / 2 + PULL * rough) / weights[slot];
        }
        double squares = SEEN * VARYING;
        double expected = SEEN;
        for (int i = 0; i < hours.slots.length; i++) {
            double off = hours.people[i] - rates[hours.slots[i]];
            squares += off * off;
            expected += rates[hours.slots[i]];
        }
        double dispersion = Math.max(1, squares / expected);
        double[] errors = new double[WEEK];
        for (int slot = 0; slot < WEEK; slot++) {
            errors[slot] = Math.sqrt(dispersion * rates[slot] / weights[slot]);
        }
        return new Usual(rates, errors, dispersion, zone);
    }

    static int slot(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return (there.getDayOfWeek().getValue() - 1) * 24 + there.getHour();
    }

    /** Hour of the day, on a working day or on a weekend. */
    private static int kind(int slot) {
        return slot % 24 + (slot >= 5 * 24 ? 24 : 0);
    }

    /** Each hour of the past: which of the week, and how many people. */
    private record Hours(int[] slots, double[] people) {
        static Hours of(Past past, ZoneId zone) {
            long first = -Math.floorDiv(-past.since().getEpochSecond(), 3600L);
            long end = Math.floorDiv(past.until().getEpochSecond(), 3600L);
            int[] slots = new int[(int) Math.max(0, end - first)];
            double[] people = new double[slots.length];
            int used = 0;
            for (long hour = first; hour < end; hour++) {
                Instant at = Instant.ofEpochSecond(hour * 3600);
                if (!past.without().contains(at)) {
                    slots[used] = slot(at, zone);
                    people[used++] = past.people().getOrDefault(at, 0);
                }
            }
            return new Hours(Arrays.copyOf(slots, used), Arrays.copyOf(people, used));
        }

        /** From each hour of the week with its neighbours in all weeks; from its hour of the day where those are few. */
        int[] bounds() {
            // In each hour at most what is rare where three quarters of such hours had no more than so many.
            double[][] bySlot = new double[WEEK][];
            double[][] byKind = new double[2 * 24][];
            int[] inSlot = new int[WEEK];
            int[] inKind = new int[2 * 24];
            for (int i = 0; i < slots.length; i++) {
                for (int near = WEEK - 1; near <= WEEK + 1; near++) {
                    put(bySlot, inSlot, (slots[i] + near) % WEEK, people[i]);
                }
                put(byKind, inKind, kind(slots[i]), people[i]);
            }
            int[] bounds = new int[WEEK];
            for (int slot = 0; slot < WEEK; slot++) {
                double most = inSlot[slot] >= ENOUGH
                        ? threeQuarters(bySlot[slot], inSlot[slot])
                        : threeQuarters(byKind[kind(slot)], inKind[kind(slot)]);
                bounds[slot] = new Level(Math.max(BEFOREHAND, most), ROUGHLY).beyond(RARE);
            }
            return bounds;
        }

        private static void put(double[][] all, int[] counts, int place, double people) {
            double[] before = all[place];
            if (before == null || before.length == counts[place]) {
                all[place] = before == null ? new double[32] : Arrays.copyOf(before, 2 * before.length);
            }
            all[place][counts[place]++] = people;
        }

        private static double threeQuarters(double[] people, int count) {
            if (count == 0) {
                return 0;
            }
            Arrays.sort(people, 0, count);
            return people[count * 3 / 4];
        }

        Hours cut(int[] most) {
            double[] cut = people.clone();
            for (int i = 0; i < cut.length; i++) {
                cut[i] = Math.min(cut[i], most[slots[i]]);
            }
            return new Hours(slots, cut);
        }
    }
}
