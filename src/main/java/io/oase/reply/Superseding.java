package io.oase.reply;

import io.oase.db.RoundTrip;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.reply.Approval.Because;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Ends waiting for a second pair of eyes when what was written may no longer be right: in the transaction in which something newer
 * comes. The answer goes back to its author with every word of it.
 */
public final class Superseding implements Facts.Sharing {
    private static final Set<Kind> MOVES = EnumSet.of(
            Kind.RECEIVED,
            Kind.ANSWERED_OUTSIDE,
            Kind.REPLY_PUBLISHED,
            Kind.DELETED,
            Kind.STATE_CHANGED,
            Kind.MERGED,
            Kind.MERGED_INTO,
            Kind.UNMERGED,
            Kind.UNMERGED_FROM,
            Kind.SPLIT,
            Kind.SPLIT_FROM);

    private final Facts facts;

    public Superseding(Facts facts) {
        this.facts = facts;
    }

    @Override
    public void heard(RoundTrip trip, List<Fact> heard, Instant at) {
        Set<Long> moved = new TreeSet<>();
        Map<Long, @Nullable Long> resolved = new HashMap<>();
        Set<Long> fresh = new TreeSet<>();
        for (Fact fact : heard) {
            if (fact.kind() == Kind.OPENED) {
                fresh.add(fact.conversationId());
            } else if (fact.kind() == Kind.STATE_CHANGED) {
                if ("resolved".equals(fact.data().get("to"))) {
                    resolved.put(fact.conversationId(), fact.actorId());
                    moved.add(fact.conversationId());
                }
            } else if (MOVES.contains(fact.kind())) {
                moved.add(fact.conversationId());
            }
        }
        moved.removeAll(fresh);
        if (moved.isEmpty()) {
            return;
        }
        ApprovalDao.among(trip, moved, all -> {
            for (ApprovalDao.Waiting waiting : all) {
                long there = waiting.conversationId();
                if (resolved.containsKey(there)) {
                    end(trip.db(), waiting, Because.RESOLVED, resolved.get(there), at);
                } else {
                    check(trip.db(), waiting, at);
                }
            }
        });
    }

    /** Ends it if something stands against it by now, and says what; null when nothing does. The conversation is locked. */
    @Nullable
    Because check(Handle db, ApprovalDao.Waiting waiting, Instant at) {
        Because because =
                Guard.since(db, waiting.conversationId(), waiting.seen()).any()
                        ? Because.NEWER
                        : waiting.gone() ? Because.GONE : null;
        if (because != null) {
            end(db, waiting, because, null, at);
        }
        return because;
    }

    /** Gives it back to its author. The conversation is locked. */
    void end(Handle db, ApprovalDao.Waiting waiting, Because because, @Nullable Long actor, Instant at) {
        if (!ReplyDao.move(
                db, waiting.replyId(), Reply.State.DRAFT, Reply.State.AWAITING_APPROVAL, Reply.State.QUEUED)) {
            return;
        }
        ApprovalDao.end(db, waiting.replyId(), Approval.Outcome.ENDED, because, actor, "", at);
        Map<String, Object> data =
                Map.of("reply", waiting.replyId(), "why", because.name().toLowerCase(Locale.ROOT));
        facts.publish(db, List.of(new Fact(waiting.conversationId(), Kind.APPROVAL_ENDED, actor, data)), at);
    }

    /** Nothing goes out on a channel that is disconnected: what waits there is with its author at once, not when somebody would approve. */
    public void disconnected(Handle db, Account actor, long channel, Instant now) {
        List<Long> conversations = ApprovalDao.conversationsOn(db, channel);
        conversations.forEach(id -> ConversationDao.lock(db, id));
        for (ApprovalDao.Waiting waiting : ApprovalDao.among(db, conversations)) {
            end(db, waiting, Because.CHANNEL, actor.id(), now);
        }
    }

    /** No answer goes out in the name of somebody who does not work here any more; is told when somebody leaves. */
    public void left(Handle db, Account actor, long leaver, Instant now) {
        List<Long> conversations = ApprovalDao.conversationsOf(db, leaver);
        conversations.forEach(id -> ConversationDao.lock(db, id));
        for (ApprovalDao.Waiting waiting : ApprovalDao.among(db, conversations)) {
            if (Replies.get(db, waiting.replyId()).authorId() == leaver) {
                end(db, waiting, Because.LEFT, actor.id(), now);
            }
        }
    }
}
