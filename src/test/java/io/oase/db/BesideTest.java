package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BesideTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.empty();

    private Beside beside;

    @BeforeEach
    void three() {
        beside = new Beside(database.jdbi());
        database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE word AS SELECT generate_series(1, 3) AS n"));
    }

    @Test
    void what_is_read_beside_a_transaction_is_of_its_moment() {
        inTransaction(handle -> {
            assertThat(words(handle)).isEqualTo(3);
            database.jdbi().useHandle(other -> other.execute("INSERT INTO word VALUES (4)"));

            assertThat(beside.read(handle, BesideTest::words).get()).isEqualTo(3);
            assertThat(beside.read(handle, BesideTest::connection).get()).isNotEqualTo(connection(handle));
            return null;
        });
        assertThat(database.jdbi().<Integer, RuntimeException>withHandle(BesideTest::words))
                .isEqualTo(4);
    }

    @Test
    void whoever_comes_while_something_is_read_reads_on_the_transaction() {
        CountDownLatch enough = new CountDownLatch(1);
        inTransaction(handle -> {
            Supplier<Integer> first = beside.read(handle, there -> {
                await(enough);
                return connection(there);
            });
            Supplier<Integer> second = beside.read(handle, BesideTest::connection);

            assertThat(second.get()).isEqualTo(connection(handle));
            enough.countDown();
            assertThat(first.get()).isNotEqualTo(connection(handle));
            return null;
        });
    }

    @Test
    void where_that_comes_to_nothing_it_is_read_on_the_transaction() {
        inTransaction(handle -> {
            int here = connection(handle);
            Supplier<Integer> reading = beside.read(handle, there -> {
                if (connection(there) != here) {
                    there.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                }
                return words(there);
            });

            assertThat(reading.get()).isEqualTo(3);
            return null;
        });
    }

    @Test
    void what_fails_on_both_fails() {
        assertThatThrownBy(() -> inTransaction(handle -> beside.read(handle, there -> {
                            throw new IllegalStateException("nowhere");
                        })
                        .get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nowhere");
    }

    private <T> T inTransaction(Function<Handle, T> reading) {
        return database.jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, reading::apply);
    }

    private static int words(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM word")
                .mapTo(Integer.class)
                .one();
    }

    private static int connection(Handle handle) {
        return handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
    }

    private static void await(CountDownLatch enough) {
        try {
            enough.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
