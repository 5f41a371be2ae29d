package io.oase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.insight.Dimension;
import io.oase.insight.Figures;
import io.oase.insight.Question;
import io.oase.insight.Slicing;
import io.oase.target.ClockKind;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeasuredYearTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    @Test
    void clocks_and_events_tell_of_the_same_year_and_packing_it_changes_nothing() {
        World world = new World(database);
        world.network.mention("kim", "Hello?", World.NOW);
        world.poll();
        MeasuredYear year = new MeasuredYear(world.db);
        year.fill(30_000, List.of(world.channel.id()), List.of(world.lena.id(), world.ben.id()));
        Instant now = world.db.withHandle(handle ->
                handle.createQuery("SELECT now()").mapTo(Instant.class).one());
        world.clock.set(now);
        Question question = new Question(now.minus(Duration.ofDays(370)), now, null, null, null, null);

        Figures before = first(world, question);
        world.packing.packAll();
        assertThat(first(world, question)).isEqualTo(before);

        long waiting = world.db.withHandle(handle -> handle.createQuery(
                        "SELECT min(conversation_id) FROM clock WHERE ended_at IS NULL AND kind = 'first_response'")
                .mapTo(Long.class)
                .one());
        assertThat(readWhole(world, () -> assertThat(world.expecting.of(world.lena, waiting))
                        .isPresent()))
                .isZero();

        List<Double> events = year.fromEvents(world.channel.id(), question.from(), question.to());
        // Those that needed no answer have one among the events; nobody but a clock can tell.
        assertThat(before.done() + before.unneeded())
                .isCloseTo(events.get(2).longValue(), org.assertj.core.data.Offset.offset(30L));
        assertThat((double) Objects.requireNonNull(before.clock().median()))
                .isCloseTo(events.get(1), org.assertj.core.data.Percentage.withPercentage(5));
    }

    /** How often the clocks or the conversations were read whole. */
    private static int readWhole(World world, Runnable work) {
        return world.db.inTransaction(handle -> {
            int before = readWhole(handle);
            work.run();
            return readWhole(handle) - before;
        });
    }

    private static int readWhole(Handle handle) {
        return handle.createQuery(
                        "SELECT sum(seq_scan) FROM pg_stat_xact_user_tables WHERE relname IN ('clock', 'conversation')")
                .mapTo(Integer.class)
                .one();
    }

    private static Figures first(World world, Question question) {
        return Objects.requireNonNull(world.reports
                .report(
                        world.mara,
                        question,
                        Slicing.of(question, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, ZoneOffset.UTC))
                .whole()
                .get(ClockKind.FIRST_RESPONSE));
    }
}
