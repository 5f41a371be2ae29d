package io.oase.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.target.Calendars;
import io.oase.target.OpenSince;
import io.oase.target.Stretch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How long what still runs has been running in opening time; each calendar is reckoned through once, however much runs. */
record Waits(Map<Long, OpenSince> byCalendar) {
    /** For everything that runs now. */
    static Waits read(Handle db, Calendars calendars, Instant now) {
        Map<Long, OpenSince> all = new HashMap<>();
        db.createQuery("SELECT calendar_version_id, min(started_at) FROM clock WHERE ended_at IS NULL GROUP BY 1")
                .map((row, context) -> {
                    long version = row.getLong(1);
                    Instant first = row.getTimestamp(2).toInstant();
                    return all.put(
                            version,
                            new OpenSince(calendars.version(db, version).calendar(), first, now));
                })
                .list();
        return new Waits(all);
    }

    /**
     * In seconds.
     *
     * @param paused since when it stands still; null while it runs
     * @param pauses JSON of when it stood still before; null for never
     */
    int open(long calendar, Instant started, @Nullable Instant paused, @Nullable String pauses) {
        OpenSince since = byCalendar.get(calendar);
        if (since == null) {
            return 0;
        }
        List<Stretch> before = pauses == null ? List.of() : new Json(pauses).as(new TypeReference<>() {});
        long seconds = paused == null ? since.seconds(started, before) : since.secondsUntil(started, before, paused);
        return (int) Math.min(seconds, Integer.MAX_VALUE);
    }
}
