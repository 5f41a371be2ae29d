package io.oase.prewritten;

import io.oase.db.RoundTrip;
import java.util.List;
import java.util.Map;

/** Rows of {@code prewritten_use}: changed under the lock of their conversation. */
final class UseDao {
    private UseDao() {}

    /** Those among these replies that came from a prewritten one are out. */
    static void published(RoundTrip trip, List<Long> replies) {
        trip.tell("""
                        INSERT INTO prewritten_use (reply_id, prewritten_id, conversation_id, sent_at, outcome)
                        SELECT r.id, v.reply_id, r.conversation_id, r.published_at, 'waiting'
                          FROM reply r JOIN prewritten_version v ON v.id = r.prewritten_version_id
                         WHERE r.id = ANY(:replies) AND r.published_at IS NOT NULL
                            ON CONFLICT DO NOTHING
                        """, Map.of("replies", replies.toArray(Long[]::new)));
    }

    /** Somebody wrote after it; a matter that was resolved and rested for two weeks is not undone by a later one. */
    static void askedAgain(RoundTrip trip, List<Long> posts) {
        trip.tell("""
                        UPDATE prewritten_use u SET outcome = 'asked_again'
                          FROM post p
                         WHERE p.id = ANY(:posts) AND p.conversation_id = u.conversation_id AND p.posted_at > u.sent_at
                           AND (u.outcome = 'waiting' OR u.outcome = 'resolved' AND p.posted_at < u.sent_at + interval '14 days')
                        """, Map.of("posts", posts.toArray(Long[]::new)));
    }

    /**
     * The matter is resolved.
     *
     * @param needless whether its last words needed no answer, such as thanks: then they have not asked again
     */
    static void resolved(RoundTrip trip, long conversation, boolean needless) {
        trip.tell("""
                        UPDATE prewritten_use u SET outcome = 'resolved'
                         WHERE u.conversation_id = :conversation
                           AND (u.outcome = 'waiting'
                                OR :needless AND u.outcome = 'asked_again'
                                   AND NOT EXISTS (SELECT FROM post p WHERE p.conversation_id = u.conversation_id AND p.own
                                                    AND NOT p.automatic AND p.deleted_at IS NULL AND p.posted_at > u.sent_at
                                                    AND p.reply_id IS DISTINCT FROM u.reply_id))
                        """, Map.of("conversation", conversation, "needless", needless));
    }

    /** It is open again. */
    static void opened(RoundTrip trip, long conversation) {
        trip.tell("""
                        UPDATE prewritten_use SET outcome = 'waiting' WHERE conversation_id = :conversation AND outcome = 'resolved'
                        """, Map.of("conversation", conversation));
    }
}
