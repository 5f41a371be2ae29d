package io.oase.statement;

import io.oase.base.Said;
import io.oase.db.Rows;
import io.oase.inbox.InboxRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows of {@code gathered}: who belongs to an activation, and how each stands. */
final class BoardDao {
    private static final String CHOSEN = """
              FROM gathered g JOIN conversation c ON c.id = g.conversation_id
             WHERE g.activation_id = :activation AND g.stands = :stands AND c.merged_into IS NULL
               AND (:channel::bigint IS NULL OR c.channel_id = :channel)
               AND (:language::text IS NULL OR lower(split_part(coalesce(c.language, ''), '-', 1)) = :language)
               AND g.conversation_id > :after
             ORDER BY g.conversation_id LIMIT :limit
            """;

    /** Each column by its own name: so the database knows which of them are nearly empty, and does not look for them in all rows. */
    private static final String COUNTS = Belonging.Choice.COLUMNS.stream()
            .map(column -> """
                    SELECT '%1$s' AS stands, (SELECT count(*) FROM (SELECT FROM gathered g WHERE g.activation_id = :activation
                                                AND g.stands = '%1$s' LIMIT :bound) bounded) AS n
                    """.formatted(column))
            .collect(Collectors.joining(" UNION ALL "));

    private BoardDao() {}

    /** A conversation on the board, without what a list shows of it. */
    record Place(
            long conversation,
            String how,
            String stands,
            @Nullable Long said,
            @Nullable Integer version,
            @Nullable String by,
            @Nullable String replyState,
            boolean drill,
            @Nullable Said refused,
            @Nullable String asideAs,
            @Nullable String asideByName) {
        Belonging.Card card(InboxRow row) {
            return new Belonging.Card(
                    row, how, stands, said, version, by, replyState, drill, refused, asideAs, asideByName);
        }
    }

    /** Those that were not there yet. */
    static List<Long> add(Handle db, long activation, List<Long> ids, String how, long by, Instant now) {
        db.createUpdate("DELETE FROM let_go WHERE activation_id = :activation AND conversation_id = ANY(:ids)")
                .bind("activation", activation)
                .bind("ids", ids.toArray(Long[]::new))
                .execute();
        return db.createQuery("""
                        INSERT INTO gathered (activation_id, conversation_id, how, at, by_id)
                        SELECT DISTINCT :activation, coalesce(c.merged_into, c.id), :how, :now, :by FROM conversation c
                         WHERE c.id = ANY(:ids) ORDER BY 2
                            ON CONFLICT DO NOTHING RETURNING conversation_id
                        """)
                .bind("activation", activation)
                .bind("ids", ids.toArray(Long[]::new))
                .bind("how", how)
                .bind("now", now)
                .bind("by", by)
                .mapTo(Long.class)
                .list();
    }

    /** How many of these belong already. */
    static int belonging(Handle db, long activation, List<Long> ids) {
        return db.createQuery(
                        "SELECT count(*) FROM gathered WHERE activation_id = :activation AND conversation_id = ANY(:ids)")
                .bind("activation", activation)
                .bind("ids", ids.toArray(Long[]::new))
                .mapTo(Integer.class)
                .one();
    }

    static boolean remove(Handle db, long activation, long conversation) {
        return db.execute(
                        "DELETE FROM gathered WHERE activation_id = ? AND conversation_id = ?",
                        activation,
                        conversation)
                > 0;
    }

    static List<Long> ids(Handle db, long activation, Belonging.Choice choice, int limit) {
        return chosen(db.createQuery("SELECT g.conversation_id" + CHOSEN), activation, choice, 0, limit)
                .mapTo(Long.class)
                .list();
    }

    static List<Place> page(Handle db, long activation, Belonging.Choice choice, long after, int limit) {
        return chosen(db.createQuery("""
                        SELECT g.conversation_id, g.how, g.stands, g.aside_as, b.name AS aside_by, said.statement_id, said.version,
                               coalesce(said.state = 'drill', false) AS drill, coalesce(said.name, last.name) AS by,
                               coalesce(said.reply_state, last.state) AS reply_state, no.said_key, no.said_args
                          FROM (SELECT g.*""" + CHOSEN + """
                               ) g
                          LEFT JOIN account b ON b.id = g.aside_by_id
                          LEFT JOIN LATERAL (
                               SELECT a.statement_id, r.version, a.state, w.name, p.state AS reply_state
                                 FROM round_answer a JOIN answer_round r ON r.id = a.round_id JOIN account w ON w.id = r.account_id
                                 LEFT JOIN reply p ON p.id = a.reply_id
                                WHERE a.conversation_id = g.conversation_id AND r.activation_id = g.activation_id AND a.state IN ('done', 'drill')
                                ORDER BY a.at DESC, a.round_id DESC LIMIT 1) said ON true
                          LEFT JOIN LATERAL (
                               SELECT w.name, p.state FROM reply p JOIN account w ON w.id = p.author_id JOIN activation v ON v.id = g.activation_id
                                WHERE p.conversation_id = g.conversation_id AND NOT p.automatic AND p.created_at >= v.started_at
                                  AND p.state NOT IN ('withdrawn', 'draft', 'failed')
                                ORDER BY p.id DESC LIMIT 1) last ON true
                          LEFT JOIN LATERAL (
                               SELECT a.said_key, a.said_args FROM round_answer a JOIN answer_round r ON r.id = a.round_id
                                WHERE a.conversation_id = g.conversation_id AND r.activation_id = g.activation_id AND a.state = 'refused'
                                  AND g.stands IN ('unanswered', 'again')
                                ORDER BY a.round_id DESC LIMIT 1) no ON true
                         ORDER BY g.conversation_id
                        """), activation, choice, after, limit)
                .map((row, context) -> new Place(
                        row.getLong("conversation_id"),
                        Objects.requireNonNull(row.getString("how")),
                        Objects.requireNonNull(row.getString("stands")),
                        Rows.integer(row, "statement_id"),
                        row.getObject("version", Integer.class),
                        row.getString("by"),
                        row.getString("reply_state"),
                        row.getBoolean("drill"),
                        row.getString("said_key") == null
                                ? null
                                : new Said(Rows.text(row, "said_key"), List.of((String[])
                                        row.getArray("said_args").getArray())),
                        row.getString("aside_as"),
                        row.getString("aside_by")))
                .list();
    }

    static Map<String, Integer> counts(Handle db, long activation, int bound) {
        Map<String, Integer> counts = new HashMap<>();
        db.createQuery(COUNTS)
                .bind("activation", activation)
                .bind("bound", bound)
                .map((row, context) -> counts.put(row.getString("stands"), row.getInt("n")))
                .list();
        return counts;
    }

    private static Query chosen(Query query, long activation, Belonging.Choice choice, long after, int limit) {
        return query.bind("activation", activation)
                .bind("stands", choice.stands())
                .bind("channel", choice.channel())
                .bind("language", choice.language())
                .bind("after", after)
                .bind("limit", limit);
    }
}
