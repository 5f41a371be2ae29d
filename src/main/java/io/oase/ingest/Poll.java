package io.oase.ingest;

import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connector;
import io.oase.channel.Connectors;
import io.oase.channel.CoverageDao;
import io.oase.channel.CoverageDao.Advance;
import io.oase.channel.CoverageDao.Bookmark;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.db.DatabaseAway;
import io.oase.db.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one channel until it is level. Each page is stored with its new bookmark in one transaction: killed anywhere,
 * nothing is lost or doubled. Only one poll of a channel runs at a time, on whichever node; if a node is taken for dead
 * and lives, the bookmark's number lets only one of the two store.
 */
public final class Poll {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);
    /** Topic of the signal that a channel has been read, or could not be: its id. */
    public static final String TOPIC = "oase_channels";

    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

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
            return plan(channel, new Run(channel, claimed.get()).run());
        } finally {
            db.useHandle(handle -> CoverageDao.release(handle, channelId, self));
        }
    }

    private Outcome plan(Channel channel, Run run) {
        Instant now = clock.instant();
        @Nullable
        Instant next = run.trouble == null
                ? Rhythm.afterSuccess(now, run.level ? channel.pollSeconds() : 0, run.fresh > 0, run.notBefore, random)
                : fail(channel, run.trouble, now);
        db.useTransaction(handle -> {
            CoverageDao.plan(handle, channel.id(), next);
            Signals.publish(handle, TOPIC, String.valueOf(channel.id()));
        });
        return new Outcome(
                run.received,
                run.fresh,
                run.level,
                false,
                Optional.ofNullable(run.trouble).map(Trouble::said),
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

    /** One run over as many pages as there are. */
    private final class Run {
        private final Channel channel;
        private Bookmark bookmark;
        private int received;
        private int fresh;
        private boolean level;
        private @Nullable Instant notBefore;
        private @Nullable Trouble trouble;

        Run(Channel channel, Bookmark bookmark) {
            this.channel = channel;
            this.bookmark = bookmark;
        }

        Run run() {
            Instant latest = clock.instant().plus(LONGEST_RUN);
            try {
                Connector connector = connectors.of(channel);
                do {
                    Page page = connector.read(bookmark.text(), channel.importSince());
                    if (!store(page, withAbove(connector, page))) {
                        return this;
                    }
                    level = page.level();
                    notBefore = page.notBefore().orElse(null);
                } while (!level
                        && !stopping
                        && notBefore == null
                        && clock.instant().isBefore(latest));
                if (level) {
                    db.useHandle(handle -> CoverageDao.level(handle, channel.id(), clock.instant()));
                    looking.look(channel, connector);
                }
            } catch (Trouble thrown) {
                // A stop that interrupts a request is no trouble of the channel's.
                trouble = stopping ? null : thrown;
            } catch (RuntimeException unforeseen) {
                if (DatabaseAway.is(unforeseen)) {
                    throw unforeseen;
                }
                LOG.error("Channel {} could not be read", channel.id(), Unforeseen.withoutWords(unforeseen));
                trouble = Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("poll.unforeseen"));
            }
            return this;
        }

        private List<RemotePost> withAbove(Connector connector, Page page) {
            List<RemotePost> posts = new ArrayList<>(page.posts());
            posts.addAll(above.of(channel, connector, page.posts()));
            return posts;
        }

        private boolean store(Page page, List<RemotePost> posts) {
            try {
                return store(page, handle -> ingest.store(handle, channel, posts, page.gone(), clock.instant()));
            } catch (RuntimeException unforeseen) {
                if (!Unforeseen.isAboutTheData(unforeseen)) {
                    throw unforeseen;
                }
                LOG.error(
                        "Channel {}: a page could not be stored as a whole, its posts are stored one by one",
                        channel.id(),
                        Unforeseen.withoutWords(unforeseen));
                return store(page, handle -> oneByOne(handle, page, posts));
            }
        }

        /** So that one post that cannot be stored does not keep all others away for ever. */
        private Ingest.Result oneByOne(Handle handle, Page page, List<RemotePost> posts) {
            Instant now = clock.instant();
            Ingest.Result all = ingest.store(handle, channel, List.of(), page.gone(), now);
            for (RemotePost post : posts) {
                handle.savepoint("one");
                try {
                    all = all.and(ingest.store(handle, channel, List.of(post), List.of(), now));
                } catch (RuntimeException unforeseen) {
                    if (!Unforeseen.isAboutTheData(unforeseen)) {
                        throw unforeseen;
                    }
                    handle.rollbackToSavepoint("one");
                    all = all.and(new Ingest.Result(0, 0, 1, null));
                }
            }
            return all;
        }

        private boolean store(Page page, Function<Handle, Ingest.Result> storing) {
            return db.inTransaction(handle -> {
                Instant now = clock.instant();
                Ingest.Result result = storing.apply(handle);
                Advance advance = new Advance(
                        page.bookmark(),
                        result.fresh(),
                        page.unreadable() + result.unusable(),
                        result.lag() == null ? null : Math.max(0, result.lag().toMillis()),
                        page.loss(),
                        now);
                if (!CoverageDao.advance(handle, channel.id(), bookmark, advance, now.plus(LEASE))) {
                    LOG.info("Channel {} is being read by somebody else; this page is left to them", channel.id());
                    handle.rollback();
                    return false;
                }
                bookmark = new Bookmark(page.bookmark(), bookmark.no() + 1);
                received += page.posts().size();
                fresh += result.fresh();
                return true;
            });
        }
    }
}
