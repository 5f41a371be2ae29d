package io.oase.alert;

import io.oase.alert.HitDao.Recents;
import io.oase.alert.Judging.Verdict;
import io.oase.alert.LastingDao.Beginning;
import io.oase.alert.LastingDao.Lasting;
import io.oase.channel.Channel;
import io.oase.playbook.Where;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whether what was counted for a topic is still usual: on each of its channels, and on all of them together. */
final class Noticing {
    private static final int LONGEST = Judging.WINDOWS[Judging.WINDOWS.length - 1];

    private final Baselines baselines;
    private final ZoneId zone;

    Noticing(Baselines baselines, ZoneId zone) {
        this.baselines = baselines;
        this.zone = zone;
    }

    /** Where, when and how much. */
    private record Found(@Nullable Long channel, Instant last, Verdict verdict) {
        Instant from() {
            return Bucket.plus(last, 1 - verdict.buckets());
        }
    }

    /** Ids of the channels on which a topic is watched. */
    static Set<Long> places(Watched topic, Collection<Channel> channels) {
        return channels.stream()
                .filter(channel -> Where.has(topic.channels(), channel.network(), channel.name()))
                .map(Channel::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Judges the ten minutes in which something was counted, and those after them as far as they are looked at together; begins an
     * alert or lets the one that lasts go on.
     *
     * @return the id of an alert that has just begun; empty otherwise
     */
    Optional<Long> notice(
            Handle db,
            Watched topic,
            Collection<Channel> channels,
            Set<Instant> fresh,
            @Nullable Lasting lasting,
            Instant now) {
        Instant first = fresh.stream().min(Instant::compareTo).orElse(now);
        if (topic.ratings() != null) {
            return new Rated(db, topic, topic.ratings(), places(topic, channels), zone).notice(first, lasting, now);
        }
        Map<Long, Usual> usual = baselines.of(db, topic, places(topic, channels), first, now);
        if (usual.isEmpty()) {
            return Optional.empty();
        }
        Recents recents = HitDao.since(db, topic.key(), usual.keySet(), Bucket.plus(first, -LONGEST));
        List<Found> found = judge(topic, usual, recents, ends(fresh, now));
        if (lasting != null) {
            found.forEach(each -> LastingDao.lasts(db, lasting.id(), Bucket.plus(each.last, 1)));
            LastingDao.gather(db, lasting.id(), first);
            return Optional.empty();
        }
        return found.stream()
                .min(java.util.Comparator.comparingDouble(each -> each.verdict.chance()))
                .map(worst -> begin(db, topic, usual, recents, worst, found, now));
    }

    private static Set<Instant> ends(Set<Instant> fresh, Instant now) {
        Set<Instant> ends = new TreeSet<>();
        Instant last = Bucket.of(now);
        for (Instant bucket : fresh) {
            for (int i = 0; i < LONGEST && !Bucket.plus(bucket, i).isAfter(last); i++) {
                ends.add(Bucket.plus(bucket, i));
            }
        }
        return ends;
    }

    private static List<Found> judge(Watched topic, Map<Long, Usual> usual, Recents recents, Set<Instant> ends) {
        List<@Nullable Long> places = new ArrayList<>(usual.keySet());
        if (places.size() > 1) {
            places.add(null);
        }
        double threshold = Judging.threshold(places.size());
        List<Found> found = new ArrayList<>();
        for (Instant end : ends) {
            for (@Nullable Long place : places) {
                Judging.judge(
                                buckets -> level(usual, place, Bucket.plus(end, 1 - buckets), buckets),
                                buckets -> recents.within(Bucket.plus(end, 1 - buckets), buckets, place)
                                        .people(),
                                topic.atLeast(),
                                threshold)
                        .ifPresent(verdict -> found.add(new Found(place, end, verdict)));
            }
        }
        return found;
    }

    private static Level level(Map<Long, Usual> usual, @Nullable Long channel, Instant from, int buckets) {
        return usual.entrySet().stream()
                .filter(each -> channel == null || each.getKey().equals(channel))
                .map(each -> each.getValue().level(from, buckets))
                .reduce(Level.NONE, Level::and);
    }

    private long begin(
            Handle db,
            Watched topic,
            Map<Long, Usual> usual,
            Recents recents,
            Found worst,
            List<Found> all,
            Instant now) {
        Recents within = recents.within(worst.from(), worst.verdict.buckets(), worst.channel);
        List<Usual> there = usual.entrySet().stream()
                .filter(each -> worst.channel == null || each.getKey().equals(worst.channel))
                .map(Map.Entry::getValue)
                .toList();
        double[] week = new double[Usual.WEEK];
        there.forEach(each -> {
            for (int hour = 0; hour < week.length; hour++) {
                week[hour] += each.rates()[hour] / 6;
            }
        });
        Alert.Grounds grounds = new Alert.Grounds(
                worst.from(),
                worst.verdict.buckets() * 10,
                worst.verdict.people(),
                within.posts(),
                there.stream()
                        .mapToDouble(each -> each.mean(worst.from(), worst.verdict.buckets()))
                        .sum(),
                worst.verdict.chance(),
                Judging.threshold(usual.size() > 1 ? usual.size() + 1 : 1),
                within.words(),
                null);
        Instant last = all.stream().map(Found::last).max(Instant::compareTo).orElse(worst.last);
        long id = LastingDao.begin(
                db,
                new Beginning(topic, worst.channel, usual.keySet(), grounds, Bucket.plus(last, 1), week, zone),
                now);
        LastingDao.gather(db, id, grounds.from());
        return id;
    }

    /** Whether the last hour of a lasting alert was nothing special; of ratings, the time the playbook names. */
    boolean isQuiet(Handle db, Watched topic, Lasting alert, Instant now) {
        if (topic.ratings() != null) {
            return new Rated(db, topic, topic.ratings(), Set.copyOf(alert.channels()), zone).isQuiet(now);
        }
        Map<Long, Usual> usual = baselines.of(db, topic, new TreeSet<>(alert.channels()), now, now);
        Instant from = Bucket.plus(Bucket.of(now), -5);
        Recents recents = HitDao.since(db, topic.key(), alert.channels(), from);
        return Judging.isQuiet(level(usual, null, from, 6), recents.people());
    }
}
