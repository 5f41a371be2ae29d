package io.oase.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.playbook.Worded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code alert} and {@code alert_post} as people see and change them. */
final class AlertDao {
    private static final String ALERT = """
            SELECT a.id, a.topic, a.playbook_id, a.playbook_title, a.name, a.channel_id, c.name AS channel_name, a.channels, a.began_at,
                   a.noticed_at, a.last_at, a.ended_at, a.minutes, a.people, a.posts, a.usual, a.chance, a.threshold, a.words, a.stars, a.at_least,
                   a.all_people, a.all_posts, a.silenced_at, a.silenced_by, s.name AS silenced_by_name, a.silenced_until,
                   a.silenced_reason, a.activation_id
              FROM alert a LEFT JOIN channel c ON c.id = a.channel_id LEFT JOIN account s ON s.id = a.silenced_by
            """;

    private AlertDao() {}

    /** Latest first. */
    static List<Alert> list(Handle db, @Nullable Boolean over, long before, int limit) {
        String which = over == null ? "" : over ? " AND a.ended_at IS NOT NULL" : " AND a.ended_at IS NULL";
        return db.createQuery(ALERT + " WHERE a.id < :before" + which + " ORDER BY a.id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> alert(row))
                .list();
    }

    static Optional<Alert> find(Handle db, long id) {
        return db.createQuery(ALERT + " WHERE a.id = :id")
                .bind("id", id)
                .map((row, context) -> alert(row))
                .findOne();
    }

    static void lock(Handle db, long id) {
        db.createQuery("SELECT id FROM alert WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    static void silence(Handle db, long id, long by, Instant now, Instant until, String reason) {
        db.createUpdate("""
                        UPDATE alert SET silenced_at = :now, silenced_by = :by, silenced_until = :until, silenced_reason = :reason,
                               reminded = false
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .bind("until", until)
                .bind("reason", reason)
                .execute();
        AlertSignal.publish(db, id);
    }

    static void speak(Handle db, long id) {
        db.createUpdate("""
                        UPDATE alert SET silenced_at = NULL, silenced_by = NULL, silenced_until = NULL, silenced_reason = NULL,
                               reminded = true
                         WHERE id = :id
                        """).bind("id", id).execute();
        AlertSignal.publish(db, id);
    }

    static boolean takeUp(Handle db, long id, long activation) {
        AlertSignal.publish(db, id);
        return db.createUpdate("UPDATE alert SET activation_id = :activation WHERE id = :id AND ended_at IS NULL")
                        .bind("id", id)
                        .bind("activation", activation)
                        .execute()
                > 0;
    }

    /** Its first post, then the latest ones; what was deleted meanwhile is not there. */
    static List<Alert.Said> posts(Handle db, long id, boolean first, int limit) {
        return db.createQuery("""
                        SELECT p.id, coalesce(c.merged_into, c.id) AS conversation, coalesce(nullif(i.display_name, ''), '@' || i.handle) AS person,
                               left(concat_ws(' · ', nullif(p.title, ''), nullif(p.warning, ''), p.body), 400) AS text, p.stars, p.posted_at AS at,
                               ch.name AS channel
                          FROM alert_post ap JOIN post p ON p.id = ap.post_id AND p.deleted_at IS NULL
                          JOIN conversation c ON c.id = p.conversation_id JOIN identity i ON i.id = p.identity_id
                          JOIN channel ch ON ch.id = p.channel_id
                         WHERE ap.alert_id = :id ORDER BY p.posted_at %1$s, p.id %1$s LIMIT :limit
                        """.formatted(first ? "" : "DESC"))
                .bind("id", id)
                .bind("limit", limit)
                .mapTo(Alert.Said.class)
                .list();
    }

    /** What is usual, as it was then; and what was counted from one moment to before another. */
    static List<Alert.Count> counts(Handle db, long id, Instant from, Instant to) {
        return db.createQuery("""
                        SELECT b.bucket AS at, coalesce(sum(n.people), 0)::int AS people,
                               CAST(a.week -> ((extract(isodow FROM b.bucket AT TIME ZONE a.zone)::int - 1) * 24
                                               + extract(hour FROM b.bucket AT TIME ZONE a.zone)::int) AS float8) AS usual
                          FROM alert a
                         CROSS JOIN generate_series(CAST(:from AS timestamptz), CAST(:to AS timestamptz), interval '10 minutes') AS b(bucket)
                          LEFT JOIN alert_count n ON n.topic = a.topic AND n.bucket = b.bucket
                           AND n.channel_id = ANY(CASE WHEN a.channel_id IS NULL THEN a.channels ELSE ARRAY[a.channel_id] END)
                         WHERE a.id = :id AND b.bucket < :to GROUP BY b.bucket, a.week, a.zone ORDER BY b.bucket
                        """)
                .bind("id", id)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Alert.Count.class)
                .list();
    }

    private static Alert.@Nullable Rule rule(ResultSet row) throws SQLException {
        @Nullable Integer stars = row.getObject("stars", Integer.class);
        return stars == null ? null : new Alert.Rule(stars, row.getInt("at_least"));
    }

    private static @Nullable Worded worded(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? null : new Json(text).as(Worded.class);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        Map<String, Integer> words = new LinkedHashMap<>();
        new Json(row.getString("words"))
                .as(new TypeReference<List<List<Object>>>() {})
                .forEach(each -> words.put((String) each.get(0), ((Number) each.get(1)).intValue()));
        @Nullable Long channel = Rows.integer(row, "channel_id");
        @Nullable Long silencedBy = Rows.integer(row, "silenced_by");
        return new Alert(
                row.getLong("id"),
                row.getString("playbook_id"),
                worded(row, "playbook_title"),
                row.getString("topic"),
                worded(row, "name"),
                channel == null ? null : new Alert.Place(channel, row.getString("channel_name")),
                Rows.time(row, "noticed_at"),
                Rows.time(row, "last_at"),
                Rows.instant(row, "ended_at"),
                new Alert.Grounds(
                        Rows.time(row, "began_at"),
                        row.getInt("minutes"),
                        row.getInt("people"),
                        row.getInt("posts"),
                        row.getDouble("usual"),
                        row.getObject("chance", Double.class),
                        row.getObject("threshold", Double.class),
                        words,
                        rule(row)),
                row.getInt("all_people"),
                row.getInt("all_posts"),
                silencedBy == null
                        ? null
                        : new Alert.Silence(
                                silencedBy,
                                row.getString("silenced_by_name"),
                                Rows.time(row, "silenced_at"),
                                Rows.time(row, "silenced_until"),
                                row.getString("silenced_reason")),
                Rows.integer(row, "activation_id"));
    }
}
