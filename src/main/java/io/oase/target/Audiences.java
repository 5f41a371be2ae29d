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

    /**
     * Accounts by id.
     *
     * @param team whose matter it is; null where no team answers for it, which makes everybody who answers the team
     */
    static Set<Long> of(Handle db, Set<Audience> audiences, @Nullable Long assignee, @Nullable Long team) {
        Set<Long> accounts = new TreeSet<>();
        if (audiences.contains(Audience.ASSIGNEE) && assignee != null) {
            accounts.add(assignee);
        }
        if (audiences.contains(Audience.TEAM)) {
            active(db).stream()
                    .filter(person -> team == null ? person.may(Right.ANSWER) : person.teams.contains(team))
                    .map(Person::id)
                    .forEach(accounts::add);
        }
        if (audiences.contains(Audience.LEADS)) {
            active(db).stream()
                    .filter(person -> person.may(Right.ASSIGN_OTHERS))
                    .map(Person::id)
                    .forEach(accounts::add);
        }
        return accounts;
    }

    /** Somebody of the team. */
    record Colleague(long id, String name) {}

    /**
     * Of those who are there and may answer, who has least to do; not who has it now. Of a team's matter, only those who belong
     * to it: others do not know it. Empty when nobody is there.
     */
    static Optional<Colleague> nextFree(Handle db, @Nullable Long assignee, @Nullable Long team, Instant now) {
        List<String> roles = java.util.Arrays.stream(Role.values())
                .filter(role -> role.rights().contains(Right.ANSWER))
                .map(Role::id)
                .toList();
        return db.createQuery("""
                        SELECT a.id, a.name
                          FROM account a
                         WHERE a.active AND a.role = ANY(:roles) AND a.id IS DISTINCT FROM :assignee
                           AND (:team::bigint IS NULL
                                OR EXISTS (SELECT FROM team_member m WHERE m.team_id = :team AND m.account_id = a.id))
                           AND EXISTS (SELECT 1 FROM session s WHERE s.account_id = a.id AND s.seen_at > :since AND s.expires_at > :now)
                         ORDER BY (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state <> 'resolved'), a.id
                         LIMIT 1
                        """)
                .bind("roles", roles.toArray(String[]::new))
                .bind("assignee", assignee)
                .bind("team", team)
                .bind("since", now.minus(PRESENT))
                .bind("now", now)
                .mapTo(Colleague.class)
                .findOne();
    }

    record Person(long id, String role, List<Long> teams) {
        boolean may(Right right) {
            return Role.of(role).filter(each -> each.rights().contains(right)).isPresent();
        }
    }

    private static List<Person> active(Handle db) {
        return db.createQuery("""
                        SELECT a.id, a.role, ARRAY(SELECT m.team_id FROM team_member m WHERE m.account_id = a.id) AS teams
                          FROM account a WHERE a.active ORDER BY a.id
                        """).mapTo(Person.class).list();
    }
}
