package io.oase.inbox;

import io.oase.people.Account;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Everything a line of a list shows, of conversations that were chosen before: whatever chose them, it is the same statement, which
 * the database plans once and keeps.
 */
final class InboxRowDao {
    private static final String ROW = """
            SELECT c.id, c.title, c.snippet, c.state, c.private AS is_private, c.kind, c.stars, c.priority, c.channel_id, ch.network,
                   ch.name AS channel_name, c.contact_id, c.identity_id, i.handle, i.display_name, i.avatar_url, i.emojis AS name_emojis,
                   c.assignee_id, a.name AS assignee_name, a.initials AS assignee_initials, c.team_id, t.name AS team_name, c.language, c.unanswered_since, c.opened_at,
                   c.last_post_at, c.last_post_id, c.posts, due.at AS due_at, due.warn_at AS due_warn_at, due.kind AS due_kind,
                   ARRAY(SELECT g.name FROM conversation_tag ct JOIN tag g ON g.id = ct.tag_id
                          WHERE ct.conversation_id = c.id ORDER BY lower(g.name)) AS tags,
                   jsonb_build_object(
                       'snooze', (SELECT jsonb_build_object('accountId', z.account_id, 'name', who.name, 'until', z.until, 'reason', z.reason,
                                         'since', z.since, 'wakeAt', z.wake_at, 'early', z.early)
                                    FROM snooze z JOIN account who ON who.id = z.account_id WHERE z.conversation_id = c.id),
                       'back', (SELECT jsonb_build_object('at', b.at, 'why', b.why, 'accountId', b.account_id, 'name', who.name, 'reason', b.reason)
                                  FROM comeback b JOIN account who ON who.id = b.account_id WHERE b.conversation_id = c.id),
                       'followUp', (SELECT jsonb_build_object('accountId', f.account_id, 'name', who.name, 'at', f.at, 'reason', f.reason)
                                      FROM follow_up f JOIN account who ON who.id = f.account_id WHERE f.conversation_id = c.id)) AS put_off,
                   jsonb_build_object('draft', draft.name, 'draftBy', draft.author_id,
                                      'mentionedAt', mention.at, 'mentionUnread', mention.unread) AS personal
            """;

    private static final String JOINED = """
              JOIN conversation c ON c.id = wanted.id AND c.merged_into IS NULL
              JOIN channel ch ON ch.id = c.channel_id
              JOIN identity i ON i.id = c.identity_id
              LEFT JOIN account a ON a.id = c.assignee_id
              LEFT JOIN team t ON t.id = c.team_id
              LEFT JOIN due ON due.conversation_id = c.id
              LEFT JOIN LATERAL (
                   SELECT w.name, d.author_id FROM draft d JOIN account h ON h.id = d.account_id JOIN account w ON w.id = d.author_id
                    WHERE d.conversation_id = c.id AND NOT d.ended AND (d.account_id = :me OR NOT h.active)
                    ORDER BY d.aside DESC, d.id LIMIT 1) draft ON true
              LEFT JOIN LATERAL (
                   SELECT max(m.at) AS at, bool_or(m.read_at IS NULL) AS unread FROM note n JOIN mentioned m ON m.note_id = n.id
                    WHERE n.conversation_id = c.id AND m.account_id = :me) mention ON true
             ORDER BY wanted.place
            """;

    private static final String OF_MANY = ROW + " FROM unnest(:ids) WITH ORDINALITY AS wanted (id, place)" + JOINED;
    private static final String OF_ONE = ROW
            + " FROM (SELECT coalesce(merged_into, id) AS id, 1 AS place FROM conversation WHERE id = :id) AS wanted"
            + JOINED;

    private InboxRowDao() {}

    /** Lines of these, in their order; what does not exist, and what was merged away, is left out. */
    static List<InboxRow> of(Handle handle, Account by, List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery(OF_MANY)
                        .bind("ids", ids.toArray(Long[]::new))
                        .bind("me", by.id())
                        .mapTo(InboxRow.class)
                        .list();
    }

    /** The line of one; of one that was merged, that of where its posts are now; empty where there is none. */
    static Optional<InboxRow> of(Handle handle, Account by, long id) {
        return handle.createQuery(OF_ONE)
                .bind("id", id)
                .bind("me", by.id())
                .mapTo(InboxRow.class)
                .findOne();
    }
}
