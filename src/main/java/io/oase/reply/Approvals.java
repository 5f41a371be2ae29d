package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Connectors;
import io.oase.channel.Visibility;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.reply.Approval.Because;
import io.oase.reply.Reply.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the second pair of eyes does with an answer that waits. Its author stays its author; both are recorded. */
public final class Approvals {
    private static final int LONGEST_COMMENT = 2_000;

    private final Jdbi db;
    private final Composer composer;
    private final Connectors connectors;
    private final Filing filing;
    private final Superseding superseding;
    private final People people;
    private final Facts facts;
    private final Clock clock;
    private final Runnable wakeOutbox;

    /**
     * @param undo how long what was approved waits before it is sent
     * @param wakeOutbox called after a commit that put something into the outbox
     */
    public Approvals(
            Jdbi db,
            Composer composer,
            Connectors connectors,
            People people,
            Facts facts,
            Clock clock,
            Supplier<UUID> random,
            Duration undo,
            Runnable wakeOutbox) {
        this.db = db;
        this.composer = composer;
        this.connectors = connectors;
        this.filing = new Filing(connectors, facts, random, undo);
        this.superseding = new Superseding(facts);
        this.people = people;
        this.facts = facts;
        this.clock = clock;
        this.wakeOutbox = wakeOutbox;
    }

    /**
     * Approves an answer; it goes the way of all answers from there, and can be taken back as long as they can.
     *
     * @param text the words it shall have; null: as they are
     * @throws Refused.Conflict when it does not wait any more, or something newer has come: then it is with its author again
     * @throws Refused.NotAllowed for one's own, and where the role is not asked
     * @throws Refused.Invalid naming {@code text}
     */
    public Reply approve(Account by, long id, @Nullable String text) {
        by.require(Right.APPROVE);
        Decided decided = decide(by, id, (handle, reply, now) -> approve(handle, by, reply, text, now));
        wakeOutbox.run();
        return decided.reply();
    }

