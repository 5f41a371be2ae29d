package io.oase.later;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.Promises;
import io.oase.target.Promises.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Puts conversations out of sight until a moment or until the other side writes, whichever comes first, and takes them out
 * again. Clocks run on meanwhile.
 */
public final class Snoozes {
    /** Nobody means to look again later than this. */
    static final Duration LONGEST = Duration.ofDays(366);

    private static final int LONGEST_REASON = 200;
    private final Jdbi db;
    private final Facts facts;
    private final Inbox inbox;
    private final Promises promises;
    private final Clock clock;

    public Snoozes(Jdbi db, Facts facts, Inbox inbox, Promises promises, Clock clock) {
        this.db = db;
        this.facts = facts;
        this.inbox = inbox;
        this.promises = promises;
        this.clock = clock;
    }

    /**
     * What to do.
     *
     * @param until null: until they write
     * @param reason in the words of whoever puts it away; blank for none
     * @param seen the newest post they have seen; null where that is not known
     */
    public record Wish(
            @Nullable Instant until,
            String reason,
            @Nullable Long seen) {}

    /**
     * Puts a conversation away. Until they write: then it waits for the other side, too, and its clocks stand still.
     *
     * @throws Refused.Invalid naming the field: until, reason
     * @throws Refused.Conflict when something newer than they have seen has come, or it is resolved
     */
    public void snooze(Account by, long conversation, Wish wish) {
        by.require(Right.TAKE);
        String reason = reason("reason", wish.reason(), false);
        Instant until = wish.until() == null ? null : within("until", wish.until(), clock.instant());
        db.useTransaction(handle -> put(handle, by, conversation, wish.seen(), until, reason, clock.instant()));
    }

    /** Takes it out again before its time. What is not put away stays as it is. */
    public void wake(Account by, long conversation) {
        by.require(Right.TAKE);
        db.useTransaction(handle -> {
            lock(handle, conversation);
            Instant now = clock.instant();
            if (SnoozeDao.end(handle, conversation).isPresent()) {
                facts.publish(handle, List.of(new Fact(conversation, Kind.WOKEN, by.id(), Map.of("why", "hand"))), now);
            }
        });
    }

    /** What is promised in it, for those who think of putting it away; the next first. */
    public List<Promise> promised(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> promises.of(handle, conversation));
    }

    /** Moments to choose from, by the clock of the zone and the calendar of the conversation. */
    public Moments moments(Account by, long conversation, ZoneId zone) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> new Moments(
                clock.instant(), zone, promises.calendar(handle, conversation).orElse(null)));
    }

    private void put(
            Handle handle,
            Account by,
            long conversation,
            @Nullable Long seen,
            @Nullable Instant until,
            String reason,
            Instant now) {
        ConversationDao.Row row = lock(handle, conversation);
        if (seen != null) {
            requireLooked(handle, conversation, seen);
        }
        if (row.state() == ConversationState.RESOLVED) {
            throw new Refused.Conflict(Said.of("later.resolved"), List.of());
        }
        if (until == null) {
            requireAnswered(handle, conversation);
            inbox.rest(handle, by, conversation, now);
        }
        List<Promise> running = promises.of(handle, conversation);
        Wake.against(until, running, now).ifPresent(promise -> {
            String which = promise.dueAt().isAfter(now) ? "later.due_first" : "later.overdue";
            throw new Refused.Invalid("until", Said.of(which, promise.kind(), promise.dueAt()));
        });
        Wake wake = Wake.of(until, running, now);
        SnoozeDao.put(handle, new SnoozeDao.Row(conversation, by.id(), until, reason, now, wake.at(), wake.early()));
        Map<String, Object> data = new HashMap<>();
        if (until != null) {
            data.put("until", until.toString());
        }
        if (!reason.isEmpty()) {
            data.put("reason", reason);
        }
        facts.publish(handle, List.of(new Fact(conversation, Kind.SNOOZED, by.id(), data)), now);
    }

    /** What came in while somebody made up their mind must not go out of sight unread. */
    private static void requireLooked(Handle handle, long conversation, long seen) {
        List<Long> newer = handle.createQuery("""
                        SELECT id FROM post
                         WHERE conversation_id = :id AND id > :seen AND NOT own AND addressed AND deleted_at IS NULL ORDER BY id
                        """)
                .bind("id", conversation)
                .bind("seen", seen)
                .mapTo(Long.class)
                .list();
        if (!newer.isEmpty()) {
            throw new Refused.Conflict(Said.of("later.newer"), List.of());
        }
    }

    private static void requireAnswered(Handle handle, long conversation) {
        boolean waits = handle.createQuery("SELECT unanswered_since IS NOT NULL FROM conversation WHERE id = :id")
                .bind("id", conversation)
                .mapTo(Boolean.class)
                .one();
        if (waits) {
            throw new Refused.Invalid("until", Said.of("later.they_wait"));
        }
    }

    static ConversationDao.Row lock(Handle handle, long conversation) {
        return ConversationDao.lock(handle, conversation)
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
    }

    static Instant within(String field, Instant wanted, Instant now) {
        if (!wanted.isAfter(now)) {
            throw new Refused.Invalid(field, Said.of("later.past"));
        }
        if (wanted.isAfter(now.plus(LONGEST))) {
            throw new Refused.Invalid(field, Said.of("later.too_far"));
        }
        return wanted;
    }

    static String reason(String field, String given, boolean needed) {
        String reason = given.replace("\0", "").strip();
        if (reason.length() > LONGEST_REASON || needed && reason.isEmpty()) {
            throw new Refused.Invalid(field, Said.of(needed ? "later.reason" : "later.reason_length", LONGEST_REASON));
        }
        return reason;
    }
}
