package io.oase.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of teams. Retired ones stay for what they answered for. */
final class TeamDao {
    private static final String TEAM = """
            SELECT t.id, t.name,
                   ARRAY(SELECT m.account_id FROM team_member m JOIN account a ON a.id = m.account_id
                          WHERE m.team_id = t.id AND a.active ORDER BY lower(a.name), a.id) AS members
              FROM team t
            """;

    private TeamDao() {}

    static List<Team> list(Handle db) {
        return db.createQuery(TEAM + " WHERE t.retired_at IS NULL ORDER BY lower(t.name)")
                .mapTo(Team.class)
                .list();
    }

    static Optional<Team> find(Handle db, long id) {
        return db.createQuery(TEAM + " WHERE t.id = :id AND t.retired_at IS NULL")
                .bind("id", id)
                .mapTo(Team.class)
                .findOne();
    }

    /** Whoever changes a team waits here for others who do, or who are giving it something. */
    static boolean lock(Handle db, long id) {
        return db.createQuery("SELECT true FROM team WHERE id = :id AND retired_at IS NULL FOR UPDATE")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    /** The team stays until this transaction ends. */
    static boolean hold(Handle db, long id) {
        return db.createQuery("SELECT true FROM team WHERE id = :id AND retired_at IS NULL FOR SHARE")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    static boolean holdUnlessLocked(Handle db, long id) {
        return db.createQuery("SELECT true FROM team WHERE id = :id AND retired_at IS NULL FOR SHARE SKIP LOCKED")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    static boolean nameTaken(Handle db, String name, long except) {
        return db.createQuery(
                        "SELECT true FROM team WHERE lower(name) = lower(:name) AND retired_at IS NULL AND id <> :except")
                .bind("name", name)
                .bind("except", except)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    static long insert(Handle db, String name, Instant now) {
        return db.createQuery("INSERT INTO team (name, created_at) VALUES (:name, :now) RETURNING id")
                .bind("name", name)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static void rename(Handle db, long id, String name) {
        db.createUpdate("UPDATE team SET name = :name WHERE id = :id")
                .bind("id", id)
                .bind("name", name)
                .execute();
    }

    static void retire(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE team SET retired_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Those among these who work here become its members; who left stays on record. */
    static void setMembers(Handle db, long id, Collection<Long> accounts) {
        db.createUpdate("""
                        WITH gone AS (
                               DELETE FROM team_member m WHERE m.team_id = :id AND m.account_id <> ALL(:accounts)
                                  AND EXISTS (SELECT FROM account a WHERE a.id = m.account_id AND a.active))
                        INSERT INTO team_member (team_id, account_id)
                        SELECT :id, a.id FROM account a WHERE a.id = ANY(:accounts) AND a.active
                            ON CONFLICT DO NOTHING
                        """)
                .bind("id", id)
                .bind("accounts", accounts.toArray(Long[]::new))
                .execute();
    }

    /** Those among these accounts that are nobody who works here. */
    static List<Long> unknown(Handle db, Collection<Long> accounts) {
        return db.createQuery("SELECT u.id FROM unnest(:accounts) AS u(id)"
                        + " WHERE NOT EXISTS (SELECT FROM account a WHERE a.id = u.id AND a.active)")
                .bind("accounts", accounts.toArray(Long[]::new))
                .mapTo(Long.class)
                .list();
    }
}
