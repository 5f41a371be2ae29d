package io.oase.alert;

import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.playbook.Worded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code alert} and {@code alert_post} as whoever counts begins them, lets them go on and ends them. */
final class LastingDao {
    private LastingDao() {}

    /** One that begins. */
    record Beginning(
            Watched topic,
            @Nullable Long channel,
            Set<Long> channels,
            Alert.Grounds grounds,
            Instant lastAt,
            double[] week,
            ZoneId zone) {}

    /** A lasting one, as whoever counts needs it. */
    record Lasting(long id, String topic, List<Long> channels, Instant beganAt, Instant lastAt) {
        private static Lasting of(ResultSet row) throws SQLException {
            return new Lasting(
                    row.getLong("id"),
                    row.getString("topic"),
                    List.of((Long[]) row.getArray("channels").getArray()),
                    Rows.time(row, "began_at"),
                    Rows.time(row, "last_at"));
        }
    }

    static List<Lasting> lasting(Handle db) {
        return db.createQuery(
                        "SELECT id, topic, channels, began_at, last_at FROM alert WHERE ended_at IS NULL ORDER BY id")
                .map((row, context) -> Lasting.of(row))
                .list();
    }

    /** Begins; a silence of an earlier one of its topic that is not over goes on. */
    static long begin(Handle db, Beginning begins, Instant now) {
        Alert.Grounds why = begins.grounds();
        return db.createQuery("""
                        INSERT INTO alert (topic, playbook_id, playbook_title, name, channel_id, channels, began_at, noticed_at, last_at,
                               minutes, people, posts, usual, chance, threshold, words, stars, at_least, all_people, all_posts, week, zone,
                               silenced_at, silenced_by, silenced_until, silenced_reason, reminded)
                        SELECT :topic, :playbook, CAST(:title AS jsonb), CAST(:name AS jsonb), :channel, :channels, :began, :now, :last,
                               :minutes, :people, :posts, :usual, :chance, :threshold, :words, :stars, :at_least, :people, :posts, :week, :zone,
                               s.silenced_at, s.silenced_by, s.silenced_until, s.silenced_reason, s.silenced_at IS NULL
                          FROM (SELECT) one LEFT JOIN LATERAL (
                               SELECT silenced_at, silenced_by, silenced_until, silenced_reason FROM alert
                                WHERE topic = :topic AND silenced_until > :now ORDER BY id DESC LIMIT 1) s ON true
                        RETURNING id
                        """)
                .bind("topic", begins.topic().key())
                .bind("playbook", begins.topic().playbook())
                .bind("title", worded(begins.topic().title()))
                .bind("name", worded(begins.topic().name()))
                .bind("channel", begins.channel())
                .bind("channels", begins.channels().toArray(Long[]::new))
                .bind("began", why.from())
                .bind("now", now)
                .bind("last", begins.lastAt())
                .bind("minutes", why.minutes())
                .bind("people", why.people())
                .bind("posts", why.posts())
                .bind("usual", why.usual())
                .bind("chance", why.chance())
                .bind("threshold", why.threshold())
                .bind("stars", why.rule() == null ? null : why.rule().stars())
                .bind("at_least", why.rule() == null ? null : why.rule().atLeast())
                .bind(
                        "words",
                        Json.of(why.words().entrySet().stream()
                                .map(each -> List.of(each.getKey(), each.getValue()))
                                .toList()))
                .bind("week", Json.of(begins.week()))
                .bind("zone", begins.zone().getId())
                .mapTo(Long.class)
                .one();
    }

    /** It still goes on. */
    static void lasts(Handle db, long id, Instant lastAt) {
        db.createUpdate("UPDATE alert SET last_at = greatest(last_at, :last) WHERE id = :id")
                .bind("id", id)
                .bind("last", lastAt)
                .execute();
    }

    /** Takes in the posts of its topic that were counted from some ten minutes on, none from before it began. */
    static void gather(Handle db, long id, Instant from) {
        db.createUpdate("""
                        INSERT INTO alert_post (alert_id, post_id, person_id)
                        SELECT a.id, h.post_id, h.person_id FROM alert a JOIN alert_hit h
                            ON h.topic = a.topic AND h.bucket >= greatest(date_bin('10 minutes', a.began_at, 'epoch'), :from) AND h.channel_id = ANY(a.channels)
                         WHERE a.id = :id
                            ON CONFLICT DO NOTHING
                        """).bind("id", id).bind("from", from).execute();
        db.createUpdate("""
                        UPDATE alert SET all_posts = n.posts, all_people = n.people
                          FROM (SELECT count(*) AS posts, count(DISTINCT person_id) AS people FROM alert_post WHERE alert_id = :id) n
                         WHERE id = :id
                        """).bind("id", id).execute();
        AlertSignal.publish(db, id);
    }

    static void end(Handle db, long id, Instant now) {
        db.createUpdate("UPDATE alert SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .bind("id", id)
                .bind("now", now)
                .execute();
        AlertSignal.publish(db, id);
    }

    /** Lasting ones whose silence is over and of which nobody was told again; from now on somebody was. */
    static List<Long> remind(Handle db, Instant now) {
        return db.createQuery("""
                        UPDATE alert SET reminded = true
                         WHERE ended_at IS NULL AND NOT reminded AND silenced_until <= :now AND activation_id IS NULL
                        RETURNING id
                        """).bind("now", now).mapTo(Long.class).list();
    }

    /** Those who decide about crises: by what their role includes. */
    static List<Long> deciders(Handle db, Collection<String> roles) {
        return db.createQuery("SELECT id FROM account WHERE active AND role = ANY(:roles) ORDER BY id")
                .bind("roles", roles.toArray(String[]::new))
                .mapTo(Long.class)
                .list();
    }

    private static @Nullable String worded(@Nullable Worded words) {
        return words == null ? null : Json.of(words).text();
    }
}
