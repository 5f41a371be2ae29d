package io.oase.later;

import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.notice.Notice;
import io.oase.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Brings a locked conversation back into sight, says why, and tells whoever wanted it back and whoever has it. */
final class Returning {
    /** Later than this is said. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private final Facts facts;
    private final Notices notices;

    Returning(Facts facts, Notices notices) {
        this.facts = facts;
        this.notices = notices;
    }

    /**
     * Ends a snooze.
     *
     * @param why {@code time}, {@code due} or {@code post}
     */
    void wake(Handle handle, SnoozeDao.Row row, String why, Instant now) {
        if (SnoozeDao.end(handle, row.conversationId()).isEmpty()) {
            return;
        }
        facts.publish(handle, List.of(Fact.of(row.conversationId(), Kind.WOKEN, Map.of("why", why))), now);
        SnoozeDao.back(handle, row.conversationId(), why, row.accountId(), row.reason(), now);
        String key = "snooze:" + row.conversationId() + ":" + row.since().toEpochMilli();
        tell(handle, key, row.conversationId(), row.accountId(), why, row.reason(), late(why, row.wakeAt(), now), now);
    }

    /** Says that somebody wanted to ask again by now. */
    void ask(Handle handle, FollowUpDao.Row row, Instant now) {
        Map<String, Object> data = Map.of("reason", row.reason(), "by", row.accountId());
        facts.publish(handle, List.of(Fact.of(row.conversationId(), Kind.FOLLOWED_UP, data)), now);
        SnoozeDao.back(handle, row.conversationId(), "follow_up", row.accountId(), row.reason(), now);
        String key = "follow_up:" + row.conversationId() + ":" + row.at().toEpochMilli();
        boolean late = row.at().plus(PUNCTUAL).isBefore(now);
        tell(handle, key, row.conversationId(), row.accountId(), "follow_up", row.reason(), late, now);
    }

    private void tell(
            Handle handle,
            String key,
            long conversation,
            long account,
            String why,
            String reason,
            boolean late,
            Instant now) {
        Map<String, Object> data = new HashMap<>(Map.of("why", why));
        Set<Long> whom = new TreeSet<>(Set.of(account));
        handle.createQuery("""
                        SELECT c.title, c.assignee_id, a.name AS assignee
                          FROM conversation c LEFT JOIN account a ON a.id = c.assignee_id WHERE c.id = :id
                        """)
                .bind("id", conversation)
                .map((row, context) -> {
                    data.put("title", row.getString("title"));
                    String has = row.getString("assignee");
                    if (has != null) {
                        data.put("assignee", has);
                        whom.add(row.getLong("assignee_id"));
                    }
                    return conversation;
                })
                .one();
        if (!reason.isEmpty()) {
            data.put("note", reason);
        }
        notices.send(handle, new Notice(key, Notice.BACK, conversation, data, late), whom, now);
    }

    private static boolean late(String why, @Nullable Instant wakeAt, Instant now) {
        return !why.equals("post") && wakeAt != null && wakeAt.plus(PUNCTUAL).isBefore(now);
    }
}
