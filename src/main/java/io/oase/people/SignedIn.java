package io.oase.people;

/**
 * A session that has just begun.
 *
 * @param token what the browser keeps in its cookie; exists nowhere else
 * @param session the session
 */
public record SignedIn(String token, Session session) {
    @Override
    public String toString() {
        return "SignedIn[" + session + "]";
    }
}
