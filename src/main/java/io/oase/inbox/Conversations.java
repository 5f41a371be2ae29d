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

    /** Reads a person with all their handles and their conversations. */
    public Contact contact(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            List<Identity> identities = IdentityDao.ofContact(handle, id);
            return handle.createQuery("SELECT name, created_at, no_automatic_since FROM contact WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> new Contact(
                            id,
                            row.getString("name"),
                            Rows.time(row, "created_at"),
                            Rows.instant(row, "no_automatic_since"),
                            identities,
                            views.ofContact(handle, by, id)))
                    .findOne()
                    .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_contact", id)));
        });
    }
}
