package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Tokens with which programs use the API in somebody's name, with that person's rights of the moment. */
public final class Tokens {
    /** Every token begins with it, so that one that leaked into public code is recognised. */
    public static final String PREFIX = "oase_";

    private static final int LONGEST_NAME = 80;
    private static final Duration NOTICED = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;

    /** On this database. */
    public Tokens(Jdbi jdbi, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes a token.
     *
     * @param accountId for whom it will speak
     * @param name what it is for
     * @throws Refused.NotAllowed for somebody else without {@link Right#MANAGE_TOKENS_OF_OTHERS}
     * @throws Refused.NotFound when there is no such active account
     */
    public Token.Fresh create(Account actor, long accountId, String name) {
        requireOwn(actor, accountId);
        return create(accountId, name);
    }

    /** Somebody's tokens that are still good, newest first. */
    public List<Token> list(Account actor, long accountId) {
        requireOwn(actor, accountId);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, account_id, name, created_at, last_used_at, revoked_at FROM api_token
                        WHERE account_id = :account AND revoked_at IS NULL ORDER BY id DESC""")
                .bind("account", accountId)
                .mapTo(Token.class)
                .list());
    }

    /** Ends a token at once. Doing it twice does no harm. Somebody else's is not found by those who may not see it. */
    public void revoke(Account actor, long tokenId) {
        Instant now = clock.instant();
        int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE api_token SET revoked_at = coalesce(revoked_at, :now)
                        WHERE id = :id AND (account_id = :actor OR :others)""")
                .bind("now", now)
                .bind("id", tokenId)
                .bind("actor", actor.id())
                .bind("others", actor.may(Right.MANAGE_TOKENS_OF_OTHERS))
                .execute());
        if (changed == 0) {
            throw new Refused.NotFound(Said.of("token.unknown"));
        }
    }

    /** Whom a token speaks for; empty when it is not good, or its account is not active. */
    public Optional<Account> authenticate(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] hash = Secret.hash(secret);
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            Optional<Account> account = handle.createQuery("SELECT " + AccountDao.ACCOUNT
                            + " FROM api_token t JOIN account a ON a.id = t.account_id AND a.active"
                            + " WHERE t.token_hash = :hash AND t.revoked_at IS NULL")
                    .bind("hash", hash)
                    .mapTo(Account.class)
                    .findOne();
            account.ifPresent(found -> handle.execute(
                    "UPDATE api_token SET last_used_at = ? WHERE token_hash = ?"
                            + " AND (last_used_at IS NULL OR last_used_at <= ?)",
                    now,
                    hash,
                    now.minus(NOTICED)));
            return account;
        });
    }

    /** Makes a token without asking who wants it. */
    Token.Fresh create(long accountId, String name) {
        String words = AccountRules.line(name);
        if (words.isEmpty()) {
            throw new Refused.Invalid("name", Said.of("token.name.missing"));
        }
        if (words.length() > LONGEST_NAME) {
            throw new Refused.Invalid("name", Said.of("people.too-long", LONGEST_NAME));
        }
        if (!Words.isPlain(words, false)) {
            throw new Refused.Invalid("name", Said.of("people.control-characters"));
        }
        String secret = PREFIX + Secret.fresh(random);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        INSERT INTO api_token (account_id, name, token_hash, created_at)
                        SELECT id, :name, :hash, :now FROM account WHERE id = :account AND active
                        RETURNING id, account_id, name, created_at, last_used_at, revoked_at""")
                .bind("account", accountId)
                .bind("name", words)
                .bind("hash", Secret.hash(secret))
                .bind("now", clock.instant())
                .mapTo(Token.class)
                .findOne()
                .map(token -> new Token.Fresh(secret, token))
                .orElseThrow(People::unknown));
    }

    private static void requireOwn(Account actor, long accountId) {
        if (actor.id() != accountId) {
            actor.require(Right.MANAGE_TOKENS_OF_OTHERS);
        }
    }
}
