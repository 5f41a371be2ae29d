package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void nodes_starting_at_once_migrate_once() throws Exception {
        try (var db = TestDatabase.empty()) {
            var expected = new Migrations(db.dataSource()).pending();
            Callable<Integer> start = () -> new Migrations(db.dataSource()).run();
            var nodes = Executors.newFixedThreadPool(3);

            var ran = 0;
            for (var node : nodes.invokeAll(Stream.of(start, start, start).toList())) {
                ran += node.get();
            }
            nodes.shutdown();

            assertThat(ran).isEqualTo(expected);
            assertThat(new Migrations(db.dataSource()).pending()).isZero();
        }
    }

    @Test
    void a_database_from_the_future_is_refused_in_words() {
        try (var db = TestDatabase.fresh()) {
            db.jdbi().useHandle(handle -> handle.execute("""
                            INSERT INTO flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            VALUES (9999, '9999', 'read minds', 'SQL', 'V9999__read_minds.sql', 'x', 1, true)"""));

            assertThatThrownBy(() -> new Migrations(db.dataSource()).run())
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("newer than this program")
                    .hasMessageContaining("9999")
                    .hasMessageContaining("read minds");
        }
    }
}
