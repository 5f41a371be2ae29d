package io.oase;

import com.codahale.metrics.MetricRegistry;
import io.oase.base.Vault;
import io.oase.db.Database;
import io.oase.db.DatabaseAddress;
import io.oase.db.EmbeddedDatabase;
import io.oase.db.Migrations;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database and the keys a configuration names, opened; closes whatever it started. */
final class Storage implements AutoCloseable {
    private final @Nullable EmbeddedDatabase embedded;
    private final Database database;
    private final Vault vault;

    private Storage(@Nullable EmbeddedDatabase embedded, Database database, Vault vault) {
        this.embedded = embedded;
        this.database = database;
        this.vault = vault;
    }

    /** Opens for a server: starts the database that Oase brings along where no other is named, and brings it up to date. */
    static Storage open(OaseConfiguration configuration, MetricRegistry metrics) {
        Optional<DatabaseAddress> given = configuration.databaseAddress();
        EmbeddedDatabase embedded = given.isPresent() ? null : EmbeddedDatabase.open(configuration.databaseFolder());
        return open(
                configuration,
                embedded,
                embedded == null ? given.orElseThrow() : embedded.address(),
                configuration.maxConnections(),
                metrics);
    }

    /** Opens for a shell command: uses the database of a running Oase where there is one. */
    static Storage beside(OaseConfiguration configuration) {
        Optional<DatabaseAddress> running =
                configuration.databaseAddress().or(() -> EmbeddedDatabase.running(configuration.databaseFolder()));
        return running.isPresent()
                ? open(configuration, null, running.get(), 4, new MetricRegistry())
                : open(configuration, new MetricRegistry());
    }

    private static Storage open(
            OaseConfiguration configuration,
            @Nullable EmbeddedDatabase embedded,
            DatabaseAddress address,
            int connections,
            MetricRegistry metrics) {
        Database database = null;
        try {
            database = Database.open(address, connections, metrics);
            new Migrations(address).run();
            boolean anew = !Files.exists(configuration.keysFile());
            Vault vault = Vault.open(configuration.keysFile());
            if (!anew) {
                FittingKeys.check(database.jdbi(), vault);
            }
            return new Storage(embedded, database, vault);
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            if (embedded != null) {
                embedded.close();
            }
            throw e;
        }
    }

    Database database() {
        return database;
    }

    Vault vault() {
        return vault;
    }

    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
