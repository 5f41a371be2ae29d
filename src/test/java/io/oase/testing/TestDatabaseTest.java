package io.oase.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.oase.db.Database;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That one test does not see what another did. */
class TestDatabaseTest {
    @Test
    void whoever_comes_next_finds_what_the_migrations_wrote_and_nothing_else() {
        List<String> before;
        try (TestDatabase first = TestDatabase.fresh()) {
            before = contents(first);
            World world = new World(first);
            world.network.mention("Jonas Kern", "Ist bei euch gerade ein Ausfall?", world.clock.instant());
            world.poll();
            assertThat(world.all()).hasSize(1);
            first.jdbi().useHandle(handle -> handle.execute("UPDATE target SET position = position + 10"));
        }

        try (TestDatabase second = TestDatabase.fresh()) {
            assertThat(contents(second)).isEqualTo(before);
            assertThat(new World(second).mara.id()).isEqualTo(idOfMara());
        }
    }

    @Test
    void whoever_was_there_before_does_not_find_it_again() {
        TestDatabase first = TestDatabase.fresh();
        Database left = Database.open(first.address(), 2, new MetricRegistry());
        left.jdbi().useHandle(handle -> handle.execute("SELECT 1"));
        first.close();

        try (TestDatabase second = TestDatabase.fresh()) {
            assertThat(second.address().url()).isNotEqualTo(first.address().url());
            assertThatThrownBy(() -> left.jdbi().useHandle(handle -> handle.execute("SELECT 1")))
                    .isNotNull();
        } finally {
            left.close();
        }
    }

    @Test
    void one_whose_tables_were_changed_is_given_up() {
        try (TestDatabase first = TestDatabase.fresh()) {
            first.jdbi().useHandle(handle -> handle.execute("CREATE TABLE left_behind (id bigint)"));
        }

        try (TestDatabase second = TestDatabase.fresh()) {
            assertThat(contents(second)).noneMatch(each -> each.startsWith("left_behind"));
        }
    }

    private static long idOfMara() {
        try (TestDatabase another = TestDatabase.fresh()) {
            return new World(another).mara.id();
        }
    }

    /** Each table with what is in it, and each sequence with where it is. */
    private static List<String> contents(TestDatabase database) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        SELECT relname || ' ' || query_to_xml(
                               CASE relkind WHEN 'S' THEN 'SELECT last_value, is_called FROM ' || oid::regclass
                                            ELSE 'SELECT t::text FROM ' || oid::regclass || ' t ORDER BY 1' END, true, false, '')
                          FROM pg_class WHERE relkind IN ('r', 'S') AND relnamespace = 'public'::regnamespace ORDER BY relname
                        """).mapTo(String.class).list());
    }
}
