package io.oase.target;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is kept, in its latest version.
 *
 * @param name what it is called; no two that are in use have the same
 * @param versionId number of the latest version among those of all calendars
 * @param no number of the latest version among its own, from 1
 * @param written what stands in it
 * @param calendar what that means
 * @param changedAt since when the latest version holds
 * @param changedBy account that made it; null for one that came with the product
 */
public record StoredCalendar(
        long id,
        String name,
        long versionId,
        int no,
        CalendarDraft written,
        Calendar calendar,
        Instant createdAt,
        Instant changedAt,
        @Nullable Long changedBy) {}
