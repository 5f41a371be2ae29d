package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final Path PROGRAMS = Path.of("target");

    @TempDir
    Path folder;

    private Process child;

    @AfterEach
    void end() throws Exception {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
        // Whatever a killed child left running is stopped here.
        if (Files.isDirectory(folder.resolve("cluster"))) {
            new PostgresCluster(PostgresPrograms.in(PROGRAMS), folder).stopOrphan();
        }
    }

    @Test
    void what_was_stored_is_there_after_a_clean_stop() throws Exception {
        try (var first = open()) {
            execute(first.address(), "CREATE TABLE kept AS SELECT 'Grüße' AS word");
        }
        try (var second = open()) {
            assertThat(query(second.address(), "SELECT upper(word) FROM kept")).isEqualTo("GRÜßE");
            assertThat(query(second.address(), "SELECT to_tsvector('simple', word) @@ 'grüße'::tsquery FROM kept"))
                    .isEqualTo("t");
            assertThat(query(second.address(), "SHOW timezone")).isEqualTo("UTC");
            assertThat(query(second.address(), "SHOW fsync")).isEqualTo("on");
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void nobody_gets_in_without_the_password_and_nobody_else_can_read_it() throws Exception {
        try (var database = open()) {
            var url = database.address().url();
            for (var password : new String[] {"", "oase", "postgres"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(url, "oase", password)
                                .close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(query(database.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database.address(), "SHOW unix_socket_directories"))
                    .isEmpty();
        }
    }

    @Test
    void a_killed_program_is_followed_by_one_that_finds_all_it_had_committed() throws Exception {
        startChild();
        var server = ProcessHandle.of(Long.parseLong(
                Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(0)));

        child.destroyForcibly().waitFor();
        assertThat(server).hasValueSatisfying(left -> assertThat(left.isAlive()).isTrue());

        try (var next = open()) {
            assertThat(query(next.address(), "SELECT count(*) FROM committed")).isEqualTo("1000");
            await().until(() -> !server.orElseThrow().isAlive());
        }
    }

    @Test
    void a_killed_program_and_server_are_recovered_from() throws Exception {
        startChild();
        var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                        .get(0)))
                .orElseThrow();

        child.destroyForcibly().waitFor();
        var workers = server.descendants().toList();
        server.destroyForcibly();
        await().until(() -> !server.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));

        try (var next = open()) {
            assertThat(query(next.address(), "SELECT count(*) FROM committed")).isEqualTo("1000");
        }
    }

    @Test
    void a_stale_number_that_now_belongs_to_somebody_else_harms_neither() throws Exception {
        open().close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("cluster/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("cluster") + "\n1\n1\n\n127.0.0.1\n1 1\nready\n");
            open().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_second_program_on_the_folder_is_refused_in_words() throws Exception {
        startChild();

        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("Another Oase is running")
                .hasMessageContaining("database.url");
    }

    @Test
    void data_of_another_postgresql_is_refused_in_words_and_left_alone() throws Exception {
        open().close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("PostgreSQL 16")
                .hasMessageContaining("brings PostgreSQL 17")
                .hasMessageContaining("pg_dump");
        assertThat(folder.resolve("cluster/PG_VERSION")).hasContent("16");
    }

    /** What the killed program does; prints a line when it has committed. */
    public static void main(String[] args) throws Exception {
        var database = EmbeddedDatabase.open(Path.of(args[0]), PROGRAMS, Map.of());
        execute(database.address(), "CREATE TABLE committed AS SELECT * FROM generate_series(1, 1000)");
        Files.writeString(Path.of(args[0], "ready"), "ready");
        Thread.sleep(Duration.ofMinutes(10).toMillis());
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(folder, PROGRAMS, Map.of());
    }

    private void startChild() throws IOException {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseTest.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("ready")));
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
