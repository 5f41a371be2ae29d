package io.oase.inbox;

import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What each team has to do. */
public final class TeamLoads {
    private final Jdbi db;

    public TeamLoads(Jdbi db) {
        this.db = db;
    }

    /**
     * What a team has, each number up to {@link Views#COUNT_BOUND}.
     *
     * @param open new or open
     * @param free of them, what nobody has taken
     * @param late with a promised time that is over
     */
    public record Load(int open, int free, int late) {}

    /** Of every team there is, by id. */
    public Map<Long, Load> read(Account by, Instant now) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            Map<Long, Load> loads = new HashMap<>();
            handle.createQuery("""
                            SELECT t.id,
                                   (SELECT count(*) FROM (SELECT 1 FROM conversation c
                                     WHERE c.team_id = t.id AND c.state IN ('new', 'open') AND NOT c.snoozed LIMIT :bound) b) AS open,
                                   (SELECT count(*) FROM (SELECT 1 FROM conversation c
                                     WHERE c.team_id = t.id AND c.state IN ('new', 'open') AND NOT c.snoozed AND c.assignee_id IS NULL LIMIT :bound) b) AS free,
                                   (SELECT count(*) FROM (SELECT 1 FROM due
                                     WHERE due.team_id = t.id AND due.at < :now LIMIT :bound) b) AS late
                              FROM team t WHERE t.retired_at IS NULL
                            """)
                    .bind("bound", Views.COUNT_BOUND)
                    .bind("now", now)
                    .map((row, context) -> loads.put(
                            row.getLong("id"), new Load(row.getInt("open"), row.getInt("free"), row.getInt("late"))))
                    .list();
            return loads;
        });
    }
}
