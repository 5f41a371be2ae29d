package io.oase.people;

import io.oase.testing.TestClock;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;

/** Everything of this package, wired up on a test database, with cheap password hashes. */
final class House {
    static final String PASSWORD = "korrekt-pferd-7";

    final TestClock clock = TestClock.at("2026-11-02T08:00:00Z");
    final SecureRandom random = new SecureRandom();
    final Passwords passwords = new Passwords(random, 64, 1, 2);
    final People people;
    final Sessions sessions;
    final SignIn signIn;
    final Tokens tokens;
    final PasswordChange passwordChange;
    final FirstRun firstRun;
    final Operator operator;

    House(Jdbi jdbi) {
        people = new People(jdbi, clock, passwords);
        sessions = new Sessions(jdbi, clock, random);
        signIn = new SignIn(jdbi, clock, random, passwords, sessions);
        tokens = new Tokens(jdbi, clock, random);
        passwordChange = new PasswordChange(jdbi, clock, passwords);
        firstRun = new FirstRun(jdbi, clock, random, people, signIn);
        operator = new Operator(people, passwordChange, tokens);
    }
}
