package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.testing.Statements;
import io.oase.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundTripTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final List<Object> heard = new ArrayList<>();

    record Line(long id, String text, Instant at) {}

    @BeforeEach
    void a_table() {
        database.jdbi().useHandle(handle -> {
            handle.execute("DROP TABLE IF EXISTS round_trip");
            handle.execute(
                    "CREATE TABLE round_trip (id bigint PRIMARY KEY, text text NOT NULL, at timestamptz NOT NULL)");
        });
    }

    @Test
    void statements_that_travel_together_cost_one_and_see_what_stands_before_them() {
        int sent = new Statements(database.jdbi())
                .of(() -> send(trip -> {
                    write(trip, 1, "one");
                    trip.ask("SELECT id, text, at FROM round_trip ORDER BY id", Map.of(), Line.class, heard::addAll);
                    write(trip, 2, "two");
                    trip.ask(
                            "SELECT count(*) FROM round_trip WHERE id = ANY(:ids)",
                            Map.of("ids", new Long[] {1L, 2L, 3L}),
                            (row, context) -> row.getLong(1),
                            heard::addAll);
                }));
        assertThat(sent).isEqualTo(1);
        assertThat(heard).containsExactly(new Line(1, "one", AT), 2L);
    }

    @Test
    void each_keeps_its_own_names_and_what_stands_in_quotes_or_is_a_cast_stays() {
        send(trip -> {
            write(trip, 1, "a");
            write(trip, 2, "b");
            trip.ask(
                    "SELECT text || ':text' || CAST(:text AS text) || :text::text FROM round_trip WHERE id = :id",
                    Map.of("id", 2L, "text", "c"),
                    (row, context) -> row.getString(1),
                    heard::addAll);
        });
        assertThat(heard).containsExactly("b:textcc");
    }

    @Test
    void answers_are_given_in_order_when_all_is_back_and_what_they_add_follows() {
        send(trip -> {
            trip.then(() -> heard.add("then"));
            trip.ask("SELECT 1", Map.of(), (row, context) -> "first", all -> {
                heard.addAll(all);
                trip.ask("SELECT 1", Map.of(), (row, context) -> "following", heard::addAll);
            });
            trip.ask("SELECT 1", Map.of(), (row, context) -> "second", heard::addAll);
        });
        assertThat(heard).containsExactly("first", "second", "then", "following");
    }

    @Test
    void nothing_to_send_is_not_sent() {
        assertThat(new Statements(database.jdbi()).of(() -> send(trip -> {}))).isZero();
    }

    @Test
    void one_that_fails_undoes_all_of_them() {
        assertThatThrownBy(() -> send(trip -> {
                    write(trip, 1, "one");
                    write(trip, 1, "again");
                }))
                .isInstanceOf(RuntimeException.class);
        send(trip -> trip.ask("SELECT * FROM round_trip", Map.of(), Line.class, heard::addAll));
        assertThat(heard).isEmpty();
    }

    private void write(RoundTrip trip, long id, String text) {
        trip.tell(
                "INSERT INTO round_trip (id, text, at) VALUES (:id, :text, :at)",
                Map.of("id", id, "text", text, "at", AT));
    }

    private void send(java.util.function.Consumer<RoundTrip> said) {
        database.jdbi().useTransaction(handle -> {
            RoundTrip trip = new RoundTrip(handle);
            said.accept(trip);
            trip.send();
        });
    }
}
