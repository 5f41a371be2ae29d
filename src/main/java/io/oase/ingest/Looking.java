package io.oase.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.channel.Channel;
import io.oase.channel.Connector;
import io.oase.channel.KnownPost;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.db.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at posts of conversations that are still being worked on, a few with every poll, those not looked at for
 * longest first: most networks do not announce edits and deletions.
 */
final class Looking {
    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(2);
    private static final Duration WHILE_RECENT = Duration.ofDays(14);

    private final Jdbi db;
    private final Ingest ingest;
    private final Clock clock;

    Looking(Jdbi db, Ingest ingest, Clock clock) {
        this.db = db;
        this.ingest = ingest;
        this.clock = clock;
    }

    /** One batch. What goes wrong here is logged and tried again with the next poll; nothing depends on it. */
    void look(Channel channel, Connector connector) {
        int batch = connector.lookBatch();
        if (batch == 0) {
            return;
        }
        Instant now = clock.instant();
        List<KnownPost> due = due(channel, batch, now);
        if (due.isEmpty()) {
            return;
        }
        try {
            store(channel, connector.look(due), now);
        } catch (Trouble trouble) {
            LOG.info("Channel {}: known posts could not be looked at again: {}", channel.id(), trouble.getMessage());
        } catch (RuntimeException unforeseen) {
            LOG.error(
                    "Channel {}: what was said about known posts could not be taken in",
                    channel.id(),
                    Unforeseen.withoutWords(unforeseen));
        }
        looked(channel, due, now);
    }

    private void store(Channel channel, List<Connector.Look> looks, Instant now) {
        List<RemotePost> present = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Connector.Look look : looks) {
            if (look instanceof Connector.Look.Present there) {
                present.add(there.post());
            } else {
                gone.add(look.key());
            }
        }
        db.useTransaction(handle -> ingest.store(handle, channel, present, gone, now));
    }

    /** Recent is what was said or received lately: a post may claim any time, or come late. */
    private List<KnownPost> due(Channel channel, int batch, Instant now) {
        return db.withHandle(handle -> handle.createQuery("""
                        WITH due AS (
                            (SELECT p.id, p.looked_at
                               FROM conversation c
                               JOIN post p ON p.conversation_id = c.id
                              WHERE c.channel_id = :channel AND c.state <> 'resolved' AND c.last_post_at > :recent
                                AND p.deleted_at IS NULL
                                AND (p.looked_at IS NULL AND p.received_at < :before OR p.looked_at < :before)
                              ORDER BY p.looked_at NULLS FIRST, p.id
                              LIMIT :batch)
                            UNION ALL
                            (SELECT p.id, p.looked_at
                               FROM post p
                               JOIN conversation c ON c.id = p.conversation_id
                              WHERE p.channel_id = :channel AND p.received_at > :recent
                                AND p.received_at - p.posted_at > interval '24 hours'
                                AND c.state <> 'resolved' AND c.last_post_at <= :recent
                                AND p.deleted_at IS NULL
                                AND (p.looked_at IS NULL AND p.received_at < :before OR p.looked_at < :before)
                              ORDER BY p.looked_at NULLS FIRST, p.id
                              LIMIT :batch))
                        SELECT p.key, i.handle, p.own, p.visibility, p.warning, p.ref
                          FROM due
                          JOIN post p ON p.id = due.id
                          JOIN identity i ON i.id = p.identity_id
                         ORDER BY p.looked_at NULLS FIRST, p.id
                         LIMIT :batch
                        """)
                .bind("channel", channel.id())
                .bind("recent", now.minus(WHILE_RECENT))
                .bind("before", now.minus(AT_MOST_EVERY))
                .bind("batch", batch)
                .map((row, context) -> known(row))
                .list());
    }

    private void looked(Channel channel, List<KnownPost> posts, Instant now) {
        db.useHandle(handle -> handle.createUpdate(
                        "UPDATE post SET looked_at = :now WHERE channel_id = :channel AND key = ANY(:keys)")
                .bind("channel", channel.id())
                .bind("keys", posts.stream().map(KnownPost::key).toArray(String[]::new))
                .bind("now", now)
                .execute());
    }

    private static KnownPost known(ResultSet row) throws SQLException {
        return new KnownPost(
                row.getString("key"),
                row.getString("handle"),
                row.getBoolean("own"),
                Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                row.getString("warning"),
                new Json(row.getString("ref")).as(new TypeReference<Map<String, String>>() {}));
    }
}
