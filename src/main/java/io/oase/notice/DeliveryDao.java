package io.oase.notice;

import io.oase.base.Said;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code delivery}: what has to leave the house, claimed by one worker at a time. */
final class DeliveryDao {
    private static final String CLAIM = "id = :id AND claimed_by = :claimedBy AND attempts = :attempts";

    private DeliveryDao() {}

    /** One for the notice; nothing when the webhook has it already. */
    static void toWebhook(Handle db, Notice notice, Collection<Long> accounts, Instant at) {
        db.createUpdate("""
                        INSERT INTO delivery (way, key, content, created_at, due_at)
                        VALUES ('webhook', :key, :content, :at, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("key", notice.key())
                .bind("content", Json.of(Content.of(notice, accounts)))
                .bind("at", at)
                .execute();
    }

    /** One for each chat of the team whose conversation it is about that wants to hear of this kind. */
    static void toTeam(Handle db, Notice notice, Collection<Long> accounts, Instant at) {
        if (notice.conversationId() == null) {
            return;
        }
        db.createUpdate("""
                        INSERT INTO delivery (way, team_webhook_id, key, content, created_at, due_at)
                        SELECT 'team', h.id, :key, :content, :at, :at
                          FROM conversation c JOIN team_webhook h ON h.team_id = c.team_id
                         WHERE c.id = :conversation AND h.active AND :kind = ANY(h.kinds) ORDER BY h.id
                        ON CONFLICT DO NOTHING
                        """)
                .bind("conversation", notice.conversationId())
                .bind("kind", notice.kind())
                .bind("key", notice.key())
                .bind("content", Json.of(Content.of(notice, accounts)))
                .bind("at", at)
                .execute();
    }

    /** One for each browser of these accounts. */
    static void toDevices(Handle db, Notice notice, Collection<Long> accounts, Instant at) {
        if (accounts.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        INSERT INTO delivery (way, account_id, device_id, key, content, created_at, due_at)
                        SELECT 'push', d.account_id, d.id, :key, :content, :at, :at
                          FROM push_device d WHERE d.account_id = ANY(:accounts) ORDER BY d.id
                        ON CONFLICT DO NOTHING
                        """)
                .bind("key", notice.key())
                .bind("content", Json.of(Content.of(notice, List.of())))
                .bindArray("accounts", Long.class, accounts)
                .bind("at", at)
                .execute();
    }

