package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Rows;
import io.oase.people.Account;
import io.oase.people.Right;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads one conversation with its whole thread, or one person with their history. */
public final class Conversations {
    /** So many conversations of a person are counted and shown, and no more. */
    public static final int HISTORY = 100;

    private final Jdbi db;
    private final Views views;

    public Conversations(Jdbi db, Views views) {
        this.db = db;
        this.views = views;
    }

    /** Reads a conversation; one that was merged is read where its posts are now. */
    public Conversation read(Account by, long id) {
        InboxRow row = views.row(by, id);
        return read(row, row.id());
    }

    private Conversation read(InboxRow row, long id) {
        return db.withHandle(handle -> {
            // First, so that a post that comes in meanwhile is shown and not yet seen, rather than the other way round.
            long seen = PostDao.seen(handle, id);
            List<Post> posts = PostDao.ofConversation(handle, id);
            return new Conversation(
                    row,
                    PostDao.above(handle, row, posts),
                    posts,
                    NoteDao.ofConversation(handle, id),
                    EventDao.ofConversation(handle, id),
                    MergeDao.of(handle, id),
                    seen);
        });
    }

    /** Reads a person with all their handles and their latest conversations. */
    public Contact contact(Account by, long id) {
        return contact(by, id, HISTORY);
    }

    /** @param most so many of their conversations; the others are only counted */
    public Contact contact(Account by, long id, int most) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery("""
                        WITH theirs AS MATERIALIZED (
                             SELECT c.id, c.opened_at, row_number() OVER (ORDER BY c.last_post_at DESC, c.id DESC) AS place
                               FROM (SELECT c.id, c.opened_at, c.last_post_at FROM conversation c
                                      WHERE c.contact_id = :id AND c.merged_into IS NULL
                                      ORDER BY c.last_post_at DESC, c.id DESC LIMIT :history) c)
                        SELECT name, least(created_at, (SELECT min(opened_at) FROM theirs)) AS first_seen, no_automatic_since,
                               (SELECT count(*) FROM theirs) AS known,
                               ARRAY(SELECT t.id FROM theirs t ORDER BY t.place LIMIT :most) AS latest
                          FROM contact WHERE contact.id = :id
                        """)
                .bind("id", id)
                .bind("history", HISTORY)
                .bind("most", most)
                .map((row, context) -> new Contact(
                        id,
                        row.getString("name"),
                        Rows.time(row, "first_seen"),
                        Rows.instant(row, "no_automatic_since"),
                        IdentityDao.ofContact(handle, id),
                        row.getInt("known"),
                        InboxRowDao.of(handle, by, List.of((Long[])
                                row.getArray("latest").getArray()))))
                .findOne()
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_contact", id))));
    }
}
