package io.oase.target;

import io.oase.target.CalendarDao.VersionRow;
import io.oase.target.Calendars.Version;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Versions that were read before. They never change, and finding the holidays of a place anew each time is costly. What
 * stands in one and can no longer be understood, because a country has since been renamed, say, is left out.
 */
final class CalendarVersions {
    /** More than any installation has in use; past it, all are forgotten and read again. */
    private static final int MOST = 1000;

    private final Map<Long, Version> known = new ConcurrentHashMap<>();

    Version of(long id, Supplier<VersionRow> row) {
        Version version = known.get(id);
        if (version == null) {
            version = read(row.get());
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, version);
        }
        return version;
    }

    private static Version read(VersionRow row) {
        Calendar calendar =
                CalendarReading.of(row.body().as(CalendarDraft.class)).calendar();
        return new Version(row.id(), row.calendarId(), row.no(), row.name(), calendar);
    }
}
