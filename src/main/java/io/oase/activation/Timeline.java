package io.oase.activation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What happened in an activation, in order; it only grows, the database sees to that. */
public final class Timeline {
    private static final String ENTRY = """
            SELECT e.id, e.at, e.actor_id, a.name AS actor_name, e.kind, e.data
              FROM activation_event e LEFT JOIN account a ON a.id = e.actor_id
             WHERE e.activation_id = :activation
            """;

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private Timeline() {}

    /**
     * Something that happened.
     *
     * @param actorId who did it; null: it came about by itself
     * @param actorName theirs; null likewise
     * @param data details, by the names its kind lists
     */
    public record Entry(
            long id,
            Instant at,
            @Nullable Long actorId,
            @Nullable String actorName,
            Happening kind,
            Map<String, Object> data) {
        public Entry {
            data = Map.copyOf(data);
        }
    }

    /** Writes it in the caller's transaction, and has every open page of the activation show it once that commits. */
    public static void write(
            Handle db, long activation, @Nullable Long actor, Happening kind, Map<String, ?> data, Instant at) {
        db.createUpdate("""
                        INSERT INTO activation_event (activation_id, at, actor_id, kind, data)
                        VALUES (:activation, :at, :actor, :kind, :data)
                        """)
                .bind("activation", activation)
                .bind("at", at)
                .bind("actor", actor)
                .bind("kind", kind.id())
                .bind("data", Json.of(data))
                .execute();
        ActivationSignal.publish(db, activation);
    }

    /** From the first on, after one of them. */
    public static List<Entry> read(Handle db, long activation, long after, int limit) {
        return db.createQuery(ENTRY + " AND e.id > :after ORDER BY e.id LIMIT :limit")
                .bind("activation", activation)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /** The last one; every activation has one. */
    static Entry last(Handle db, long activation) {
        return db.createQuery(ENTRY + " ORDER BY e.id DESC LIMIT 1")
                .bind("activation", activation)
                .map((row, context) -> entry(row))
                .one();
    }

    /** Each kind there is. */
    static Set<Happening> kinds(Handle db, long activation) {
        Set<Happening> kinds = EnumSet.noneOf(Happening.class);
        db.createQuery("SELECT DISTINCT upper(kind) FROM activation_event WHERE activation_id = :activation")
                .bind("activation", activation)
                .mapTo(Happening.class)
                .forEach(kinds::add);
        return kinds;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                Rows.time(row, "at"),
                Rows.integer(row, "actor_id"),
                row.getString("actor_name"),
                Happening.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Json(row.getString("data")).as(DATA));
    }
}
