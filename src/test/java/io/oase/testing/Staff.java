package io.oase.testing;

import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Role;
import io.oase.people.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes accounts and tokens in the database of a running Oase with the verbs of its shell commands, without a process for each. */
public final class Staff {
    private final Operator operator;

    /** In this database. */
    public Staff(Jdbi db) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Passwords passwords = new Passwords(random);
        operator = new Operator(
                new People(db, clock, passwords),
                new PasswordChange(db, clock, passwords),
                new Tokens(db, clock, random));
    }

    /** What {@code user create} does; the account's id. Without a password nobody signs in with it. */
    public long hire(String email, String name, Role role, @Nullable String password) {
        return operator.createUser(NewAccount.of(email, name, role, password)).id();
    }

    /** What {@code token create} prints. */
    public String token(String email) {
        return operator.createToken(email, "test");
    }
}
