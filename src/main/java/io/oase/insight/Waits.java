package io.oase.insight;

import io.oase.target.Calendars;
import io.oase.target.OpenSince;
import io.oase.target.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How long what still runs has been running in opening time. Each calendar is reckoned through for as far back as was asked for, and
 * further only when that is not enough: to look for the earliest beforehand costs as much as reading all that runs.
 */
final class Waits {
    private static final Duration AT_LEAST = Duration.ofDays(30);

    private final Handle db;
    private final Calendars calendars;
    private final Instant now;
    private final Map<Long, Reckoned> byCalendar = new HashMap<>();

    /** For what runs at a moment. */
    Waits(Handle db, Calendars calendars, Instant now) {
        this.db = db;
        this.calendars = calendars;
        this.now = now;
    }

    private record Reckoned(Instant first, OpenSince open) {}

    /**
     * In seconds.
     *
     * @param calendar version of it
     * @param paused since when it stands still; null while it runs
     * @param pauses when it stood still before
     */
    int open(long calendar, Instant started, @Nullable Instant paused, List<Stretch> pauses) {
        OpenSince since = since(calendar, started);
        long seconds = paused == null ? since.seconds(started, pauses) : since.secondsUntil(started, pauses, paused);
        return (int) Math.min(seconds, Integer.MAX_VALUE);
    }

    /** Twice as far as asked for, so that what comes in any order is reckoned through a few times at most. */
    private OpenSince since(long calendar, Instant started) {
        Reckoned known = byCalendar.get(calendar);
        if (known == null || started.isBefore(known.first)) {
            Duration asked = Duration.between(started, now);
            Instant first = now.minus(asked.compareTo(AT_LEAST) < 0 ? AT_LEAST : asked.multipliedBy(2));
            known = new Reckoned(
                    first, new OpenSince(calendars.version(db, calendar).calendar(), first, now));
            byCalendar.put(calendar, known);
        }
        return known.open;
    }
}
