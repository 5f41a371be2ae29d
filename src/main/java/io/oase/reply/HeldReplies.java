package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.reply.Reply.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Replies that a hold stopped: looked at one by one, each let out or taken back; never all at once. */
public final class HeldReplies {
    private final Jdbi db;
    private final Facts facts;
    private final Clock clock;
    private final Runnable wakeOutbox;

    /** @param wakeOutbox called after a commit that put something into the outbox */
    public HeldReplies(Jdbi db, Facts facts, Clock clock, Runnable wakeOutbox) {
        this.db = db;
        this.facts = facts;
        this.clock = clock;
        this.wakeOutbox = wakeOutbox;
    }

    /**
     * One of them, with what whoever decides wants to know.
     *
     * @param matter what it is about
     * @param newer what came to us after its author wrote it
     * @param answered whether something else of ours went out after that
     * @param outcome what was decided; null: nothing yet
     * @param byAuthor whether its author decided; what they took back is theirs to write on
     */
    public record Held(
            Reply reply,
            Matter matter,
            Instant heldAt,
            int newer,
            boolean answered,
            @Nullable Outcome outcome,
            @Nullable Instant decidedAt,
            @Nullable String decider,
            boolean byAuthor) {
        /** Whether it was written for something that is not so any more. */
        public boolean outdated() {
            return newer > 0 || answered;
        }
    }

    /** What became of one. */
    public enum Outcome {
        RELEASED,
        WITHDRAWN
    }

    /**
     * Those that were held for something, the undecided first, the oldest first.
     *
     * @param placedFor what holds were placed for
     */
    public List<Held> of(Account by, long placedFor, int most) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            List<HeldDao.Row> rows = HeldDao.of(handle, placedFor, most);
            Map<Long, Matter> matters = ApprovalDao.matters(
                    handle, rows.stream().map(HeldDao.Row::replyId).toList());
            return rows.stream()
                    .map(row -> row.held(Replies.get(handle, row.replyId()), matters.get(row.replyId())))
                    .toList();
        });
    }

    /** How many wait to be decided about, by what they are held for. */
    public int undecided(Handle db, long placedFor) {
        return HeldDao.undecided(db, placedFor);
    }

    /**
     * Lets one out; it is sent at once.
     *
     * @param sure whether it goes out although something newer came, or somebody else has answered
     * @throws Refused.Conflict when it is not held any more, or outdated and they are not sure
     */
    public Reply release(Account by, long id, boolean sure) {
        by.require(Right.ACTIVATE);
        Reply released = change(id, (handle, reply, now) -> {
            requireHeld(reply);
            Held held = HeldDao.one(handle, id).held(reply, null);
            if (held.outdated() && !sure) {
                throw new Refused.Conflict(
                        Said.of(held.newer() > 0 ? "reply.held_newer" : "reply.held_answered"), List.of());
            }
            ReplyDao.move(handle, id, State.QUEUED, State.HELD);
            OutboxDao.insert(handle, id, now);
            long placedFor = HeldDao.decided(handle, id, Outcome.RELEASED, by.id(), now);
            Map<String, Object> data = Map.of("reply", id, "placed_for", placedFor);
            facts.publish(handle, List.of(new Fact(reply.conversationId(), Kind.REPLY_RELEASED, by.id(), data)), now);
        });
        wakeOutbox.run();
        return released;
    }

    /**
     * Takes one back; it never goes out. Whoever wrote it may do that, too, and has its text as their draft again; taken back by
     * somebody else, its text stays to be read.
     *
     * @throws Refused.Conflict when it is not held any more
     */
    public Reply withdraw(Account by, long id) {
        return change(id, (handle, reply, now) -> takeBack(handle, facts, by, reply, now));
    }

    /** Takes one back in the transaction of a caller who has its conversation locked. */
    static void takeBack(Handle handle, Facts facts, Account by, Reply reply, Instant now) {
        boolean own = own(by, reply);
        by.require(own ? Right.ANSWER : Right.ACTIVATE);
        requireHeld(reply);
        drop(handle, facts, by, reply, own, now);
    }

    /**
     * Has one never go out, and says so to what it is held for.
     *
     * @param own whether its text is its author's to write on
     */
    static void drop(Handle handle, Facts facts, Account by, Reply reply, boolean own, Instant now) {
        ReplyDao.move(handle, reply.id(), State.WITHDRAWN, State.HELD);
        long placedFor = HeldDao.decided(handle, reply.id(), Outcome.WITHDRAWN, by.id(), now);
        Map<String, Object> data = own
                ? Map.of("reply", reply.id(), "from", "held", "placed_for", placedFor, "own", 1)
                : Map.of("reply", reply.id(), "from", "held", "placed_for", placedFor);
        facts.publish(handle, List.of(new Fact(reply.conversationId(), Kind.REPLY_WITHDRAWN, by.id(), data)), now);
    }

    /** Whether they wrote it themselves. */
    public static boolean own(Account by, Reply reply) {
        return reply.authorId() == by.id() && !reply.automatic();
    }

    private static void requireHeld(Reply reply) {
        if (reply.state() != State.HELD) {
            throw new Refused.Conflict(Said.of("reply.not_held"), List.of());
        }
    }

    private interface Change {
        void apply(Handle handle, Reply reply, Instant now);
    }

    private Reply change(long id, Change change) {
        return db.inTransaction(handle -> {
            Replies.lock(handle, Replies.get(handle, id).conversationId());
            change.apply(handle, Replies.get(handle, id), clock.instant());
            return Replies.get(handle, id);
        });
    }
}