    /** One for each of these accounts. */
    static void toPeople(Handle db, Notice notice, Collection<Long> accounts, Instant at) {
        if (accounts.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        INSERT INTO delivery (way, account_id, key, content, created_at, due_at)
                        SELECT 'email', a.id, :key, :content, :at, :at
                          FROM account a WHERE a.id = ANY(:accounts) ORDER BY a.id
                        ON CONFLICT DO NOTHING
                        """)
                .bind("key", notice.key())
                .bind("content", Json.of(Content.of(notice, List.of())))
                .bindArray("accounts", Long.class, accounts)
                .bind("at", at)
                .execute();
    }

    /**
     * Something somebody has to deliver now.
     *
     * @param deviceId the browser it goes to; null for other ways
     * @param teamWebhookId the team's chat it goes to; null for other ways
     * @param beginsAt when quiet hours were over; null: nobody waited for that
     * @param attempts how often it has been claimed, this time included; tells claims of one node apart
     * @param claimedBy number of the node that has it
     */
    record Claim(
            UUID id,
            Way way,
            @Nullable Long accountId,
            @Nullable Long deviceId,
            @Nullable Long teamWebhookId,
            Json content,
            Instant createdAt,
            @Nullable Instant beginsAt,
            int attempts,
            long claimedBy) {
        /** From when on somebody wants it. */
        Instant since() {
            return beginsAt == null ? createdAt : beginsAt;
        }

        private Map<String, ?> values() {
            return Map.of("id", id, "attempts", attempts, "claimedBy", claimedBy);
        }
    }

    /** Takes what is due and nobody else has; what a dead node had becomes free when its number is deleted. */
    static List<Claim> claim(Handle db, Way way, long node, int most, Instant now) {
        return db.createQuery("""
                        UPDATE delivery SET claimed_by = :node, attempts = attempts + 1
                         WHERE id IN (SELECT id FROM delivery
                                       WHERE way = :way AND sent_at IS NULL AND failed_at IS NULL
                                         AND due_at <= :now AND claimed_by IS NULL
                                       ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, way, account_id, device_id, team_webhook_id, content, created_at, begins_at,
                                  attempts, claimed_by
                        """)
                .bind("way", way)
                .bind("node", node)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Claim.class)
                .list();
    }

    /** Whether the claim stands and its node will be taken for alive for some seconds more. */
    static boolean maySend(Handle db, Claim claim) {
        return db.createQuery("SELECT 1 FROM delivery d JOIN node n ON n.id = d.claimed_by WHERE d." + CLAIM
                        + " AND alive_until > clock_timestamp() + interval '5 seconds'")
                .bindMap(claim.values())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static void sent(Handle db, Claim claim, Instant at) {
        db.createUpdate("""
                        UPDATE delivery SET sent_at = :at, claimed_by = NULL, trouble_key = NULL, trouble_args = '{}'
                         WHERE\s""" + CLAIM).bindMap(claim.values()).bind("at", at).execute();
    }

    /** Gives a claim back, to be tried again later. */
    static void later(Handle db, Claim claim, Said trouble, Instant dueAt) {
        end(db, claim, trouble, "due_at", dueAt);
    }

    /** Gives a claim back because nobody wants it before then; nothing has failed. */
    static void postpone(Handle db, Claim claim, Instant until) {
        db.createUpdate("UPDATE delivery SET due_at = :until, begins_at = :until, claimed_by = NULL WHERE " + CLAIM)
                .bindMap(claim.values())
                .bind("until", until)
                .execute();
    }

    /** It is not tried again. */
    static void failed(Handle db, Claim claim, Said trouble, Instant at) {
        end(db, claim, trouble, "failed_at", at);
    }

    /** There is nothing to deliver any more. */
    static void remove(Handle db, Claim claim) {
        db.createUpdate("DELETE FROM delivery WHERE " + CLAIM)
                .bindMap(claim.values())
                .execute();
    }

    private static void end(Handle db, Claim claim, Said trouble, String column, Instant at) {
        db.createUpdate("UPDATE delivery SET " + column
                        + " = :at, claimed_by = NULL, trouble_key = :key, trouble_args = :args WHERE " + CLAIM)
                .bindMap(claim.values())
                .bind("at", at)
                .bind("key", trouble.key())
                .bindArray("args", String.class, trouble.args())
                .execute();
    }

    /**
     * @param recently from when on given up counts
     * @param lately what was due before and nobody has tried is stuck
     */
    static Backlog backlog(Handle db, Way way, Instant recently, Instant lately, Instant now) {
        return db.createQuery("""
                        SELECT w.waiting, w.failing, w.stuck, o.created_at, o.trouble_key, o.trouble_args,
                               (SELECT count(*) FROM delivery
                                 WHERE way = :way AND failed_at IS NOT NULL AND failed_at >= :recently) AS given_up
                          FROM (SELECT count(*) FILTER (WHERE due_at <= :now OR trouble_key IS NOT NULL) AS waiting,
                                       count(trouble_key) AS failing,
                                       count(*) FILTER (WHERE due_at <= :lately AND trouble_key IS NULL) AS stuck
                                  FROM delivery
                                 WHERE way = :way AND sent_at IS NULL AND failed_at IS NULL) w
                          LEFT JOIN LATERAL (SELECT created_at, trouble_key, trouble_args FROM delivery
                                              WHERE way = :way AND sent_at IS NULL AND failed_at IS NULL
                                                AND trouble_key IS NOT NULL
                                              ORDER BY created_at LIMIT 1) o ON true
                        """)
                .bind("way", way)
                .bind("recently", recently)
                .bind("lately", lately)
                .bind("now", now)
                .map((row, context) -> new Backlog(
                        way,
                        row.getInt("waiting"),
                        row.getInt("failing"),
                        Rows.instant(row, "created_at"),
                        said(row),
                        row.getInt("given_up"),
                        row.getInt("stuck")))
                .one();
    }

    static @Nullable Said said(ResultSet row) throws SQLException {
        String key = row.getString("trouble_key");
        return key == null
                ? null
                : new Said(key, List.of((String[]) row.getArray("trouble_args").getArray()));
    }

    static int sweep(Handle db, Instant before) {
        return db.createUpdate("DELETE FROM delivery WHERE created_at < :before AND claimed_by IS NULL")
                .bind("before", before)
                .execute();
    }
}
