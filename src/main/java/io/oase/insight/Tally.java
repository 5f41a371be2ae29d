package io.oase.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what was measured of one kind. */
final class Tally {
    private final Spread opening = new Spread();
    private final Spread clock = new Spread();
    private final Spread waiting = new Spread();
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
        if (oldest == null || time.startedAt().isBefore(oldest)) {
            oldest = time.startedAt();
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
                new Figures.Lengths(waiting.mean(), waiting.percentile(50), waiting.percentile(90), null));
    }

    private static Figures.Lengths lengths(Spread spread, long delays) {
        return new Figures.Lengths(
                spread.mean(),
                spread.percentile(50),
                spread.percentile(90),
                spread.count() == 0 ? null : Math.round((double) delays / spread.count()));
    }
}
