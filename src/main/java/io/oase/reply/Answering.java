package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.people.SignOff;
import io.oase.prewritten.Origin;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.prewritten.Slots;
import java.time.Clock;
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
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Answering a conversation: how it can be answered, what a text would look like there, and queueing it past the send guard. */
public final class Answering {
    private static final int LONGEST = 50_000;

    private final Jdbi db;
    private final Composer composer;
    private final Connectors connectors;
    private final Facts facts;
    private final Clock clock;
    private final Supplier<UUID> random;
    private final Duration undo;
    private final Runnable wakeOutbox;

    /**
     * @param undo how long a reply waits before it is sent, and can be withdrawn
     * @param wakeOutbox called after a commit that put something into the outbox
     */
    public Answering(
            Jdbi db,
            Composer composer,
            Connectors connectors,
            Facts facts,
            Clock clock,
            Supplier<UUID> random,
            Duration undo,
            Runnable wakeOutbox) {
        this.db = db;
        this.composer = composer;
        this.connectors = connectors;
        this.facts = facts;
        this.clock = clock;
        this.random = random;
        this.undo = undo;
        this.wakeOutbox = wakeOutbox;
    }

    /**
     * What an agent wants to send.
     *
     * @param text without sign-off
     * @param visibility null for the natural choice
     * @param seen newest post its author had seen
     * @param then state after it is published: waiting, resolved; null leaves the conversation open
     * @param post the post to answer; null for the latest one
     * @param origin the prewritten reply it came from; null for none
     */
    public record Draft(
            String text,
            @Nullable Visibility visibility,
            long seen,
            @Nullable ConversationState then,
            @Nullable Long post,
            @Nullable Origin origin) {
        /** Written from nothing. */
        public Draft(
                String text,
                @Nullable Visibility visibility,
                long seen,
                @Nullable ConversationState then,
                @Nullable Long post) {
            this(text, visibility, seen, then, post, null);
        }
    }

    /** How the conversation can be answered. */
    public Composer.Options options(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> composer.options(handle, conversation, null));
    }

    /** What a text would look like on the network. */
    public Composer.Preview preview(Account by, long conversation, String text, @Nullable Visibility visibility) {
        by.require(Right.ANSWER);
        return db.withHandle(handle -> {
            Composer.Options options = composer.options(handle, conversation, null);
            return composer.preview(handle, by, options, text, audience(options, visibility));
        });
    }

    /** What a text would look like as an answer to somebody who wrote on a channel. */
    public Composer.Preview example(Account by, Channel channel, String handle, String text) {
        by.require(Right.READ_INBOX);
        return composer.example(by, channel, handle, text);
    }

    /** How often these very words went out in public lately; empty for new words, and for an answer the world cannot read. */
    public Optional<Repetition> repetition(
            Account by, long conversation, String text, @Nullable Visibility visibility) {
        by.require(Right.ANSWER);
        return db.withHandle(handle -> {
            Composer.Options options = composer.options(handle, conversation, null);
            return audience(options, visibility).isPublic() && !text.isBlank()
                    ? Repetition.of(handle, said(by, options, text), clock.instant())
                    : Optional.empty();
        });
    }

    /**
     * Queues a reply.
     *
     * @throws Refused.Conflict when something has come that its author had not seen, or a colleague's answer is on its way
     * @throws Refused.Invalid naming the field: text, visibility, prewritten
     */
    public Reply send(Account by, long conversation, Draft draft) {
        by.require(Right.ANSWER);
        String text = Composer.clean(draft.text());
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refused.Invalid(
                    "text", Said.of(text.isEmpty() ? "reply.empty" : "reply.too_long_at_all", LONGEST));
        }
        Slots.requireFilled(text);
        if (draft.then() == ConversationState.NEW) {
            throw new Refused.Invalid("then", Said.of("inbox.not_new_again"));
        }
        Reply reply = db.inTransaction(handle -> {
            ConversationDao.Row row = Replies.lock(handle, conversation);
            Guard.check(handle, conversation, row.id(), draft.seen(), by.id());
            Composer.Options options = composer.options(handle, row.id(), draft.post());
            Visibility visibility = audience(options, draft.visibility());
            Composer.Preview preview = composer.preview(handle, by, options, text, visibility);
            if (!preview.sendable()) {
                throw new Refused.Invalid("text", Said.of("reply.too_long", preview.length(), preview.max()));
            }
            return queue(
                    handle,
                    by,
                    row,
                    options,
                    preview,
                    new Draft(text, visibility, draft.seen(), draft.then(), null, draft.origin()));
        });
        wakeOutbox.run();
        return reply;
    }

    private Reply queue(
            Handle handle,
            Account by,
            ConversationDao.Row row,
            Composer.Options options,
            Composer.Preview preview,
            Draft draft) {
        Instant now = clock.instant();
        Connector connector = connectors.of(options.channel());
        long id = ReplyDao.insert(
                handle,
                new ReplyDao.Fresh(
                        row.id(),
                        options.postId(),
                        by.id(),
                        draft.text(),
                        java.util.Objects.requireNonNull(draft.visibility()),
                        draft.seen(),
                        draft.then() == null ? null : draft.then().name().toLowerCase(Locale.ROOT),
                        draft.origin() == null ? null : PrewrittenReplies.version(handle, draft.origin()),
                        said(by, options, draft.text()),
                        false),
                now);
        for (int i = 0; i < preview.parts().size(); i++) {
            // Parts prepared in one instant must not share a key that is made from the time.
            String key = connector.newKey(now.plusMillis(i), random.get());
            PartDao.insert(handle, id, i + 1, key, preview.parts().get(i));
        }
        OutboxDao.insert(handle, id, now.plus(undo));
        take(handle, by, row, now);
        facts.publish(handle, List.of(new Fact(row.id(), Kind.REPLY_QUEUED, by.id(), Map.of("reply", id))), now);
        return Replies.get(handle, id);
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

    private static byte[] said(Account by, Composer.Options options, String text) {
        return Repetition.hash(text, SignOff.of(options.channel().signOff(), by));
    }

    private static Visibility audience(Composer.Options options, @Nullable Visibility wanted) {
        if (options.audiences().isEmpty()) {
            throw new Refused.Invalid("visibility", Said.of("reply.read_only"));
        }
        if (wanted == null) {
            return options.audiences().get(0);
        }
        if (!options.audiences().contains(wanted)) {
            throw new Refused.Invalid("visibility", Said.of("reply.audience_not_offered"));
        }
        return wanted;
    }
}
