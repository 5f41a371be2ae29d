package io.oase.reply;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second pair of eyes on an answer.
 *
 * @param why what asked for it
 * @param by roles of which one has to approve; empty: whoever has the right to
 * @param lateAt when it has waited too long; null: never
 * @param endedAt when it was decided, or ended by itself; null: it waits
 * @param outcome null: it waits
 * @param because why it ended by itself; null otherwise
 * @param deciderId who decided; null: nobody did
 * @param comment what its author was told with it; empty for nothing
 * @param written what its author wrote, where somebody else changed it; null otherwise
 * @param editorId who changed it; null: nobody did
 */
public record Approval(
        Instant askedAt,
        List<Said> why,
        Set<Role> by,
        @Nullable Instant lateAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable Because because,
        @Nullable Long deciderId,
        @Nullable String deciderName,
        String comment,
        @Nullable String written,
        @Nullable Long editorId,
        @Nullable String editorName) {
    public Approval {
        why = List.copyOf(why);
        by = Set.copyOf(by);
    }

    /** How it ended. */
    public enum Outcome {
        APPROVED,
        RETURNED,
        /** By itself. */
        ENDED,
        WITHDRAWN
    }

    /** Why it ended by itself. */
    public enum Because {
        /** Something newer has come than its author had seen, or the conversation was merged or split. */
        NEWER,
        /** What it answers was deleted. */
        GONE,
        /** A colleague resolved the conversation. */
        RESOLVED,
        /** Its author does not work here any more. */
        LEFT,
        /** Its channel can no longer be answered on like this. */
        CHANNEL
    }

    /** Whether this person may approve it; its author never may. */
    public boolean mayBeDecidedBy(Account account, long author) {
        return account.id() != author && SecondPair.may(account, by);
    }
}
