package io.oase.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Who and what has a name: people outside, colleagues, teams, channels and tags. */
final class NameDao {
    private NameDao() {}

    /** Whether anything was ever rated; where nothing was, nobody looks for it. */
    static boolean hasReviews(Handle db) {
        return db.createQuery("SELECT EXISTS (SELECT FROM conversation WHERE stars IS NOT NULL)")
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * People outside whose names fit.
     *
     * @param names what is looked for, as {@code tsquery}
     * @return ids by what was looked for
     */
    static Map<String, List<Long>> people(Handle db, List<String> names, int most) {
        Map<String, List<Long>> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        db.createQuery("""
                        SELECT n.name, i.id
                          FROM unnest(:names) AS n(name)
                         CROSS JOIN LATERAL (
                               SELECT id FROM identity WHERE to_tsvector('pg_catalog.simple', called) @@ n.name::tsquery LIMIT :most) i
                        """)
                .bind("names", names.toArray(String[]::new))
                .bind("most", most)
                .map((row, context) -> found.computeIfAbsent(row.getString("name"), each -> new ArrayList<>())
                        .add(row.getLong("id")))
                .list();
        return found;
    }

    /**
     * Somebody outside.
     *
     * @param called handle and name, as names are compared
     */
    record Called(long id, String called, String handle, String displayName, String network) {}

    /** People whose names are spelt like this. */
    static List<Called> spelt(Handle db, String name, int most) {
        return db.createQuery("""
                        SELECT id, called, handle, display_name, network FROM identity
                         WHERE :name <% called ORDER BY word_similarity(:name, called) DESC, id LIMIT :most
                        """)
                .bind("name", name)
                .bind("most", most)
                .mapTo(Called.class)
                .list();
    }

    /** People whose names fit a {@code tsquery}, to choose from. */
    static List<Called> called(Handle db, String name, int most) {
        return db.createQuery("""
                        SELECT id, called, handle, display_name, network FROM identity
                         WHERE to_tsvector('pg_catalog.simple', called) @@ :name::tsquery LIMIT :most
                        """)
                .bind("name", name)
                .bind("most", most)
                .mapTo(Called.class)
                .list();
    }

    /** Something one can choose: its number and its name. */
    record Named(long id, String name, String detail) {}

    /** Channels with this in their name, or of this network. */
    static List<Named> channels(Handle db, String name) {
        return db.createQuery("""
                        SELECT id, name, network AS detail FROM channel
                         WHERE state <> 'removed' AND (position(search_name(:name) IN search_name(name)) > 0 OR network = lower(:name))
                         ORDER BY lower(name), id LIMIT 50
                        """).bind("name", name).mapTo(Named.class).list();
    }

    /** Colleagues one of whose names begins so. */
    static List<Named> colleagues(Handle db, String name) {
        return db.createQuery("""
                        SELECT id, name, '' AS detail FROM account
                         WHERE position(' ' || search_name(:name) IN ' ' || search_name(name)) > 0
                         ORDER BY active DESC, lower(name), id LIMIT 50
                        """).bind("name", name).mapTo(Named.class).list();
    }

    /** Teams with this in their name. */
    static List<Named> teams(Handle db, String name) {
        return db.createQuery("""
                        SELECT id, name, '' AS detail FROM team
                         WHERE retired_at IS NULL AND position(search_name(:name) IN search_name(name)) > 0 ORDER BY lower(name) LIMIT 50
                        """).bind("name", name).mapTo(Named.class).list();
    }

    /** Tags that begin so, the very same first. */
    static List<Named> tags(Handle db, String name) {
        return db.createQuery("""
                        SELECT id, name, '' AS detail FROM tag WHERE starts_with(search_name(name), search_name(:name))
                         ORDER BY search_name(name) <> search_name(:name), lower(name) LIMIT 50
                        """).bind("name", name).mapTo(Named.class).list();
    }
}
