package io.oase.activation;

import io.oase.db.RoundTrip;
import io.oase.db.Rows;
import io.oase.playbook.Shelf;
import io.oase.playbook.Worded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code activation}. */
final class ActivationDao {
    private static final String ACTIVATION = """
            SELECT v.id, v.hash, v.level, v.drill, v.because, v.alert_id, v.started_at, v.starter_id, s.name AS starter_name,
                   v.lead_id, l.name AS lead_name, v.next_update_at, v.update_due_at, v.glass_broken, v.countersigned_at,
                   c.name AS countersigner_name, v.ended_at, e.name AS ender_name
              FROM activation v
              JOIN account s ON s.id = v.starter_id
              LEFT JOIN account l ON l.id = v.lead_id
              LEFT JOIN account c ON c.id = v.countersigner_id
              LEFT JOIN account e ON e.id = v.ender_id
            """;

    private final Shelf shelf;

    ActivationDao(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A fresh one. */
    record Fresh(
            String playbook,
            String hash,
            int level,
            boolean drill,
            String because,
            @Nullable Long alert,
            long starter,
            @Nullable Long lead,
            boolean glassBroken,
            Instant updateDueAt) {}

    /** Its id; empty where the same playbook is in force already: whoever was a moment faster began it. */
    static Optional<Long> insert(Handle db, Fresh fresh, Instant now) {
        return db.createQuery("""
                        INSERT INTO activation (playbook_id, hash, level, drill, because, alert_id, started_at, starter_id, lead_id,
                                                glass_broken, update_due_at)
                        VALUES (:playbook, :hash, :level, :drill, :because, :alert, :now, :starter, :lead, :glassBroken, :updateDueAt)
                        ON CONFLICT (playbook_id, drill) WHERE ended_at IS NULL DO NOTHING
                        RETURNING id
                        """)
                .bind("playbook", fresh.playbook())
                .bind("hash", fresh.hash())
                .bind("level", fresh.level())
                .bind("drill", fresh.drill())
                .bind("because", fresh.because())
                .bind("alert", fresh.alert())
                .bind("starter", fresh.starter())
                .bind("lead", fresh.lead())
                .bind("glassBroken", fresh.glassBroken())
                .bind("updateDueAt", fresh.updateDueAt())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    Optional<Activation> find(Handle db, long id) {
        return db.createQuery(ACTIVATION + " WHERE v.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those in force, the real ones and the gravest first. */
    List<Activation> inForce(Handle db) {
        List<Activation> inForce = new ArrayList<>();
        RoundTrip trip = new RoundTrip(db);
        inForce(trip, inForce::addAll);
        trip.send();
        return inForce;
    }

    /** The same, asked along with something else. */
    void inForce(RoundTrip trip, Consumer<List<Activation>> answered) {
        trip.ask(
                ACTIVATION + " WHERE v.ended_at IS NULL ORDER BY v.drill, v.level, v.id",
                Map.of(),
                (row, context) -> read(row),
                answered);
    }

    /** The latest first, before one of them. */
    List<Activation> latest(Handle db, long before, int limit) {
        return db.createQuery(ACTIVATION + " WHERE v.id < :before ORDER BY v.id DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** What these are called. */
    Map<Long, Worded> titles(Handle db, Collection<Long> ids) {
        Map<Long, Worded> titles = new HashMap<>();
        db.createQuery("SELECT id, hash FROM activation WHERE id = ANY(:ids)")
                .bind("ids", ids.toArray(Long[]::new))
                .map((row, context) -> titles.put(
                        row.getLong("id"),
                        shelf.version(row.getString("hash")).playbook().title()))
                .list();
        return titles;
    }

    /** Others who change it wait until this transaction ends. */
    static void lock(Handle db, long id) {
        db.createQuery("SELECT id FROM activation WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }

    private Activation read(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        return new Activation(
                row.getLong("id"),
                hash,
                shelf.version(hash).playbook(),
                row.getInt("level"),
                row.getBoolean("drill"),
                row.getString("because"),
                Rows.integer(row, "alert_id"),
                Rows.time(row, "started_at"),
                row.getLong("starter_id"),
                Objects.requireNonNull(row.getString("starter_name")),
                Rows.integer(row, "lead_id"),
                row.getString("lead_name"),
                Rows.instant(row, "next_update_at"),
                Rows.instant(row, "update_due_at"),
                row.getBoolean("glass_broken"),
                Rows.instant(row, "countersigned_at"),
                row.getString("countersigner_name"),
                Rows.instant(row, "ended_at"),
                row.getString("ender_name"));
    }
}
