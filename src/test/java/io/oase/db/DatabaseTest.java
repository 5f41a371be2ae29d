package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.core.type.TypeReference;
import com.google.common.base.Throwables;
import io.oase.testing.TestDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private Things things;

    enum Colour {
        SEA_GREEN
    }

    record Thing(long id, Instant madeAt, @Nullable Instant goneAt, Colour colour, List<String> words, Json data) {}

    record Point(int x, String label) {}

    interface Things {
        @SqlUpdate("""
                INSERT INTO thing (made_at, gone_at, colour, words, data)
                VALUES (:madeAt, :goneAt, :colour, :words, :data)""")
        @GetGeneratedKeys
        long add(Instant madeAt, @Nullable Instant goneAt, Colour colour, List<String> words, Json data);

        @SqlUpdate("""
                INSERT INTO thing (made_at, gone_at, colour, words, data)
                SELECT m, g, 'sea_green', '{}', d FROM unnest(:made, :gone, :data) AS n (m, g, d)""")
        void addAll(List<Instant> made, List<@Nullable Instant> gone, List<Json> data);

        @SqlQuery("SELECT id, made_at, gone_at, colour, words, data FROM thing ORDER BY id")
        List<Thing> all();
    }

    @BeforeEach
    void a_table() {
        db.jdbi().useHandle(handle -> handle.execute("""
                        CREATE TABLE thing (id bigint GENERATED ALWAYS AS IDENTITY, made_at timestamptz NOT NULL,
                        gone_at timestamptz, colour text NOT NULL, words text[] NOT NULL, data jsonb NOT NULL)"""));
        things = db.jdbi().onDemand(Things.class);
    }

    @Test
    void rows_are_read_from_the_driver_and_not_through_a_guard_of_the_pool() {
        try (Database pool = Database.open(db.address(), 1, new MetricRegistry())) {
            Class<?> read = pool.jdbi().withHandle(handle -> handle.createQuery("SELECT 1")
                    .map((row, context) -> row.getClass())
                    .one());
            assertThat(read.getName()).startsWith("org.postgresql.");
        }
    }

    @Test
    void what_failed_is_told_without_the_words_that_were_bound() {
        db.jdbi().useHandle(handle -> handle.execute("CREATE UNIQUE INDEX ON thing (words)"));
        Instant now = Instant.parse("2026-03-01T09:00:00Z");
        List<String> words = List.of("nobody-else-may-read-this");
        things.add(now, null, Colour.SEA_GREEN, words, Json.of(List.of()));

        assertThatThrownBy(() -> things.add(now, null, Colour.SEA_GREEN, words, Json.of(List.of())))
                .satisfies(failure -> assertThat(Throwables.getStackTraceAsString(failure))
                        .contains("duplicate key")
                        .doesNotContain("nobody-else-may-read-this"));
    }

    @Test
    void a_record_comes_back_as_it_was_stored() {
        var made = Instant.parse("2026-03-29T01:30:00.123456Z");

        var id = things.add(
                made, null, Colour.SEA_GREEN, List.of("a,b", "\"c\" \\", "ü"), Json.of(List.of(new Point(1, "one"))));

        assertThat(things.all()).singleElement().satisfies(thing -> {
            assertThat(thing.id()).isEqualTo(id);
            assertThat(thing.madeAt()).isEqualTo(made);
            assertThat(thing.goneAt()).isNull();
            assertThat(thing.colour()).isEqualTo(Colour.SEA_GREEN);
            assertThat(thing.words()).containsExactly("a,b", "\"c\" \\", "ü");
            assertThat(thing.data().as(new TypeReference<List<Point>>() {})).containsExactly(new Point(1, "one"));
        });
        assertThat(one("SELECT colour FROM thing")).isEqualTo("sea_green");
    }

    @Test
    void instants_do_not_depend_on_the_zone_of_the_machine() {
        var before = TimeZone.getDefault();
        var inTheRepeatedHour = Instant.parse("2026-10-25T01:30:00Z");
        var longAgo = Instant.parse("1066-10-14T08:00:00Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            things.add(inTheRepeatedHour, longAgo, Colour.SEA_GREEN, List.of(), Json.of(List.of()));
            assertThat(things.all().get(0).madeAt()).isEqualTo(inTheRepeatedHour);
            assertThat(things.all().get(0).goneAt()).isEqualTo(longAgo);
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(one("SELECT made_at::text FROM thing")).isEqualTo("2026-10-25 01:30:00+00");
    }

    @Test
    void nanoseconds_are_cut_not_rounded_into_the_future() {
        things.add(
                Instant.parse("2026-01-01T00:00:00.999999999Z"), null, Colour.SEA_GREEN, List.of(), Json.of(List.of()));

        assertThat(things.all().get(0).madeAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00.999999Z"));
    }

    @Test
    void many_rows_go_in_one_statement_of_arrays() {
        var first = Instant.parse("2026-01-01T00:00:00Z");
        var second = Instant.parse("2026-01-02T00:00:00.5Z");

        things.addAll(
                List.of(first, second),
                Arrays.asList(null, second),
                List.of(Json.of(new Point(1, "{\",\\")), Json.of(new Point(2, ""))));

        assertThat(things.all()).extracting(Thing::madeAt).containsExactly(first, second);
        assertThat(things.all()).extracting(Thing::goneAt).containsExactly(null, second);
        assertThat(things.all())
                .extracting(thing -> thing.data().as(Point.class))
                .containsExactly(new Point(1, "{\",\\"), new Point(2, ""));
    }

    @Test
    void json_with_characters_the_database_refuses_is_stored_with_replacements() {
        things.add(
                Instant.EPOCH,
                null,
                Colour.SEA_GREEN,
                List.of(),
                Json.of(new Point(0, "nul \u0000 half \uD83D whole \uD83D\uDE00 text \\u0000")));

        assertThat(things.all().get(0).data().as(Point.class).label())
                .isEqualTo("nul \uFFFD half \uFFFD whole \uD83D\uDE00 text \\u0000");
    }

    @Test
    void a_server_that_is_not_there_is_refused_in_words_without_the_password() {
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/oase", "oase", "geheim");

        assertThatThrownBy(() -> Database.open(nowhere, 2, new MetricRegistry()))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/oase")
                .hasMessageContaining("database.url")
                .hasMessageNotContaining("geheim");
    }

    private String one(String sql) {
        return db.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
