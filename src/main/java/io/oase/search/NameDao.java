package io.oase.search;

import java.util.List;
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
     * How many posts somebody wrote, over {@code identity i}; counted up to {@code :counted}.
     */
    static final String POSTS =
            "(SELECT count(*) FROM (SELECT FROM post p WHERE p.identity_id = i.id LIMIT :counted) those) AS posts";

    /**
     * Somebody who is named, and in how many posts they are heard.
     *
     * @param posts up to {@link WordDao#COUNTED}
     */
    record Person(long id, int posts) {}

    /**
     * People outside whose names fit.
     *
     * @param name what is looked for, as a {@code tsquery}
     */
    static List<Person> people(Handle db, String name, int most) {
        return db.createQuery("""
                        SELECT i.id, %s
                          FROM (SELECT id FROM identity WHERE to_tsvector('pg_catalog.simple', called) @@ CAST(:name AS tsquery)
                                 LIMIT :most) i
                        """.formatted(POSTS))
                .bind("name", name)
                .bind("most", most)
                .bind("counted", WordDao.COUNTED)
                .mapTo(Person.class)
                .list();
    }

    /**
     * Somebody outside.
     *
     * @param called handle and name, as names are compared
     */
    record Called(long id, String called, String handle, String displayName, String network) {
        /** Of whom it is not known how much they wrote. */
        Person person() {
            return new Person(id, WordDao.COUNTED);
        }
    }

    /**
     * People whose names are spelt like this, the most alike first.
     *
     * @param alike how alike they are at least, by their trigrams, from 0 to 1
     * @param most so many of them
     * @param among so many names are compared: where thousands are alike, some of them
     */
    static List<Called> spelt(Handle db, String name, double alike, int most, int among) {
        // The threshold is set before the index is asked, since what it is asked for hangs on it.
        return db.createQuery("""
                        SELECT id, called, handle, display_name, network
                          FROM (SELECT set_config('pg_trgm.word_similarity_threshold', :alike, true) AS alike OFFSET 0) tuned
                         CROSS JOIN LATERAL (
                               SELECT id, called, handle, display_name, network FROM identity
                                WHERE CASE WHEN tuned.alike <> '' THEN :name END <% called LIMIT :among) i
                         ORDER BY word_similarity(:name, called) DESC, id LIMIT :most
                        """)
                .bind("name", name)
                .bind("alike", String.valueOf(alike))
                .bind("most", most)
                .bind("among", among)
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
