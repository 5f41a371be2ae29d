package io.oase.assign;

import io.oase.db.RoundTrip;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code assigning} and {@code untouched}: what is to be looked at, and what may come back. */
final class AssigningDao {
    private AssigningDao() {}

    /** Those among these conversations that a rule could be for are looked at soon; without rules, none is. */
    static void look(RoundTrip trip, Collection<Long> conversations, Instant now) {
        trip.tell("""
                        INSERT INTO assigning (conversation_id, look_at)
                        SELECT id, :now FROM unnest(:ids) AS c(id)
                         WHERE EXISTS (SELECT FROM assignment_rule WHERE retired_at IS NULL)
                            ON CONFLICT DO NOTHING
                        """, Map.of("ids", conversations.toArray(Long[]::new), "now", now));
    }

    /** The same for one that somebody gave back. */
    static void lookAgain(RoundTrip trip, long conversation, long givenBackBy, Instant now) {
        trip.tell("""
                        INSERT INTO assigning (conversation_id, look_at, given_back_by)
                        SELECT :id, :now, :by WHERE EXISTS (SELECT FROM assignment_rule WHERE retired_at IS NULL)
                            ON CONFLICT DO NOTHING
                        """, Map.of("id", conversation, "by", givenBackBy, "now", now));
    }

    /** Everything that nobody has is looked at, because a rule changed. */
    static void lookAtAll(Handle db, Instant now) {
        db.createUpdate("""
                        INSERT INTO assigning (conversation_id, look_at)
                        SELECT id, :now FROM conversation WHERE state IN ('new', 'open') AND assignee_id IS NULL
                            ON CONFLICT (conversation_id) DO UPDATE SET look_at = excluded.look_at
                        """).bind("now", now).execute();
    }

    /** One that is to be looked at and that nobody looks at now; its row is held. */
    static Optional<Long> next(Handle db, Instant now) {
        return db.createQuery("""
                        SELECT conversation_id FROM assigning WHERE look_at <= :now
                         ORDER BY look_at, conversation_id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """).bind("now", now).mapTo(Long.class).findOne();
    }

    static void later(Handle db, long conversation, Instant at) {
        db.createUpdate("UPDATE assigning SET look_at = :at WHERE conversation_id = :id")
                .bind("id", conversation)
                .bind("at", at)
                .execute();
    }

    static void done(Handle db, long conversation) {
        db.createUpdate("DELETE FROM assigning WHERE conversation_id = :id")
                .bind("id", conversation)
                .execute();
    }

    /** What rules look at; empty when somebody has it, or it is neither new nor open, or put away. */
    static Optional<Waiting> waiting(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT c.id, c.channel_id, c.team_id, c.private AS is_private, c.language, a.given_back_by,
                               ARRAY(SELECT lower(t.name) FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                                      WHERE ct.conversation_id = c.id) AS tags
                          FROM conversation c JOIN assigning a ON a.conversation_id = c.id
                         WHERE c.id = :id AND c.assignee_id IS NULL AND c.state IN ('new', 'open') AND NOT c.snoozed
                        """).bind("id", conversation).mapTo(Waiting.class).findOne();
    }

    /** Who has it, where that is somebody who is away or no longer here. */
    static Optional<Long> missing(Handle db, long conversation, Instant now) {
        return db.createQuery("""
                        SELECT c.assignee_id FROM conversation c JOIN account a ON a.id = c.assignee_id
                         WHERE c.id = :id AND c.state IN ('new', 'open')
                           AND (NOT a.active OR EXISTS (SELECT FROM absence b
                                 WHERE b.account_id = a.id AND b.from_at <= :now AND b.to_at > :now))
                        """)
                .bind("id", conversation)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    /** Notes until when whoever was given it has to touch it. */
    static void gave(Handle db, long conversation, long account, Instant backAt) {
        db.createUpdate("""
                        INSERT INTO untouched (conversation_id, account_id, back_at) VALUES (:id, :account, :back)
                            ON CONFLICT (conversation_id) DO UPDATE SET account_id = excluded.account_id, back_at = excluded.back_at
                        """)
                .bind("id", conversation)
                .bind("account", account)
                .bind("back", backAt)
                .execute();
    }

    /** It was touched, or is somebody else's. */
    static void touched(Handle db, Collection<Long> conversations) {
        RoundTrip trip = new RoundTrip(db);
        touched(trip, conversations);
        trip.send();
    }

    /** The same, sent along with something else. */
    static void touched(RoundTrip trip, Collection<Long> conversations) {
        trip.tell(
                "DELETE FROM untouched WHERE conversation_id = ANY(:ids)",
                Map.of("ids", conversations.toArray(Long[]::new)));
    }

    /** One that is to come back. */
    record Back(long conversationId, long accountId) {}

    static Optional<Long> nextBack(Handle db, Instant now) {
        return db.createQuery("SELECT conversation_id FROM untouched WHERE back_at <= :now ORDER BY back_at LIMIT 1")
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    /** The same, once the conversation is locked: what was touched meanwhile is none. */
    static Optional<Back> back(Handle db, long conversation, Instant now) {
        return db.createQuery("""
                        SELECT conversation_id, account_id FROM untouched WHERE conversation_id = :id AND back_at <= :now
                        """)
                .bind("id", conversation)
                .bind("now", now)
                .mapTo(Back.class)
                .findOne();
    }

    /**
     * Those who are there and may answer.
     *
     * @param roles ids of roles that may
     * @param since who was seen on a page after this is there
     */
    static List<Colleague> there(Handle db, List<String> roles, Instant since, Instant now) {
        return db.createQuery("""
                        SELECT a.id, b.capacity, a.languages, coalesce(b.topics, '{}') AS topics,
                               (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state IN ('new', 'open')) AS load,
                               ARRAY(SELECT m.team_id FROM team_member m WHERE m.account_id = a.id) AS teams
                          FROM account a LEFT JOIN ability b ON b.account_id = a.id
                         WHERE a.active AND a.role = ANY(:roles)
                           AND EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.seen_at > :since AND s.expires_at > :now)
                           AND NOT EXISTS (SELECT FROM absence x WHERE x.account_id = a.id AND x.from_at <= :now AND x.to_at > :now)
                         ORDER BY a.id
                        """)
                .bind("roles", roles.toArray(String[]::new))
                .bind("since", since)
                .bind("now", now)
                .mapTo(Colleague.class)
                .list();
    }

    /** Who decides waits here for others who do, until the transaction ends: no two count the same load. */
    static void oneAtATime(Handle db) {
        db.execute("SELECT pg_advisory_xact_lock(7305809156)");
    }
}
