package io.oase.inbox;

import java.time.Instant;
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
}
