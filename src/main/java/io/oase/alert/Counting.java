package io.oase.alert;

import io.oase.alert.CountDao.Count;
import io.oase.alert.CountDao.Hit;
import io.oase.alert.CountDao.Word;
import io.oase.search.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Counts what came in, by topic, channel and ten minutes; in the transaction of whoever has the turn. */
final class Counting {
    /** What is usual is learnt from so much of the past. */
    static final Duration PAST = Duration.ofDays(56);

    /** So late a post is still news. */
    static final Duration NEWS = Duration.ofHours(24);

    /** What comes later after it was posted was not said just now. */
    static final Duration IN_TIME = Duration.ofHours(1);

    private static final int LOT = 500;

    private Counting() {}

    /**
     * What a turn brought.
     *
     * @param fresh topics with the ten minutes in which something was counted that may be noticed
     * @param anew topics whose past was counted anew, or is from now on
     * @param unread topics whose past has not been counted to its end: what is usual there is not known yet
     * @param more whether probably more waits
     */
    record Counted(Map<String, Set<Instant>> fresh, List<String> anew, Set<String> unread, boolean more) {}

    /**
     * Counts some of what came in; where little waits, also some of the past of what is watched since or differently. Posts are counted by
     * when they were posted.
     */
    static Counted count(Handle db, List<Watched> topics, Instant now) {
        List<String> anew = new ArrayList<>(anew(db, topics, now));
        Map<Long, Boolean> posts = CountDao.take(db, LOT);
        Map<String, Past> unread = Past.unread(db);
        List<Hit> fresh = new ArrayList<>();
        if (!posts.isEmpty()) {
            fresh.addAll(add(
                    db,
                    CountDao.found(db, words(db, topics), posts, now.minus(PAST)).stream()
                            .filter(hit -> !Past.isAhead(unread.get(hit.topic()), hit))
                            .toList()));
        }
        Map<String, Set<Instant>> buckets = new LinkedHashMap<>();
        fresh.stream().filter(hit -> !unread.containsKey(hit.topic())).forEach(hit -> buckets.computeIfAbsent(
                        hit.topic(), topic -> new HashSet<>())
                .add(hit.bucket()));
        if (posts.size() < LOT) {
            // What has just been read to its end is looked at as a whole.
            topics.stream()
                    .filter(topic -> unread.containsKey(topic.key()))
                    .findFirst()
                    .filter(topic -> Past.read(
                            db, topic, words(db, List.of(topic)), Objects.requireNonNull(unread.get(topic.key())), now))
                    .ifPresent(topic -> {
                        unread.remove(topic.key());
                        anew.add(topic.key());
                        buckets.put(topic.key(), HitDao.buckets(db, topic.key(), now.minus(NEWS)));
                    });
        }
        buckets.values().removeIf(Set::isEmpty);
        return new Counted(buckets, anew, Set.copyOf(unread.keySet()), posts.size() == LOT || !unread.isEmpty());
    }

    /** What is watched since, or differently; what is watched no more is forgotten. */
    private static List<String> anew(Handle db, List<Watched> topics, Instant now) {
        Map<String, String> definitions = TurnDao.definitions(db);
        Set<String> keys = topics.stream().map(Watched::key).collect(Collectors.toSet());
        definitions.keySet().stream()
                .filter(topic -> !keys.contains(topic))
                .forEach(topic -> TurnDao.forget(db, topic));
        List<String> anew = new ArrayList<>();
        for (Watched topic : topics) {
            if (!topic.definition().equals(definitions.get(topic.key()))) {
                TurnDao.forget(db, topic.key());
                TurnDao.define(db, topic.key(), topic.definition(), now);
                Past.begin(db, topic, words(db, List.of(topic)), now);
                anew.add(topic.key());
            }
        }
        return anew;
    }

    private static List<Hit> add(Handle db, List<Hit> found) {
        Set<String> topics = found.stream().map(Hit::topic).collect(Collectors.toSet());
        Set<Instant> buckets = found.stream().map(Hit::bucket).collect(Collectors.toSet());
        if (found.isEmpty()) {
            return List.of();
        }
        Set<List<Object>> people = CountDao.counted(db, topics, buckets);
        List<Hit> live = found.stream().filter(Hit::live).toList();
        Set<List<Object>> kept = live.isEmpty() ? Set.of() : CountDao.keep(db, live);
        Map<List<Object>, int[]> counts = new HashMap<>();
        List<Hit> fresh = new ArrayList<>();
        for (Hit hit : found) {
            // A post that was counted before (as context that turned out to be meant for us) is not counted again.
            if (!hit.live() || kept.contains(List.<Object>of(hit.topic(), hit.post()))) {
                int[] count =
                        counts.computeIfAbsent(List.of(hit.topic(), hit.channel(), hit.bucket()), place -> new int[2]);
                count[0]++;
                count[1] += people.add(List.of(hit.topic(), hit.channel(), hit.bucket(), hit.person())) ? 1 : 0;
                if (hit.live()) {
                    fresh.add(hit);
                }
            }
        }
        CountDao.add(
                db,
                counts.entrySet().stream()
                        .map(entry -> new Count(
                                (String) entry.getKey().get(0),
                                (Long) entry.getKey().get(1),
                                (Instant) entry.getKey().get(2),
                                entry.getValue()[0],
                                entry.getValue()[1]))
                        .toList());
        return fresh;
    }

    private static List<Word> words(Handle db, List<Watched> topics) {
        List<Word> words = new ArrayList<>();
        Map<String, Listening> known = new HashMap<>();
        Listening.to(
                        db,
                        topics.stream()
                                .flatMap(topic -> topic.words().stream())
                                .distinct()
                                .toList())
                .forEach(each -> known.put(each.text(), each));
        for (Watched topic : topics) {
            if (topic.isEverything() || topic.ratings() != null) {
                @Nullable
                Integer stars = topic.ratings() == null ? null : topic.ratings().atMost();
                words.add(new Word(words.size(), topic.key(), "", "", "", "", stars));
            }
            for (String text : topic.words()) {
                @Nullable Listening word = known.get(text);
                if (word != null) {
                    words.add(new Word(
                            words.size(), topic.key(), text, word.query(), word.verbatim(), word.part(), null));
                }
            }
        }
        return words;
    }
}
