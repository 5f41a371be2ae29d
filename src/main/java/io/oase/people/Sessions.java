package io.oase.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who is signed in. A session ends {@link #IDLE} after the last request and {@link #LONGEST} after it began, whichever
 * comes first: a weekend does not sign anybody out, a forgotten browser does not stay in.
 */
public final class Sessions {
    /** How long a session lasts without a request. */
    public static final Duration IDLE = Duration.ofHours(72);

    /** How long a session lasts at most. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Requests write no more often than this. */
    private static final Duration NOTICED = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration longest;

    /** On this database. */
    public Sessions(Jdbi jdbi, Clock clock, SecureRandom random) {
        this(jdbi, clock, random, LONGEST);
    }

    /** With another bound than {@link #LONGEST}. */
    public Sessions(Jdbi jdbi, Clock clock, SecureRandom random, Duration longest) {
        this.longest = longest;
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
    }

    /** The session of a cookie; empty when it has ended, never was, or its account is not active. */
    public Optional<Session> find(String token) {
        byte[] hash = Secret.hash(token);
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> find(handle, hash, now).map(session -> noticed(handle, hash, session, now)));
    }

    /** The same, unnoticed: for what a browser does by itself, which must not keep a forgotten one signed in. */
    public Optional<Session> look(String token) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> find(handle, Secret.hash(token), now));
    }

    /** By which rows of others know the session of this cookie; they go with it. */
    public static byte[] mark(String token) {
        return Secret.hash(token);
    }

    /** How long a session lasts at most here. */
    public Duration longest() {
        return longest;
    }

    /** Signs one browser out. */
    public void end(String token) {
        byte[] hash = Secret.hash(token);
        jdbi.useHandle(handle -> handle.execute("DELETE FROM session WHERE token_hash = ?", hash));
    }

    /** Signs somebody out everywhere. */
    public void endAll(long accountId) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM session WHERE account_id = ?", accountId));
    }

    /** Signs somebody out everywhere but on this browser. */
    public void endOthers(long accountId, String token) {
        byte[] hash = Secret.hash(token);
        jdbi.useHandle(handle ->
                handle.execute("DELETE FROM session WHERE account_id = ? AND token_hash <> ?", accountId, hash));
    }

    /** Forgets sessions that have ended; run it now and then. Answers how many. */
    public int sweep() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM session WHERE expires_at <= ?", now));
    }

    /** Begins a session, in the transaction of the handle. */
    SignedIn begin(Handle handle, Account account) {
        String token = Secret.fresh(random);
        String csrf = Secret.fresh(random);
        Instant now = clock.instant();
        handle.createUpdate("""
                        INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
                        VALUES (:hash, :account, :csrf, :now, :now, :until)""")
                .bind("hash", Secret.hash(token))
                .bind("account", account.id())
                .bind("csrf", csrf)
                .bind("now", now)
                .bind("until", now.plus(idle()))
                .execute();
        return new SignedIn(token, new Session(account, csrf, now, now, now.plus(idle())), longest, null);
    }

    private static Optional<Session> find(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("SELECT s.csrf, s.created_at AS began, s.seen_at, s.expires_at, " + AccountDao.ACCOUNT
                        + " FROM session s JOIN account a ON a.id = s.account_id AND a.active"
                        + " WHERE s.token_hash = :hash AND s.expires_at > :now")
                .bind("hash", hash)
                .bind("now", now)
                .map((row, context) -> new Session(
                        context.findRowMapperFor(Account.class).orElseThrow().map(row, context),
                        row.getString("csrf"),
                        instant(row, "began"),
                        instant(row, "seen_at"),
                        instant(row, "expires_at")))
                .findOne();
    }

    private Duration idle() {
        return IDLE.compareTo(longest) < 0 ? IDLE : longest;
    }

    private Session noticed(Handle handle, byte[] hash, Session session, Instant now) {
        if (now.isBefore(session.seenAt().plus(NOTICED))) {
            return session;
        }
        Instant bound = session.createdAt().plus(longest);
        Instant until = now.plus(idle()).isBefore(bound) ? now.plus(idle()) : bound;
        handle.execute("UPDATE session SET seen_at = ?, expires_at = ? WHERE token_hash = ?", now, until, hash);
        return new Session(session.account(), session.csrf(), session.createdAt(), now, until);
    }

    private static Instant instant(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return row.getObject(column, java.time.OffsetDateTime.class).toInstant();
    }
}
