package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Throttle.Guesser;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * E-mail and password in, session out. Unknown address, wrong password, no password, no longer active: all get the same
 * answer after the same work, so that nobody learns who works here.
 */
public final class SignIn {
    private final Jdbi jdbi;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle throttle;

    /** On this database. */
    public SignIn(Jdbi jdbi, Clock clock, Passwords passwords, Sessions sessions) {
        this.jdbi = jdbi;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = new Throttle(jdbi, clock);
    }

    /**
     * Signs in.
     *
     * @param remote the address the request came from, as text; of a trusted proxy, what it forwarded
     * @throws Refused.NotAllowed when e-mail and password do not belong together
     * @throws Refused.TooMany after too many failures for this account or from this address
     */
    public SignedIn with(String email, String password, String remote) {
        String known = AccountRules.email(email);
        Guesser account = Guesser.account(known);
        Guesser address = Guesser.address(remote);
        throttle.attempt(List.of(account, address));
        SignedIn in = attempt(known, password).orElseThrow(() -> new Refused.NotAllowed(Said.of("sign-in.wrong")));
        throttle.forgive(account, List.of(address));
        return in;
    }

    /** Signs in without a password: for the demo, which offers its accounts on the sign-in page. */
    public SignedIn as(Account account) {
        return jdbi.inTransaction(handle -> sessions.begin(handle, account));
    }

    /** Forgets failures long past; run it now and then. Answers how many. */
    public int sweep() {
        return throttle.sweep();
    }

    private Optional<SignedIn> attempt(String email, String password) {
        Optional<Account> account = jdbi.withExtension(AccountDao.class, dao -> dao.byEmail(email));
        String hash = account.filter(Account::active).map(this::hashOf).orElse(null);
        String bounded = password.length() > PasswordRules.LONGEST ? "" : password;
        if (!passwords.matches(bounded, hash) || hash == null) {
            return Optional.empty();
        }
        String upgraded = passwords.isOutdated(hash) ? passwords.hash(password) : null;
        return jdbi.inTransaction(handle -> {
            AccountDao dao = handle.attach(AccountDao.class);
            long id = account.orElseThrow().id();
            // A change of the password ends all sessions; one must not begin with the old password behind its back.
            boolean changed = !hash.equals(dao.heldPasswordHash(id).orElse(null));
            if (!changed && upgraded != null) {
                dao.upgradePasswordHash(id, hash, upgraded);
            }
            return dao.find(id).filter(still -> still.active() && !changed).map(still -> sessions.begin(handle, still));
        });
    }

    private @Nullable String hashOf(Account account) {
        return jdbi.withExtension(AccountDao.class, dao -> dao.passwordHash(account.id()))
                .orElse(null);
    }
}
