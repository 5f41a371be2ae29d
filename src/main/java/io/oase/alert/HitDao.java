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
