package io.oase.alert;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Whether so many people are still usual. Pure. */
public final class Judging {
    /** How many {@link Bucket}s are looked at together: ten minutes for what breaks out, half an hour and two hours for what creeps. */
    public static final int[] WINDOWS = {1, 3, 12};

    /** Fewer different people are no crowd, whatever a playbook says. */
    public static final int FEWEST = 3;

    /** What is not at least so many times the usual is not worth waking anybody, however sure it is. */
    public static final double TIMES = 2;

    /** Days in which one false alarm of a topic is taken into account. */
    private static final int DAYS = 28;
    /** It is quiet again when so many in an hour are this likely while nothing is the matter. */
    private static final double QUIET = 0.05;

    private Judging() {}

    /**
     * More people than usual.
     *
     * @param buckets how many, the last of them the one that was asked about
     * @param people different ones
     * @param chance of so many while nothing is the matter
     */
    public record Verdict(int buckets, int people, Level usual, double chance) {}

    /**
     * How unlikely it has to be, so that a topic has at most one false alarm in four weeks: each of their ten minutes is asked about
     * once for each window and place, since a count that grows is only decided by where it ends (Bonferroni’s correction).
     *
     * @param places channels that are looked at each, and all of them together
     */
    public static double threshold(int places) {
        return 1.0 / (DAYS * 24 * 6 * WINDOWS.length * places);
    }

    /**
     * The least likely of the windows that end with one bucket; empty when all are usual.
     *
     * @param usual by number of buckets
     * @param people different ones, by number of buckets
     * @param atLeast so many have to be there
     */
    public static Optional<Verdict> judge(
            IntFunction<Level> usual, IntUnaryOperator people, int atLeast, double threshold) {
        Verdict worst = null;
        for (int buckets : WINDOWS) {
            int count = people.applyAsInt(buckets);
            if (count >= Math.max(atLeast, FEWEST)) {
                Level level = usual.apply(buckets);
                double chance = level.chance(count);
                if (count >= TIMES * level.mean() && chance < threshold && (worst == null || chance < worst.chance)) {
                    worst = new Verdict(buckets, count, level, chance);
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    /** Whether so many in an hour are nothing special. */
    public static boolean isQuiet(Level hour, int people) {
        return people < FEWEST || hour.chance(people) > QUIET;
    }
}
