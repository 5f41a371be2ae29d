package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockDaoTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    /** Kept, it would be planned for any number of clocks, which is to say ten, and compare each of thousands with each. */
    @Test
    void storing_clocks_is_planned_by_how_many_there_are_however_often_it_is_done() {
        List<String> kept = database.jdbi().withHandle(handle -> {
            for (int i = 0; i < 12; i++) {
                ClockDao.store(handle, List.of(), List.of(), List.of(1L), World.NOW);
            }
            return handle.createQuery(
                            "SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%UPDATE clock%'")
                    .mapTo(String.class)
                    .list();
        });

        assertThat(kept).isEmpty();
    }
}
