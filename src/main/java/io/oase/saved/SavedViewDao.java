package io.oase.saved;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code saved_view}. */
final class SavedViewDao {
    private static final String READ = """
            SELECT v.id, v.owner_id, a.name AS owner_name, v.name, v.shared, v.address
              FROM saved_view v JOIN account a ON a.id = v.owner_id
            """;

    private SavedViewDao() {}

    /** Somebody's own and those for everybody, by name. */
    static List<SavedView> visible(Handle db, long account) {
        return db.createQuery(READ + " WHERE v.owner_id = :account OR v.shared ORDER BY lower(v.name), v.id")
                .bind("account", account)
                .mapTo(SavedView.class)
                .list();
    }

    static Optional<SavedView> find(Handle db, long id, long account) {
        return db.createQuery(READ + " WHERE v.id = :id AND (v.owner_id = :account OR v.shared)")
                .bind("id", id)
                .bind("account", account)
                .mapTo(SavedView.class)
                .findOne();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    static Optional<SavedView> lock(Handle db, long id, long account) {
        return db.createQuery(READ + " WHERE v.id = :id AND (v.owner_id = :account OR v.shared) FOR UPDATE OF v")
                .bind("id", id)
                .bind("account", account)
                .mapTo(SavedView.class)
                .findOne();
    }

    static int ownedBy(Handle db, long account) {
        return db.createQuery("SELECT count(*) FROM saved_view WHERE owner_id = :account")
                .bind("account", account)
                .mapTo(Integer.class)
                .one();
    }

    /** Waits for whoever saves for the same person: no two of one name, and not too many. */
    static void oneAtATime(Handle db, long account) {
        db.createQuery("SELECT id FROM account WHERE id = :account FOR NO KEY UPDATE")
                .bind("account", account)
                .mapTo(Long.class)
                .one();
    }

    /** Whether somebody has another of this name already; case does not matter. */
    static boolean taken(Handle db, long account, String name, long but) {
        return db.createQuery("""
                        SELECT EXISTS (SELECT FROM saved_view WHERE owner_id = :account AND lower(name) = lower(:name) AND id <> :but)
                        """)
                .bind("account", account)
                .bind("name", name)
                .bind("but", but)
                .mapTo(Boolean.class)
                .one();
    }

    static long insert(Handle db, long owner, String name, boolean shared, String address, Instant now) {
        return db.createQuery("""
                        INSERT INTO saved_view (owner_id, name, shared, address, created_at)
                        VALUES (:owner, :name, :shared, :address, :now) RETURNING id
                        """)
                .bind("owner", owner)
                .bind("name", name)
                .bind("shared", shared)
                .bind("address", address)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void update(Handle db, long id, String name, boolean shared, String address) {
        db.createUpdate("UPDATE saved_view SET name = :name, shared = :shared, address = :address WHERE id = :id")
                .bind("id", id)
                .bind("name", name)
                .bind("shared", shared)
                .bind("address", address)
                .execute();
    }

    static void delete(Handle db, long id) {
        db.createUpdate("DELETE FROM saved_view WHERE id = :id").bind("id", id).execute();
    }
}
