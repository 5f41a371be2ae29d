package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.oase.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ColumnsTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    record Person(String name, @Nullable Integer yearOfBirth) {}

    record Letter(
            long id,
            @JsonUnwrapped Person writer,
            boolean read,
            @Nullable Instant sentAt,
            Map<String, Object> stamps,
            @Nullable Person reader,
            @JsonIgnore Thread folder) {}

    private static final Columns<Letter> LETTERS = Columns.of("l", Letter.class);

    record Found(
            long id,
            String name,
            @Nullable Integer yearOfBirth,
            boolean read,
            @Nullable Instant sentAt) {}

    @Test
    void a_statement_sees_the_columns_of_a_record() {
        assertThat(LETTERS)
                .hasToString("unnest(:l_id, :l_name, :l_year_of_birth, :l_read, :l_sent_at, :l_stamps, :l_reader)"
                        + " AS l(id, name, year_of_birth, read, sent_at, stamps, reader)");
    }

    @Test
    void rows_arrive_as_they_were_sent_in_their_order() {
        Letter first = letter(2, new Person("Jonas \"{Kern}\", \\ NULL", 1980), AT);
        Letter second = letter(1, new Person("", null), null);

        assertThat(found(List.of(first, second)))
                .containsExactly(
                        new Found(2, "Jonas \"{Kern}\", \\ NULL", 1980, true, AT), new Found(1, "", null, true, null));
        assertThat(found(List.of())).isEmpty();
    }

    @Test
    void what_is_neither_number_nor_text_nor_time_is_json() {
        Letter letter = letter(1, new Person("Kim", null), AT);

        List<String> kinds = database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT concat_ws(' ', pg_typeof(stamps), stamps ->> 'red', reader IS NULL) FROM " + LETTERS)
                .bindMap(LETTERS.of(List.of(letter)))
                .mapTo(String.class)
                .list());
        assertThat(kinds).containsExactly("jsonb 2 t");
    }

    @Test
    void what_the_database_refuses_in_texts_becomes_the_replacement_character() {
        Letter letter = letter(1, new Person("a\0b\uD800c\uDC00d\uD83D\uDE00", null), AT);

        assertThat(found(List.of(letter)))
                .extracting(Found::name)
                .containsExactly("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00");
    }

    private List<Found> found(List<Letter> letters) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT id, name, year_of_birth, read, sent_at FROM " + LETTERS)
                .bindMap(LETTERS.of(letters))
                .mapTo(Found.class)
                .list());
    }

    private static Letter letter(long id, Person writer, @Nullable Instant at) {
        return new Letter(id, writer, true, at, Map.of("red", 2), null, Thread.currentThread());
    }
}
