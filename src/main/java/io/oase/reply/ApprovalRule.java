package io.oase.reply;

import io.oase.base.Said;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.people.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Decides whether an answer needs a second pair of eyes, and whose. Every rule is asked in the transaction that sends, with the
 * conversation locked; one that asks is enough.
 */
public interface ApprovalRule {
    /** What this rule asks for; empty for nothing. Only reads. */
    Optional<Need> asks(Handle db, Written written);

    /**
     * An answer that somebody is about to send.
     *
     * @param conversation where its posts are
     * @param text as written; empty while nobody has written anything yet
     */
    record Written(long conversation, long channel, Account author, Visibility visibility, String text, Instant now) {}

    /**
     * A second pair of eyes.
     *
     * @param why for people, in words that stay true when the rule is gone
     * @param by roles of which one has to approve; empty: whoever has the right to. An admin always may
     */
    record Need(Said why, Set<Role> by) {
        public Need {
            by = Set.copyOf(by);
        }

        /** Whoever has the right to approve. */
        public Need(Said why) {
            this(why, Set.of());
        }
    }
}
