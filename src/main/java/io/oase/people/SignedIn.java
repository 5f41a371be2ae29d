package io.oase.people;

import java.time.Duration;

/**
 * A session that has just begun.
 *
 * @param token what the browser keeps in its cookie; exists nowhere else
 * @param session the session
 * @param longest how long it lasts at most
 */
public record SignedIn(String token, Session session, Duration longest) {
    @Override
    public String toString() {
        return "SignedIn[" + session + "]";
    }
}
