package io.oase.ingest;

import io.oase.channel.Channel;
import io.oase.channel.Connector;
import io.oase.channel.CoverageDao;
import io.oase.channel.CoverageDao.Advance;
import io.oase.channel.CoverageDao.Bookmark;
import io.oase.channel.Page;
import io.oase.channel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a poll over as many pages as there are. The first page is stored at once, so that people see something; those behind it
 * in batches.
 */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Jdbi db;
    private final Ingest ingest;
    private final Above above;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final Channel channel;

    private Bookmark bookmark;
    private Batch batch = new Batch();
    private int received;
    private int fresh;
    private boolean level;
    private @Nullable Instant notBefore;
    private @Nullable Trouble trouble;

    /** @param bookmark where the last run ended */
    Run(
            Jdbi db,
            Ingest ingest,
            Above above,
            Clock clock,
            BooleanSupplier stopping,
            Channel channel,
            Bookmark bookmark) {
        this.db = db;
        this.ingest = ingest;
        this.above = above;
        this.clock = clock;
        this.stopping = stopping;
        this.channel = channel;
        this.bookmark = bookmark;
    }

    /** Posts the network delivered that are stored, known ones too. */
    int received() {
        return received;
    }

    /** Of these, posts that were not known. */
    int fresh() {
        return fresh;
    }

    /** Whether everything visible has been read and stored. */
    boolean level() {
        return level;
    }

    /** Earliest time for the next request; null when free. */
    @Nullable
    Instant notBefore() {
        return notBefore;
    }

    /** What went wrong; null when nothing did. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** Notes what went wrong; null when it is nobody's fault. */
    void failed(@Nullable Trouble thrown) {
        trouble = thrown;
    }

    /**
     * Reads until there is nothing more, the network asks for a rest, Oase stops, the time is up, or somebody else reads the channel.
     *
     * @throws Trouble of the network's; what was read before it is stored
     */
    void read(Connector connector) {
        Instant latest = clock.instant().plus(LONGEST);
        String at = bookmark.text();
        boolean first = true;
        while (true) {
            Page page;
            try {
                page = connector.read(at, channel.importSince());
                if (!batch.takes(page) && !store()) {
                    return;
                }
                batch.add(page, above.of(channel, connector, page.posts(), batch.keys()), clock.instant());
            } catch (RuntimeException thrown) {
                store();
                throw thrown;
            }
            Instant now = clock.instant();
            boolean last =
                    page.level() || page.notBefore().isPresent() || stopping.getAsBoolean() || !now.isBefore(latest);
            if ((first || last || batch.full(now)) && !store() || last) {
                return;
            }
            first = false;
            at = page.bookmark();
        }
    }

    /** Stores what was read; false when somebody else is reading the channel, who will store it. */
    private boolean store() {
        Page last = batch.last();
        if (last == null) {
            return true;
        }
        Batch full = batch;
        batch = new Batch();
        if (!store(full)) {
            return false;
        }
        level = last.level();
        notBefore = last.notBefore().orElse(null);
        return true;
    }

    private boolean store(Batch read) {
        try {
            return store(read, handle -> ingest.store(handle, channel, read.posts(), read.gone(), clock.instant()));
        } catch (RuntimeException unforeseen) {
            if (!Unforeseen.isAboutTheData(unforeseen)) {
                throw unforeseen;
            }
            LOG.error(
                    "Channel {}: a page could not be stored as a whole, its posts are stored one by one",
                    channel.id(),
                    Unforeseen.withoutWords(unforeseen));
            return store(read, handle -> oneByOne(handle, read));
        }
    }

    /** So that one post that cannot be stored does not keep all others away for ever. */
    private Ingest.Result oneByOne(Handle handle, Batch read) {
        Instant now = clock.instant();
        Ingest.Result all = ingest.store(handle, channel, List.of(), read.gone(), now);
        for (var post : read.posts()) {
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

    private boolean store(Batch read, Function<Handle, Ingest.Result> storing) {
        String reached = Objects.requireNonNull(read.last()).bookmark();
        return db.inTransaction(handle -> {
            Instant now = clock.instant();
            Ingest.Result result = storing.apply(handle);
            Advance advance = new Advance(
                    reached,
                    result.fresh(),
                    read.unreadable() + result.unusable(),
                    result.lag() == null ? null : Math.max(0, result.lag().toMillis()),
                    read.loss(),
                    now);
            if (!CoverageDao.advance(handle, channel.id(), bookmark, advance, now.plus(Poll.LEASE))) {
                LOG.info("Channel {} is being read by somebody else; this page is left to them", channel.id());
                handle.rollback();
                return false;
            }
            bookmark = new Bookmark(reached, bookmark.no() + 1);
            received += read.delivered();
            fresh += result.fresh();
            return true;
        });
    }
}
