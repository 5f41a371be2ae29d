package io.oase.notice;

/** How a notice leaves the house; in the app it always is. */
public enum Way {
    /** A signed POST to a program, once for each notice. */
    WEBHOOK,
    /** A mail to each person. */
    EMAIL
}
