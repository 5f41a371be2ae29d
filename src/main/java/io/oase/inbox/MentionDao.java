package io.oase.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code mention} and {@code mentioned}. */
final class MentionDao {
    private static final String UNREAD = """
            WHERE m.account_id = :account AND m.read_at IS NULL
              AND n.conversation_id = (SELECT coalesce(merged_into, id) FROM conversation WHERE id = :conversation)
            """;

    private MentionDao() {}

    /** Everybody and every team that can be named. */
    static List<Naming.Named> named(Handle db) {
        return db.createQuery("""
                        SELECT id AS account, NULL::bigint AS team, name, initials, active FROM account
                         UNION ALL
                        SELECT NULL, id, name, '', true FROM team WHERE retired_at IS NULL
                        """).mapTo(Naming.Named.class).list();
    }

    static void insert(Handle db, long note, List<Naming.Place> places) {
        var batch = db.prepareBatch("""
                INSERT INTO mention (note_id, start, length, account_id, team_id) VALUES (:note, :start, :length, :account, :team)
                """);
        for (Naming.Place place : places) {
            batch.bind("note", note)
                    .bind("start", place.start())
                    .bind("length", place.length())
                    .bind("account", place.named().account())
                    .bind("team", place.named().team())
                    .add();
        }
        batch.execute();
    }

    /** Notes whom it tells: these, and everybody of these teams, who works here, but its author; answers who that is. */
    static List<Long> tell(
            Handle db, long note, long author, Collection<Long> accounts, Collection<Long> teams, Instant now) {
        return db.createQuery("""
                        INSERT INTO mentioned (account_id, note_id, at)
                        SELECT a.id, :note, :now FROM account a
                         WHERE a.active AND a.id <> :author
                           AND (a.id = ANY(:accounts) OR EXISTS (SELECT FROM team_member m WHERE m.account_id = a.id AND m.team_id = ANY(:teams)))
                         ORDER BY a.id
                        RETURNING account_id
                        """)
                .bind("note", note)
                .bind("author", author)
                .bindArray("accounts", Long.class, accounts)
                .bindArray("teams", Long.class, teams)
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    static List<Mention> of(Handle db, long note) {
        return db.createQuery("""
                        SELECT m.start, m.length, m.account_id, m.team_id, coalesce(a.name, t.name) AS name,
                               coalesce(a.active, t.retired_at IS NULL) AS reached
                          FROM mention m LEFT JOIN account a ON a.id = m.account_id LEFT JOIN team t ON t.id = m.team_id
                         WHERE m.note_id = :note ORDER BY m.start
                        """).bind("note", note).mapTo(Mention.class).list();
    }

    /** Whether there is anything to be read; most looks at a conversation change nothing. */
    static boolean anyUnread(Handle db, long account, long conversation) {
        return db.createQuery("SELECT EXISTS (SELECT FROM mentioned m JOIN note n ON n.id = m.note_id " + UNREAD + ")")
                .bind("account", account)
                .bind("conversation", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    /** Answers the notes that were not read. */
    static List<Long> read(Handle db, long account, long conversation, Instant now) {
        return db.createQuery("UPDATE mentioned m SET read_at = :now FROM note n " + UNREAD
                        + " AND n.id = m.note_id RETURNING m.note_id")
                .bind("account", account)
                .bind("conversation", conversation)
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }
}
