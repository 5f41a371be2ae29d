package io.oase.alert;

import io.oase.alert.HitDao.Rating;
import io.oase.alert.LastingDao.Beginning;
import io.oase.alert.LastingDao.Lasting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether so many people rated so badly within the time a playbook names. Ratings are rare, and whoever writes a playbook knows best how
 * many are too many: what is usual is said with it, and decides nothing.
 */
record Rated(Handle db, Watched topic, Watched.Ratings asked, Set<Long> channels, ZoneId zone) {
    /** So long reviews of ratings are remembered; a playbook asks for no more than seven days. */
    static final Duration KEPT = Duration.ofDays(8);

    /** The last minutes are no part of what is usual. */
    private static final Duration JUDGED = Duration.ofHours(2);

    /** Reviews of one span of time, the first of them up to the last. */
    private record Span(List<Rating> ratings) {
        int people() {
            return (int) ratings.stream().mapToLong(Rating::person).distinct().count();
        }

        Instant from() {
            return ratings.get(0).at();
        }

        Instant to() {
            return ratings.get(ratings.size() - 1).at();
        }

        @Nullable
        Long onlyChannel() {
            Set<Long> all = new HashSet<>();
            ratings.forEach(rating -> all.add(rating.channel()));
            return all.size() == 1 ? all.iterator().next() : null;
        }
    }

    /**
     * Looks at every span of time that ends with a review from a moment on; begins an alert or lets the one that lasts go on.
     *
     * @return the id of an alert that has just begun; empty otherwise
     */
    Optional<Long> notice(Instant first, @Nullable Lasting lasting, Instant now) {
        List<Rating> ratings = HitDao.ratings(db, topic.key(), channels, first.minus(length()));
        @Nullable Span most = null;
        @Nullable Instant last = null;
        int begin = 0;
        Map<Long, Integer> people = new HashMap<>();
        for (int end = 0; end < ratings.size(); end++) {
            Instant at = ratings.get(end).at();
            people.merge(ratings.get(end).person(), 1, Integer::sum);
            while (!ratings.get(begin).at().isAfter(at.minus(length()))) {
                people.computeIfPresent(ratings.get(begin++).person(), (who, times) -> times == 1 ? null : times - 1);
            }
            if (people.size() >= fewest() && !at.isBefore(first)) {
                last = at;
                if (most == null || people.size() > most.people()) {
                    most = new Span(ratings.subList(begin, end + 1));
                }
            }
        }
        if (lasting != null) {
            if (last != null) {
                LastingDao.lasts(db, lasting.id(), Bucket.plus(Bucket.of(last), 1));
            }
            LastingDao.gather(db, lasting.id(), first);
            return Optional.empty();
        }
        return most == null || last == null ? Optional.empty() : Optional.of(begin(most, last, now));
    }

    /** Whether fewer than it takes rated so badly lately. */
    boolean isQuiet(Instant now) {
        List<Rating> late = HitDao.ratings(db, topic.key(), channels, now.minus(length())).stream()
                .filter(rating -> rating.at().isAfter(now.minus(length())))
                .toList();
        return new Span(late).people() < fewest();
    }

    private long begin(Span span, Instant last, Instant now) {
        Instant from = Bucket.of(span.from());
        double usual = usual(now).orElse(0);
        double[] week = new double[Usual.WEEK];
        Arrays.fill(week, usual * Bucket.LENGTH.toMinutes() / asked.withinMinutes());
        Alert.Grounds grounds = new Alert.Grounds(
                span.from(),
                asked.withinMinutes(),
                span.people(),
                span.ratings().size(),
                usual,
                null,
                null,
                Map.of(),
                new Alert.Rule(asked.atMost(), topic.atLeast()));
        long id = LastingDao.begin(
                db,
                new Beginning(
                        topic, span.onlyChannel(), channels, grounds, Bucket.plus(Bucket.of(last), 1), week, zone),
                now);
        LastingDao.gather(db, id, from);
        return id;
    }

    /** How many people rated so badly in such a time on an average; empty where nothing is known of the past. */
    private OptionalDouble usual(Instant now) {
        return CountDao.perMinute(db, topic.key(), channels, now.minus(Counting.PAST), now.minus(JUDGED)).stream()
                .mapToDouble(people -> people * asked.withinMinutes())
                .findFirst();
    }

    private int fewest() {
        return Math.max(topic.atLeast(), Judging.FEWEST);
    }

    private Duration length() {
        return Duration.ofMinutes(asked.withinMinutes());
    }
}
