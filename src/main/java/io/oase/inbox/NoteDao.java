package io.oase.inbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code note}. */
final class NoteDao {
    private NoteDao() {}

    static long insert(Handle db, long conversation, long author, String body, Instant now) {
        return db.createQuery("""
                        INSERT INTO note (conversation_id, author_id, body, created_at)
                        VALUES (:conversation, :author, :body, :now) RETURNING id
                        """)
                .bind("conversation", conversation)
                .bind("author", author)
                .bind("body", body)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** The notes of a conversation, oldest first. */
    static List<Conversation.Note> ofConversation(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT n.id, n.author_id, a.name AS author_name, n.body, n.created_at,
                               (SELECT coalesce(jsonb_agg(jsonb_build_object('start', m.start, 'length', m.length, 'accountId', m.account_id,
                                                            'teamId', m.team_id, 'name', coalesce(w.name, t.name),
                                                            'reached', coalesce(w.active, t.retired_at IS NULL)) ORDER BY m.start), '[]')
                                  FROM mention m LEFT JOIN account w ON w.id = m.account_id LEFT JOIN team t ON t.id = m.team_id
                                 WHERE m.note_id = n.id) AS naming
                          FROM note n JOIN account a ON a.id = n.author_id
                         WHERE n.conversation_id = :id ORDER BY n.id
                        """)
                .bind("id", conversation)
                .mapTo(Conversation.Note.class)
                .list();
    }
}
