package io.oase.notice;

/** Whether and when somebody is written to. */
public enum Mailing {
    /** Not at all. */
    NONE,
    /** With everything else that is unread at the times they chose. */
    DIGEST,
    /** One mail, as soon as it is told. */
    AT_ONCE
}
