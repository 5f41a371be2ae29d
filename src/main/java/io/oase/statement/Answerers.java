package io.oase.statement;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.playbook.Playbook;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Slots;
import io.oase.reply.Answering;
import io.oase.reply.Composer;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers one person with a statement, by the verb somebody would use who has only this one before them. */
final class Answerers {
    private final People people;
    private final Choosing choosing;
    private final Answering answering;

    Answerers(People people, Choosing choosing, Answering answering) {
        this.people = people;
        this.choosing = choosing;
        this.answering = answering;
    }

    /** How a variant reads for one person; whatever is not known of them stays open. */
    String words(Account by, Statement said, long conversation, String language, int variant) {
        return choosing.filled(
                by, conversation, said.filled().variants(language).get(variant));
    }

    /**
     * An answer as it would appear.
     *
     * @throws Refused when it could not be sent like this
     */
    Composer.Preview preview(Account by, Statement said, long conversation, String text) {
        Slots.requireFilled(text);
        Composer.Preview preview = answering.preview(by, conversation, text, audience(said));
        if (!preview.sendable()) {
            throw new Refused.Invalid("text", Said.of("reply.too_long", preview.length(), preview.max()));
        }
        return preview;
    }

    /**
     * Hands an answer over to be sent; in a drill only looks whether it could be.
     *
     * @return its reply; null in a drill
     */
    @Nullable
    Long answer(Handle handle, long round, AnswerDao.Item item) {
        Account by = people.find(item.accountId())
                .filter(Account::active)
                .orElseThrow(() -> new Refused.NotAllowed(Said.of("statement.gone")));
        Statement said = Statements.get(handle, item.statementId());
        String text = words(by, said, item.conversationId(), item.language(), item.variant());
        AnswerDao.text(handle, round, item.conversationId(), text);
        if (item.drill()) {
            preview(by, said, item.conversationId(), text);
            return null;
        }
        requireFree(handle, item.conversationId());
        ConversationState then = item.thenState() == null
                ? null
                : ConversationState.valueOf(item.thenState().toUpperCase(Locale.ROOT));
        return answering
                .send(by, item.conversationId(), new Answering.Draft(text, audience(said), item.seen(), then, null))
                .id();
    }

    /** The send guard lets the same author send a second answer; here nobody means to. */
    private static void requireFree(Handle handle, long conversation) {
        boolean busy = handle.createQuery("""
                        SELECT EXISTS (SELECT FROM reply WHERE conversation_id =
                                              (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :id)
                                          AND NOT automatic AND state IN ('queued', 'held', 'publishing', 'awaiting_approval', 'unknown'))
                        """)
                .bind("id", conversation)
                .mapTo(Boolean.class)
                .one();
        if (busy) {
            throw new Refused.Conflict(Said.of("statement.on_its_way"), List.of());
        }
    }

    /** What is for one person alone never becomes public because somebody asked in public. */
    private static @Nullable Visibility audience(Statement said) {
        return said.audience() == Playbook.Audience.PRIVATE ? Visibility.PRIVATE : null;
    }
}
