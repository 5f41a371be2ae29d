package io.oase.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows of {@code alert_turn} and {@code alert_topic}: whose turn it is to count, and as what was counted. */
final class TurnDao {
    private TurnDao() {}

    /** Whether anything waits to be counted, of now or of the past. */
    static boolean waits(Handle db) {
        return db.createQuery("SELECT EXISTS (SELECT FROM alert_due)"
                        + " OR EXISTS (SELECT FROM alert_topic WHERE past_week IS NOT NULL OR past_post IS NOT NULL)")
                .mapTo(Boolean.class)
                .one();
    }

    /** Takes the right to count until the transaction ends; false when another node has it. */
    static boolean turn(Handle db) {
        return db.createQuery("SELECT one FROM alert_turn FOR UPDATE SKIP LOCKED")
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    /** Whether somebody looked since then; if nobody did, we do. */
    static boolean looked(Handle db, Instant since, Instant now) {
        return db.createUpdate("UPDATE alert_turn SET looked_at = :now WHERE looked_at IS NULL OR looked_at <= :since")
                        .bind("now", now)
                        .bind("since", since)
                        .execute()
                == 0;
    }

    /** As what each topic was counted. */
    static Map<String, String> definitions(Handle db) {
        Map<String, String> definitions = new HashMap<>();
        db.createQuery("SELECT topic, definition FROM alert_topic")
                .map((row, context) -> definitions.put(row.getString("topic"), row.getString("definition")))
                .list();
        return definitions;
    }

    static void define(Handle db, String topic, String definition, Instant now) {
        db.createUpdate("INSERT INTO alert_topic (topic, definition, counted_at) VALUES (:topic, :definition, :now)")
                .bind("topic", topic)
                .bind("definition", definition)
                .bind("now", now)
                .execute();
    }

    /** Forgets what was counted. */
    static void forget(Handle db, String topic) {
        for (String table : List.of("alert_topic", "alert_count", "alert_hit")) {
            db.createUpdate("DELETE FROM " + table + " WHERE topic = :topic")
                    .bind("topic", topic)
                    .execute();
        }
    }

    /**
     * Forgets what is old; says how much.
     *
     * @param ratings from when on posts of topics of ratings are kept, others from {@code hits} on
     */
    static int sweep(Handle db, Instant hits, Instant ratings, Instant counts) {
        return db.createUpdate(
                                "DELETE FROM alert_hit WHERE bucket < :hits AND (bucket < :ratings OR topic NOT LIKE '%:' || :name)")
                        .bind("hits", hits)
                        .bind("ratings", ratings)
                        .bind("name", Watched.RATINGS)
                        .execute()
                + db.createUpdate("DELETE FROM alert_count WHERE bucket < :counts")
                        .bind("counts", counts)
                        .execute();
    }
}
