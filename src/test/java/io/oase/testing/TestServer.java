package io.oase.testing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.oase.db.DatabaseAddress;
import io.oase.db.EmbeddedDatabase;
import io.oase.db.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of this test JVM, with a migrated database to clone from. It forgets everything when the JVM ends. */
final class TestServer {
    private static final String TEMPLATE = "oase_template";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "300");

    private final EmbeddedDatabase postgres;

    private TestServer(EmbeddedDatabase postgres) {
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
        var address = postgres.address();
        return new DatabaseAddress(address.url().replaceAll("/[^/]*$", "/" + name), address.user(), address.password());
    }

    private void run(String sql) {
        var address = address("postgres");
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static TestServer start() {
        try {
            var folder = Files.createTempDirectory("oase-test-");
            var postgres = EmbeddedDatabase.open(folder, Path.of("target"), QUICK);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder)));
            var server = new TestServer(postgres);
            server.run("CREATE DATABASE " + TEMPLATE);
            new Migrations(server.address(TEMPLATE)).run();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedDatabase postgres, Path folder) {
        postgres.close();
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
