package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttemptTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    @BeforeEach
    void prepare() {
        db.jdbi().useHandle(handle -> handle.execute("CREATE TABLE noted (what text PRIMARY KEY)"));
    }

    @Test
    void what_goes_well_stays() {
        db.jdbi().useTransaction(handle -> assertThat(Attempt.at(handle, () -> note(handle, "a")))
                .isEmpty());

        assertThat(noted()).containsExactly("a");
    }

    @Test
    void what_goes_wrong_leaves_no_trace_and_the_rest_of_the_transaction_stays() {
        db.jdbi().useTransaction(handle -> {
            note(handle, "before");
            assertThat(Attempt.at(handle, () -> {
                        note(handle, "half");
                        note(handle, "before");
                    }))
                    .isPresent();
            note(handle, "after");
        });

        assertThat(noted()).containsExactly("after", "before");
    }

    @Test
    void one_within_another_goes_back_to_its_own_beginning_only() {
        db.jdbi().useTransaction(handle -> {
            assertThat(Attempt.at(handle, () -> {
                        note(handle, "outer");
                        assertThat(Attempt.at(handle, () -> {
                                    note(handle, "inner");
                                    throw new IllegalStateException();
                                }))
                                .isPresent();
                        note(handle, "still outer");
                    }))
                    .isEmpty();
            assertThat(Attempt.at(handle, () -> {
                        note(handle, "another");
                        Attempt.at(handle, () -> {
                            throw new IllegalStateException();
                        });
                        throw new IllegalStateException();
                    }))
                    .isPresent();
        });

        assertThat(noted()).containsExactly("outer", "still outer");
    }

    @Test
    void that_the_database_is_away_is_no_fault_of_what_is_tried() {
        assertThatThrownBy(() -> db.jdbi()
                        .useTransaction(handle -> Attempt.at(handle, () -> {
                            throw new DatabaseAway("restarting");
                        })))
                .isInstanceOf(DatabaseAway.class);
    }

    private static void note(Handle handle, String what) {
        handle.execute("INSERT INTO noted VALUES (?)", what);
    }

    private List<String> noted() {
        return db.jdbi().withHandle(handle -> handle.createQuery("SELECT what FROM noted ORDER BY what")
                .mapTo(String.class)
                .list());
    }
}
