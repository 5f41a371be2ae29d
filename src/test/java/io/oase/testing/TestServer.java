package io.oase.testing;

import com.codahale.metrics.MetricRegistry;
import io.oase.db.Database;
import io.oase.db.DatabaseAddress;
import io.oase.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of this test JVM, with a migrated database to clone from. It forgets everything when the JVM ends. */
final class TestServer {
    private static final String TEMPLATE = "oase_template";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static TestServer shared() {
        return Holder.SERVER;
    }

    /** A new migrated database. */
    DatabaseAddress clone(String template) {
        var name = "test_" + NUMBERS.incrementAndGet();
        run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return address(name);
    }

    DatabaseAddress migrated() {
        return clone(TEMPLATE);
    }

    DatabaseAddress empty() {
        return clone("template0");
    }

    void drop(DatabaseAddress address) {
        run("DROP DATABASE IF EXISTS " + address.url().replaceAll("^.*/", "") + " WITH (FORCE)");
    }

    private DatabaseAddress address(String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name, "postgres", "postgres");
    }

    private void run(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static TestServer start() {
        try {
            var server = new TestServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("timezone", "UTC")
                    .start());
            server.run("CREATE DATABASE " + TEMPLATE);
            try (var database = Database.open(server.address(TEMPLATE), 2, new MetricRegistry())) {
                new Migrations(database.dataSource()).run();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
