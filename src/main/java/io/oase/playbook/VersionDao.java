package io.oase.playbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code playbook_version} and {@code playbook}. */
final class VersionDao {
    private static final String KEPT = """
            SELECT v.hash, v.playbook_id, v.origin, v.at, v.by_id, b.name AS by_name, v.reviewed_at, r.name AS reviewer_name, v.refused,
                   coalesce(p.hash = v.hash AND NOT p.withdrawn, false) AS current
              FROM (SELECT v.hash, v.playbook_id, CASE WHEN t.id IS NULL THEN v.origin ELSE 'upload' END AS origin,
                           coalesce(t.at, v.at) AS at, coalesce(t.by_id, v.by_id) AS by_id,
                           CASE WHEN t.id IS NULL THEN v.reviewed_at ELSE t.reviewed_at END AS reviewed_at,
                           CASE WHEN t.id IS NULL THEN v.reviewer_id ELSE t.reviewer_id END AS reviewer_id,
                           CASE WHEN t.id IS NULL THEN v.refused ELSE t.refused END AS refused
                      FROM playbook_version v
                      LEFT JOIN LATERAL (SELECT * FROM playbook_return t WHERE t.hash = v.hash ORDER BY t.id DESC LIMIT 1) t ON true) v
              LEFT JOIN account b ON b.id = v.by_id
              LEFT JOIN account r ON r.id = v.reviewer_id
              LEFT JOIN playbook p ON p.id = v.playbook_id
            """;

    private VersionDao() {}

    /** What is in use of each, by id. */
    record Current(String id, String hash, Instant since, boolean withdrawn, String origin) {}

    static List<Current> current(Handle db) {
        return db.createQuery("""
                        SELECT id, hash, since, withdrawn, origin FROM playbook ORDER BY id
                        """).mapTo(Current.class).list();
    }

    static Optional<Current> current(Handle db, String id) {
        return db.createQuery("""
                        SELECT id, hash, since, withdrawn, origin FROM playbook WHERE id = :id
                        """).bind("id", id).mapTo(Current.class).findOne();
    }

    /** Whoever takes up, reviews or withdraws a playbook waits for others who do. */
    static void oneAtATime(Handle db) {
        db.execute("LOCK TABLE playbook IN SHARE ROW EXCLUSIVE MODE");
    }

    /** Keeps a content; false when it was kept before. */
    static boolean keep(Handle db, String hash, String id, String source, @Nullable Long by, Instant now) {
        return db.createUpdate("""
                                INSERT INTO playbook_version (hash, playbook_id, source, origin, at, by_id)
                                VALUES (:hash, :id, :source, :origin, :now, :by) ON CONFLICT (hash) DO NOTHING
                                """)
                        .bind("hash", hash)
                        .bind("id", id)
                        .bind("source", source)
                        .bind("origin", by == null ? "file" : "upload")
                        .bind("now", now)
                        .bind("by", by)
                        .execute()
                > 0;
    }

    /** From now on this is what is put in force. */
    static void take(Handle db, String id, String hash, String origin, Instant now) {
        db.createUpdate("""
                        INSERT INTO playbook (id, hash, since, origin) VALUES (:id, :hash, :now, :origin)
                        ON CONFLICT (id) DO UPDATE SET hash = :hash, since = :now, origin = :origin, withdrawn = false
                        """)
                .bind("id", id)
                .bind("hash", hash)
                .bind("origin", origin)
                .bind("now", now)
                .execute();
    }

    /** Whether a version could be put in force at some time. */
    static boolean wasUsed(Handle db, String hash) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM playbook_version
                                        WHERE hash = :hash AND (origin = 'file' OR reviewed_at IS NOT NULL AND refused IS NULL))
                        """).bind("hash", hash).mapTo(Boolean.class).one();
    }

    /** An earlier version is uploaded again. */
    static void bringBack(Handle db, String hash, long by, Instant now) {
        db.createUpdate("INSERT INTO playbook_return (hash, at, by_id) VALUES (:hash, :now, :by)")
                .bind("hash", hash)
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    static boolean withdraw(Handle db, String id) {
        return db.createUpdate("UPDATE playbook SET withdrawn = true WHERE id = :id AND NOT withdrawn")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    static Optional<String> source(Handle db, String hash) {
        return db.createQuery("SELECT source FROM playbook_version WHERE hash = :hash")
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne();
    }

    static Optional<Kept> find(Handle db, String hash) {
        return db.createQuery(KEPT + " WHERE v.hash = :hash")
                .bind("hash", hash)
                .mapTo(Kept.class)
                .findOne();
    }

    /** The latest versions of one, those that wait or were refused too. */
    static List<Kept> of(Handle db, String id, int most) {
        return db.createQuery(KEPT + " WHERE v.playbook_id = :id ORDER BY v.at DESC, v.hash LIMIT :most")
                .bind("id", id)
                .bind("most", most)
                .mapTo(Kept.class)
                .list();
    }

    /** Uploads nobody has decided about, the oldest first. */
    static List<Kept> waiting(Handle db, int most) {
        return db.createQuery(KEPT + """
                         WHERE v.origin = 'upload' AND v.reviewed_at IS NULL AND (p.hash = v.hash AND NOT p.withdrawn) IS NOT TRUE
                         ORDER BY v.at, v.hash LIMIT :most
                        """).bind("most", most).mapTo(Kept.class).list();
    }

    /** Notes who looked at an upload; a reason where it was not taken. */
    static void review(Handle db, String hash, long reviewer, @Nullable String refused, Instant now) {
        db.createUpdate("""
                        WITH returned AS (
                            UPDATE playbook_return SET reviewed_at = :now, reviewer_id = :reviewer, refused = :refused
                             WHERE hash = :hash AND reviewed_at IS NULL RETURNING id)
                        UPDATE playbook_version SET reviewed_at = :now, reviewer_id = :reviewer, refused = :refused
                         WHERE hash = :hash AND NOT EXISTS (SELECT FROM returned)
                        """)
                .bind("hash", hash)
                .bind("reviewer", reviewer)
                .bind("refused", refused)
                .bind("now", now)
                .execute();
    }
}
