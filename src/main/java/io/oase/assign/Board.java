package io.oase.assign;

import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who has how much, and what of it is due next: for those who see to it that everything is answered by somebody. */
public final class Board {
    /** How much of what is due next is shown of each. */
    private static final int NEXT = 6;

    private static final int FREE = 24;

    private final Jdbi db;

    public Board(Jdbi db) {
        this.db = db;
    }

    /**
     * What one colleague has.
     *
     * @param here whether they were seen on a page within the last quarter of an hour
     * @param away until when they are away; null when they are not
     * @param load new and open conversations
     * @param capacity how many at most; null: any number
     * @param next what of it is due next, then what has nothing due
     */
    public record Lane(
            long account,
            String name,
            boolean here,
            @Nullable Instant away,
            int load,
            @Nullable Integer capacity,
            List<Card> next) {
        public Lane {
            next = List.copyOf(next);
        }
    }

    /**
     * One conversation.
     *
     * @param person who waits
     * @param dueAt when the next promised time is over; null when nothing is promised
     */
    public record Card(
            long id,
            String title,
            String person,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            @Nullable String kind) {}

    /**
     * The whole board.
     *
     * @param free what nobody has, by what is due next
     * @param lanes everybody who answers, by name
     */
    public record Seen(List<Card> free, List<Lane> lanes) {
        public Seen {
            free = List.copyOf(free);
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * Reads it.
     *
     * @param team only its members and what is its matter; null: everybody and everything
     */
    public Seen read(Account by, @Nullable Long team, Instant now) {
        by.require(Right.ASSIGN_OTHERS);
        return db.withHandle(handle -> new Seen(
                cards(handle, null, team, FREE),
                people(handle, team, now).stream()
                        .map(person -> new Lane(
                                person.id,
                                person.name,
                                person.here,
                                person.away,
                                person.load,
                                person.capacity,
                                cards(handle, person.id, null, NEXT)))
                        .toList()));
    }

    private static List<Person> people(Handle db, @Nullable Long team, Instant now) {
        return db.createQuery("""
                        SELECT a.id, a.name, b.capacity,
                               EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.seen_at > :since AND s.expires_at > :now) AS here,
                               (SELECT max(x.to_at) FROM absence x WHERE x.account_id = a.id AND x.from_at <= :now AND x.to_at > :now) AS away,
                               (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state IN ('new', 'open')) AS load
                          FROM account a LEFT JOIN ability b ON b.account_id = a.id
                         WHERE a.active AND (:team::bigint IS NULL
                               OR EXISTS (SELECT FROM team_member m WHERE m.team_id = :team AND m.account_id = a.id))
                         ORDER BY lower(a.name), a.id
                        """)
                .bind("since", now.minus(Distributing.PRESENT))
                .bind("now", now)
                .bind("team", team)
                .mapTo(Person.class)
                .list();
    }

    /** Along the index of what is due; where that is not enough, what has nothing due, the oldest first. */
    private static List<Card> cards(Handle db, @Nullable Long account, @Nullable Long team, int limit) {
        String dues = account == null ? "d.assignee_id IS NULL" : "d.assignee_id = :account";
        String others = account == null ? "c.assignee_id IS NULL" : "c.assignee_id = :account";
        Optional<Long> ofTeam = Optional.ofNullable(team);
        return db.createQuery(
                        "SELECT x.id, x.title, coalesce(nullif(i.display_name, ''), '@' || i.handle) AS person, x.due_at, x.warn_at,"
                                + " x.kind FROM ((SELECT c.id, c.title, c.identity_id, d.at AS due_at, d.warn_at, d.kind, 0 AS part, d.at AS place"
                                + " FROM due d JOIN conversation c ON c.id = d.conversation_id WHERE c.state IN ('new', 'open') AND NOT c.snoozed AND "
                                + dues
                                + (ofTeam.isPresent() ? " AND d.team_id = :team" : "")
                                + " ORDER BY d.at LIMIT :limit) UNION ALL (SELECT c.id, c.title, c.identity_id, NULL, NULL, NULL, 1, c.last_post_at"
                                + " FROM conversation c WHERE c.state IN ('new', 'open') AND NOT c.snoozed AND "
                                + others
                                + (ofTeam.isPresent() ? " AND c.team_id = :team" : "")
                                + " AND NOT EXISTS (SELECT FROM due WHERE due.conversation_id = c.id)"
                                + " ORDER BY c.last_post_at DESC LIMIT :limit)) x JOIN identity i ON i.id = x.identity_id"
                                + " ORDER BY x.part, CASE WHEN x.part = 0 THEN x.place END, x.place DESC LIMIT :limit")
                .bind("account", account)
                .bind("team", team)
                .bind("limit", limit)
                .mapTo(Card.class)
                .list();
    }

    record Person(
            long id,
            String name,
            @Nullable Integer capacity,
            boolean here,
            @Nullable Instant away,
            int load) {}
}
