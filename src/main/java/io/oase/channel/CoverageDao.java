package io.oase.channel;

import io.oase.base.Said;
import io.oase.db.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code coverage}: the bookmark of each channel and its line in the ledger. The bookmark moves only from the
 * number it was read at, so that of two polls that cross (a paused node that wakes) one stores nothing.
 */
public final class CoverageDao {
    private static final String COLUMNS = """
            channel_id, level_at, tried_at, failing_since, trouble_key, trouble_args, needs_person, loss_at, loss_key,
            loss_args, next_at, received, unreadable, lag_ms, polling_by, polling_until
            """;

    private CoverageDao() {}

    static void insert(Handle db, long channelId) {
        db.execute("INSERT INTO coverage (channel_id) VALUES (?)", channelId);
    }

    /** All lines of the ledger, of channels that are not removed. */
    public static List<Coverage> all(Handle db, Instant now) {
        return db.createQuery("SELECT " + COLUMNS
                        + " FROM coverage JOIN channel ON channel.id = channel_id AND state <> 'removed'")
                .map((row, context) -> coverage(row, now))
                .list();
    }

    /** One line. */
    public static Optional<Coverage> find(Handle db, long channelId, Instant now) {
        return db.createQuery("SELECT " + COLUMNS + " FROM coverage WHERE channel_id = :id")
                .bind("id", channelId)
                .map((row, context) -> coverage(row, now))
                .findOne();
    }

    /** How far a channel has been read, and the number that a stored page must find unchanged. */
    public record Bookmark(@Nullable String text, long no) {}

    /**
     * Takes the right to read a channel; empty when somebody else has it. It is free when its node is gone; the time is for a
     * node that lives and could not give it back.
     */
    public static Optional<Bookmark> claim(Handle db, long channelId, long node, Instant now, Duration lease) {
        return db.createQuery("""
                        UPDATE coverage SET polling_by = :node, polling_until = :until, tried_at = :now
                         WHERE channel_id = :id AND (polling_by IS NULL OR polling_until <= :now)
                        RETURNING bookmark, bookmark_no
                        """)
                .bind("id", channelId)
                .bind("node", node)
                .bind("now", now)
                .bind("until", now.plus(lease))
                .map((row, context) -> new Bookmark(row.getString("bookmark"), row.getLong("bookmark_no")))
                .findOne();
    }

    /** Gives it back. */
    public static void release(Handle db, long channelId, long node) {
        db.createUpdate(
                        "UPDATE coverage SET polling_by = NULL, polling_until = NULL WHERE channel_id = :id AND polling_by = :node")
                .bind("id", channelId)
                .bind("node", node)
                .execute();
    }

    /**
     * Moves the bookmark, counts what came, and holds on to the channel; belongs in the transaction that stores the page.
     * Bookmark and page are lost together or kept together, so the transaction need not wait for the disk: after a power cut
     * within a second of it the page is read again ("Asynchronous Commit" in PostgreSQL's documentation).
     *
     * @return false when the bookmark has moved since it was read: the page must not be stored
     */
    public static boolean advance(Handle db, long channelId, Bookmark from, Advance page, Instant until) {
        return db.createQuery("""
                                UPDATE coverage
                                   SET bookmark = :bookmark, bookmark_no = bookmark_no + 1,
                                       received = received + :received, unreadable = unreadable + :unreadable,
                                       lag_ms = coalesce(:lag, lag_ms), polling_until = :until,
                                       loss_at = CASE WHEN :lossKey::text IS NULL THEN loss_at ELSE :now END,
                                       loss_key = coalesce(:lossKey, loss_key),
                                       loss_args = CASE WHEN :lossKey::text IS NULL THEN loss_args ELSE :lossArgs END
                                 WHERE channel_id = :id AND bookmark_no = :no
                                RETURNING set_config('synchronous_commit', 'off', true)
                                """)
                .bind("id", channelId)
                .bind("no", from.no())
                .bind("bookmark", page.bookmark())
                .bind("received", page.received())
                .bind("unreadable", page.unreadable())
                .bind("lag", page.lagMs())
                .bind("until", until)
                .bind("now", page.at())
                .bind("lossKey", page.loss().map(Said::key).orElse(null))
                .bind("lossArgs", page.loss().map(CoverageDao::args).orElse(new String[0]))
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** What one stored page adds to the ledger. */
    public record Advance(
            String bookmark,
            int received,
            int unreadable,
            @Nullable Long lagMs,
            Optional<Said> loss,
            Instant at) {}

    /** Everything visible has been read. */
    public static void level(Handle db, long channelId, Instant now) {
        db.createUpdate("""
                        UPDATE coverage
                           SET level_at = :now, failing_since = NULL, failures = 0, trouble_kind = NULL, trouble_key = NULL,
                               trouble_args = '{}', needs_person = false
                         WHERE channel_id = :id
                        """).bind("id", channelId).bind("now", now).execute();
    }

    /**
     * Notes trouble.
     *
     * @return how many times in a row it has failed now
     */
    public static int failed(Handle db, long channelId, Trouble trouble, Instant now) {
        return db.createQuery("""
                        UPDATE coverage
                           SET failing_since = coalesce(failing_since, :now), failures = failures + 1, trouble_kind = :kind,
                               trouble_key = :key, trouble_args = :args, needs_person = :needsPerson
                         WHERE channel_id = :id
                        RETURNING failures
                        """)
                .bind("id", channelId)
                .bind("now", now)
                .bind("kind", trouble.kind().name())
                .bind("key", trouble.said().key())
                .bind("args", args(trouble.said()))
                .bind("needsPerson", trouble.kind().stopsPolling())
                .mapTo(Integer.class)
                .one();
    }

    /** Notes when the next poll is planned; null when none is. */
    public static void plan(Handle db, long channelId, @Nullable Instant next) {
        db.createUpdate("UPDATE coverage SET next_at = :next WHERE channel_id = :id")
                .bind("id", channelId)
                .bind("next", next)
                .execute();
    }

    /** Forgets present trouble: somebody reconnected or resumed the channel. */
    public static void clearTrouble(Handle db, long channelId) {
        db.createUpdate("""
                        UPDATE coverage
                           SET failing_since = NULL, failures = 0, trouble_kind = NULL, trouble_key = NULL,
                               trouble_args = '{}', needs_person = false
                         WHERE channel_id = :id
                        """).bind("id", channelId).execute();
    }

    /** What a server said of itself may hold what no database stores. */
    private static String[] args(Said said) {
        return said.args().stream().map(Storable::text).toArray(String[]::new);
    }

    private static Coverage coverage(ResultSet row, Instant now) throws SQLException {
        Instant readingUntil = row.getObject("polling_by") == null ? null : Rows.instant(row, "polling_until");
        return new Coverage(
                row.getLong("channel_id"),
                Rows.instant(row, "level_at"),
                Rows.instant(row, "tried_at"),
                Rows.instant(row, "failing_since"),
                said(row, "trouble"),
                row.getBoolean("needs_person"),
                Rows.instant(row, "loss_at"),
                said(row, "loss"),
                Rows.instant(row, "next_at"),
                row.getLong("received"),
                row.getLong("unreadable"),
                Rows.integer(row, "lag_ms"),
                readingUntil != null && readingUntil.isAfter(now));
    }

    private static Optional<Said> said(ResultSet row, String what) throws SQLException {
        String key = row.getString(what + "_key");
        Array args = row.getArray(what + "_args");
        return key == null ? Optional.empty() : Optional.of(new Said(key, Arrays.asList((String[]) args.getArray())));
    }
}
