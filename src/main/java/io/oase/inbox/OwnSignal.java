package io.oase.inbox;

import io.oase.db.Signals;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Tells every node that a conversation is something else to one person, and to them alone: they have begun or ended to write
 * there, were handed a draft, or have read where they are mentioned.
 *
 * @param account whose lists changed
 */
public record OwnSignal(long account, long conversation) {
    /** Topic of the signal. */
    public static final String TOPIC = "oase_own";

    /** Reads a payload; empty for anything else. */
    public static Optional<OwnSignal> parse(String payload) {
        if (!payload.matches("[0-9]{1,18}=[0-9]{1,18}")) {
            return Optional.empty();
        }
        int equals = payload.indexOf('=');
        return Optional.of(new OwnSignal(
                Long.parseLong(payload.substring(0, equals)), Long.parseLong(payload.substring(equals + 1))));
    }

    /** Sends it when the transaction commits. */
    public static void publish(Handle db, long account, long conversation) {
        Signals.publish(db, TOPIC, account + "=" + conversation);
    }
}
