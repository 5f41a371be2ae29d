package io.oase.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.channel.RemotePerson;
import io.oase.db.Columns;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code identity} and {@code contact}, a page at a time. */
final class IdentityDao {
    private static final Columns<RemotePerson> PEOPLE = Columns.of("r", RemotePerson.class);

    private IdentityDao() {}

    /** One of our rows for somebody on a network. */
    record Identity(long id, long contactId) {}

    /** Stores whoever is new, changes whoever changed name or picture; answers everybody's ids by key. */
    static Map<String, Identity> store(
            Handle db, String network, Collection<RemotePerson> people, Map<String, Row> known, Instant now) {
        Map<String, RemotePerson> byKey = new HashMap<>();
        people.forEach(person -> byKey.put(person.key(), person));
        Map<String, Identity> stored = new HashMap<>();
        List<RemotePerson> changed = new ArrayList<>();
        for (Row row : known.values()) {
            stored.put(row.key, new Identity(row.id, row.contactId));
            RemotePerson person = byKey.remove(row.key);
            if (person != null && row.differs(person)) {
                changed.add(person);
            }
        }
        // One order everywhere, so that two channels that store the same people wait instead of blocking each other.
        update(db, network, sorted(changed), now);
        insert(db, network, sorted(byKey.values()), now, stored);
        return stored;
    }

    private static void update(Handle db, String network, List<RemotePerson> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        UPDATE identity i
                           SET handle = coalesce(nullif(r.handle, ''), i.handle),
                               display_name = coalesce(nullif(r.display_name, ''), i.display_name),
                               url = coalesce(r.url, i.url), avatar_url = coalesce(r.avatar_url, i.avatar_url),
                               followers = coalesce(r.followers, i.followers), bot = r.bot, emojis = r.emojis, seen_at = :now
                          FROM %s
                         WHERE i.network = :network AND i.key = r.key
                        """.formatted(PEOPLE))
                .bind("network", network)
                .bindMap(PEOPLE.of(people))
                .bind("now", now)
                .execute();
    }

    private static void insert(
            Handle db, String network, List<RemotePerson> people, Instant now, Map<String, Identity> stored) {
        if (people.isEmpty()) {
            return;
        }
        db.createQuery("""
                        WITH given AS MATERIALIZED (
                               SELECT r.*, nextval(pg_get_serial_sequence('contact', 'id')) AS contact_id
                                 FROM %s),
                             made AS (
                               INSERT INTO contact (id, name, created_at) OVERRIDING SYSTEM VALUE
                               SELECT contact_id, coalesce(nullif(display_name, ''), handle), :now FROM given)
                        INSERT INTO identity (contact_id, network, key, handle, display_name, url, avatar_url, followers, bot,
                                              emojis, seen_at)
                        SELECT contact_id, :network, key, handle, display_name, url, avatar_url, followers, bot, emojis, :now
                          FROM given ORDER BY key
                            ON CONFLICT (network, key) DO UPDATE SET seen_at = excluded.seen_at
                        RETURNING id, contact_id, key
                        """.formatted(PEOPLE))
                .bind("network", network)
                .bindMap(PEOPLE.of(people))
                .bind("now", now)
                .map((row, context) -> {
                    stored.put(row.getString("key"), new Identity(row.getLong("id"), row.getLong("contact_id")));
                    return true;
                })
                .list();
    }

    private static List<RemotePerson> sorted(Collection<RemotePerson> people) {
        return people.stream().sorted(Comparator.comparing(RemotePerson::key)).toList();
    }

    /** As stored. */
    record Row(
            long id,
            long contactId,
            String key,
            String handle,
            String displayName,
            @Nullable String url,
            @Nullable String avatarUrl,
            @Nullable Integer followers,
            Json emojis) {
        static Row of(ResultSet row) throws SQLException {
            Long followers = Rows.integer(row, "followers");
            return new Row(
                    row.getLong("id"),
                    row.getLong("contact_id"),
                    row.getString("key"),
                    row.getString("handle"),
                    row.getString("display_name"),
                    row.getString("url"),
                    row.getString("avatar_url"),
                    followers == null ? null : followers.intValue(),
                    new Json(row.getString("emojis")));
        }

        /** A blank name or missing picture means that this time nobody said, not that it is gone. */
        boolean differs(RemotePerson person) {
            return !handle.equals(person.handle()) && !person.handle().isBlank()
                    || !displayName.equals(person.displayName())
                            && !person.displayName().isBlank()
                    || person.avatarUrl() != null && !person.avatarUrl().equals(avatarUrl)
                    || person.followers() != null && !person.followers().equals(followers)
                    || !person.emojis().isEmpty()
                            && !person.emojis().equals(emojis.as(new TypeReference<List<RemotePerson.Emoji>>() {}));
        }
    }
}
