package io.oase.reply;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.RoundTrip;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code approval}; changed only under the lock of the reply's conversation. */
final class ApprovalDao {
    /** Of reply {@code r}, as {@link Approval} reads it; null where none was asked for. */
    static final String APPROVAL = """
            (SELECT jsonb_build_object('askedAt', ap.asked_at, 'why', ap.why, 'by', ap.roles, 'lateAt', ap.late_at, 'endedAt', ap.ended_at,
                    'outcome', upper(ap.outcome), 'because', upper(ap.because), 'deciderId', ap.decider_id, 'deciderName', d.name,
                    'comment', ap.comment, 'written', ap.written, 'editorId', ap.editor_id, 'editorName', e.name)
               FROM approval ap LEFT JOIN account d ON d.id = ap.decider_id LEFT JOIN account e ON e.id = ap.editor_id
              WHERE ap.reply_id = r.id)""";

    private static final String WAITING = """
            SELECT r.id AS reply_id, r.conversation_id, r.seen_post_id AS seen, p.deleted_at IS NOT NULL AS gone
              FROM reply r JOIN post p ON p.id = r.post_id
            """;

    private ApprovalDao() {}

    static @Nullable Approval read(@Nullable String json) {
        return json == null ? null : new Json(json).as(new TypeReference<Approval>() {});
    }

    static void insert(Handle db, long reply, SecondPair.Asked asked, Instant now) {
        db.createUpdate("INSERT INTO approval (reply_id, why, roles, asked_at) VALUES (:reply, :why, :roles, :now)")
                .bind("reply", reply)
                .bind("why", Json.of(asked.why()))
                .bind("roles", asked.by().stream().map(Role::name).sorted().toArray(String[]::new))
                .bind("now", now)
                .execute();
    }

