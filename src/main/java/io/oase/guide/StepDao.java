package io.oase.guide;

import io.oase.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code activation_step}. */
final class StepDao {
    private StepDao() {}

    /** A row. */
    record Row(
            String step,
            Item.State state,
            Instant dueAt,
            boolean lateTold,
            String evidence,
            String because,
            @Nullable Instant changedAt,
            @Nullable String changerName) {}

    static List<Row> all(Handle db, long activation) {
        return db.createQuery("""
                        SELECT s.step, s.state, s.due_at, s.late_told, s.evidence, s.because, s.changed_at, a.name AS changer_name
                          FROM activation_step s LEFT JOIN account a ON a.id = s.changer_id WHERE s.activation_id = :activation
                        """)
                .bind("activation", activation)
                .map((row, context) -> new Row(
                        Objects.requireNonNull(row.getString("step")),
                        Item.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        Rows.time(row, "due_at"),
                        row.getBoolean("late_told"),
                        Objects.requireNonNull(row.getString("evidence")),
                        Objects.requireNonNull(row.getString("because")),
                        Rows.instant(row, "changed_at"),
                        row.getString("changer_name")))
                .list();
    }

    /** It is open from now on; what was done or skipped stays so. */
    static void open(Handle db, long activation, String step, Instant dueAt) {
        db.createUpdate("""
                        INSERT INTO activation_step (activation_id, step, state, due_at) VALUES (:activation, :step, 'open', :dueAt)
                        ON CONFLICT (activation_id, step) DO UPDATE SET state = 'open', due_at = :dueAt, late_told = false
                         WHERE activation_step.state = 'left_out'
                        """)
                .bind("activation", activation)
                .bind("step", step)
                .bind("dueAt", dueAt)
                .execute();
    }

    /** It is not asked for any more, unless something became of it. */
    static void leaveOut(Handle db, long activation, String step) {
        db.createUpdate("""
                        UPDATE activation_step SET state = 'left_out'
                         WHERE activation_id = :activation AND step = :step AND state = 'open'
                        """).bind("activation", activation).bind("step", step).execute();
    }

    static void change(
            Handle db,
            long activation,
            String step,
            Item.State state,
            String evidence,
            String because,
            long by,
            Instant at) {
        db.createUpdate("""
                        UPDATE activation_step SET state = :state, evidence = :evidence, because = :because, changed_at = :at,
                               changer_id = :by
                         WHERE activation_id = :activation AND step = :step
                        """)
                .bind("activation", activation)
                .bind("step", step)
                .bind("state", state.id())
                .bind("evidence", evidence)
                .bind("because", because)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /** A step of an activation. */
    record Late(long activation, String step) {}

    /** Those that should have been done by now and of which nobody was told, the oldest first. */
    static List<Late> late(Handle db, Instant now, int limit) {
        return db.createQuery("""
                        SELECT s.activation_id AS activation, s.step
                          FROM activation_step s JOIN activation v ON v.id = s.activation_id
                         WHERE s.state = 'open' AND NOT s.late_told AND s.due_at <= :now AND v.ended_at IS NULL
                         ORDER BY s.due_at, s.step LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Late.class)
                .list();
    }

    /** Notes that it is told; false when another node was first, or it is done. */
    static boolean tell(Handle db, long activation, String step, Instant now) {
        return db.createUpdate("""
                        UPDATE activation_step SET late_told = true
                         WHERE activation_id = :activation AND step = :step AND state = 'open' AND NOT late_told AND due_at <= :now
                        """)
                        .bind("activation", activation)
                        .bind("step", step)
                        .bind("now", now)
                        .execute()
                > 0;
    }
}
