package io.oase.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.TestDatabase;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts, conversations and clocks name these rows without a foreign key, which would look each of them up. */
class KeptRowsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM channel",
                "TRUNCATE channel CASCADE",
                "DELETE FROM target_version",
                "TRUNCATE target_version CASCADE",
                "DELETE FROM calendar_version",
                "TRUNCATE calendar_version CASCADE"
            })
    void what_is_named_everywhere_is_never_deleted(String sql) {
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(sql)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("never deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE channel SET id = 2",
                "UPDATE target_version SET id = 2",
                "UPDATE calendar_version SET id = 2"
            })
    void its_number_never_changes(String sql) {
        assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(sql)))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("can only be updated to DEFAULT");
    }
}
