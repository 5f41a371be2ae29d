package io.oase.people;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session that has just begun.
 *
 * @param token what the browser keeps in its cookie; exists nowhere else
 * @param session the session
 * @param longest how long it lasts at most
 * @param device what the browser keeps so that it is known at the next sign-in; null without a password
 */
public record SignedIn(
        String token,
        Session session,
        Duration longest,
        @Nullable String device) {
    /** How long the browser keeps {@link #device}. */
    public static final Duration DEVICE_KEPT = Devices.REMEMBERED;

    SignedIn onDevice(String known) {
        return new SignedIn(token, session, longest, known);
    }

    @Override
    public String toString() {
        return "SignedIn[" + session + "]";
    }
}
