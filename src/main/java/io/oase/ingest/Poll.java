package io.oase.ingest;

import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.CoverageDao;
import io.oase.channel.CoverageDao.Bookmark;
import io.oase.channel.Trouble;
import io.oase.db.DatabaseAway;
import io.oase.db.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one channel until it is level. What was read is stored with its new bookmark in one transaction: killed anywhere,
 * nothing is lost or doubled. Only one poll of a channel runs at a time, on whichever node; if a node is taken for dead
 * and lives, the bookmark's number lets only one of the two store.
 */
public final class Poll {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);
    /** Topic of the signal that a channel has been read, or could not be: its id. */
    public static final String TOPIC = "oase_channels";

    /** So many posts are stored in one transaction where there are that many. */
    public static final int TOGETHER = Batch.ENOUGH;

    /** A node that has stored nothing of a channel for so long is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private final Jdbi db;
    private final Channels channels;
    private final Connectors connectors;
    private final Ingest ingest;
    private final Above above;
    private final Looking looking;
    private final Clock clock;
    private final RandomGenerator random;
    private final LongSupplier node;
    private volatile boolean stopping;

    /** @param node number this node claims under; throws when it has none at the moment */
    public Poll(
            Jdbi db,
            Channels channels,
            Connectors connectors,
            Ingest ingest,
            Clock clock,
            RandomGenerator random,
            LongSupplier node) {
        this.db = db;
        this.channels = channels;
        this.connectors = connectors;
        this.ingest = ingest;
        this.above = new Above(db);
        this.looking = new Looking(db, ingest, clock);
        this.clock = clock;
        this.random = random;
        this.node = node;
    }

    /**
     * How a poll ended.
     *
     * @param received posts the network delivered
     * @param fresh of these, posts that were not known
     * @param level whether everything visible has been read
     * @param busy somebody else was reading this channel; nothing was done
     * @param trouble what went wrong, in words; empty when nothing did
     * @param next when to poll again; null: not before a person acts
     */
    public record Outcome(
            int received,
            int fresh,
            boolean level,
            boolean busy,
            Optional<Said> trouble,
            @Nullable Instant next) {}

    /** From now on a poll ends after the page it is reading; the rest is left to the next. */
    public void stop() {
        stopping = true;
    }

    /** Polls. Throws nothing for network trouble: it is noted in the ledger and told in the outcome. */
    public Outcome poll(long channelId) {
        Channel channel = channels.get(channelId);
        if (channel.state() != Channel.State.ACTIVE) {
            return new Outcome(0, 0, false, false, Optional.of(Said.of("poll.not_active")), null);
        }
        long self = node.getAsLong();
        Optional<Bookmark> claimed =
                db.inTransaction(handle -> CoverageDao.claim(handle, channelId, self, clock.instant(), LEASE));
        if (claimed.isEmpty()) {
            return new Outcome(
                    0,
                    0,
                    false,
                    true,
                    Optional.of(Said.of("poll.busy")),
                    clock.instant().plusSeconds(10));
        }
        try {
            Run run = new Run(db, ingest, above, clock, () -> stopping, channel, claimed.get());
            return plan(channel, read(run, channel));
        } finally {
            db.useHandle(handle -> CoverageDao.release(handle, channelId, self));
        }
    }

    private Run read(Run run, Channel channel) {
        try {
            Connector connector = connectors.of(channel);
            run.read(connector);
            if (run.level()) {
                db.useHandle(handle -> CoverageDao.level(handle, channel.id(), clock.instant()));
                looking.look(channel, connector);
            }
        } catch (Trouble thrown) {
            // A stop that interrupts a request is no trouble of the channel's.
            run.failed(stopping ? null : thrown);
        } catch (RuntimeException unforeseen) {
            if (DatabaseAway.is(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("Channel {} could not be read", channel.id(), Unforeseen.withoutWords(unforeseen));
            run.failed(Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("poll.unforeseen")));
        }
        return run;
    }

    private Outcome plan(Channel channel, Run run) {
        Instant now = clock.instant();
        Trouble trouble = run.trouble();
        @Nullable
        Instant next = trouble == null
                ? Rhythm.afterSuccess(
                        now, run.level() ? channel.pollSeconds() : 0, run.fresh() > 0, run.notBefore(), random)
                : fail(channel, trouble, now);
        db.useTransaction(handle -> {
            CoverageDao.plan(handle, channel.id(), next);
            Signals.publish(handle, TOPIC, String.valueOf(channel.id()));
        });
        return new Outcome(
                run.received(),
                run.fresh(),
                run.level(),
                false,
                Optional.ofNullable(trouble).map(Trouble::said),
                next);
    }

    private @Nullable Instant fail(Channel channel, Trouble trouble, Instant now) {
        int failures = db.inTransaction(handle -> CoverageDao.failed(handle, channel.id(), trouble, now));
        LOG.warn("Channel {} ({}) cannot be read: {}", channel.id(), channel.network(), trouble.getMessage());
        return trouble.kind().stopsPolling()
                ? null
                : Rhythm.afterFailure(
                        now, channel.pollSeconds(), failures, trouble.retryAt().orElse(null), random);
    }
}
