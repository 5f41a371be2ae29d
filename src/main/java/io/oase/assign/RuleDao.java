package io.oase.assign;

import io.oase.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code assignment_rule}. */
final class RuleDao {
    private static final String RULE = "SELECT id, version, body FROM assignment_rule WHERE retired_at IS NULL";

    private RuleDao() {}

    /** In order. */
    static List<Rule> list(Handle db) {
        return db.createQuery(RULE + " ORDER BY position, id")
                .mapTo(Row.class)
                .map(Row::rule)
                .list();
    }

    static Optional<Rule> find(Handle db, long id) {
        return db.createQuery(RULE + " AND id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::rule)
                .findOne();
    }

    /** Others who change rules wait until this transaction ends; those who read them do not. */
    static void oneAtATime(Handle db) {
        db.execute("LOCK TABLE assignment_rule IN SHARE ROW EXCLUSIVE MODE");
    }

    static long insert(Handle db, Rule.Body body, long by, Instant now) {
        return db.createQuery("""
                        INSERT INTO assignment_rule (position, body, changed_by, changed_at)
                        SELECT coalesce(max(position), 0) + 1, :body, :by, :now FROM assignment_rule WHERE retired_at IS NULL
                        RETURNING id
                        """)
                .bind("body", Json.of(body))
                .bind("by", by)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void change(Handle db, long id, Rule.Body body, long by, Instant now) {
        db.createUpdate("""
                        UPDATE assignment_rule SET body = :body, version = version + 1, changed_by = :by, changed_at = :now
                         WHERE id = :id
                        """)
                .bind("id", id)
                .bind("body", Json.of(body))
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    static void place(Handle db, long id, int position) {
        db.createUpdate("UPDATE assignment_rule SET position = :position WHERE id = :id AND position <> :position")
                .bind("id", id)
                .bind("position", position)
                .execute();
    }

    static void retire(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE assignment_rule SET retired_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Who got something by a rule last. */
    static Optional<Long> last(Handle db, long id) {
        return db.createQuery("SELECT last_account FROM assignment_rule WHERE id = :id AND last_account IS NOT NULL")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    static void gave(Handle db, long id, long account) {
        db.createUpdate("UPDATE assignment_rule SET last_account = :account WHERE id = :id")
                .bind("id", id)
                .bind("account", account)
                .execute();
    }

    record Row(long id, int version, Json body) {
        Rule rule() {
            return new Rule(id, version, body.as(Rule.Body.class));
        }
    }
}
