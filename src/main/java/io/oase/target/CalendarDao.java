package io.oase.target;

import io.oase.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code calendar} and {@code calendar_version}. */
final class CalendarDao {
    private static final String LATEST = """
            SELECT c.id, c.name, v.id AS version_id, v.no, v.body, c.created_at, v.created_at AS changed_at,
                   v.created_by AS changed_by
              FROM calendar c
              JOIN LATERAL (SELECT * FROM calendar_version WHERE calendar_id = c.id ORDER BY no DESC LIMIT 1) v ON true
             WHERE c.retired_at IS NULL
            """;

    private CalendarDao() {}

    /** A calendar that is in use, with its latest version. */
    record Row(
            long id,
            String name,
            long versionId,
            int no,
            Json body,
            Instant createdAt,
            Instant changedAt,
            @Nullable Long changedBy) {}

    /** A version, whether or not its calendar is still in use. */
    record VersionRow(
            long id,
            long calendarId,
            int no,
            String name,
            Json body,
            Instant createdAt,
            @Nullable Long createdBy) {}

    static List<Row> all(Handle db) {
        return db.createQuery(LATEST + " ORDER BY lower(c.name), c.id")
                .mapTo(Row.class)
                .list();
    }

    static Optional<Row> find(Handle db, long id) {
        return db.createQuery(LATEST + " AND c.id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    /** Whether there is such a calendar in use; it is then locked until the end of the transaction. */
    static boolean lock(Handle db, long id) {
        return db.createQuery("SELECT id FROM calendar WHERE id = :id AND retired_at IS NULL FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Whoever names or retires a calendar waits here for the others until the transaction ends. */
    static void oneAtATime(Handle db) {
        db.execute("SELECT pg_advisory_xact_lock(7305809157)");
    }

    static boolean nameTaken(Handle db, String name, long exceptId) {
        return db.createQuery("""
                        SELECT count(*) FROM calendar WHERE lower(name) = lower(:name) AND id <> :id AND retired_at IS NULL
                        """)
                        .bind("name", name)
                        .bind("id", exceptId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static int count(Handle db) {
        return db.createQuery("SELECT count(*) FROM calendar WHERE retired_at IS NULL")
                .mapTo(Integer.class)
                .one();
    }

    static long insert(Handle db, String name, long by, Instant at) {
        return db.createQuery("""
                        INSERT INTO calendar (name, created_at, created_by) VALUES (:name, :at, :by) RETURNING id
                        """)
                .bind("name", name)
                .bind("at", at)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
    }

    static void rename(Handle db, long id, String name) {
        db.createUpdate("UPDATE calendar SET name = :name WHERE id = :id")
                .bind("name", name)
                .bind("id", id)
                .execute();
    }

    static void retire(Handle db, long id, Instant at) {
        db.createUpdate("UPDATE calendar SET retired_at = :at WHERE id = :id")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void insertVersion(Handle db, long calendar, int no, String name, CalendarDraft body, long by, Instant at) {
        db.createUpdate("""
                        INSERT INTO calendar_version (calendar_id, no, name, body, created_at, created_by)
                        VALUES (:calendar, :no, :name, :body, :at, :by)
                        """)
                .bind("calendar", calendar)
                .bind("no", no)
                .bind("name", name)
                .bind("body", Json.of(body))
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    static Optional<VersionRow> version(Handle db, long versionId) {
        return db.createQuery("""
                        SELECT id, calendar_id, no, name, body, created_at, created_by FROM calendar_version WHERE id = :id
                        """).bind("id", versionId).mapTo(VersionRow.class).findOne();
    }

    /** Latest first. */
    static List<VersionRow> versions(Handle db, long calendar) {
        return db.createQuery("""
                        SELECT id, calendar_id, no, name, body, created_at, created_by
                          FROM calendar_version WHERE calendar_id = :calendar ORDER BY no DESC
                        """)
                .bind("calendar", calendar)
                .mapTo(VersionRow.class)
                .list();
    }

    /** Number of the latest version, also of a calendar that is no longer in use. */
    static Optional<Long> latest(Handle db, long calendar) {
        return db.createQuery("SELECT id FROM calendar_version WHERE calendar_id = :id ORDER BY no DESC LIMIT 1")
                .bind("id", calendar)
                .mapTo(Long.class)
                .findOne();
    }
}
