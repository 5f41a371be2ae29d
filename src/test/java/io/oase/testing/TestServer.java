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
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of this test JVM, with a migrated database to clone from. It forgets everything when the JVM ends. */
final class TestServer {
    private static final String TEMPLATE = "oase_template";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final Map<String, String> QUICK = Map.of(
            "fsync",
            "off",
            "synchronous_commit",
            "off",
            "full_page_writes",
            "off",
            "max_connections",
            "300",
            "autovacuum",
            "off",
            "scram_iterations",
            "1");

    private final EmbeddedDatabase postgres;
    private final AsNew asNew;
    private final Deque<String> free = new ConcurrentLinkedDeque<>();
    private final Set<String> migrated = ConcurrentHashMap.newKeySet();

    private TestServer(EmbeddedDatabase postgres) {
        this.postgres = postgres;
        // Made again with as few rounds as the setting says: tests open thousands of connections.
        run("ALTER USER " + postgres.address().user() + " PASSWORD '"
                + postgres.address().password() + "'");
        run("CREATE DATABASE " + TEMPLATE);
        new Migrations(address(TEMPLATE)).run();
        asNew = new AsNew(address(TEMPLATE));
    }

    static TestServer shared() {
        return Holder.SERVER;
    }

    /** A migrated database, new or as good as new, of a name no other had. */
    DatabaseAddress migrated() {
        var name = free.poll();
        if (name == null) {
            name = clone(TEMPLATE);
        }
        migrated.add(name);
        return address(name);
    }

    /** A new database without any table. */
    DatabaseAddress empty() {
        return address(clone("template0"));
    }

    /** It is not needed any more. Whoever is still connected is thrown out and does not find it again. */
    void drop(DatabaseAddress address) {
        var name = address.url().replaceAll("^.*/", "");
        if (!migrated.remove(name) || !keep(name)) {
            run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
    }

    private boolean keep(String name) {
        var next = name();
        try {
            run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
            run("ALTER DATABASE " + name + " RENAME TO " + next);
        } catch (IllegalStateException gone) {
            return false;
        }
        if (asNew.make(address(next))) {
            free.add(next);
        } else {
            run("DROP DATABASE " + next + " WITH (FORCE)");
        }
        return true;
    }

    private String clone(String template) {
        var name = name();
        run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private static String name() {
        return "test_" + NUMBERS.incrementAndGet();
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
            return new TestServer(postgres);
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
