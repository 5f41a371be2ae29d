package io.oase.db;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the shape this program needs: plain SQL from {@code db/migration}, each file once, in order. */
public final class Migrations {
    private final Flyway flyway;

    /**
     * Migrations for one database, on connections of their own: one holds a transaction, and in it the lock, for as long as
     * the steps take on another, which those of the pool may not.
     */
    public Migrations(DatabaseAddress database) {
        flyway = Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
    }

    /**
     * Runs what has not run yet. Several nodes may start at once: one migrates under a lock, the others wait.
     *
     * @return how many files were run
     * @throws DatabaseRefused when the database is newer than this program, or a file cannot be run
     */
    public int run() {
        MigrationInfoService stand = flyway.info();
        refuseNewer(stand);
        if (stand.pending().length == 0 && stand.current() != null) {
            return 0;
        }
        try {
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseRefused(
                    "The database could not be brought up to date: " + e.getMessage()
                            + " Nothing half-done is left behind: every step is one transaction.",
                    e);
        }
    }

    /** How many files have not run yet; 0 when the database is up to date. Changes nothing. */
    public int pending() {
        return flyway.info().pending().length;
    }

    private static void refuseNewer(MigrationInfoService stand) {
        Arrays.stream(stand.all()).filter(Migrations::isUnknownHere).findFirst().ifPresent(newer -> {
            throw new DatabaseRefused("The database is newer than this program: it has version "
                    + newer.getVersion() + " (" + newer.getDescription()
                    + "). Start the newer Oase that made it, or restore the backup made before the upgrade.");
        });
    }

    private static boolean isUnknownHere(MigrationInfo info) {
        return info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED;
    }
}
