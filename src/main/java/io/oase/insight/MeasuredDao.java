package io.oase.insight;

import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what was measured: from packs, and what is in none yet from its clocks. */
final class MeasuredDao {
    private static final int PACKS_AT_ONCE = 8;

    private static final String COLUMNS = """
            SELECT k.kind, k.how, k.missed, extract(epoch FROM k.started_at)::float8 AS started, k.channel_id,
                   coalesce(k.ended_by, 0) AS agent, coalesce(k.target_version_id, 0) AS target_version,
                   k.seconds, k.open_seconds AS open, k.delay_seconds AS delay, k.delay_open_seconds AS delay_open
            """;

    private static final String COUNTS = " k.ended_at IS NOT NULL AND k.how NOT IN ('withdrawn', 'dropped') ";

    private MeasuredDao() {}

    /**
     * Everything that began in a period and has ended. Within one transaction that sees one moment, so that nothing that is packed
     * meanwhile is read twice or not at all.
     */
    static void read(Handle db, Instant from, Instant to, Consumer<Measured> each) {
        try (var packs = db.createQuery("SELECT data FROM clock_pack WHERE first_at < :to AND last_at >= :from")
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(PACKS_AT_ONCE)
                .mapTo(byte[].class)
                .stream()) {
            packs.forEach(pack -> Pack.read(pack, each));
        }
        rows(
                db,
                " FROM clock k WHERE k.id > (SELECT up_to FROM clock_packed) AND k.started_at >= :from AND k.started_at < :to AND",
                from,
                to,
                each);
        rows(
                db,
                " FROM clock_unpacked u JOIN clock k ON k.id = u.clock_id WHERE k.started_at >= :from AND k.started_at < :to AND",
                from,
                to,
                each);
    }

    private static void rows(Handle db, String of, Instant from, Instant to, Consumer<Measured> each) {
        try (var rows = db.createQuery(COLUMNS + of + COUNTS)
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(5_000)
                .mapTo(Row.class)
                .stream()) {
            rows.map(Row::measured).forEach(each);
        }
    }

    /** Clocks with ids above one and up to another that count and are not put aside, in the order of when they began. */
    static List<Measured> between(Handle db, long above, long upTo) {
        return db.createQuery(COLUMNS + " FROM clock k WHERE k.id > :above AND k.id <= :upTo AND" + COUNTS
                        + "AND NOT EXISTS (SELECT 1 FROM clock_unpacked u WHERE u.clock_id = k.id) ORDER BY k.started_at")
                .bind("above", above)
                .bind("upTo", upTo)
                .mapTo(Row.class)
                .map(Row::measured)
                .list();
    }

    /** Those of these clocks that count, in the order of when they began. */
    static List<Measured> of(Handle db, List<Long> clocks) {
        return db.createQuery(COLUMNS + " FROM clock k WHERE k.id = ANY(:ids) AND" + COUNTS + "ORDER BY k.started_at")
                .bind("ids", clocks.toArray(Long[]::new))
                .mapTo(Row.class)
                .map(Row::measured)
                .list();
    }

    /** Columns. */
    record Row(
            String kind,
            String how,
            @Nullable Boolean missed,
            double started,
            long channelId,
            long agent,
            long targetVersion,
            int seconds,
            int open,
            int delay,
            int delayOpen) {
        Measured measured() {
            return new Measured(
                    ClockKind.of(kind).orElseThrow(),
                    How.valueOf(how.toUpperCase(Locale.ROOT)),
                    missed,
                    (long) Math.floor(started),
                    channelId,
                    agent,
                    targetVersion,
                    seconds,
                    open,
                    delay,
                    delayOpen);
        }
    }
}
