package io.oase.guide;

import io.oase.activation.Activation;
import io.oase.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of {@code condition_met}, and what else keeps a crisis from being over. */
final class ConditionDao {
    private ConditionDao() {}

    private record Met(String condition, Instant at, String byName) {}

    /** Those of its playbook, in order. */
    static List<Condition> all(Handle db, Activation activation) {
        Map<String, Met> met = db
                .createQuery("""
                        SELECT m.condition, m.at, a.name AS by_name FROM condition_met m JOIN account a ON a.id = m.by_id
                         WHERE m.activation_id = :activation
                        """)
                .bind("activation", activation.id())
                .map((row, context) -> new Met(
                        Objects.requireNonNull(row.getString("condition")),
                        Rows.time(row, "at"),
                        Objects.requireNonNull(row.getString("by_name"))))
                .stream()
                .collect(Collectors.toMap(Met::condition, Function.identity()));
        return activation.playbook().standingDown().stream()
                .map(each -> {
                    Met by = met.get(each.id());
                    return new Condition(each, by == null ? null : by.at(), by == null ? null : by.byName());
                })
                .toList();
    }

    /** Ticks it; who did first is kept. False when it was ticked. */
    static boolean tick(Handle db, long activation, String condition, long by, Instant at) {
        return db.createUpdate("""
                        INSERT INTO condition_met (activation_id, condition, at, by_id) VALUES (:activation, :condition, :at, :by)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("activation", activation)
                        .bind("condition", condition)
                        .bind("at", at)
                        .bind("by", by)
                        .execute()
                > 0;
    }

    /** Takes that back. False when it was not ticked. */
    static boolean untick(Handle db, long activation, String condition) {
        return db.createUpdate("DELETE FROM condition_met WHERE activation_id = :activation AND condition = :condition")
                        .bind("activation", activation)
                        .bind("condition", condition)
                        .execute()
                > 0;
    }

    /** Answers it holds about which nobody has decided. */
    static int held(Handle db, long activation) {
        return db.createQuery("""
                        SELECT count(*) FROM hold h JOIN held_reply d ON d.hold_id = h.id JOIN reply r ON r.id = d.reply_id
                         WHERE h.placed_for = :activation AND r.state = 'held' AND d.decided_at IS NULL
                        """)
                .bind("activation", activation)
                .mapTo(Integer.class)
                .one();
    }
}
