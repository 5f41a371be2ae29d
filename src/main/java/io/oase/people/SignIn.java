package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Throttle.Guesser;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * E-mail and password in, session out. Unknown address, wrong password, no password, no longer active: all get the same
 * answer after the same work, so that nobody learns who works here.
 */
public final class SignIn {
    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Throttle throttle;

    /** On this database. */
    public SignIn(Jdbi jdbi, Clock clock, SecureRandom random, Passwords passwords, Sessions sessions) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = new Throttle(jdbi, clock);
    }

    /**
     * Signs in.
     *
     * @param remote the address the request came from, as text; of a trusted proxy, what it forwarded
     * @param device what an earlier sign-in gave this browser to keep; null when it has nothing
     * @throws Refused.NotAllowed when e-mail and password do not belong together
     * @throws Refused.TooMany after too many failures for this account or from this address; on a device where they have signed
     *     in before, after too many failures there
     */
    public SignedIn with(String email, String password, String remote, @Nullable String device) {
        String typed = AccountRules.email(email);
        String known = jdbi.withHandle(handle -> Devices.knows(handle, typed, device)) ? device : null;
        Guesser guesser = known == null ? Guesser.account(typed) : Guesser.device(known);
        // Strangers may share the address of a known device, behind a proxy or in an office.
        List<Guesser> others = known == null ? List.of(Guesser.address(remote)) : List.of();
        throttle.attempt(Stream.concat(Stream.of(guesser), others.stream()).toList());
        SignedIn in = attempt(typed, password, known == null ? Secret.fresh(random) : known)
                .orElseThrow(() -> new Refused.NotAllowed(Said.of("sign-in.wrong")));
        throttle.forgive(guesser, others);
        return in;
    }

    /** Signs in without a password: for the demo, which offers its accounts on the sign-in page. */
    public SignedIn as(Account account) {
        return jdbi.inTransaction(handle -> sessions.begin(handle, account));
    }

    /** Forgets failures long past and devices long unused; run it now and then. Answers how many. */
    public int sweep() {
        Instant now = clock.instant();
        return throttle.sweep() + jdbi.withHandle(handle -> Devices.sweep(handle, now));
    }

    private Optional<SignedIn> attempt(String email, String password, String device) {
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
            return dao.find(id).filter(still -> still.active() && !changed).map(still -> {
                Devices.remember(handle, id, device, clock.instant());
                return sessions.begin(handle, still).onDevice(device);
            });
        });
    }

    private @Nullable String hashOf(Account account) {
        return jdbi.withExtension(AccountDao.class, dao -> dao.passwordHash(account.id()))
                .orElse(null);
    }
}
