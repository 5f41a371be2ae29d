package io.oase.target;

import io.oase.people.Right;
import io.oase.people.Role;
import io.oase.target.Step.Audience;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who hears of a step. */
final class Audiences {
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
