package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.SignOff;
import io.oase.prewritten.PrewrittenReplies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts a checked answer where it belongs: into the outbox, or to those who look at it first. The conversation is locked. */
final class Filing {
    private final Connectors connectors;
    private final Facts facts;
    private final Supplier<UUID> random;
    private final Duration undo;

    Filing(Connectors connectors, Facts facts, Supplier<UUID> random, Duration undo) {
        this.connectors = connectors;
        this.facts = facts;
        this.random = random;
        this.undo = undo;
    }

    /** An answer, checked, with how it will appear. */
    record Paper(Composer.Options options, Composer.Preview preview, Visibility visibility, Answering.Draft draft) {}

    /** @param asked the second pair of eyes it waits for; empty: it goes out */
    Reply file(
            Handle handle,
            Account by,
            ConversationDao.Row row,
            Paper paper,
            Optional<SecondPair.Asked> asked,
            Instant now) {
        Answering.Draft draft = paper.draft();
        long id = ReplyDao.insert(
                handle,
                new ReplyDao.Fresh(
                        row.id(),
                        paper.options().postId(),
                        by.id(),
                        draft.text(),
                        paper.visibility(),
                        draft.seen(),
                        draft.then() == null ? null : draft.then().name().toLowerCase(Locale.ROOT),
                        draft.origin() == null ? null : PrewrittenReplies.version(handle, draft.origin()),
                        said(by, paper.options(), draft.text()),
                        false,
                        asked.isPresent() ? Reply.State.AWAITING_APPROVAL : Reply.State.QUEUED),
                now);
        parts(
                handle,
                id,
                connectors.of(paper.options().channel()),
                paper.preview().parts(),
                now);
        if (asked.isEmpty()) {
            OutboxDao.insert(handle, id, now.plus(undo));
        } else {
            ApprovalDao.insert(handle, id, asked.get(), now);
        }
        take(handle, by, row, now);
        Kind kind = asked.isEmpty() ? Kind.REPLY_QUEUED : Kind.APPROVAL_ASKED;
        facts.publish(handle, List.of(new Fact(row.id(), kind, by.id(), Map.of("reply", id))), now);
        return Replies.get(handle, id);
    }

    /** Stores parts, each with a key of its own. */
    void parts(Handle handle, long reply, Connector connector, List<String> parts, Instant now) {
        for (int i = 0; i < parts.size(); i++) {
            // Parts prepared in one instant must not share a key that is made from the time.
            String key = connector.newKey(now.plusMillis(i), random.get());
            PartDao.insert(handle, reply, i + 1, key, parts.get(i));
        }
    }

    /** What was approved goes into the outbox; it can be taken back as long as any other answer. */
    void queue(Handle handle, long reply, Instant now) {
        OutboxDao.insert(handle, reply, now.plus(undo));
    }

    /**
     * Drops an own reply that waits for approval or came back from it, because its author has written it anew. One that failed is not
     * dropped here: should it no longer be free, both stay to be seen.
     *
     * @return who wrote it first, where its author had taken it over; null otherwise
     */
    Reply.@Nullable Writer replace(Handle handle, Account by, ConversationDao.Row row, long replaced, Instant now) {
        Reply before = ReplyDao.find(handle, replaced)
                .filter(reply -> reply.authorId() == by.id() && reply.conversationId() == row.id())
                .orElseThrow(() -> new Refused.Invalid("replaces", Said.of("reply.not_found", replaced)));
        switch (before.state()) {
            case AWAITING_APPROVAL, DRAFT -> withdraw(handle, by, before, now);
            case FAILED, WITHDRAWN -> {}
            default -> {
                if (before.approval() != null) {
                    throw new Refused.Conflict(Said.of("reply.approved_meanwhile"), List.of());
                }
            }
        }
        return before.firstAuthor();
    }

    private void withdraw(Handle handle, Account by, Reply before, Instant now) {
        ReplyDao.move(handle, before.id(), Reply.State.WITHDRAWN, before.state());
        if (before.state() == Reply.State.AWAITING_APPROVAL) {
            ApprovalDao.end(handle, before.id(), Approval.Outcome.WITHDRAWN, null, by.id(), "", now);
        }
        Map<String, Object> data = Map.of("reply", before.id(), "replaced", 1);
        facts.publish(handle, List.of(new Fact(before.conversationId(), Kind.REPLY_WITHDRAWN, by.id(), data)), now);
    }

    /** Whoever answers what nobody has, has it. */
    private void take(Handle handle, Account by, ConversationDao.Row row, Instant now) {
        if (row.assigneeId() == null) {
            ConversationDao.assign(handle, row.id(), by.id());
            Map<String, Object> data = new HashMap<>(Map.of("to", by.id()));
            facts.publish(handle, List.of(new Fact(row.id(), Kind.ASSIGNED, by.id(), data)), now);
        }
        if (row.state() != ConversationState.OPEN) {
            ConversationDao.move(handle, row.id(), ConversationState.OPEN, now);
            facts.publish(
                    handle,
                    List.of(new Fact(
                            row.id(),
                            Kind.STATE_CHANGED,
                            by.id(),
                            Map.of("from", row.state().name().toLowerCase(Locale.ROOT), "to", "open"))),
                    now);
        }
    }

    static byte[] said(Account by, Composer.Options options, String text) {
        return Repetition.hash(text, SignOff.of(options.channel().signOff(), by));
    }
}
