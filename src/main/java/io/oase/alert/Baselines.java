package io.oase.alert;

import io.oase.db.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is usual for each topic on each channel, as this node learnt it within the hour. */
final class Baselines {
    /** What is being judged is no part of what is usual. */
    private static final Duration JUDGED = Duration.ofHours(2);
    /** So much of an alert is no part of what is usual; what lasts longer has become it. */
    private static final Duration UNUSUAL = Duration.ofDays(3);
    /** Everything taken together is not judged before a channel is known for so long. */
    private static final Duration ACQUAINTED = Duration.ofDays(14);

    private final ZoneId zone;
    private final Map<String, Learnt> learnt = new HashMap<>();

    private record Learnt(Instant hour, Map<Long, Usual> byChannel) {}

    /** @param zone by whose clock hours of the week are told apart */
    Baselines(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * By channel; for everything only those channels that are known long enough.
     *
     * @param judged the earliest moment that is judged: what came late is no part of what it is compared with
     */
    synchronized Map<Long, Usual> of(Handle db, Watched topic, Set<Long> channels, Instant judged, Instant now) {
        Map<Long, Usual> usual = judged.isBefore(now.minus(JUDGED))
                ? learn(db, topic.key(), channels, judged.minus(JUDGED), now)
                : known(db, topic, channels, now);
        if (topic.isEverything()) {
            usual.keySet().retainAll(acquainted(db, now));
        }
        return usual;
    }

    private Map<Long, Usual> known(Handle db, Watched topic, Set<Long> channels, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        @Nullable Learnt known = learnt.get(topic.key());
        if (known == null
                || !known.hour.equals(hour)
                || !known.byChannel.keySet().containsAll(channels)) {
            known = new Learnt(hour, learn(db, topic.key(), channels, now.minus(JUDGED), now));
            learnt.put(topic.key(), known);
        }
        Map<Long, Usual> usual = new HashMap<>(known.byChannel);
        usual.keySet().retainAll(channels);
        return usual;
    }

    /** Something was counted anew. */
    synchronized void forget(String topic) {
        learnt.remove(topic);
    }

    private Map<Long, Usual> learn(Handle db, String topic, Set<Long> channels, Instant until, Instant now) {
        Instant from = now.minus(Counting.PAST);
        Map<Long, Map<Instant, Integer>> people = new HashMap<>();
        db.createQuery("""
                        SELECT channel_id, date_trunc('hour', bucket, 'UTC') AS hour, sum(people)::int AS people FROM alert_count
                         WHERE topic = :topic AND bucket >= :from GROUP BY 1, 2
                        """)
                .bind("topic", topic)
                .bind("from", from)
                .map((row, context) -> people.computeIfAbsent(row.getLong("channel_id"), each -> new HashMap<>())
                        .put(Rows.time(row, "hour"), row.getInt("people")))
                .list();
        Map<Long, Instant> since = since(db);
        Set<Instant> without = without(db, topic, from);
        Map<Long, Usual> usual = new HashMap<>();
        for (long channel : channels) {
            Instant first = since.getOrDefault(channel, now);
            usual.put(
                    channel,
                    Usual.learn(
                            new Usual.Past(
                                    first.isBefore(from) ? from : first,
                                    until,
                                    people.getOrDefault(channel, Map.of()),
                                    without),
                            zone));
        }
        return usual;
    }

    /** Since when each channel is known: its first post of the last weeks. */
    private static Map<Long, Instant> since(Handle db) {
        Map<Long, Instant> since = new HashMap<>();
        db.createQuery("SELECT channel_id, min(bucket) AS first FROM alert_count WHERE topic = :topic GROUP BY 1")
                .bind("topic", Watched.EVERYTHING)
                .map((row, context) -> since.put(row.getLong("channel_id"), Rows.time(row, "first")))
                .list();
        return since;
    }

    private static Set<Long> acquainted(Handle db, Instant now) {
        Set<Long> channels = new HashSet<>();
        since(db).forEach((channel, first) -> {
            if (!first.isAfter(now.minus(ACQUAINTED))) {
                channels.add(channel);
            }
        });
        return channels;
    }

    private static Set<Instant> without(Handle db, String topic, Instant from) {
        Set<Instant> without = new HashSet<>();
        db.createQuery("SELECT began_at, last_at FROM alert WHERE topic = :topic AND last_at > :from")
                .bind("topic", topic)
                .bind("from", from)
                .map((row, context) -> {
                    Instant hour = Rows.time(row, "began_at").truncatedTo(ChronoUnit.HOURS);
                    Instant end = Rows.time(row, "last_at");
                    for (Instant most = hour.plus(UNUSUAL);
                            hour.isBefore(end) && hour.isBefore(most);
                            hour = hour.plus(1, ChronoUnit.HOURS)) {
                        without.add(hour);
                    }
                    return true;
                })
                .list();
        return without;
    }
}
