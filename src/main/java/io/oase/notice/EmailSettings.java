package io.oase.notice;

/**
 * The mail server notices go through.
 *
 * @param user what to sign in with; empty: nothing is asked for
 * @param from who writes, RFC 5322: {@code Oase <oase@example.org>}
 * @param language of mails to people who chose none: {@code de} or {@code en}
 */
public record EmailSettings(
        String host, int port, String user, String password, Security security, String from, String language) {
    /** How the connection is kept from being read by others. */
    public enum Security {
        /** Begins in the open and must change to TLS before anything is said; the port is 587 as a rule. */
        STARTTLS,
        /** TLS from the first byte; 465 as a rule. */
        TLS,
        /** In the open: for a server on the same machine. */
        NONE
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EmailSettings[" + host + ":" + port + "]";
    }
}
