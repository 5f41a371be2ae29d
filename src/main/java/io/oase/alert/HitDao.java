package io.oase.alert;

import io.oase.db.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Recent posts of a topic, as they were counted. */
final class HitDao {
    private HitDao() {}

    /** A post that was counted. */
    record Recent(long channel, long person, Instant bucket, List<String> words) {}

    /** By ten minutes. */
    record Recents(NavigableMap<Instant, List<Recent>> byBucket) {
        static Recents of(List<Recent> all) {
            NavigableMap<Instant, List<Recent>> byBucket = new TreeMap<>();
            all.forEach(each -> byBucket.computeIfAbsent(each.bucket, bucket -> new ArrayList<>())
                    .add(each));
            return new Recents(byBucket);
        }

        /** In some ten minutes, on one channel or (null) on all. */
        Recents within(Instant from, int buckets, @Nullable Long channel) {
            NavigableMap<Instant, List<Recent>> part = byBucket.subMap(from, true, Bucket.plus(from, buckets), false);
            return channel == null
                    ? new Recents(part)
                    : of(part.values().stream()
                            .flatMap(List::stream)
                            .filter(each -> each.channel == channel)
                            .toList());
        }

        int posts() {
            return byBucket.values().stream().mapToInt(List::size).sum();
        }

        int people() {
            Set<Long> people = new HashSet<>();
            byBucket.values().forEach(all -> all.forEach(each -> people.add(each.person)));
            return people.size();
        }

        /** How many posts have each word, the most frequent first. */
        Map<String, Integer> words() {
            Map<String, Integer> counts = new LinkedHashMap<>();
            byBucket.values()
                    .forEach(all ->
                            all.forEach(each -> each.words.forEach(word -> counts.merge(word, 1, Integer::sum))));
            Map<String, Integer> sorted = new LinkedHashMap<>();
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .forEach(each -> sorted.put(each.getKey(), each.getValue()));
            return sorted;
        }
    }

    /** A review as it was counted. */
    record Rating(long channel, long person, Instant at) {}

    /** Reviews of a topic of ratings that are still there, oldest first. */
    static List<Rating> ratings(Handle db, String topic, Collection<Long> channels, Instant from) {
        return db.createQuery("""
                        SELECT h.channel_id AS channel, h.person_id AS person, p.posted_at AS at
                          FROM alert_hit h JOIN post p ON p.id = h.post_id AND p.deleted_at IS NULL
                         WHERE h.topic = :topic AND h.bucket >= :bucket AND h.channel_id = ANY(:channels) AND p.posted_at >= :from
                         ORDER BY p.posted_at, p.id
                        """)
                .bind("topic", topic)
                .bind("bucket", Bucket.of(from))
                .bind("from", from)
                .bind("channels", channels.toArray(Long[]::new))
                .mapTo(Rating.class)
                .list();
    }

    /** Ten minutes in which posts of a topic are kept. */
    static Set<Instant> buckets(Handle db, String topic, Instant from) {
        return new HashSet<>(
                db.createQuery("SELECT DISTINCT bucket FROM alert_hit WHERE topic = :topic AND bucket >= :from")
                        .bind("topic", topic)
                        .bind("from", from)
                        .map((row, context) -> Rows.time(row, "bucket"))
                        .list());
    }

    static Recents since(Handle db, String topic, Collection<Long> channels, Instant from) {
        return Recents.of(db.createQuery("""
                        SELECT channel_id, person_id, bucket, words FROM alert_hit
                         WHERE topic = :topic AND bucket >= :from AND channel_id = ANY(:channels) ORDER BY bucket, post_id
                        """)
                .bind("topic", topic)
                .bind("from", from)
                .bind("channels", channels.toArray(Long[]::new))
                .map((row, context) -> new Recent(
                        row.getLong("channel_id"),
                        row.getLong("person_id"),
                        Rows.time(row, "bucket"),
                        Arrays.asList((String[]) row.getArray("words").getArray())))
                .list());
    }
}
