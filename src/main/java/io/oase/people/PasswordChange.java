package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Throttle.Guesser;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** New passwords. Each ends the sessions that were begun with the old one. */
public final class PasswordChange {
    private final Jdbi jdbi;
    private final Passwords passwords;
    private final Throttle throttle;

    /** On this database. */
    public PasswordChange(Jdbi jdbi, Clock clock, Passwords passwords) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.throttle = new Throttle(jdbi, clock);
    }

    /**
     * Somebody changes their own.
     *
     * @param old the password until now; not asked of somebody who has none
     * @param token of the session it is done in, which goes on
     * @throws Refused.Invalid for field {@code old} or {@code password}
     * @throws Refused.TooMany after too many wrong old ones
     */
    public void own(Account account, String old, String password, String token) {
        PasswordRules.check(password, account.email(), account.name());
        Guesser guesser = Guesser.owner(account.id());
        throttle.attempt(List.of(guesser));
        String hash = jdbi.withExtension(AccountDao.class, dao -> dao.passwordHash(account.id()))
                .orElse(null);
        if (hash != null && !passwords.matches(old, hash)) {
            throw new Refused.Invalid("old", Said.of("people.password.old-wrong"));
        }
        throttle.forgive(guesser, List.of());
        store(account, password, Secret.hash(token));
    }

    /**
     * An administrator sets somebody's.
     *
     * @throws Refused.NotAllowed without {@link Right#MANAGE_PEOPLE}
     */
    public void of(Account actor, long id, String password) {
        actor.require(Right.MANAGE_PEOPLE);
        Account account =
                jdbi.withExtension(AccountDao.class, dao -> dao.find(id)).orElseThrow(People::unknown);
        set(account, password);
    }

    /** Sets it without asking who wants it. */
    void set(Account account, String password) {
        PasswordRules.check(password, account.email(), account.name());
        store(account, password, new byte[0]);
    }

    private void store(Account account, String password, byte[] keptSession) {
        String hash = passwords.hash(password);
        jdbi.useTransaction(handle -> {
            handle.attach(AccountDao.class).setPasswordHash(account.id(), hash);
            handle.execute("DELETE FROM session WHERE account_id = ? AND token_hash <> ?", account.id(), keptSession);
        });
    }
}
