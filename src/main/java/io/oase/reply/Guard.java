package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The send guard: nobody answers something that has moved on since they looked. Runs under the conversation's lock. */
final class Guard {
    private Guard() {}

    static void check(Handle db, long conversation, long seen, long author) {
        List<Long> newer = db.createQuery("""
                        SELECT id FROM post
                         WHERE conversation_id = :conversation AND id > :seen AND (addressed OR own) AND NOT automatic AND deleted_at IS NULL
                         ORDER BY id
                        """)
                .bind("conversation", conversation)
                .bind("seen", seen)
                .mapTo(Long.class)
                .list();
        if (!newer.isEmpty()) {
            throw new Refused.Conflict(Said.of("reply.something_newer", newer.size()), newer);
        }
        db.createQuery("""
                        SELECT a.name FROM reply r JOIN account a ON a.id = r.author_id
                         WHERE r.conversation_id = :conversation AND r.author_id <> :author AND NOT r.automatic
                           AND r.state IN ('queued', 'publishing')
                         LIMIT 1
                        """)
                .bind("conversation", conversation)
                .bind("author", author)
                .mapTo(String.class)
                .findOne()
                .ifPresent(name -> {
                    throw new Refused.Conflict(Said.of("reply.colleague_is_answering", name), List.of());
                });
    }
}
