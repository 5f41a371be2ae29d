package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void nodes_starting_at_once_migrate_once() throws Exception {
        try (var db = TestDatabase.empty()) {
            var expected = new Migrations(db.address()).pending();
            Callable<Integer> start = () -> new Migrations(db.address()).run();
            var nodes = Executors.newFixedThreadPool(3);

            var ran = 0;
            for (var node : nodes.invokeAll(Stream.of(start, start, start).toList())) {
                ran += node.get();
            }
            nodes.shutdown();

            assertThat(ran).isEqualTo(expected);
            assertThat(new Migrations(db.address()).pending()).isZero();
        }
    }

    /** A step may take long, and whoever holds the lock for it waits in a transaction. */
    @Test
    void the_server_does_not_end_who_waits_for_a_long_step() {
        try (var db = TestDatabase.empty()) {
            db.jdbi().useHandle(handle -> {
                handle.execute("CREATE SCHEMA beside");
                handle.execute("CREATE TABLE beside.patience (setting text)");
                handle.execute("""
                        CREATE FUNCTION beside.note_patience() RETURNS event_trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            INSERT INTO beside.patience VALUES (current_setting('idle_in_transaction_session_timeout'));
                        END $$""");
                handle.execute(
                        "CREATE EVENT TRIGGER patience ON ddl_command_start EXECUTE FUNCTION beside.note_patience()");
            });

            new Migrations(db.address()).run();

            List<String> settings = db.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT DISTINCT setting FROM beside.patience")
                            .mapTo(String.class)
                            .list());
            assertThat(settings).containsExactly("0");
        }
    }

    @Test
    void a_database_from_the_future_is_refused_in_words() {
        try (var db = TestDatabase.fresh()) {
            db.jdbi().useHandle(handle -> handle.execute("""
                            INSERT INTO flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            VALUES (9999, '9999', 'read minds', 'SQL', 'V9999__read_minds.sql', 'x', 1, true)"""));

            assertThatThrownBy(() -> new Migrations(db.address()).run())
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("newer than this program")
                    .hasMessageContaining("9999")
                    .hasMessageContaining("read minds");
        }
    }
}
