package io.oase.inbox;

import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Where colleagues mentioned somebody: in which notes, and what of it they have not read. */
public final class Mentions {
    private final Jdbi db;
    private final Notices notices;
    private final Clock clock;

    public Mentions(Jdbi db, Notices notices, Clock clock) {
        this.db = db;
        this.notices = notices;
        this.clock = clock;
    }

    /** Whom a note mentions, in the order of its text. */
    public List<Mention> of(Account by, long note) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> MentionDao.of(handle, note));
    }

    /**
     * Colleagues and teams a text names in full behind an @. An answer that does may be a note that was written in the wrong
     * field.
     */
    public List<String> named(Account by, String text) {
        by.require(Right.READ_INBOX);
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        return new Naming(db.withHandle(MentionDao::named))
                .in(text).stream()
                        .filter(place -> place.named().active()
                                && place.length() > place.named().name().length())
                        .map(place -> place.named().name())
                        .distinct()
                        .toList();
    }

    /** They have seen the conversation: what mentions them there is read, and so is what told them of it. */
    public void read(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        if (db.withHandle(handle -> MentionDao.anyUnread(handle, by.id(), conversation))) {
            db.useTransaction(handle -> {
                List<Long> notes = MentionDao.read(handle, by.id(), conversation, clock.instant());
                notices.markKeys(handle, by, notes.stream().map(Mentioning::key).toList());
                OwnSignal.publish(handle, by.id(), conversation);
            });
        }
    }
}
