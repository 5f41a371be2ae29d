package io.oase.testing;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Kills a real process with -9 at moments of chance, again and again on the same data.
 *
 * <p>{@code -Doase.kills=30} lets it go on for longer, {@code -Doase.seed=…} repeats a run's moments.
 */
public final class Kills {
    private static final long SEED = Long.getLong("oase.seed", System.nanoTime());

    private final int times;
    private final Random random = new Random(SEED);

    private Kills(int times) {
        this.times = times;
    }

    /** So many, where nothing else is asked for; the seed is printed, so that a failure can be repeated. */
    public static Kills times(int usual) {
        System.out.println("Kills with -Doase.seed=" + SEED);
        return new Kills(Integer.getInteger("oase.kills", usual));
    }

    /** How many there are. */
    public int times() {
        return times;
    }

    /** A number of chance below this one. */
    public int chance(int below) {
        return random.nextInt(below);
    }

    /** How far work of this size has come at a kill: each kill has an equal part of it, and none is in the last part. */
    public int spread(int kill, int work) {
        int part = work / (times + 1);
        return work * kill / (times + 1) + random.nextInt(part);
    }

    /**
     * Kills it a moment after each condition has come true, and starts it again.
     *
     * @param moment what has to be so before the kill with this number, from 0; asked for once for each kill
     * @param pause up to so many milliseconds later
     * @param then how things stand, asked while it is dead
     * @return what was answered to that, in order
     */
    public <T> List<T> of(
            RunningOase oase, IntFunction<BooleanSupplier> moment, int pause, Supplier<? extends T> then) {
        List<T> stood = new ArrayList<>();
        for (int kill = 0; kill < times; kill++) {
            BooleanSupplier come = moment.apply(kill);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(come::getAsBoolean);
            after(0, pause);
            oase.kill();
            stood.add(then.get());
            oase.start();
        }
        return stood;
    }

    /** Waits for a moment of chance, after so many milliseconds at the earliest and before so many at the latest. */
    public void after(int earliest, int latest) {
        try {
            TimeUnit.MILLISECONDS.sleep(earliest + random.nextInt(latest - earliest));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
