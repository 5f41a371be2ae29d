package io.oase.guide;

import io.oase.db.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code activation_review} and {@code review_version}. */
final class ReviewDao {
    private ReviewDao() {}

    static Optional<Review> find(Handle db, long activation) {
        return db.createQuery("""
                        SELECT r.activation_id, r.owner_id, o.name AS owner_name, r.due_at, v.version, v.text, v.language, v.at,
                               w.name AS writer_name, r.closed_at, c.name AS closer_name
                          FROM activation_review r
                          JOIN account o ON o.id = r.owner_id
                          JOIN LATERAL (SELECT version, text, language, at, by_id FROM review_version
                                         WHERE activation_id = r.activation_id ORDER BY version DESC LIMIT 1) v ON true
                          LEFT JOIN account w ON w.id = v.by_id
                          LEFT JOIN account c ON c.id = r.closer_id
                         WHERE r.activation_id = :activation
                        """)
                .bind("activation", activation)
                .map((row, context) -> new Review(
                        row.getLong("activation_id"),
                        row.getLong("owner_id"),
                        Objects.requireNonNull(row.getString("owner_name")),
                        Rows.time(row, "due_at"),
                        row.getInt("version"),
                        Objects.requireNonNull(row.getString("text")),
                        Objects.requireNonNull(row.getString("language")),
                        Rows.time(row, "at"),
                        row.getString("writer_name"),
                        Rows.instant(row, "closed_at"),
                        row.getString("closer_name")))
                .findOne();
    }

    static List<Review.Version> versions(Handle db, long activation) {
        return db.createQuery("""
                        SELECT v.version, v.text, v.at, a.name AS by_name
                          FROM review_version v LEFT JOIN account a ON a.id = v.by_id
                         WHERE v.activation_id = :activation ORDER BY v.version DESC
                        """)
                .bind("activation", activation)
                .map((row, context) -> new Review.Version(
                        row.getInt("version"),
                        Objects.requireNonNull(row.getString("text")),
                        Rows.time(row, "at"),
                        row.getString("by_name")))
                .list();
    }

    /** Others who change it wait until this transaction ends. */
    static void lock(Handle db, long activation) {
        db.createQuery("SELECT activation_id FROM activation_review WHERE activation_id = :activation FOR UPDATE")
                .bind("activation", activation)
                .mapTo(Long.class)
                .findOne();
    }

    static void insert(Handle db, long activation, long owner, Instant due) {
        db.createUpdate(
                        "INSERT INTO activation_review (activation_id, owner_id, due_at) VALUES (:activation, :owner, :due)")
                .bind("activation", activation)
                .bind("owner", owner)
                .bind("due", due)
                .execute();
    }

    static void write(
            Handle db, long activation, int version, String text, String language, @Nullable Long by, Instant at) {
        db.createUpdate("""
                        INSERT INTO review_version (activation_id, version, text, language, at, by_id)
                        VALUES (:activation, :version, :text, :language, :at, :by)
                        """)
                .bind("activation", activation)
                .bind("version", version)
                .bind("text", text)
                .bind("language", language)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    static void give(Handle db, long activation, long owner, Instant due) {
        db.createUpdate("""
                        UPDATE activation_review SET owner_id = :owner, due_at = :due, reminded = false
                         WHERE activation_id = :activation
                        """)
                .bind("activation", activation)
                .bind("owner", owner)
                .bind("due", due)
                .execute();
    }

    static void close(Handle db, long activation, long by, Instant at) {
        db.createUpdate(
                        "UPDATE activation_review SET closed_at = :at, closer_id = :by WHERE activation_id = :activation")
                .bind("activation", activation)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    /** Those that should be there by now, and nobody was reminded of. */
    static List<Long> due(Handle db, Instant now, int limit) {
        return db.createQuery("""
                        SELECT activation_id FROM activation_review WHERE closed_at IS NULL AND NOT reminded AND due_at <= :now
                         ORDER BY due_at LIMIT :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Notes that somebody is reminded; false when another node was first. */
    static boolean remind(Handle db, long activation, Instant now) {
        return db.createUpdate("""
                        UPDATE activation_review SET reminded = true
                         WHERE activation_id = :activation AND closed_at IS NULL AND NOT reminded AND due_at <= :now
                        """)
                        .bind("activation", activation)
                        .bind("now", now)
                        .execute()
                > 0;
    }
}
