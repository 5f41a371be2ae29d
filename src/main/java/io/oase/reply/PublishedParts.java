package io.oase.reply;

import io.oase.ingest.OurReplies;
import java.util.ArrayList;
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
        Map<String, Long> byKey = new HashMap<>();
        List<Unnoted> unnoted = new ArrayList<>();
        db.createQuery("""
                        SELECT p.remote_key, p.reply_id, r.conversation_id, p.body
                          FROM reply_part p
                         CROSS JOIN LATERAL (
                               SELECT conversation_id, (SELECT channel_id FROM conversation c WHERE c.id = conversation_id) AS channel_id
                                 FROM reply WHERE id = p.reply_id OFFSET 0) r
                         WHERE p.remote_key = ANY(:keys) AND r.channel_id = :channel
                        UNION ALL
                        SELECT NULL, p.reply_id, r.conversation_id, p.body
                          FROM reply r
                          JOIN reply_part p ON p.reply_id = r.id
                         WHERE r.conversation_id = ANY(:conversations) AND p.attempted_at IS NOT NULL AND p.remote_key IS NULL
                        """)
                .bind("channel", channelId)
                .bind("keys", posts.stream().map(OwnPost::key).toArray(String[]::new))
                .bind(
                        "conversations",
                        posts.stream().map(OwnPost::conversationId).distinct().toArray(Long[]::new))
                .map((row, context) -> {
                    String key = row.getString("remote_key");
                    long reply = row.getLong("reply_id");
                    return key == null
                            ? unnoted.add(
                                    new Unnoted(reply, row.getLong("conversation_id"), words(row.getString("body"))))
                            : byKey.put(key, reply) == null;
                })
                .list();
        Map<String, Long> replies = new HashMap<>(byKey);
        posts.stream().filter(post -> !byKey.containsKey(post.key())).forEach(post -> unnoted.stream()
                .filter(part -> part.conversationId == post.conversationId() && part.words.equals(words(post.body())))
                .findFirst()
                .ifPresent(part -> replies.put(post.key(), part.replyId)));
        return replies;
    }

    /** A part that was sent, and whose receipt is not noted. */
    private record Unnoted(long replyId, long conversationId, String words) {}

    /** Networks write mentions and white space their own way; the words themselves stay. */
    private static String words(String text) {
        return text.replaceAll("@[\\w.-]+(@[\\w.-]+)?", "").replaceAll("\\s+", "");
    }
}
