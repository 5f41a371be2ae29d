package io.oase.assign;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How much each colleague takes at a time and what they know, as far as rules need it. */
public final class Abilities {
    private static final int MOST_TOPICS = 50;
    private static final int MOST = 10_000;

    private final Jdbi db;
    private final People people;

    public Abilities(Jdbi db, People people) {
        this.db = db;
        this.people = people;
    }

    /**
     * Of one colleague.
     *
     * @param capacity open conversations at a time; null: any number
     * @param topics tags, in lower case
     */
    public record Ability(@Nullable Integer capacity, List<String> topics) {
        /** Of whoever nothing was said about. */
        public static final Ability UNKNOWN = new Ability(null, List.of());

        public Ability {
            topics = List.copyOf(topics);
        }
    }

    /** Of everybody about whom something was said, by account. */
    public Map<Long, Ability> all(Account by) {
        by.require(Right.SEE_PEOPLE);
        return db.withHandle(handle -> {
            Map<Long, Ability> all = new HashMap<>();
            handle.createQuery("SELECT account_id, capacity, topics FROM ability")
                    .mapTo(Row.class)
                    .forEach(row -> all.put(row.accountId, new Ability(row.capacity, row.topics)));
            return all;
        });
    }

    /**
     * Says so of a colleague.
     *
     * @throws Refused.Invalid naming capacity or topics
     */
    public void set(Account by, long account, Ability ability) {
        by.require(Right.MANAGE_TEAMS);
        if (people.find(account).filter(Account::active).isEmpty()) {
            throw new Refused.NotFound(Said.of("people.unknown"));
        }
        Integer capacity = ability.capacity();
        if (capacity != null && (capacity < 0 || capacity > MOST)) {
            throw new Refused.Invalid("capacity", Said.of("assign.capacity", MOST));
        }
        List<String> topics = ability.topics().stream()
                .map(topic -> topic.strip().toLowerCase(Locale.ROOT))
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
        if (topics.size() > MOST_TOPICS || topics.stream().anyMatch(topic -> topic.length() > 50)) {
            throw new Refused.Invalid("topics", Said.of("assign.topics", MOST_TOPICS));
        }
        db.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO ability (account_id, capacity, topics) VALUES (:account, :capacity, :topics)
                            ON CONFLICT (account_id) DO UPDATE SET capacity = excluded.capacity, topics = excluded.topics
                        """)
                .bind("account", account)
                .bind("capacity", capacity)
                .bind("topics", topics.toArray(String[]::new))
                .execute());
    }

    record Row(long accountId, @Nullable Integer capacity, List<String> topics) {}
}
