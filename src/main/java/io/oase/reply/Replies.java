package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.reply.Reply.State;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The replies there are: where they stand, taking one back, trying again, and settling what is unknown. */
public final class Replies {
    /** Nothing of these is on its way. */
    private static final Set<State> FREE = EnumSet.of(State.FAILED, State.AWAITING_APPROVAL, State.DRAFT);

    private final Jdbi db;
    private final Facts facts;
    private final Clock clock;
    private final Runnable wakeOutbox;

    /** @param wakeOutbox called after a commit that put something into the outbox */
    public Replies(Jdbi db, Facts facts, Clock clock, Runnable wakeOutbox) {
        this.db = db;
        this.facts = facts;
        this.clock = clock;
        this.wakeOutbox = wakeOutbox;
    }

    /** One reply. */
    public Reply get(Account by, long id) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> get(handle, id));
    }

    /** All replies of a conversation, oldest first. */
    public List<Reply> ofConversation(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> ReplyDao.ofConversation(handle, conversation));
    }

    /**
     * What waits for a second pair of eyes, the longest first: everything for those who may approve, one's own for everybody else.
     *
     * @param after id of the last one seen; 0 for the beginning
     */
    public List<Reply> awaiting(Account by, long after, int limit) {
        by.require(Right.READ_INBOX);
        Long author = by.may(Right.APPROVE) ? null : by.id();
        return db.withHandle(handle -> ReplyDao.awaiting(handle, author, after, limit));
    }

    /** What replies are about, by reply. */
    public Map<Long, Matter> matters(Account by, List<Reply> replies) {
        by.require(Right.READ_INBOX);
        List<Long> ids = replies.stream().map(Reply::id).toList();
        return ids.isEmpty() ? Map.of() : db.withHandle(handle -> ApprovalDao.matters(handle, ids));
    }

    /** How many wait that this person could decide, counted up to a bound; 0 for those who may not approve. */
    public int countAwaiting(Account by, int most) {
        return by.may(Right.APPROVE) ? db.withHandle(handle -> ApprovalDao.count(handle, by, most)) : 0;
    }

    /** Names of colleagues who may decide about a reply; never its author's. */
    public List<String> approvers(Reply reply) {
        Set<Role> by = reply.approval() == null ? Set.of() : reply.approval().by();
        return db.withHandle(handle -> ApprovalDao.approvers(handle, by, reply.authorId()));
    }

    /** Whether a returned reply can be taken over: its author has left or is away. */
    public boolean orphaned(Reply reply) {
        return reply.state() == State.DRAFT
                && db.withHandle(handle -> ApprovalDao.orphaned(handle, reply.authorId(), clock.instant()));
    }

    /** Names of all colleagues who may approve answers. */
    public List<String> approvers() {
        return db.withHandle(handle -> ApprovalDao.approvers(handle, Set.of(), 0));
    }

    /**
     * Which of these conversations have an answer that is stuck, came back or waits for approval, and how the most pressing of them
     * stands; the rest are left out.
     */
    public Map<Long, State> stuck(Account by, List<Long> conversations) {
        by.require(Right.READ_INBOX);
        return conversations.isEmpty() ? Map.of() : db.withHandle(handle -> ReplyDao.stuck(handle, conversations));
    }

    /**
     * Takes a reply back that has not been sent, or one that failed before anything of it was published; or drops one that waits for
     * approval or came back from it. One that a crisis holds, somebody else takes back only if they may put playbooks in force.
     *
     * @return the reply, with its text for writing on
     * @throws Refused.Conflict when it is too late
     */
    public Reply withdraw(Account by, long id) {
        return change(by, id, (handle, reply, now) -> {
            if (reply.state() == State.HELD) {
                HeldReplies.takeBack(handle, facts, by, reply, now);
            } else {
                takeBack(handle, by, reply, now);
            }
        });
    }

    /**
     * Takes a reply back whoever wrote it, because what it says is wrong; in the caller's transaction.
     *
     * @return false when it is too late, and it stays as it is
     */
    public boolean recall(Handle handle, Account by, long id, Instant now) {
        lock(handle, get(handle, id).conversationId());
        Reply reply = get(handle, id);
        if (reply.state() == State.HELD) {
            HeldReplies.drop(handle, facts, by, reply, false, now);
            return true;
        }
        handle.savepoint("recall");
        try {
            takeBack(handle, by, reply, now);
            return true;
        } catch (Refused.Conflict late) {
            handle.rollbackToSavepoint("recall");
            return false;
        }
    }

    private void takeBack(Handle handle, Account by, Reply reply, Instant now) {
        boolean untouched = reply.parts().stream().allMatch(part -> part.publishedAt() == null);
        boolean free = FREE.contains(reply.state()) || OutboxDao.removeUnclaimed(handle, reply.id());
        boolean attempted = PartDao.rows(handle, reply.id()).stream().anyMatch(PartDao.Row::attempted);
        if (!free
                || !untouched
                || attempted
                || !ReplyDao.move(
                        handle,
                        reply.id(),
                        State.WITHDRAWN,
                        State.QUEUED,
                        State.FAILED,
                        State.AWAITING_APPROVAL,
                        State.DRAFT)) {
            throw new Refused.Conflict(Said.of("reply.too_late_to_withdraw"), List.of());
        }
        if (reply.state() == State.AWAITING_APPROVAL) {
            ApprovalDao.end(handle, reply.id(), Approval.Outcome.WITHDRAWN, null, by.id(), "", now);
        }
        String from =
                switch (reply.state()) {
                    case FAILED -> "failed";
                    case DRAFT -> "returned";
                    default -> "queued";
                };
        Map<String, Object> data = Map.of("reply", reply.id(), "from", from);
        facts.publish(handle, List.of(new Fact(reply.conversationId(), Kind.REPLY_WITHDRAWN, by.id(), data)), now);
    }

    /** Sends a failed reply again; parts that stand on the network already are not repeated. */
    public Reply retry(Account by, long id) {
        Reply changed = change(by, id, (handle, reply, now) -> {
            if (!ReplyDao.move(handle, id, State.QUEUED, State.FAILED)) {
                throw new Refused.Conflict(Said.of("reply.not_failed"), List.of());
            }
            OutboxDao.insert(handle, id, now);
            publish(handle, by, reply, Kind.REPLY_QUEUED, now);
        });
        wakeOutbox.run();
        return changed;
    }

    /**
     * Says what became of a reply whose outcome the network could not tell.
     *
     * @param wentOut true: it stands there; false: it does not, and is sent again
     */
    public Reply settle(Account by, long id, boolean wentOut) {
        Reply changed = change(by, id, (handle, reply, now) -> {
            if (!ReplyDao.move(handle, id, wentOut ? State.PUBLISHED : State.QUEUED, State.UNKNOWN)) {
                throw new Refused.Conflict(Said.of("reply.not_unknown"), List.of());
            }
            if (wentOut) {
                ReplyDao.published(handle, id, now);
                publish(handle, by, reply, Kind.REPLY_PUBLISHED, now);
            } else {
                PartDao.rows(handle, id).stream()
                        .filter(part -> part.publishedAt() == null)
                        .forEach(part -> PartDao.attempted(handle, id, part.no(), false));
                OutboxDao.insert(handle, id, now);
                publish(handle, by, reply, Kind.REPLY_QUEUED, now);
            }
        });
        wakeOutbox.run();
        return changed;
    }

    /** The conversation, or the one it was merged into, locked until the end of the transaction. */
    static ConversationDao.Row lock(Handle handle, long conversation) {
        return ConversationDao.lockWhereItIs(handle, conversation)
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
    }

    /** One reply, as this transaction sees it. */
    static Reply get(Handle handle, long id) {
        return ReplyDao.find(handle, id).orElseThrow(() -> new Refused.NotFound(Said.of("reply.not_found", id)));
    }

    private Reply change(Account by, long id, Change change) {
        return db.inTransaction(handle -> {
            Reply before = get(handle, id);
            by.require(before.authorId() == by.id() ? Right.ANSWER : Right.ASSIGN_OTHERS);
            lock(handle, before.conversationId());
            // Split off with the post it answers while we waited.
            if (get(handle, id).conversationId() != before.conversationId()) {
                throw new Refused.Conflict(Said.of("reply.moved"), List.of());
            }
            change.apply(handle, get(handle, id), clock.instant());
            return get(handle, id);
        });
    }

    private void publish(Handle handle, Account by, Reply reply, Kind kind, Instant now) {
        facts.publish(
                handle, List.of(new Fact(reply.conversationId(), kind, by.id(), Map.of("reply", reply.id()))), now);
    }

    private interface Change {
        void apply(Handle handle, Reply reply, Instant now);
    }
}
