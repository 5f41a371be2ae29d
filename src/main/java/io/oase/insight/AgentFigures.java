package io.oase.insight;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether figures may be told apart by colleague. Hidden, they are so for everybody, everywhere: works-council agreements ask for
 * it. Who switched when stays on record.
 */
public final class AgentFigures {
    private static final String KEY = "reports.agent_figures";
    private static final TypeReference<List<Stored>> ALL = new TypeReference<>() {};

    private final Jdbi db;
    private final Clock clock;

    public AgentFigures(Jdbi db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One turn of the switch. */
    public record Switched(boolean hidden, String by, Instant at) {}

    /** As it is stored. */
    record Stored(boolean hidden, long by, Instant at) {}

    /** Whether they are hidden. They are not until somebody hides them. */
    public boolean hidden() {
        return db.withHandle(handle -> hidden(read(handle)));
    }

    /** Every turn of the switch, the latest first. */
    public List<Switched> history() {
        return db.withHandle(handle -> {
            List<Switched> all = new ArrayList<>();
            for (Stored each : read(handle)) {
                String name = handle.createQuery("SELECT name FROM account WHERE id = :id")
                        .bind("id", each.by())
                        .mapTo(String.class)
                        .findOne()
                        .orElse("?");
                all.add(0, new Switched(each.hidden(), name, each.at()));
            }
            return all;
        });
    }

    /** Hides them, or shows them again. What is so already changes nothing and is not put on record. */
    public void hide(Account by, boolean hide) {
        by.require(Right.MANAGE_REPORTS);
        db.useTransaction(handle -> {
            handle.createUpdate("INSERT INTO setting (key, value) VALUES (:key, '[]') ON CONFLICT DO NOTHING")
                    .bind("key", KEY)
                    .execute();
            handle.createQuery("SELECT value FROM setting WHERE key = :key FOR UPDATE")
                    .bind("key", KEY)
                    .mapTo(String.class)
                    .one();
            List<Stored> all = new ArrayList<>(read(handle));
            if (hidden(all) != hide) {
                all.add(new Stored(hide, by.id(), clock.instant()));
                handle.createUpdate("UPDATE setting SET value = :value WHERE key = :key")
                        .bind("key", KEY)
                        .bind("value", Json.of(all).text())
                        .execute();
            }
        });
    }

    private static boolean hidden(List<Stored> all) {
        return !all.isEmpty() && all.get(all.size() - 1).hidden();
    }

    private static List<Stored> read(Handle handle) {
        return handle.createQuery("SELECT value FROM setting WHERE key = :key")
                .bind("key", KEY)
                .mapTo(String.class)
                .findOne()
                .map(value -> new Json(value).as(ALL))
                .orElse(List.of());
    }
}