    static void end(
            Handle db,
            long reply,
            Approval.Outcome outcome,
            Approval.@Nullable Because because,
            @Nullable Long decider,
            String comment,
            Instant now) {
        db.createUpdate("""
                        UPDATE approval SET ended_at = :now, outcome = :outcome, because = :because, decider_id = :decider, comment = :comment
                         WHERE reply_id = :reply
                        """)
                .bind("reply", reply)
                .bind("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .bind("because", because == null ? null : because.name().toLowerCase(Locale.ROOT))
                .bind("decider", decider)
                .bind("comment", comment)
                .bind("now", now)
                .execute();
    }

    /** It waits again. */
    static void reopen(Handle db, long reply) {
        db.createUpdate("""
                        UPDATE approval SET ended_at = NULL, outcome = NULL, because = NULL, decider_id = NULL, comment = ''
                         WHERE reply_id = :reply
                        """).bind("reply", reply).execute();
    }

    /** Notes that somebody else changed the words; what its author wrote stays the first of them. */
    static void edited(Handle db, long reply, String before, String text, byte[] said, long editor) {
        db.createUpdate("""
                        UPDATE approval SET written = nullif(coalesce(written, :before), :text),
                               editor_id = CASE WHEN coalesce(written, :before) <> :text THEN :editor END
                         WHERE reply_id = :reply
                        """)
                .bind("reply", reply)
                .bind("before", before)
                .bind("text", text)
                .bind("editor", editor)
                .execute();
        db.createUpdate("UPDATE reply SET body = :text, said = :said WHERE id = :reply")
                .bind("reply", reply)
                .bind("text", text)
                .bind("said", said)
                .execute();
    }

    /** Whether its words are not its author's any more. */
    static boolean changed(Handle db, long reply) {
        return db.createQuery("SELECT written IS NOT NULL FROM approval WHERE reply_id = :id")
                .bind("id", reply)
                .mapTo(Boolean.class)
                .one();
    }

    /** A reply, with what is needed to see whether it still may. */
    record Waiting(long replyId, long conversationId, long seen, boolean gone) {}

    /** Those that wait in these conversations. */
    static List<Waiting> among(Handle db, Collection<Long> conversations) {
        List<Waiting> waiting = new ArrayList<>();
        RoundTrip trip = new RoundTrip(db);
        among(trip, conversations, waiting::addAll);
        trip.send();
        return waiting;
    }

    /** The same, asked along with something else. */
    static void among(RoundTrip trip, Collection<Long> conversations, Consumer<List<Waiting>> waiting) {
        trip.ask(
                WAITING + " WHERE r.conversation_id = ANY(:ids) AND r.state = 'awaiting_approval' ORDER BY r.id",
                Map.of("ids", conversations.toArray(Long[]::new)),
                Waiting.class,
                waiting);
    }

    /** What replies are about, by reply. */
    static Map<Long, Matter> matters(Handle db, Collection<Long> replies) {
        return db.createQuery("""
                        SELECT r.id AS reply_id, c.title, ch.name AS channel, coalesce(nullif(i.display_name, ''), i.handle) AS person,
                               p.body AS question, p.posted_at
                          FROM reply r JOIN conversation c ON c.id = r.conversation_id JOIN channel ch ON ch.id = c.channel_id
                          JOIN post p ON p.id = r.post_id JOIN identity i ON i.id = p.identity_id
                         WHERE r.id = ANY(:ids)
                        """)
                .bind("ids", replies.toArray(Long[]::new))
                .mapTo(Matter.class)
                .collect(Collectors.toMap(Matter::replyId, Function.identity()));
    }

    /** Conversations in which something of this author's waits. */
    static List<Long> conversationsOf(Handle db, long author) {
        return db.createQuery("""
                        SELECT DISTINCT r.conversation_id FROM approval a JOIN reply r ON r.id = a.reply_id
                         WHERE a.ended_at IS NULL AND r.author_id = :author ORDER BY 1
                        """).bind("author", author).mapTo(Long.class).list();
    }

    /** Conversations on a channel in which something waits. */
    static List<Long> conversationsOn(Handle db, long channel) {
        return db.createQuery("""
                        SELECT DISTINCT r.conversation_id FROM approval a JOIN reply r ON r.id = a.reply_id
                          JOIN conversation c ON c.id = r.conversation_id
                         WHERE a.ended_at IS NULL AND c.channel_id = :channel ORDER BY 1
                        """).bind("channel", channel).mapTo(Long.class).list();
    }

    /** Whether whoever wrote it can do nothing about it now: they left, or are away. */
    static boolean orphaned(Handle db, long author, Instant now) {
        return db.createQuery("""
                        SELECT NOT a.active OR EXISTS (SELECT FROM absence x
                                                        WHERE x.account_id = a.id AND x.from_at <= :now AND x.to_at > :now)
                          FROM account a WHERE a.id = :id
                        """)
                .bind("id", author)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    /** One reply, in whatever state. */
    static Waiting of(Handle db, long reply) {
        return db.createQuery(WAITING + " WHERE r.id = :id")
                .bind("id", reply)
                .mapTo(Waiting.class)
                .one();
    }

    /** Whether it was approved, and nothing of it may be out yet. */
    static boolean approvedAndUnsent(Handle db, long reply) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM approval WHERE reply_id = :id AND outcome = 'approved')
                           AND NOT EXISTS (SELECT FROM reply_part
                                            WHERE reply_id = :id AND (attempted_at IS NOT NULL OR published_at IS NOT NULL))
                        """).bind("id", reply).mapTo(Boolean.class).one();
    }

    /** How many wait that this person may decide, counted up to a bound. */
    static int count(Handle db, Account by, int most) {
        return db.createQuery("""
                        SELECT count(*) FROM (
                               SELECT FROM approval a JOIN reply r ON r.id = a.reply_id
                                WHERE a.ended_at IS NULL AND r.author_id <> :me
                                  AND (a.roles = '{}' OR :role = ANY(a.roles)) LIMIT :most) bounded
                        """)
                .bind("me", by.id())
                .bind("role", by.role().name())
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }

    /** Active colleagues who could approve what these roles are asked for, by name; not this one. */
    static List<String> approvers(Handle db, Collection<Role> by, long but) {
        return db.createQuery("""
                        SELECT name FROM account WHERE active AND id <> :but AND role = ANY(:roles) ORDER BY lower(name), id
                        """)
                .bind("but", but)
                .bind(
                        "roles",
                        Arrays.stream(Role.values())
                                .filter(role -> role.rights().contains(Right.APPROVE))
                                .filter(role -> by.isEmpty() || by.contains(role))
                                .map(Role::id)
                                .toArray(String[]::new))
                .mapTo(String.class)
                .list();
    }
}