    /** What other words for an answer would look like, signed by its author. */
    public Composer.Preview preview(Account by, long id, String text) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            Reply reply = Replies.get(handle, id);
            Account author = people.find(reply.authorId()).orElseThrow();
            Composer.Options options = composer.options(handle, reply.conversationId(), reply.postId());
            return composer.preview(author, options, text, visibility(reply));
        });
    }

    /**
     * Gives an answer back to its author.
     *
     * @param comment what they should do about it
     */
    public Reply giveBack(Account by, long id, String comment) {
        by.require(Right.APPROVE);
        String words = comment.replace("\r\n", "\n").replace("\0", "").strip();
        if (words.isEmpty() || words.length() > LONGEST_COMMENT) {
            throw new Refused.Invalid("comment", Said.of("approval.comment", LONGEST_COMMENT));
        }
        return decide(by, id, (handle, reply, now) -> {
                    ReplyDao.move(handle, id, State.DRAFT, State.AWAITING_APPROVAL);
                    ApprovalDao.end(handle, id, Approval.Outcome.RETURNED, null, by.id(), words, now);
                    publish(handle, by, reply, Kind.APPROVAL_RETURNED, Map.of("reply", id, "comment", words), now);
                    return null;
                })
                .reply();
    }

    /**
     * Takes one's own approval back while nothing is out: the answer waits again, with the words it had last.
     *
     * @throws Refused.Conflict when it is too late
     */
    public Reply revoke(Account by, long id) {
        by.require(Right.APPROVE);
        return locked(id, (handle, reply, now) -> {
                    Approval approval = reply.approval();
                    if (approval == null || !Long.valueOf(by.id()).equals(approval.deciderId())) {
                        throw new Refused.NotAllowed(Said.of("approval.not_yours"));
                    }
                    boolean approved = approval.outcome() == Approval.Outcome.APPROVED;
                    if (!approved
                            || !ApprovalDao.approvedAndUnsent(handle, id)
                            || !OutboxDao.removeUnclaimed(handle, id)
                            || !ReplyDao.move(handle, id, State.AWAITING_APPROVAL, State.QUEUED)) {
                        throw new Refused.Conflict(Said.of("reply.too_late_to_withdraw"), List.of());
                    }
                    ApprovalDao.reopen(handle, id);
                    publish(handle, by, reply, Kind.APPROVAL_REVOKED, Map.of("reply", id), now);
                    superseding.check(handle, ApprovalDao.of(handle, id), now);
                    return new Decided(Replies.get(handle, id), null, List.of());
                })
                .reply();
    }

    /**
     * Takes over what came back to somebody who has left or is away: it is the taker's from then on, to write anew and sign. Who wrote it
     * first stays on record, with it and with what the taker sends in its place.
     *
     * @throws Refused.Conflict when it is no returned answer any more, or its author is here
     */
    public Reply takeOver(Account by, long id) {
        by.require(Right.ANSWER);
        return locked(id, (handle, reply, now) -> {
                    if (reply.authorId() == by.id()) {
                        return new Decided(reply, null, List.of());
                    }
                    if (reply.state() != State.DRAFT) {
                        throw new Refused.Conflict(Said.of("reply.not_returned"), List.of());
                    }
                    if (!ApprovalDao.orphaned(handle, reply.authorId(), now)) {
                        throw new Refused.Conflict(Said.of("reply.author_here", reply.authorName()), List.of());
                    }
                    ReplyDao.takeOver(handle, id, by.id());
                    Map<String, Object> data = Map.of("reply", id, "from", reply.authorId());
                    publish(handle, by, reply, Kind.REPLY_TAKEN_OVER, data, now);
                    return new Decided(Replies.get(handle, id), null, List.of());
                })
                .reply();
    }

    private @Nullable Because approve(Handle handle, Account by, Reply reply, @Nullable String text, Instant now) {
        Account author = people.find(reply.authorId()).orElseThrow();
        if (!author.may(Right.ANSWER)) {
            return Because.LEFT;
        }
        Composer.Options options = composer.options(handle, reply.conversationId(), reply.postId());
        Visibility visibility = visibility(reply);
        if (!options.audiences().contains(visibility)) {
            return Because.CHANNEL;
        }
        String words = text == null ? reply.body() : Composer.clean(text);
        boolean edited = !words.equals(reply.body());
        List<String> parts = reply.parts().stream().map(Reply.Part::body).toList();
        if (edited) {
            Answering.requireSendable(words);
            Composer.Preview preview = composer.preview(author, options, words, visibility);
            if (!preview.sendable()) {
                throw new Refused.Invalid("text", Said.of("reply.too_long", preview.length(), preview.max()));
            }
            parts = preview.parts();
            ApprovalDao.edited(handle, reply.id(), reply.body(), words, Filing.said(author, options, words), by.id());
        }
        // With new keys: some are made from the time, and nothing of it was ever sent.
        PartDao.drop(handle, reply.id());
        filing.parts(handle, reply.id(), connectors.of(options.channel()), parts, now);
        ReplyDao.move(handle, reply.id(), State.QUEUED, State.AWAITING_APPROVAL);
        ApprovalDao.end(handle, reply.id(), Approval.Outcome.APPROVED, null, by.id(), "", now);
        filing.queue(handle, reply.id(), now);
        int changed = ApprovalDao.changed(handle, reply.id()) ? 1 : 0;
        publish(handle, by, reply, Kind.APPROVED, Map.of("reply", reply.id(), "edited", changed), now);
        publish(handle, by, reply, Kind.REPLY_QUEUED, Map.of("reply", reply.id()), now);
        return null;
    }

    private static Visibility visibility(Reply reply) {
        return Visibility.valueOf(reply.visibility().toUpperCase(Locale.ROOT));
    }

    /** What came of deciding: the reply, and why it ended instead, with what is newer; null when it did not. */
    private record Decided(Reply reply, @Nullable Because because, List<Long> newer) {}

    /** Decides something that waits, unless it must end; that commits, and is told afterwards. */
    private Decided decide(Account by, long id, Verdict verdict) {
        Decided decided = locked(id, (handle, reply, now) -> {
            requireWaiting(by, reply);
            ApprovalDao.Waiting waiting = ApprovalDao.of(handle, id);
            List<Long> newer =
                    Guard.since(handle, reply.conversationId(), waiting.seen()).posts();
            Because because = superseding.check(handle, waiting, now);
            if (because == null) {
                because = verdict.on(handle, reply, now);
                if (because != null) {
                    superseding.end(handle, waiting, because, null, now);
                }
            }
            return new Decided(Replies.get(handle, id), because, newer);
        });
        if (decided.because() != null) {
            throw new Refused.Conflict(
                    Said.of("approval.ended", decided.because().name().toLowerCase(Locale.ROOT)), decided.newer());
        }
        return decided;
    }

    private static void requireWaiting(Account by, Reply reply) {
        Approval approval = reply.approval();
        if (approval == null) {
            throw new Refused.Conflict(Said.of("approval.never"), List.of());
        }
        if (reply.authorId() == by.id()) {
            throw new Refused.NotAllowed(Said.of("approval.own"));
        }
        if (!approval.mayBeDecidedBy(by, reply.authorId())) {
            throw new Refused.NotAllowed(Said.of("approval.others"));
        }
        if (reply.state() != State.AWAITING_APPROVAL) {
            String how = approval.outcome() == null
                    ? "ended"
                    : approval.outcome().name().toLowerCase(Locale.ROOT);
            String who = approval.deciderName() == null ? "" : approval.deciderName();
            throw new Refused.Conflict(Said.of("approval.decided", how, who), List.of());
        }
    }

    private Decided locked(long id, Step step) {
        return db.inTransaction(handle -> {
            Reply before = Replies.get(handle, id);
            Replies.lock(handle, before.conversationId());
            Reply now = Replies.get(handle, id);
            // Split off with the post it answers while we waited.
            if (now.conversationId() != before.conversationId()) {
                throw new Refused.Conflict(Said.of("reply.moved"), List.of());
            }
            return step.take(handle, now, clock.instant());
        });
    }

    private void publish(Handle handle, Account by, Reply reply, Kind kind, Map<String, Object> data, Instant now) {
        facts.publish(handle, List.of(new Fact(reply.conversationId(), kind, by.id(), data)), now);
    }

    private interface Step {
        Decided take(Handle handle, Reply reply, Instant now);
    }

    private interface Verdict {
        /** Null; or why it must end instead. */
        @Nullable
        Because on(Handle handle, Reply reply, Instant now);
    }
}
