package io.oase.guide;

import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code casting}. */
final class CastingDao {
    private CastingDao() {}

    /** Somebody who plays a part now. */
    record Now(String role, Part.Player player) {}

    /** By role, the holder first. */
    static List<Now> now(Handle db, long activation) {
        return db.createQuery("""
                        SELECT c.role, c.account_id, a.name, a.active, c.since, b.name AS by_name
                          FROM casting c JOIN account a ON a.id = c.account_id LEFT JOIN account b ON b.id = c.by_id
                         WHERE c.activation_id = :activation AND c.until IS NULL ORDER BY c.role, c.place
                        """)
                .bind("activation", activation)
                .map((row, context) -> new Now(
                        row.getString("role"),
                        new Part.Player(
                                row.getLong("account_id"),
                                row.getString("name"),
                                Rows.time(row, "since"),
                                row.getString("by_name"),
                                row.getBoolean("active"))))
                .list();
    }

    /** Whoever plays a part and still works here: the first of them who does. */
    static List<Long> reachable(Handle db, long activation, String role) {
        return db.createQuery("""
                        SELECT c.account_id FROM casting c JOIN account a ON a.id = c.account_id
                         WHERE c.activation_id = :activation AND c.role = :role AND c.until IS NULL AND a.active
                         ORDER BY c.place LIMIT 1
                        """)
                .bind("activation", activation)
                .bind("role", role)
                .mapTo(Long.class)
                .list();
    }

    static boolean plays(Handle db, long activation, long account) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM casting
                                        WHERE activation_id = :activation AND account_id = :account AND until IS NULL)
                        """)
                .bind("activation", activation)
                .bind("account", account)
                .mapTo(Boolean.class)
                .one();
    }

    static List<Part.Spell> history(Handle db, long activation) {
        return db.createQuery("""
                        SELECT c.role, c.account_id, a.name, c.place, c.since, b.name AS by_name, c.until
                          FROM casting c JOIN account a ON a.id = c.account_id LEFT JOIN account b ON b.id = c.by_id
                         WHERE c.activation_id = :activation ORDER BY c.id
                        """)
                .bind("activation", activation)
                .map((row, context) -> spell(row))
                .list();
    }

    private static Part.Spell spell(ResultSet row) throws SQLException {
        return new Part.Spell(
                row.getString("role"),
                row.getLong("account_id"),
                Objects.requireNonNull(row.getString("name")),
                row.getInt("place"),
                Rows.time(row, "since"),
                row.getString("by_name"),
                Rows.instant(row, "until"));
    }

    /** Those of a part play it no more. */
    static void end(Handle db, long activation, String role, Instant at) {
        db.createUpdate("""
                        UPDATE casting SET until = :at WHERE activation_id = :activation AND role = :role AND until IS NULL
                        """)
                .bind("activation", activation)
                .bind("role", role)
                .bind("at", at)
                .execute();
    }

    static void insert(
            Handle db, long activation, String role, long account, int place, @Nullable Long by, Instant at) {
        db.createUpdate("""
                        INSERT INTO casting (activation_id, role, account_id, place, since, by_id)
                        VALUES (:activation, :role, :account, :place, :at, :by)
                        """)
                .bind("activation", activation)
                .bind("role", role)
                .bind("account", account)
                .bind("place", place)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    static void lead(Handle db, long activation, @Nullable Long account) {
        db.createUpdate("UPDATE activation SET lead_id = :account WHERE id = :activation")
                .bind("activation", activation)
                .bind("account", account)
                .execute();
    }

    /** Who works here and has one of these names, by name. */
    static List<Named> named(Handle db, List<String> names) {
        return db.createQuery("SELECT id, name FROM account WHERE active AND name = ANY(:names) ORDER BY id")
                .bindArray("names", String.class, names)
                .mapTo(Named.class)
                .list();
    }

    /** Who of these works here. */
    static List<Named> active(Handle db, List<Long> ids) {
        return db.createQuery("SELECT id, name FROM account WHERE active AND id = ANY(:ids)")
                .bindArray("ids", Long.class, ids)
                .mapTo(Named.class)
                .list();
    }

    /** Somebody who works here. */
    record Named(long id, String name) {}
}
