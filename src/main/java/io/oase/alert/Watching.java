package io.oase.alert;

import io.oase.alert.LastingDao.Lasting;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Coverage;
import io.oase.db.Lookout;
import io.oase.notice.Notices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes in and says when it is too much: on one node at a time, a second or two behind. Counting, judging and telling are
 * one transaction; killed anywhere, nothing is counted or told twice, and nothing is lost.
 */
public final class Watching implements AutoCloseable {
    /** How often it is looked at whether an alert is over. */
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** So long it has to be quiet. */
    private static final Duration QUIET = Duration.ofHours(1);
    /** A channel that cannot be read is not quiet; after so long it keeps no alert open any more. */
    private static final Duration BLIND = Duration.ofHours(24);

    private static final Duration HITS = Duration.ofDays(2);
    private static final Duration COUNTS = Duration.ofDays(400);

    private final Jdbi db;
    private final Topics topics;
    private final Channels channels;
    private final Baselines baselines;
    private final Noticing noticing;
    private final Telling telling;
    private final Clock clock;
    /** As this node counted last. */
    private volatile List<Watched> counted = List.of();

    private volatile Instant looked = Instant.EPOCH;
    private final Lookout lookout = new Lookout("alerts", this::watchSome);

    /** @param zone by whose clock hours of the week are told apart */
    public Watching(Jdbi db, Topics topics, Channels channels, Notices notices, Clock clock, ZoneId zone) {
        this.db = db;
        this.topics = topics;
        this.channels = channels;
        this.baselines = new Baselines(zone);
        this.noticing = new Noticing(baselines, zone);
        this.telling = new Telling(notices);
        this.clock = clock;
    }

    /** Starts working. */
    public void start() {
        lookout.start();
    }

    /** Finishes the transaction it is in. */
    @Override
    public void close() {
        lookout.close();
    }

    /** Counts some of what waits, and looks after lasting alerts once a minute; false when there is nothing more to do now. */
    public boolean watchSome() {
        List<Watched> watched = List.copyOf(topics.watched());
        Instant now = clock.instant();
        boolean something =
                !watched.equals(counted) || !looked.plus(LOOK).isAfter(now) || db.withHandle(TurnDao::waits);
        return something && db.inTransaction(handle -> TurnDao.turn(handle) && work(handle, watched, now));
    }

    /** Forgets what nothing needs any more; says how much. */
    public int sweep() {
        Instant now = clock.instant();
        return db.inTransaction(
                handle -> TurnDao.sweep(handle, now.minus(HITS), now.minus(Rated.KEPT), now.minus(COUNTS)));
    }

    private boolean work(Handle handle, List<Watched> watched, Instant now) {
        Counting.Counted found = Counting.count(handle, watched, now);
        found.anew().forEach(baselines::forget);
        Map<String, Watched> byKey = watched.stream().collect(Collectors.toMap(Watched::key, Function.identity()));
        if (!found.fresh().isEmpty()) {
            List<Channel> connected = connected();
            Map<String, Lasting> lasting =
                    LastingDao.lasting(handle).stream().collect(Collectors.toMap(Lasting::topic, Function.identity()));
            boolean explained = !lasting.isEmpty();
            for (Watched topic : specialFirst(watched)) {
                @Nullable Set<Instant> buckets = found.fresh().get(topic.key());
                @Nullable Lasting own = lasting.get(topic.key());
                // That there is much of everything is no news while it is known what it is about.
                if (buckets != null && (own != null || !explained || !topic.isEverything())) {
                    Optional<Long> begun = noticing.notice(handle, topic, connected, buckets, own, now);
                    begun.ifPresent(id -> telling.begun(handle, id, now));
                    explained |= begun.isPresent();
                }
            }
        }
        if (!TurnDao.looked(handle, now.minus(LOOK), now)) {
            lookAfter(handle, byKey, found.unread(), now);
        }
        handle.afterCommit(() -> {
            counted = watched;
            looked = now;
        });
        return found.more();
    }

    private static List<Watched> specialFirst(List<Watched> watched) {
        return watched.stream()
                .sorted(Comparator.comparing(Watched::isEverything))
                .toList();
    }

    /** @param unread topics of which it is not known yet what is usual */
    private void lookAfter(Handle handle, Map<String, Watched> byKey, Set<String> unread, Instant now) {
        List<Lasting> lasting = LastingDao.lasting(handle);
        Set<Long> blind = lasting.isEmpty() ? Set.of() : blind(now);
        for (Lasting alert : lasting) {
            @Nullable Watched topic = byKey.get(alert.topic());
            boolean over = topic == null
                    || !unread.contains(alert.topic())
                            && !alert.lastAt().plus(QUIET).isAfter(now)
                            && alert.channels().stream().noneMatch(blind::contains)
                            && noticing.isQuiet(handle, topic, alert, now);
            if (over) {
                LastingDao.end(handle, alert.id(), now);
            }
        }
        LastingDao.remind(handle, now).forEach(id -> telling.again(handle, id, now));
    }

    private List<Channel> connected() {
        return channels.list().stream()
                .filter(channel -> channel.state() != Channel.State.REMOVED)
                .toList();
    }

    private Set<Long> blind(Instant now) {
        Set<Long> blind = new HashSet<>();
        for (Coverage each : channels.coverage()) {
            @Nullable Instant since = each.failingSince();
            if (since != null && since.isAfter(now.minus(BLIND))) {
                blind.add(each.channelId());
            }
        }
        return blind;
    }
}
