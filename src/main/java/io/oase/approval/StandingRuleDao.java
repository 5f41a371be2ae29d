package io.oase.approval;

import io.oase.people.Role;
import io.oase.reply.ApprovalRule.Written;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code approval_rule}, and the one of {@code approval_limit}. */
final class StandingRuleDao {
    private static final String RULE = """
            SELECT r.id, r.kind, r.role, r.channel_id, r.tag, r.account_id, r.until, r.private_too,
                   coalesce(r.role, c.name, r.tag, a.name) AS name, r.made_by, m.name AS made_by_name, r.made_at
              FROM approval_rule r
              JOIN account m ON m.id = r.made_by
              LEFT JOIN channel c ON c.id = r.channel_id
              LEFT JOIN account a ON a.id = r.account_id
             WHERE r.removed_at IS NULL
            """;

    private StandingRuleDao() {}

    /** All there are; those of new colleagues last. What is over by itself is none any more. */
    static List<StandingRule> list(Handle db, Instant now) {
        return db.createQuery(RULE + """
                         AND (r.until IS NULL OR r.until > :now)
                         ORDER BY array_position(ARRAY['role', 'channel', 'tag', 'newcomer'], r.kind), lower(coalesce(c.name, r.tag, a.name)), r.id
                        """)
                .bind("now", now)
                .mapTo(Row.class)
                .map(Row::rule)
                .list();
    }

    static Optional<StandingRule> find(Handle db, long id) {
        return db.createQuery(RULE + " AND r.id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::rule)
                .findOne();
    }

    /** Those that ask for a second pair of eyes on this. */
    static List<StandingRule> asking(Handle db, Written written, boolean privately) {
        return db.createQuery(RULE + """
                         AND (r.private_too OR NOT :privately) AND (r.until IS NULL OR r.until > :now)
                         AND (r.role = :role OR r.channel_id = :channel OR r.account_id = :author
                              OR r.tag IS NOT NULL AND EXISTS (
                                 SELECT FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                                  WHERE ct.conversation_id = :conversation AND lower(t.name) = lower(r.tag)))
                         ORDER BY r.id
                        """)
                .bind("privately", privately)
                .bind("now", written.now())
                .bind("role", written.author().role().id())
                .bind("channel", written.channel())
                .bind("author", written.author().id())
                .bind("conversation", written.conversation())
                .mapTo(Row.class)
                .map(Row::rule)
                .list();
    }

    /** Others who change rules wait until this transaction ends; those who read them do not. */
    static void oneAtATime(Handle db) {
        db.execute("LOCK TABLE approval_rule IN SHARE ROW EXCLUSIVE MODE");
    }

    /** Rules about the same; one takes the place of the other. */
    static void removeSame(Handle db, StandingRule.Body body, Instant now) {
        db.createUpdate("""
                        UPDATE approval_rule SET removed_at = :now
                         WHERE removed_at IS NULL AND (role = :role OR channel_id = :channel OR lower(tag) = lower(:tag) OR account_id = :account)
                        """)
                .bind("now", now)
                .bind("role", role(body))
                .bind("channel", body.channel())
                .bind("tag", body.tag())
                .bind("account", body.account())
                .execute();
    }

    static long insert(Handle db, StandingRule.Body body, long by, Instant now) {
        return db.createQuery("""
                        INSERT INTO approval_rule (kind, role, channel_id, tag, account_id, until, private_too, made_by, made_at)
                        VALUES (:kind, :role, :channel, :tag, :account, :until, :private, :by, :now) RETURNING id
                        """)
                .bind("kind", body.kind().name().toLowerCase(Locale.ROOT))
                .bind("role", role(body))
                .bind("channel", body.channel())
                .bind("tag", body.tag())
                .bind("account", body.account())
                .bind("until", body.until())
                .bind("private", body.privateToo())
                .bind("by", by)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void remove(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE approval_rule SET removed_at = :now WHERE id = :id AND removed_at IS NULL")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    static Optional<Integer> limit(Handle db) {
        return db.createQuery("SELECT minutes FROM approval_limit WHERE minutes IS NOT NULL")
                .mapTo(Integer.class)
                .findOne();
    }

    static void limit(Handle db, @Nullable Integer minutes) {
        db.createUpdate("UPDATE approval_limit SET minutes = :minutes")
                .bind("minutes", minutes)
                .execute();
    }

    private static @Nullable String role(StandingRule.Body body) {
        return body.role() == null ? null : body.role().id();
    }

    /** Columns of the query. */
    record Row(
            long id,
            String kind,
            @Nullable String role,
            @Nullable Long channelId,
            @Nullable String tag,
            @Nullable Long accountId,
            @Nullable Instant until,
            boolean privateToo,
            String name,
            long madeBy,
            String madeByName,
            Instant madeAt) {
        StandingRule rule() {
            return new StandingRule(
                    id,
                    new StandingRule.Body(
                            StandingRule.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                            role == null ? null : Role.of(role).orElseThrow(),
                            channelId,
                            tag,
                            accountId,
                            until,
                            privateToo),
                    name,
                    madeBy,
                    madeByName,
                    madeAt);
        }
    }
}
