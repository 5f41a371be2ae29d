package io.oase.acknowledge;

import io.oase.acknowledge.AcknowledgementDao.Considered;
import io.oase.db.Attempt;
import io.oase.db.Lookout;
import io.oase.inbox.ConversationDao;
import io.oase.inbox.Fact;
import io.oase.inbox.Fact.Kind;
import io.oase.inbox.Facts;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.reply.AutomaticReplies;
import io.oase.target.Calendar;
import io.oase.target.Expecting;
import io.oase.target.Expecting.Expected;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what has come in and acknowledges it where it should be; all nodes share the work, and each post is one's. */
public final class Acknowledging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledging.class);

    private final Jdbi db;
    private final Facts facts;
    private final Expecting expecting;
    private final AutomaticReplies replies;
    private final People people;
    private final Wording wording;
    private final Clock clock;
    private final Lookout lookout = new Lookout("acknowledgements", this::lookAtOne);

    public Acknowledging(
            Jdbi db,
            Facts facts,
            Expecting expecting,
            AutomaticReplies replies,
            People people,
            Wording wording,
            Clock clock) {
        this.db = db;
        this.facts = facts;
        this.expecting = expecting;
        this.replies = replies;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Looks at one post; false when there is none. */
    public boolean lookAtOne() {
        boolean found = db.inTransaction(handle -> {
            Optional<Long> post = AcknowledgementDao.next(handle);
            post.ifPresent(id -> lookOrLeave(handle, id));
            return post.isPresent();
        });
        replies.wake();
        return found;
    }

    /** What cannot be looked at is left alone: it must not keep all others waiting. */
    private void lookOrLeave(Handle handle, long post) {
        Attempt.at(handle, () -> look(handle, post))
                .ifPresent(unforeseen ->
                        LOG.error("Post {} could not be acknowledged and is left alone", post, unforeseen));
    }

    private void look(Handle handle, long post) {
        Instant now = clock.instant();
        Optional<Long> conversation = lock(handle, post);
        if (conversation.isEmpty()) {
            return;
        }
        Considered found = AcknowledgementDao.considered(handle, post);
        Acknowledgement setting =
                AcknowledgementDao.setting(handle, found.channelId()).orElse(null);
        Expected expected = expecting.of(handle, conversation.get(), now).orElse(null);
        if (setting == null || setting.since() == null || setting.changedBy() == null) {
            return;
        }
        Occasion occasion = new Occasion(
                setting.scope(),
                setting.since(),
                found.hushed(),
                found.addressed(),
                found.own(),
                found.bot(),
                found.optedOut(),
                found.waits() && expected != null,
                found.answering(),
                expected != null
                        && AcknowledgementDao.toldOn(handle, found.contactId(), conversation.get(), day(expected)),
                found.postedAt(),
                found.body());
        if (occasion.optsOut() && !occasion.own()) {
            optOut(handle, found.contactId(), conversation.get(), now);
            return;
        }
        Optional<Occasion.Reason> against = occasion.against(now);
        Optional<Account> by = people.find(setting.changedBy()).filter(each -> each.may(Right.MANAGE_TARGETS));
        if (against.isPresent()) {
            why(handle, against.get(), conversation.get(), expected)
                    .ifPresent(why -> skipped(handle, conversation.get(), why, now));
        } else if (by.isEmpty()) {
            skipped(handle, conversation.get(), "stopped", now);
        } else if (expected != null) {
            acknowledge(handle, by.get(), setting, found, conversation.get(), post, expected);
        }
    }

    /** What the history does not show by itself; empty where it does, or where nothing was to be expected. */
    private static Optional<String> why(
            Handle handle, Occasion.Reason reason, long conversation, @Nullable Expected expected) {
        return switch (reason) {
            case OFF, NOT_FOR_US, ANSWERED -> Optional.empty();
            case OLD -> Optional.of("old");
            case PROGRAM -> Optional.of("program");
            case OPTED_OUT -> Optional.of("opted_out");
            case TOLD_TODAY ->
                expected != null && AcknowledgementDao.toldHere(handle, conversation, day(expected))
                        ? Optional.empty()
                        : Optional.of("told_today");
        };
    }

    /** Puts down why nothing was said, once for each reason: the next message would say it again. */
    private void skipped(Handle handle, long conversation, String why, Instant now) {
        if (!AcknowledgementDao.skippedBefore(handle, conversation, why)) {
            facts.publish(
                    handle, List.of(Fact.of(conversation, Kind.ACKNOWLEDGEMENT_SKIPPED, Map.of("why", why))), now);
        }
    }

    /** Locks the conversation of a post; anew where it was merged or split in between. */
    private static Optional<Long> lock(Handle handle, long post) {
        handle.savepoint("unlocked");
        Optional<Long> conversation = AcknowledgementDao.conversation(handle, post)
                .filter(id -> ConversationDao.lock(handle, id).isPresent());
        while (!AcknowledgementDao.conversation(handle, post).equals(conversation)) {
            handle.rollbackToSavepoint("unlocked");
            conversation = AcknowledgementDao.conversation(handle, post)
                    .filter(id -> ConversationDao.lock(handle, id).isPresent());
        }
        return conversation;
    }

    /** It is today where people answer. */
    private static LocalDate day(Expected expected) {
        return LocalDate.ofInstant(
                expected.now(), expected.calendar().calendar().zone());
    }

    private void optOut(Handle handle, long contact, long conversation, Instant now) {
        if (AcknowledgementDao.automatic(handle, contact, false, now).orElse(false)) {
            facts.publish(handle, List.of(Fact.of(conversation, Kind.OPTED_OUT, Map.of())), now);
        }
    }

    private void acknowledge(
            Handle handle,
            Account by,
            Acknowledgement setting,
            Considered found,
            long conversation,
            long post,
            Expected expected) {
        String language = wording.language(found.language());
        Calendar calendar = expected.calendar().calendar();
        Situation situation = Situation.at(calendar, expected.now());
        String until = wording.until(language, expected.answer(), calendar.zone(), expected.now());
        String text = AcknowledgementText.fill(
                setting.text(language, situation, wording),
                found.displayName(),
                until,
                wording.hours(language, calendar, expected.now()),
                wording.occasion(language, calendar, expected.now()));
        handle.savepoint("acknowledgement");
        OptionalLong reply =
                replies.queue(handle, by, conversation, post, text, wording.mark(language), expected.now());
        if (reply.isEmpty()) {
            handle.rollbackToSavepoint("acknowledgement");
            skipped(handle, conversation, "unsendable", expected.now());
            return;
        }
        if (!AcknowledgementDao.told(handle, reply.getAsLong(), found.contactId(), conversation, day(expected))) {
            handle.rollbackToSavepoint("acknowledgement");
            return;
        }
        Map<String, Object> data = new HashMap<>(Map.of("reply", reply.getAsLong(), "situation", situation.id()));
        if (!until.isEmpty()) {
            data.put("until", until);
        }
        facts.publish(handle, List.of(Fact.of(conversation, Kind.ACKNOWLEDGED, data)), expected.now());
    }
}
