package io.oase.target;

import io.oase.target.TargetDao.InForce;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What an open conversation is measured by at present, and what targets look at in it: enough to tell whether other targets
 * would change anything.
 *
 * @param targetVersion the version that applies; null for none
 */
record Bearing(
        long conversationId,
        String title,
        long channelId,
        String network,
        boolean isPrivate,
        String kind,
        int priority,
        @Nullable String language,
        @Nullable Integer followers,
        List<String> tags,
        boolean inCrisis,
        List<Long> urgent,
        @Nullable Long targetVersion,
        long calendarVersion) {

    /** What these targets look at. */
    Matter matter() {
        return new Matter(
                channelId,
                network,
                isPrivate,
                kind,
                Set.copyOf(tags),
                priority,
                language,
                followers,
                inCrisis,
                Set.copyOf(urgent));
    }

    /** The first of these that is for it; the last is for everything. */
    InForce under(List<InForce> targets) {
        return targets.stream()
                .filter(each -> each.target() == null || each.target().fits(matter()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it would be measured differently. */
    boolean changesTo(InForce next) {
        Long version = next.target() == null ? null : next.target().versionId();
        return !java.util.Objects.equals(version, targetVersion) || next.calendarVersion() != calendarVersion;
    }

    /**
     * Open conversations in the order of their ids, after one of them. Which belong to a crisis, and what it promises them, is asked once for all of them: what was
     * gathered a moment ago is in no statistics yet, and asked one by one the planner reads all of it each time.
     */
    static List<Bearing> after(Handle db, long conversation, int limit) {
        return db.createQuery("""
                          WITH k AS MATERIALIZED (
                               SELECT conversation_id, target_version_id, calendar_version_id
                                 FROM clock
                                WHERE ended_at IS NULL AND kind = 'resolution' AND conversation_id > :after
                                ORDER BY conversation_id LIMIT :limit),
                               u AS MATERIALIZED (
                               SELECT conversation_id, array_agg(target_id) AS targets FROM urgent_conversation
                                WHERE conversation_id = ANY (ARRAY(SELECT conversation_id FROM k)) GROUP BY conversation_id)
                        SELECT c.id AS conversation_id, c.title, c.channel_id, ch.network, c.private AS is_private, c.kind, c.priority,
                               c.language, i.followers, k.target_version_id AS target_version, k.calendar_version_id AS calendar_version,
                               ARRAY(SELECT lower(t.name) FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                                      WHERE ct.conversation_id = c.id) AS tags,
                               c.id = ANY (ARRAY(SELECT x.conversation_id FROM crisis_conversation x
                                                  WHERE x.conversation_id = ANY (ARRAY(SELECT conversation_id FROM k)))) AS in_crisis,
                               coalesce(u.targets, '{}') AS urgent
                          FROM k
                          JOIN conversation c ON c.id = k.conversation_id
                          JOIN channel ch ON ch.id = c.channel_id
                          JOIN identity i ON i.id = c.identity_id
                          LEFT JOIN u ON u.conversation_id = c.id
                         ORDER BY c.id
                        """)
                .bind("after", conversation)
                .bind("limit", limit)
                .mapTo(Bearing.class)
                .list();
    }
}
