package io.oase.draft;

import io.oase.channel.Visibility;
import io.oase.draft.Draft.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code draft}. */
final class DraftDao {
    private static final String DRAFT = """
            SELECT d.id, d.conversation_id, d.home_id, d.account_id, d.author_id, w.name AS author_name, d.kind, d.aside, d.ended,
                   d.body AS text, d.visibility, d.origin, d.seen, d.version, d.saved_at
              FROM draft d JOIN account w ON w.id = d.author_id
            """;

    private DraftDao() {}

    /** Where the posts of a conversation are; as a foreign key would lock it, so that nobody merges it meanwhile. */
    record Place(long id, boolean moved) {}

    /** Empty when there is none. {@code moved}: it is merged in this very moment, look again. */
    static Optional<Place> hold(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT id, merged_into IS NOT NULL AS moved FROM conversation
                         WHERE id = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :id)
                           FOR KEY SHARE
                        """).bind("id", conversation).mapTo(Place.class).findOne();
    }

    /** Their own, ended or not; locked until the end of the transaction. */
    static Optional<Draft> own(Handle db, long conversation, long account, Kind kind) {
        return db.createQuery(DRAFT + """
                         WHERE d.conversation_id = :conversation AND d.account_id = :account AND d.kind = :kind AND NOT d.aside
                           FOR UPDATE OF d
                        """)
                .bind("conversation", conversation)
                .bind("account", account)
                .bind("kind", kind)
                .mapTo(Draft.class)
                .findOne();
    }

    /** Everything somebody may see in a conversation: theirs, also what ended, and what people left who are gone. */
    static List<Draft> of(Handle db, long conversation, long account) {
        return db.createQuery(DRAFT + """
                          JOIN account h ON h.id = d.account_id
                         WHERE d.conversation_id = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :conversation)
                           AND (d.account_id = :account OR NOT h.active AND NOT d.ended)
                         ORDER BY d.id
                        """)
                .bind("conversation", conversation)
                .bind("account", account)
                .mapTo(Draft.class)
                .list();
    }

    /** One that is offered to somebody; locked. */
    static Optional<Draft> offered(Handle db, long conversation, long account, long id) {
        return db.createQuery(DRAFT + """
                          JOIN account h ON h.id = d.account_id
                         WHERE d.id = :id AND d.conversation_id = :conversation AND NOT d.ended
                           AND (d.account_id = :account AND d.aside OR NOT h.active)
                           FOR UPDATE OF d
                        """)
                .bind("id", id)
                .bind("conversation", conversation)
                .bind("account", account)
                .mapTo(Draft.class)
                .findOne();
    }

    /** False when another request was first. */
    static boolean insert(Handle db, long conversation, long account, Content content, Instant now) {
        return db.createUpdate("""
                        INSERT INTO draft (conversation_id, home_id, account_id, author_id, kind, ended, body, visibility, origin, seen,
                                           version, saved_at)
                        VALUES (:conversation, :conversation, :account, :account, :kind, :text = '', :text, :visibility, :origin, :seen,
                                1, :now)
                            ON CONFLICT (conversation_id, account_id, kind) WHERE NOT aside DO NOTHING
                        """)
                        .bind("conversation", conversation)
                        .bind("account", account)
                        .bind("kind", content.kind())
                        .bind("text", content.text())
                        .bind("visibility", content.visibility())
                        .bind("origin", content.origin())
                        .bind("seen", content.seen())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void update(Handle db, long id, Content content, Instant now) {
        db.createUpdate("""
                        UPDATE draft SET ended = :text = '', body = :text, visibility = :visibility, origin = :origin, seen = :seen,
                               version = version + 1, saved_at = :now
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("text", content.text())
                .bind("visibility", content.visibility())
                .bind("origin", content.origin())
                .bind("seen", content.seen())
                .bind("now", now)
                .execute();
    }

    /** It was sent or thrown away; the version moves on, so that what was typed before and saved late is not taken for new. */
    static void end(Handle db, long conversation, long account, Kind kind, Instant now) {
        db.createUpdate("""
                        INSERT INTO draft (conversation_id, home_id, account_id, author_id, kind, ended, body, version, saved_at)
                        VALUES (:conversation, :conversation, :account, :account, :kind, true, '', 1, :now)
                            ON CONFLICT (conversation_id, account_id, kind) WHERE NOT aside
                            DO UPDATE SET ended = true, body = '', origin = '', version = draft.version + 1, saved_at = :now
                        """)
                .bind("conversation", conversation)
                .bind("account", account)
                .bind("kind", kind)
                .bind("now", now)
                .execute();
    }

    /** Lays a copy beside what somebody writes themselves. */
    static void lay(Handle db, Draft draft, long account, Instant now) {
        db.createUpdate("""
                        INSERT INTO draft (conversation_id, home_id, account_id, author_id, kind, aside, ended, body, visibility, origin,
                                           seen, version, saved_at)
                        VALUES (:conversationId, :homeId, :account, :authorId, :kind, true, false, :text, :visibility, :origin,
                                :seen, 1, :now)
                        """)
                .bind("conversationId", draft.conversationId())
                .bind("homeId", draft.homeId())
                .bind("authorId", draft.authorId())
                .bind("kind", draft.kind())
                .bind("text", draft.text())
                .bind("visibility", draft.visibility())
                .bind("origin", draft.origin())
                .bind("seen", draft.seen())
                .bind("account", account)
                .bind("now", now)
                .execute();
    }

    static void delete(Handle db, long id) {
        db.createUpdate("DELETE FROM draft WHERE id = :id").bind("id", id).execute();
    }

    /**
     * Moves what is written in one conversation to another. Who writes in both keeps both: one lies aside.
     *
     * @param begun only what was begun there; null for all
     */
    static void move(Handle db, long from, long to, @Nullable Long begun) {
        db.createUpdate("""
                        DELETE FROM draft o USING draft d
                         WHERE o.conversation_id = :to AND o.ended AND NOT o.aside
                           AND d.conversation_id = :from AND d.account_id = o.account_id AND d.kind = o.kind AND NOT d.ended
                        """).bind("from", from).bind("to", to).execute();
        db.createUpdate("""
                        WITH moving AS (
                               SELECT id FROM draft d WHERE conversation_id = :from AND (:begun::bigint IS NULL OR home_id = :begun))
                        UPDATE draft d
                           SET conversation_id = :to,
                               aside = d.aside OR EXISTS (SELECT FROM draft o WHERE o.conversation_id = :to AND o.account_id = d.account_id
                                                             AND o.kind = d.kind AND NOT o.aside)
                          FROM moving m WHERE m.id = d.id AND NOT d.ended
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("begun", begun)
                .execute();
    }

    /** Moves answers whose author had as the newest words before them some that went to another conversation. */
    static void follow(Handle db, long from, long to) {
        db.createUpdate("""
                        UPDATE draft d SET conversation_id = :to, home_id = :to
                         WHERE d.conversation_id = :from AND d.kind = 'answer' AND NOT d.ended
                           AND (SELECT p.conversation_id FROM post p
                                 WHERE p.conversation_id IN (:from, :to) AND NOT p.own AND p.addressed AND p.id <= d.seen
                                 ORDER BY p.id DESC LIMIT 1) = :to
                        """).bind("from", from).bind("to", to).execute();
    }

    /** Gives an answer that was taken back before it was sent to its author again. */
    static Optional<Draft> takenBack(Handle db, long reply) {
        return db.createQuery("""
                        SELECT 0::bigint AS id, r.conversation_id, r.conversation_id AS home_id, r.author_id AS account_id, r.author_id,
                               w.name AS author_name, 'answer' AS kind, false AS aside, false AS ended, r.body AS text, r.visibility,
                               coalesce(v.reply_id || '.' || v.no, '') AS origin, r.seen_post_id AS seen, 0 AS version, r.created_at AS saved_at
                          FROM reply r JOIN account w ON w.id = r.author_id
                          LEFT JOIN prewritten_version v ON v.id = r.prewritten_version_id
                         WHERE r.id = :reply AND NOT r.automatic
                        """).bind("reply", reply).mapTo(Draft.class).findOne();
    }

    /** Whether a reply was put into the outbox at this moment by this person, and not sent again. */
    static boolean sentNow(Handle db, long reply, long author, Instant now) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM reply WHERE id = :reply AND author_id = :author AND created_at = :now)
                        """)
                .bind("reply", reply)
                .bind("author", author)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    /** What a conversation is called. */
    static String title(Handle db, long conversation) {
        return db.createQuery("SELECT title FROM conversation WHERE id = :id")
                .bind("id", conversation)
                .mapTo(String.class)
                .one();
    }

    static int sweep(Handle db, Instant before) {
        return db.createUpdate("DELETE FROM draft WHERE saved_at < :before")
                .bind("before", before)
                .execute();
    }

    /** What is saved of it. */
    record Content(Kind kind, String text, @Nullable Visibility visibility, String origin, long seen) {}
}
