package io.oase.notice;

import io.oase.db.Json;
import io.oase.people.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code notice_preference}, and what waits by them. */
final class PreferenceDao {
    private PreferenceDao() {}

    /** Those of these accounts that are active, by id; in one order, so that two never wait for each other. */
    static List<Hearer> hearers(Handle db, Collection<Long> accounts, ZoneId usual) {
        return db.createQuery("""
                        SELECT a.id, a.role, p.body FROM account a LEFT JOIN notice_preference p ON p.account_id = a.id
                         WHERE a.id = ANY(:accounts) AND a.active ORDER BY a.id
                        """)
                .bindArray("accounts", Long.class, accounts)
                .map((row, context) -> {
                    String body = row.getString("body");
                    return new Hearer(
                            row.getLong("id"),
                            Role.of(row.getString("role")).orElseThrow(),
                            body == null ? Preference.usual(usual) : new Json(body).as(Preference.class));
                })
                .list();
    }

    static Optional<Hearer> hearer(Handle db, long account, ZoneId usual) {
        return hearers(db, List.of(account), usual).stream().findFirst();
    }

    static void put(Handle db, long account, Preference preference) {
        db.createUpdate("""
                        INSERT INTO notice_preference (account_id, body) VALUES (:account, :body)
                        ON CONFLICT (account_id) DO UPDATE SET body = excluded.body
                        """)
                .bind("account", account)
                .bind("body", Json.of(preference))
                .execute();
    }

    /** What was put off until their quiet hours end is looked at anew. */
    static void reconsider(Handle db, long account, Instant now) {
        db.createUpdate("""
                        UPDATE delivery SET due_at = :now
                         WHERE account_id = :account AND sent_at IS NULL AND failed_at IS NULL
                           AND claimed_by IS NULL AND trouble_key IS NULL AND due_at > :now
                        """).bind("account", account).bind("now", now).execute();
    }

    /** What waits for a mail with everything waits for the next one. */
    static void moveDigest(Handle db, long account, Instant next) {
        db.createUpdate("""
                        UPDATE notice SET digest_at = :next
                         WHERE account_id = :account AND digest_at IS NOT NULL AND digest_id IS NULL
                        """).bind("account", account).bind("next", next).execute();
    }
}
