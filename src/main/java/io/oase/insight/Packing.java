package io.oase.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs what was measured, behind what comes in. Reports are right without it, and quick with it. Several nodes may try; one
 * does it.
 */
public final class Packing {
    private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
    /** Clocks in a pack. */
    private static final int LOT = 20_000;

    private final Jdbi db;
    private final int lot;

    public Packing(Jdbi db) {
        this(db, LOT);
    }

    Packing(Jdbi db, int lot) {
        this.db = db;
        this.lot = lot;
    }

    /** Packs everything that fills packs. */
    public void packAll() {
        Optional<Long> last = last();
        if (last.isEmpty()) {
            return;
        }
        int packs = 0;
        while (packSome(last.get())) {
            packs++;
        }
        while (packLate()) {
            packs++;
        }
        if (packs > 0) {
            LOG.info("Packed measured times for reports: {} packs", packs);
        }
    }

    /**
     * The last id up to which nothing can come any more. Ids are given before they are committed; for the moment in which nobody
     * holds one back the table is locked against writers, and where that does not succeed at once, it is for the next time.
     */
    private Optional<Long> last() {
        try {
            return db.inTransaction(handle -> {
                handle.execute("SET LOCAL lock_timeout = '200ms'");
                handle.execute("LOCK TABLE clock IN SHARE MODE");
                return handle.createQuery("SELECT max(id) FROM clock")
                        .mapTo(Long.class)
                        .findOne();
            });
        } catch (org.jdbi.v3.core.statement.UnableToExecuteStatementException busy) {
            LOG.debug("Measured times are packed later: {}", busy.getMessage());
            return Optional.empty();
        }
    }

    private boolean packSome(long last) {
        return db.inTransaction(handle -> {
            Optional<Long> packed = handle.createQuery("SELECT up_to FROM clock_packed FOR UPDATE SKIP LOCKED")
                    .mapTo(Long.class)
                    .findOne();
            if (packed.isEmpty() || last - packed.get() < lot) {
                return false;
            }
            long upTo = packed.get() + lot;
            handle.createUpdate("""
                            INSERT INTO clock_unpacked (clock_id)
                            SELECT id FROM clock WHERE id > :above AND id <= :upTo AND (ended_at IS NULL OR how = 'merged')
                            """)
                    .bind("above", packed.get())
                    .bind("upTo", upTo)
                    .execute();
            // After those that run are put aside: one that ends in between is in one place, not in both.
            store(handle, MeasuredDao.between(handle, packed.get(), upTo));
            handle.createUpdate("UPDATE clock_packed SET up_to = :upTo")
                    .bind("upTo", upTo)
                    .execute();
            return true;
        });
    }

    /** Those that were still running then, or had ended by merging and may go on, and have ended since, as soon as they fill a pack. */
    private boolean packLate() {
        return db.inTransaction(handle -> {
            if (handle.createQuery("SELECT up_to FROM clock_packed FOR UPDATE SKIP LOCKED")
                    .mapTo(Long.class)
                    .findOne()
                    .isEmpty()) {
                return false;
            }
            List<Long> ended =
                    handle.createQuery("""
                            SELECT k.id FROM clock_unpacked u JOIN clock k ON k.id = u.clock_id
                             WHERE k.ended_at IS NOT NULL AND k.how <> 'merged' ORDER BY k.id LIMIT :lot
                            """).bind("lot", lot).mapTo(Long.class).list();
            if (ended.size() < lot) {
                return false;
            }
            store(handle, MeasuredDao.of(handle, ended));
            handle.createUpdate("DELETE FROM clock_unpacked WHERE clock_id = ANY(:ids)")
                    .bind("ids", ended.toArray(Long[]::new))
                    .execute();
            return true;
        });
    }

    private static void store(Handle handle, List<Measured> times) {
        if (times.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        "INSERT INTO clock_pack (first_at, last_at, clocks, data) VALUES (:first, :last, :clocks, :data)")
                .bind("first", Instant.ofEpochSecond(times.get(0).startedAt()))
                .bind("last", Instant.ofEpochSecond(times.get(times.size() - 1).startedAt()))
                .bind("clocks", times.size())
                .bind("data", Pack.of(times))
                .execute();
    }
}
