package io.oase.target;

import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.target.Step.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who hears of a step, and who is free to take over. */
final class Audiences {
    /** Who did something within this time is there. */
    static final Duration PRESENT = Duration.ofMinutes(15);

    private Audiences() {}

    /** Accounts by id. */
    static Set<Long> of(Handle db, Set<Audience> audiences, @Nullable Long assignee) {
        Set<Long> accounts = new TreeSet<>();
        if (audiences.contains(Audience.ASSIGNEE) && assignee != null) {
            accounts.add(assignee);
        }
        boolean team = audiences.contains(Audience.TEAM);
        if (team || audiences.contains(Audience.LEADS)) {
            Right right = team ? Right.ANSWER : Right.ASSIGN_OTHERS;
            active(db).stream()
                    .filter(person -> Role.of(person.role)
                            .filter(role -> role.rights().contains(right))
                            .isPresent())
                    .map(Person::id)
                    .forEach(accounts::add);
        }
        return accounts;
    }

    /** Somebody of the team. */
    record Colleague(long id, String name) {}

    /** Of those who are there and may answer, who has least to do; not who has it now. Empty when nobody is there. */
    static Optional<Colleague> nextFree(Handle db, @Nullable Long assignee, Instant now) {
        List<String> roles = java.util.Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(Right.ANSWER))
                .map(Role::id)
                .toList();
        return db.createQuery("""
                        SELECT a.id, a.name
                          FROM account a
                         WHERE a.active AND a.role = ANY(:roles) AND a.id IS DISTINCT FROM :assignee
                           AND EXISTS (SELECT 1 FROM session s WHERE s.account_id = a.id AND s.seen_at > :since AND s.expires_at > :now)
                         ORDER BY (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state <> 'resolved'), a.id
                         LIMIT 1
                        """)
                .bind("roles", roles.toArray(String[]::new))
                .bind("assignee", assignee)
                .bind("since", now.minus(PRESENT))
                .bind("now", now)
                .mapTo(Colleague.class)
                .findOne();
    }

    record Person(long id, String role) {}

    private static List<Person> active(Handle db) {
        return db.createQuery("SELECT id, role FROM account WHERE active ORDER BY id")
                .mapTo(Person.class)
                .list();
    }
}
