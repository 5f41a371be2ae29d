package io.oase.acknowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code acknowledgement_setting}, {@code acknowledging} and {@code acknowledgement}. */
final class AcknowledgementDao {
    private AcknowledgementDao() {}

    static Optional<Acknowledgement> setting(Handle db, long channel) {
        return db.createQuery("""
                        SELECT scope, texts, since, changed_by FROM acknowledgement_setting WHERE channel_id = :channel
                        """)
                .bind("channel", channel)
                .map((row, context) -> new Acknowledgement(
                        channel,
                        Scope.of(row.getString("scope")).orElseThrow(),
                        new Json(row.getString("texts")).as(new TypeReference<Map<String, Map<String, String>>>() {}),
                        row.getTimestamp("since").toInstant(),
                        row.getLong("changed_by")))
                .findOne();
    }

    /** @param since from when on what comes in is acknowledged */
    static void store(Handle db, Acknowledgement setting, Instant since, long by, Instant now) {
        db.createUpdate("""
                        INSERT INTO acknowledgement_setting (channel_id, scope, texts, since, changed_by, changed_at)
                        VALUES (:channel, :scope, :texts, :since, :by, :now)
                            ON CONFLICT (channel_id) DO UPDATE SET scope = excluded.scope, texts = excluded.texts,
                               since = excluded.since, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .bind("channel", setting.channelId())
                .bind("scope", setting.scope().id())
                .bind("texts", Json.of(setting.texts()))
                .bind("since", since)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    /** Those among these posts that may have to be acknowledged are looked at soon; so is who wants no more, also while it is off. */
    static void consider(RoundTrip trip, Collection<Long> posts) {
        trip.tell("""
                        INSERT INTO acknowledging (post_id)
                        SELECT p.id FROM acknowledgement_setting s JOIN post p ON p.channel_id = s.channel_id
                         WHERE p.id = ANY(:posts) AND NOT p.own
                           AND (s.scope <> 'off' AND p.posted_at >= s.since AND p.addressed
                                OR length(p.body) < 100 AND p.body ~* '^(@\\S+|\\W)*stopp?\\W*$')
                            ON CONFLICT DO NOTHING
                        """, Map.of("posts", posts.toArray(Long[]::new)));
    }

    /** One that is to be looked at and that nobody looks at now; it is done with when this transaction ends. */
    static Optional<Long> next(Handle db) {
        return db.createQuery("""
                        DELETE FROM acknowledging WHERE post_id = (
                               SELECT post_id FROM acknowledging ORDER BY post_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING post_id
                        """).mapTo(Long.class).findOne();
    }

    /** Whose conversation a post belongs to; empty when it is gone. */
    static Optional<Long> conversation(Handle db, long post) {
        return db.createQuery("SELECT conversation_id FROM post WHERE id = :post AND conversation_id IS NOT NULL")
                .bind("post", post)
                .mapTo(Long.class)
                .findOne();
    }

    /** What decides, but for what was sent today; columns. */
    record Considered(
            long channelId,
            long contactId,
            String displayName,
            @Nullable String language,
            boolean hushed,
            boolean addressed,
            boolean own,
            boolean bot,
            boolean optedOut,
            boolean waits,
            boolean answering,
            Instant postedAt,
            String body) {}

    /** Of a conversation that is locked. Another account of ours that is connected here is no stranger. */
    static Considered considered(Handle db, long post) {
        return db.createQuery("""
                        SELECT p.channel_id, i.contact_id, i.display_name, coalesce(p.language, c.language) AS language,
                               p.visibility = 'private' AS hushed, p.addressed,
                               p.own OR EXISTS (SELECT FROM channel o WHERE o.network = i.network AND o.self_key = i.key) AS own, i.bot,
                               k.no_automatic_since IS NOT NULL AS opted_out,
                               p.deleted_at IS NULL AND c.state IN ('new', 'open') AND c.unanswered_since IS NOT NULL
                                   AND NOT EXISTS (SELECT FROM post a WHERE a.conversation_id = c.id AND a.own AND NOT a.automatic
                                                    AND a.deleted_at IS NULL AND a.posted_at > p.posted_at) AS waits,
                               EXISTS (SELECT FROM reply r WHERE r.conversation_id = c.id AND NOT r.automatic
                                        AND r.state IN ('queued', 'publishing')) AS answering,
                               p.posted_at, p.body
                          FROM post p
                          JOIN conversation c ON c.id = p.conversation_id
                          JOIN identity i ON i.id = p.identity_id
                          JOIN contact k ON k.id = i.contact_id
                         WHERE p.id = :post
                        """).bind("post", post).mapTo(Considered.class).one();
    }

    static boolean toldOn(Handle db, long contact, long conversation, LocalDate day) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM acknowledgement
                                        WHERE day = :day AND (contact_id = :contact OR conversation_id = :conversation))
                        """)
                .bind("day", day)
                .bind("contact", contact)
                .bind("conversation", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether somebody in this very conversation was told: its history shows that. */
    static boolean toldHere(Handle db, long conversation, LocalDate day) {
        return db.createQuery(
                        "SELECT EXISTS (SELECT FROM acknowledgement WHERE day = :day AND conversation_id = :conversation)")
                .bind("day", day)
                .bind("conversation", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether the history says already that nothing was said for this reason. */
    static boolean skippedBefore(Handle db, long conversation, String why) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM event WHERE conversation_id = :conversation AND kind = 'acknowledgement_skipped'
                                          AND data->>'why' = :why)
                        """)
                .bind("conversation", conversation)
                .bind("why", why)
                .mapTo(Boolean.class)
                .one();
    }

    /** False when they, or somebody in the conversation, were told meanwhile. */
    static boolean told(Handle db, long reply, long contact, long conversation, LocalDate day) {
        return db.createUpdate("""
                                INSERT INTO acknowledgement (reply_id, conversation_id, contact_id, day)
                                VALUES (:reply, :conversation, :contact, :day) ON CONFLICT DO NOTHING
                                """)
                        .bind("reply", reply)
                        .bind("conversation", conversation)
                        .bind("contact", contact)
                        .bind("day", day)
                        .execute()
                == 1;
    }

    /** Whether something changed; empty for nobody of this id. */
    static Optional<Boolean> automatic(Handle db, long contact, boolean wanted, Instant now) {
        return db.createQuery("""
                        WITH before AS (SELECT id, no_automatic_since IS NULL AS wanted FROM contact WHERE id = :contact FOR UPDATE),
                             changed AS (
                               UPDATE contact SET no_automatic_since = CASE WHEN :wanted THEN NULL ELSE :now::timestamptz END
                                 FROM before WHERE contact.id = before.id AND before.wanted <> :wanted RETURNING contact.id)
                        SELECT EXISTS (SELECT FROM changed) FROM before
                        """)
                .bind("contact", contact)
                .bind("wanted", wanted)
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne();
    }

    static Optional<Instant> optedOutSince(Handle db, long contact) {
        return db.createQuery(
                        "SELECT no_automatic_since FROM contact WHERE id = :contact AND no_automatic_since IS NOT NULL")
                .bind("contact", contact)
                .mapTo(Instant.class)
                .findOne();
    }

    /** The latest conversation of a person, where what happens to them is told. */
    static Optional<Long> latestConversation(Handle db, long contact) {
        return db.createQuery(
                        "SELECT id FROM conversation WHERE contact_id = :contact ORDER BY last_post_at DESC LIMIT 1")
                .bind("contact", contact)
                .mapTo(Long.class)
                .findOne();
    }
}
