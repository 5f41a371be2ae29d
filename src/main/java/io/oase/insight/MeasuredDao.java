package io.oase.insight;

import io.oase.db.Binary;
import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** Reads what was measured: from packs, and what is in none yet from its clocks. */
final class MeasuredDao {
    private static final int PACKS_AT_ONCE = 8;
    private static final int FETCH = 5_000;

    private static final String COLUMNS = """
            SELECT k.kind, k.how, k.missed, floor(extract(epoch FROM k.started_at))::bigint, k.channel_id,
                   coalesce(k.ended_by, 0), coalesce(k.team_id, 0), coalesce(k.target_version_id, 0),
                   k.seconds, k.open_seconds, k.delay_seconds, k.delay_open_seconds
            """;

    private static final String COUNTS = " k.ended_at IS NOT NULL AND k.how NOT IN ('withdrawn', 'dropped', 'merged') ";

    /** Ended after those around them were packed: what runs stands in an index, so that not each of them has to be looked at. */
    private static final String LATE = """
            SELECT u.clock_id FROM clock_unpacked u
             WHERE NOT EXISTS (SELECT FROM clock r WHERE r.ended_at IS NULL AND r.id = u.clock_id)
            """;

    private static final String PERIOD = "k.started_at >= :from AND k.started_at < :to AND";

    private MeasuredDao() {}

    /**
     * Everything that began in a period, has ended and is in no pack. Packs have to be read at the same moment, so that nothing that is
     * packed meanwhile is read twice or not at all.
     */
    static void unpacked(Handle db, Instant from, Instant to, Consumer<Measured> each) {
        rows(db.createQuery(COLUMNS + " FROM clock k WHERE k.id > (SELECT up_to FROM clock_packed) AND " + PERIOD
                                + COUNTS)
                        .bind("from", from)
                        .bind("to", to))
                .forEach(each);
        rows(db.createQuery(COLUMNS + " FROM clock k WHERE k.id = ANY(ARRAY(" + LATE + ")) AND " + PERIOD + COUNTS)
                        .bind("from", from)
                        .bind("to", to))
                .forEach(each);
    }

    /** What is in the packs of a period; some of it began before or after. */
    static void packs(Handle db, Instant from, Instant to, Consumer<Measured> each) {
        try (var packs = db
                .createQuery("SELECT data FROM clock_pack WHERE first_at < :to AND last_at >= :from")
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(PACKS_AT_ONCE)
                .addCustomizer(Binary.ANSWERS)
                .map((row, context) -> row.getBytes(1))
                .stream()) {
            packs.forEach(pack -> Pack.read(pack, each));
        }
    }

    /** Clocks with ids above one and up to another that count and are not put aside, in the order of when they began. */
    static List<Measured> between(Handle db, long above, long upTo) {
        return rows(db.createQuery(
                                COLUMNS + " FROM clock k WHERE k.id > :above AND k.id <= :upTo AND" + COUNTS
                                        + "AND NOT EXISTS (SELECT 1 FROM clock_unpacked u WHERE u.clock_id = k.id) ORDER BY k.started_at")
                        .bind("above", above)
                        .bind("upTo", upTo))
                .list();
    }

    /** Those of these clocks that count, in the order of when they began. */
    static List<Measured> of(Handle db, List<Long> clocks) {
        return rows(db.createQuery(
                                COLUMNS + " FROM clock k WHERE k.id = ANY(:ids) AND" + COUNTS + "ORDER BY k.started_at")
                        .bind("ids", clocks.toArray(Long[]::new)))
                .list();
    }

    /** By position, because there are many. */
    private static ResultIterable<Measured> rows(Query query) {
        return query.setFetchSize(FETCH)
                .addCustomizer(Binary.ANSWERS)
                .map((row, context) -> new Measured(
                        ClockKind.of(row.getString(1)).orElseThrow(),
                        How.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getObject(3, Boolean.class),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getInt(12)));
    }
}
