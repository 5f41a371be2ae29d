package io.oase.prewritten;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code prewritten_use}: changed under the lock of their conversation. */
final class UseDao {
    private UseDao() {}

    /** Those among these replies that came from a prewritten one are out. */
    static void published(Handle db, List<Long> replies) {
        db.createUpdate("""
                        INSERT INTO prewritten_use (reply_id, prewritten_id, conversation_id, sent_at, outcome)
                        SELECT r.id, v.reply_id, r.conversation_id, r.published_at, 'waiting'
                          FROM reply r JOIN prewritten_version v ON v.id = r.prewritten_version_id
                         WHERE r.id = ANY(:replies) AND r.published_at IS NOT NULL
                            ON CONFLICT DO NOTHING
                        """).bind("replies", replies.toArray(Long[]::new)).execute();
    }

    /** Somebody wrote after it; a matter that was resolved and rested for two weeks is not undone by a later one. */
    static void askedAgain(Handle db, List<Long> posts) {
        db.createUpdate("""
                        UPDATE prewritten_use u SET outcome = 'asked_again'
                          FROM post p
                         WHERE p.id = ANY(:posts) AND p.conversation_id = u.conversation_id AND p.posted_at > u.sent_at
                           AND (u.outcome = 'waiting' OR u.outcome = 'resolved' AND p.posted_at < u.sent_at + interval '14 days')
                        """).bind("posts", posts.toArray(Long[]::new)).execute();
    }

    /**
     * The matter is resolved.
     *
     * @param needless whether its last words needed no answer, such as thanks: then they have not asked again
     */
    static void resolved(Handle db, long conversation, boolean needless) {
        db.createUpdate("""
                        UPDATE prewritten_use u SET outcome = 'resolved'
                         WHERE u.conversation_id = :conversation
                           AND (u.outcome = 'waiting'
                                OR :needless AND u.outcome = 'asked_again'
                                   AND NOT EXISTS (SELECT FROM post p WHERE p.conversation_id = u.conversation_id AND p.own
                                                    AND NOT p.automatic AND p.deleted_at IS NULL AND p.posted_at > u.sent_at
                                                    AND p.reply_id IS DISTINCT FROM u.reply_id))
                        """)
                .bind("conversation", conversation)
                .bind("needless", needless)
                .execute();
    }

    /** It is open again. */
    static void opened(Handle db, long conversation) {
        db.createUpdate("""
                        UPDATE prewritten_use SET outcome = 'waiting' WHERE conversation_id = :conversation AND outcome = 'resolved'
                        """).bind("conversation", conversation).execute();
    }
}
