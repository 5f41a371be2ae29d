package io.oase.reply;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Connectors;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.prewritten.Origin;
import io.oase.prewritten.Slots;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private final SecondPair secondPair;
    private final Filing filing;
    private final Clock clock;
    private final Runnable wakeOutbox;

    /**
     * @param undo how long a reply waits before it is sent, and can be withdrawn
     * @param wakeOutbox called after a commit that put something into the outbox
     */
    public Answering(
            Jdbi db,
            Composer composer,
            SecondPair secondPair,
            Connectors connectors,
            Facts facts,
            Clock clock,
            Supplier<UUID> random,
            Duration undo,
            Runnable wakeOutbox) {
        this.db = db;
        this.composer = composer;
        this.secondPair = secondPair;
        this.filing = new Filing(connectors, facts, random, undo);
        this.clock = clock;
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
     * @param replaces an own reply that waits for approval or came back from it, and goes; null for none
     */
    public record Draft(
            String text,
            @Nullable Visibility visibility,
            long seen,
            @Nullable ConversationState then,
            @Nullable Long post,
            @Nullable Origin origin,
            @Nullable Long replaces) {
        /** In the place of nothing. */
        public Draft(
                String text,
                @Nullable Visibility visibility,
                long seen,
                @Nullable ConversationState then,
                @Nullable Long post,
                @Nullable Origin origin) {
            this(text, visibility, seen, then, post, origin, null);
        }

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
            return composer.preview(by, options, text, audience(options, visibility));
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
            return repetition(handle, by, options, text, audience(options, visibility));
        });
    }

    /**
     * The second pair of eyes a text would wait for.
     *
     * @param approvers colleagues who could approve it; empty: nobody but its author, who never may
     */
    public record Wait(SecondPair.Asked asked, List<String> approvers) {
        public Wait {
            approvers = List.copyOf(approvers);
        }
    }

    /** Whether a text would wait for a second pair of eyes; empty: it goes out by itself. */
    public Optional<Wait> waits(Account by, long conversation, String text, @Nullable Visibility visibility) {
        return outlook(by, conversation, options(by, conversation), text, visibility)
                .waiting();
    }

    /** What would become of a text: how it would look, whether it was said before, and whether it would wait. */
    public record Outlook(Composer.Preview preview, Optional<Repetition> repetition, Optional<Wait> waiting) {}

    /**
     * What would become of a text, for whoever is writing it.
     *
     * @param options how the conversation can be answered, as {@link #options} said a moment ago
     */
    public Outlook outlook(
            Account by, long conversation, Composer.Options options, String text, @Nullable Visibility visibility) {
        by.require(Right.ANSWER);
        return db.withHandle(handle -> {
            Visibility audience = audience(options, visibility);
            return new Outlook(
                    composer.preview(by, options, text, audience),
                    repetition(handle, by, options, text, audience),
                    asked(handle, by, conversation, options, text, audience)
                            .map(asked -> new Wait(asked, ApprovalDao.approvers(handle, asked.by(), by.id()))));
        });
    }

    /**
     * Queues a reply, or puts it down to wait for a second pair of eyes where an {@link ApprovalRule} asks for that.
     *
     * @throws Refused.Conflict when something has come that its author had not seen, or a colleague's answer is on its way, or the
     *     one to be replaced was decided meanwhile
     * @throws Refused.Invalid naming the field: text, visibility, prewritten
     */
    public Reply send(Account by, long conversation, Draft draft) {
        by.require(Right.ANSWER);
        String text = Composer.clean(draft.text());
        requireSendable(text);
        if (draft.then() == ConversationState.NEW) {
            throw new Refused.Invalid("then", Said.of("inbox.not_new_again"));
        }
        Reply reply = db.inTransaction(handle -> {
            ConversationDao.Row row = Replies.lock(handle, conversation);
            Reply.Writer first = draft.replaces() == null
                    ? null
                    : filing.replace(handle, by, row, draft.replaces(), clock.instant());
            Guard.check(handle, conversation, row.id(), draft.seen(), by.id());
            Composer.Options options = composer.options(handle, row.id(), draft.post());
            Visibility visibility = audience(options, draft.visibility());
            Composer.Preview preview = composer.preview(by, options, text, visibility);
            if (!preview.sendable()) {
                throw new Refused.Invalid("text", Said.of("reply.too_long", preview.length(), preview.max()));
            }
            Draft checked = new Draft(text, visibility, draft.seen(), draft.then(), null, draft.origin(), null);
            Reply filed = filing.file(
                    handle,
                    by,
                    row,
                    new Filing.Paper(options, preview, visibility, checked),
                    asked(handle, by, row.id(), options, text, visibility),
                    clock.instant());
            if (first == null) {
                return filed;
            }
            ReplyDao.writtenFirstBy(handle, filed.id(), first.id());
            return Replies.get(handle, filed.id());
        });
        wakeOutbox.run();
        return reply;
    }

    private Optional<Repetition> repetition(
            Handle handle, Account by, Composer.Options options, String text, Visibility audience) {
        return audience.isPublic() && !text.isBlank()
                ? Repetition.of(handle, Filing.said(by, options, text), clock.instant())
                : Optional.empty();
    }

    /** Refuses words that no network could take, and those with something left open. */
    static void requireSendable(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refused.Invalid(
                    "text", Said.of(text.isEmpty() ? "reply.empty" : "reply.too_long_at_all", LONGEST));
        }
        Slots.requireFilled(text);
    }

    private Optional<SecondPair.Asked> asked(
            Handle handle,
            Account by,
            long conversation,
            Composer.Options options,
            String text,
            Visibility visibility) {
        return secondPair.asked(
                handle,
                new ApprovalRule.Written(conversation, options.channel().id(), by, visibility, text, clock.instant()));
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
