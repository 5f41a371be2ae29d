package io.oase.reply;

import io.oase.ingest.OurReplies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Knows which of our own posts on a network were published from here: by the key the network gave the part, or, for a part
 * that was sent and whose receipt has not arrived, by its words.
 */
public final class PublishedParts implements OurReplies {
    @Override
    public Map<String, Long> match(Handle db, long channelId, List<OwnPost> posts) {
        Map<String, Long> replies = byKey(db, channelId, posts);
        List<OwnPost> rest =
                posts.stream().filter(post -> !replies.containsKey(post.key())).toList();
        if (!rest.isEmpty()) {
            byWords(db, rest, replies);
        }
        return replies;
    }

    private static Map<String, Long> byKey(Handle db, long channelId, List<OwnPost> posts) {
        Map<String, Long> replies = new HashMap<>();
        db.createQuery("""
                        SELECT p.remote_key, p.reply_id
                          FROM reply_part p
                         WHERE p.remote_key = ANY(:keys)
                           AND (SELECT c.channel_id FROM reply r JOIN conversation c ON c.id = r.conversation_id
                                 WHERE r.id = p.reply_id) = :channel
                        """)
                .bind("channel", channelId)
                .bind("keys", posts.stream().map(OwnPost::key).toArray(String[]::new))
                .map((row, context) -> replies.put(row.getString("remote_key"), row.getLong("reply_id")))
                .list();
        return replies;
    }

    private static void byWords(Handle db, List<OwnPost> posts, Map<String, Long> replies) {
        db.createQuery("""
                        SELECT r.conversation_id, p.reply_id, p.body
                          FROM reply_part p JOIN reply r ON r.id = p.reply_id
                         WHERE r.conversation_id = ANY(:conversations) AND p.attempted_at IS NOT NULL AND p.remote_key IS NULL
                        """)
                .bind(
                        "conversations",
                        posts.stream().map(OwnPost::conversationId).distinct().toArray(Long[]::new))
                .map((row, context) -> {
                    long conversation = row.getLong("conversation_id");
                    String words = words(row.getString("body"));
                    long reply = row.getLong("reply_id");
                    posts.stream()
                            .filter(post -> post.conversationId() == conversation)
                            .filter(post -> words(post.body()).equals(words))
                            .forEach(post -> replies.putIfAbsent(post.key(), reply));
                    return true;
                })
                .list();
    }

    /** Networks write mentions and white space their own way; the words themselves stay. */
    private static String words(String text) {
        return text.replaceAll("@[\\w.-]+(@[\\w.-]+)?", "").replaceAll("\\s+", "");
    }
}
