package io.oase.notice;

/** How a notice leaves the house; in the app it always is. */
public enum Way {
    /** A signed POST to a program, once for each notice. */
    WEBHOOK,
    /** A mail to each person, at once. */
    EMAIL,
    /** A mail to each person with everything unread, at the times they chose. */
    DIGEST,
    /** To the browsers of each person, also when no page is open. */
    PUSH,
    /** A signed POST to the chat of the team whose conversation it is about. */
    TEAM
}
