package io.oase.insight;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Counts what happened on a day, from the events of that day alone. */
final class DayDao {
    private DayDao() {}

    static List<Day.Hour> hours(Handle db, Instant from, Instant to, ZoneId zone) {
        return db.createQuery("""
                        SELECT extract(hour FROM at AT TIME ZONE :zone)::int AS hour, count(*) FILTER (WHERE kind = 'received') AS received,
                               count(*) FILTER (WHERE kind IN ('reply_published', 'answered_outside')) AS answered,
                               count(*) FILTER (WHERE kind = 'state_changed' AND data->>'to' = 'resolved') AS resolved
                          FROM event WHERE at >= :from AND at < :to
                           AND kind IN ('received', 'reply_published', 'answered_outside', 'state_changed')
                         GROUP BY 1 ORDER BY 1
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("zone", zone.getId())
                .mapTo(Day.Hour.class)
                .list();
    }

    /** Answers are their authors', whoever let them out. */
    static List<Day.Person> people(Handle db, Instant from, Instant to) {
        return db.createQuery("""
                        WITH did AS (
                            SELECT CASE WHEN e.kind = 'reply_published' THEN r.author_id ELSE e.actor_id END AS account_id, e.kind
                              FROM event e LEFT JOIN reply r ON e.kind = 'reply_published' AND r.id = (e.data->>'reply')::bigint
                             WHERE e.at >= :from AND e.at < :to AND coalesce(NOT r.automatic, true)
                               AND (e.kind IN ('reply_published', 'noted') OR e.kind = 'state_changed' AND e.data->>'to' = 'resolved'))
                        SELECT a.id, a.name, count(*) FILTER (WHERE d.kind = 'reply_published') AS answered,
                               count(*) FILTER (WHERE d.kind = 'state_changed') AS resolved, count(*) FILTER (WHERE d.kind = 'noted') AS notes,
                               (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state IN ('new', 'open')) AS open
                          FROM did d JOIN account a ON a.id = d.account_id
                         GROUP BY a.id, a.name ORDER BY answered DESC, resolved DESC, lower(a.name)
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Day.Person.class)
                .list();
    }

    /** How things stand. */
    record Standing(int open, int unassigned, int late) {}

    static Standing standing(Handle db, Instant now) {
        return db.createQuery("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE assignee_id IS NULL) AS unassigned,
                               (SELECT count(*) FROM due WHERE at < :now AND NOT snoozed) AS late
                          FROM conversation WHERE state IN ('new', 'open')
                        """).bind("now", now).mapTo(Standing.class).one();
    }
}
