package io.oase.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what was measured of one kind. */
final class Tally {
    private final Spread opening = new Spread();
    private final Spread clock = new Spread();
    private final Spread waiting = new Spread();
    private final Spread waitingOpen = new Spread();
    private long delay;
    private long delayOpen;
    private long here;
    private long outside;
    private long unneeded;
    private long settled;
    private long open;
    private long overdue;
    private long kept;
    private long broken;
    private @Nullable Instant oldest;

    void add(Measured time) {
        boolean missed = Boolean.TRUE.equals(time.missed());
        switch (time.ending()) {
            case HERE -> {
                here++;
                done(time);
            }
            case OUTSIDE -> {
                outside++;
                done(time);
            }
            case UNNEEDED -> unneeded++;
            case SETTLED -> {
                settled++;
                broken += missed ? 1 : 0;
            }
        }
    }

    private void done(Measured time) {
        opening.add(time.open());
        clock.add(time.seconds());
        delay += time.delay();
        delayOpen += time.delayOpen();
        if (time.missed() != null) {
            kept += time.missed() ? 0 : 1;
            broken += time.missed() ? 1 : 0;
        }
    }

    void add(Running time) {
        open++;
        overdue += time.overdue() ? 1 : 0;
        broken += time.overdue() ? 1 : 0;
        waiting.add(time.seconds());
        waitingOpen.add(time.open());
        if (oldest == null || time.startedAt().isBefore(oldest)) {
            oldest = time.startedAt();
        }
    }

    /** Everything another has counted, too. */
    void add(Tally other) {
        opening.add(other.opening);
        clock.add(other.clock);
        waiting.add(other.waiting);
        waitingOpen.add(other.waitingOpen);
        delay += other.delay;
        delayOpen += other.delayOpen;
        here += other.here;
        outside += other.outside;
        unneeded += other.unneeded;
        settled += other.settled;
        open += other.open;
        overdue += other.overdue;
        kept += other.kept;
        broken += other.broken;
        if (oldest == null || other.oldest != null && other.oldest.isBefore(oldest)) {
            oldest = other.oldest;
        }
    }

    Figures figures() {
        return new Figures(
                lengths(opening, delayOpen),
                lengths(clock, delay),
                here,
                outside,
                unneeded,
                settled,
                open,
                oldest,
                overdue,
                kept,
                broken,
                waited(waitingOpen),
                waited(waiting));
    }

    private static Figures.Lengths waited(Spread spread) {
        return new Figures.Lengths(spread.mean(), spread.percentile(50), spread.percentile(90), null);
    }

    private static Figures.Lengths lengths(Spread spread, long delays) {
        return new Figures.Lengths(
                spread.mean(),
                spread.percentile(50),
                spread.percentile(90),
                spread.count() == 0 ? null : Math.round((double) delays / spread.count()));
    }
}
