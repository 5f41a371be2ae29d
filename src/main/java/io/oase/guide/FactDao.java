package io.oase.guide;

import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Rows of {@code activation_fact}. */
final class FactDao {
    private FactDao() {}

    /** What counts now, of each fact and language; what is not known any more is left out. */
    static List<Sheet.Value> latest(Handle db, long activation) {
        return db.createQuery("""
                        SELECT * FROM (
                            SELECT DISTINCT ON (f.fact, f.language) f.id, f.fact, f.language, f.value, f.at, f.by_id, a.name AS by_name
                              FROM activation_fact f JOIN account a ON a.id = f.by_id
                             WHERE f.activation_id = :activation ORDER BY f.fact, f.language, f.id DESC) latest
                         WHERE value <> '' ORDER BY id
                        """)
                .bind("activation", activation)
                .map((row, context) -> value(row))
                .list();
    }

    /** Every value there ever was, the latest first. */
    static List<Sheet.Value> history(Handle db, long activation, int limit) {
        return db.createQuery("""
                        SELECT f.id, f.fact, f.language, f.value, f.at, f.by_id, a.name AS by_name
                          FROM activation_fact f JOIN account a ON a.id = f.by_id
                         WHERE f.activation_id = :activation ORDER BY f.id DESC LIMIT :limit
                        """)
                .bind("activation", activation)
                .bind("limit", limit)
                .map((row, context) -> value(row))
                .list();
    }

    static long revision(Handle db, long activation) {
        return db.createQuery("SELECT coalesce(max(id), 0) FROM activation_fact WHERE activation_id = :activation")
                .bind("activation", activation)
                .mapTo(Long.class)
                .one();
    }

    static void insert(Handle db, long activation, String fact, String language, String value, long by, Instant at) {
        db.createUpdate("""
                        INSERT INTO activation_fact (activation_id, fact, language, value, at, by_id)
                        VALUES (:activation, :fact, :language, :value, :at, :by)
                        """)
                .bind("activation", activation)
                .bind("fact", fact)
                .bind("language", language)
                .bind("value", value)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    private static Sheet.Value value(ResultSet row) throws SQLException {
        return new Sheet.Value(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("fact")),
                Objects.requireNonNull(row.getString("language")),
                Objects.requireNonNull(row.getString("value")),
                Rows.time(row, "at"),
                row.getLong("by_id"),
                Objects.requireNonNull(row.getString("by_name")));
    }
}
