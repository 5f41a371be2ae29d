package io.oase.prewritten;

import io.oase.db.Rows;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code prewritten_reply} and {@code prewritten_version}. */
final class PrewrittenDao {
    private static final String REPLY = """
            SELECT p.id, p.no, p.name, p.language, p.channels, p.teams, p.text, p.changed_at, a.name AS by, u.resolved, u.asked_again, u.waiting
              FROM prewritten_reply p
              LEFT JOIN account a ON a.id = p.changed_by
             CROSS JOIN LATERAL (SELECT
                   (SELECT count(*) FROM (SELECT FROM prewritten_use u WHERE u.prewritten_id = p.id AND u.outcome = 'resolved' LIMIT :bound) r)
                       AS resolved,
                   (SELECT count(*) FROM (SELECT FROM prewritten_use u WHERE u.prewritten_id = p.id AND u.outcome = 'asked_again' LIMIT :bound) r)
                       AS asked_again,
                   (SELECT count(*) FROM (SELECT FROM prewritten_use u WHERE u.prewritten_id = p.id AND u.outcome = 'waiting' LIMIT :bound) r)
                       AS waiting) u
             WHERE p.retired_at IS NULL
            """;

    /** Nothing is counted further to see what is used most: a text that went out that often belongs in front. */
    static final int OFTEN = 100;

    /** Without what became of them: where one chooses, that is not shown. */
    static final String BEST = """
            SELECT p.id, p.no, p.name, p.language, p.channels, p.teams, p.text, p.changed_at, NULL AS by,
                   0 AS resolved, 0 AS asked_again, 0 AS waiting
              FROM prewritten_reply p
             WHERE p.retired_at IS NULL AND p.folded LIKE ALL(:words)
               AND (p.teams && :teams
                    OR NOT EXISTS (SELECT FROM team t WHERE t.id = ANY(p.teams) AND t.retired_at IS NULL))
             ORDER BY p.teams && :teams DESC, p.channels = '{}' OR :channel = ANY(p.channels) DESC, p.language IN ('', :language) DESC,
                      (SELECT count(*) FROM (SELECT FROM prewritten_use u WHERE u.prewritten_id = p.id LIMIT :bound) often) DESC, p.key, p.id
             LIMIT :limit
            """;

    private PrewrittenDao() {}

    /** Others who change prewritten replies wait until this transaction ends; those who read them do not. */
    static void oneAtATime(Handle db) {
        db.execute("LOCK TABLE prewritten_reply IN SHARE ROW EXCLUSIVE MODE");
    }

