package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The way in where nobody can manage people yet: a secret link, printed where Oase runs, makes the first administrator.
 * Each node that starts prints a link of its own, and each of the newest few works until one was used.
 */
public final class FirstRun {
    private static final String KEY = "first-run:";
    private static final int LINKS_KEPT = 5;

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random;
    private final People people;
    private final SignIn signIn;

    /** On this database. */
    public FirstRun(Jdbi jdbi, Clock clock, SecureRandom random, People people, SignIn signIn) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.random = random;
        this.people = people;
        this.signIn = signIn;
    }

    /** Whether there is no administrator yet. */
    public boolean isNeeded() {
        return jdbi.withExtension(AccountDao.class, dao -> dao.admins().isEmpty());
    }

    /** Called when a node starts: a new secret for its link, or nothing where there is an administrator. */
    public Optional<String> open() {
        String secret = Secret.fresh(random);
        return jdbi.inTransaction(handle -> {
            AccountDao dao = handle.attach(AccountDao.class);
            dao.oneAtATime();
            if (!dao.admins().isEmpty()) {
                return Optional.empty();
            }
            handle.execute(
                    "INSERT INTO setting (key, value) VALUES (?, ?)",
                    key(secret),
                    clock.instant().toString());
            handle.execute(
                    "DELETE FROM setting WHERE key LIKE 'first-run:%' AND key NOT IN (SELECT key FROM setting"
                            + " WHERE key LIKE 'first-run:%' ORDER BY value::timestamptz DESC, key LIMIT ?)",
                    LINKS_KEPT);
            return Optional.of(secret);
        });
    }

    /** Whether a link may still be used; for showing its form. */
    public boolean knows(String secret) {
        return isNeeded() && jdbi.withHandle(handle -> isStored(handle, secret));
    }

    /**
     * Makes the first administrator and signs them in. Of two at once one wins.
     *
     * @param made role is not asked; the password is needed
     * @throws Refused.NotFound when the link is not good
     * @throws Refused.Conflict when there is an administrator already
     * @throws Refused.Invalid with the fields that cannot be used
     */
    public SignedIn finish(String secret, NewAccount made) {
        if (!isNeeded()) {
            throw done();
        }
        if (!jdbi.withHandle(handle -> isStored(handle, secret))) {
            throw new Refused.NotFound(Said.of("first-run.unknown"));
        }
        if (made.password() == null) {
            throw new Refused.Invalid("password", Said.of("people.password.too-short", PasswordRules.SHORTEST));
        }
        NewAccount admin = new NewAccount(
                made.email(),
                made.name(),
                made.title(),
                made.initials(),
                Role.ADMIN,
                made.languages(),
                made.signOff(),
                made.password());
        Account first = people.create(admin, FirstRun::onlyWithoutAdmin);
        jdbi.useHandle(handle -> handle.execute("DELETE FROM setting WHERE key LIKE 'first-run:%'"));
        return signIn.as(first);
    }

    private static void onlyWithoutAdmin(AccountDao dao) {
        if (!dao.admins().isEmpty()) {
            throw done();
        }
    }

    private static boolean isStored(org.jdbi.v3.core.Handle handle, String secret) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM setting WHERE key = :key)")
                .bind("key", key(secret))
                .mapTo(Boolean.class)
                .one();
    }

    private static String key(String secret) {
        return KEY + HexFormat.of().formatHex(Secret.hash(secret));
    }

    private static Refused done() {
        return new Refused.Conflict(Said.of("first-run.done"), List.of());
    }
}