    /** A page of those that match, by name. */
    static List<PrewrittenReply> list(Handle db, Search search, int limit, @Nullable Long after) {
        return db.createQuery(REPLY + """
                           AND p.folded LIKE ALL(:words)
                           AND (:channel::bigint IS NULL OR p.channels = '{}' OR :channel = ANY(p.channels))
                           AND (:team::bigint IS NULL OR p.teams = '{}' OR :team = ANY(p.teams))
                           AND (:language::text IS NULL OR p.language = :language)
                           AND (:after::bigint IS NULL OR (p.key, p.id) > (SELECT key, id FROM prewritten_reply WHERE id = :after))
                         ORDER BY p.key, p.id LIMIT :limit
                        """)
                .bind("bound", Uses.BOUND)
                .bind("words", search.patterns())
                .bind("channel", search.channel())
                .bind("team", search.team())
                .bind("language", search.language())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> reply(row))
                .list();
    }

    /**
     * The best for a team, a channel and a language: made for all of them first, then what is used most. Not what is only for other
     * teams; a team that is no more hides nothing.
     *
     * @param teams whose matter it is, and those of whoever writes
     */
    static List<PrewrittenReply> best(
            Handle db, String query, Set<Long> teams, long channel, String language, int limit) {
        return db.createQuery(BEST)
                .bind("bound", OFTEN)
                .bind("words", new Search(query, null, null, null).patterns())
                .bind("teams", teams.toArray(Long[]::new))
                .bind("channel", channel)
                .bind("language", language)
                .bind("limit", limit)
                .map((row, context) -> reply(row))
                .list();
    }

    static Optional<PrewrittenReply> find(Handle db, long id) {
        return db.createQuery(REPLY + " AND p.id = :id")
                .bind("bound", Uses.BOUND)
                .bind("id", id)
                .map((row, context) -> reply(row))
                .findOne();
    }

    /** One stored text with its id. */
    record Stored(long id, int no, PrewrittenBody body) {}

    /** All that are not retired; no more than {@link PrewrittenReplies#MOST}. */
    static List<Stored> all(Handle db) {
        return db.createQuery(
                        "SELECT id, no, name, language, channels, teams, text FROM prewritten_reply WHERE retired_at IS NULL ORDER BY key, language, id")
                .map((row, context) -> new Stored(row.getLong("id"), row.getInt("no"), body(row)))
                .list();
    }

    static List<PrewrittenReply.Version> versions(Handle db, long id) {
        return db.createQuery("""
                        SELECT v.no, v.name, v.language, v.channels, v.teams, v.text, v.created_at, a.name AS by
                          FROM prewritten_version v LEFT JOIN account a ON a.id = v.created_by
                         WHERE v.reply_id = :id ORDER BY v.no DESC
                        """)
                .bind("id", id)
                .map((row, context) -> new PrewrittenReply.Version(
                        row.getInt("no"), body(row), Rows.time(row, "created_at"), row.getString("by")))
                .list();
    }

    static long insert(Handle db, PrewrittenBody body, long by, Instant now) {
        long id = bound(db.createQuery("""
                                INSERT INTO prewritten_reply (no, name, key, language, channels, teams, text, folded, changed_at, changed_by)
                                VALUES (1, :name, :key, :language, :channels, :teams, :text, :folded, :now, :by) RETURNING id
                                """), body)
                .bind("now", now)
                .bind("by", by)
                .mapTo(Long.class)
                .one();
        version(db, id, 1, body, by, now);
        return id;
    }

    /** A new version. */
    static void change(Handle db, Stored before, PrewrittenBody body, long by, Instant now) {
        bound(db.createUpdate("""
                                UPDATE prewritten_reply SET no = :no, name = :name, key = :key, language = :language, channels = :channels,
                                       teams = :teams, text = :text, folded = :folded, changed_at = :now, changed_by = :by
                                 WHERE id = :id
                                """), body)
                .bind("no", before.no() + 1)
                .bind("id", before.id())
                .bind("now", now)
                .bind("by", by)
                .execute();
        version(db, before.id(), before.no() + 1, body, by, now);
    }

    static void retire(Handle db, long id, long by, Instant now) {
        db.createUpdate("UPDATE prewritten_reply SET retired_at = :now, changed_by = :by WHERE id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    /** Id of the version a text came from; empty when there is none. */
    static Optional<Long> version(Handle db, Origin origin) {
        return db.createQuery("SELECT id FROM prewritten_version WHERE reply_id = :id AND no = :no")
                .bind("id", origin.id())
                .bind("no", origin.version())
                .mapTo(Long.class)
                .findOne();
    }

    private static void version(Handle db, long id, int no, PrewrittenBody body, long by, Instant now) {
        db.createUpdate("""
                        INSERT INTO prewritten_version (reply_id, no, name, language, channels, teams, text, created_at, created_by)
                        VALUES (:id, :no, :name, :language, :channels, :teams, :text, :now, :by)
                        """)
                .bind("id", id)
                .bind("no", no)
                .bind("name", body.name())
                .bind("language", body.language())
                .bind("channels", body.channels().toArray(Long[]::new))
                .bind("teams", body.teams().toArray(Long[]::new))
                .bind("text", body.text())
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    private static <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S bound(S statement, PrewrittenBody body) {
        return statement
                .bind("name", body.name())
                .bind("key", Folding.of(body.name()))
                .bind("language", body.language())
                .bind("channels", body.channels().stream().sorted().toArray(Long[]::new))
                .bind("teams", body.teams().stream().sorted().toArray(Long[]::new))
                .bind("text", body.text())
                .bind("folded", Folding.of(body.name() + " " + body.text()));
    }

    private static PrewrittenReply reply(ResultSet row) throws SQLException {
        return new PrewrittenReply(
                row.getLong("id"),
                row.getInt("no"),
                body(row),
                Rows.time(row, "changed_at"),
                row.getString("by"),
                new Uses(row.getInt("resolved"), row.getInt("asked_again"), row.getInt("waiting")));
    }

    private static PrewrittenBody body(ResultSet row) throws SQLException {
        return new PrewrittenBody(
                row.getString("name"),
                row.getString("language"),
                ids(row.getArray("channels")),
                ids(row.getArray("teams")),
                row.getString("text"));
    }

    private static Set<Long> ids(Array numbers) throws SQLException {
        return Arrays.stream((Long[]) numbers.getArray()).collect(Collectors.toSet());
    }
}
