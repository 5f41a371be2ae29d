package io.oase.insight;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.reply.Answering;
import io.oase.target.ClockKind;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kim asks twice; both become one, are answered once and resolved once. */
class MergedReportsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_was_merged_is_counted_once_packed_or_not() {
        long one = asks("Where is it?");
        long other = asks("Hello?");
        world.merging.merge(world.mara, one, other);
        answer(one);
        world.inbox.move(world.mara, one, ConversationState.RESOLVED);

        Report before = report();
        assertThat(figures(before, ClockKind.FIRST_RESPONSE).done()).isEqualTo(1);
        assertThat(figures(before, ClockKind.FIRST_RESPONSE).open()).isZero();
        assertThat(figures(before, ClockKind.RESOLUTION).done()).isEqualTo(1);
        assertThat(before.solving().solved()).isEqualTo(1);
        new Packing(database.jdbi(), 2).packAll();
        assertThat(report()).isEqualTo(before);
    }

    @Test
    void a_clock_that_ended_by_merging_and_goes_on_again_is_counted_when_it_ends_also_after_packing() {
        long one = asks("Where is it?");
        long other = asks("Hello?");
        long merge = world.merging.merge(world.mara, one, other);
        new Packing(database.jdbi(), 2).packAll();
        world.merging.part(world.mara, one, merge);
        assertThat(figures(report(), ClockKind.FIRST_RESPONSE).open()).isEqualTo(2);
        answer(one);
        answer(other);

        Report before = report();
        assertThat(figures(before, ClockKind.FIRST_RESPONSE).done()).isEqualTo(2);
        new Packing(database.jdbi(), 1).packAll();
        assertThat(report()).isEqualTo(before);
    }

    @Test
    void behind_a_figure_stands_what_the_conversation_is_called_now() {
        long other = asks("Hello?");
        answer(other);
        long one = asks("Where is it?");
        world.merging.merge(world.mara, one, other);

        Question question =
                new Question(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), null, null, null, null);
        assertThat(world.reports
                        .behind(
                                world.mara,
                                question,
                                new Slice(Part.DONE, ClockKind.FIRST_RESPONSE, null, ZoneOffset.UTC),
                                null,
                                10)
                        .lines())
                .extracting(Behind.Line::title)
                .containsExactly("Where is it?");
    }

    private long asks(String text) {
        world.network.mention("kim", text, world.clock.instant());
        world.poll();
        world.clock.advance(Duration.ofMinutes(1));
        return world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void answer(long conversation) {
        long seen = world.conversations.read(world.mara, conversation).seen();
        world.answering.send(world.mara, conversation, new Answering.Draft("It comes today", null, seen, null, null));
        world.publish();
    }

    private Report report() {
        Question question =
                new Question(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), null, null, null, null);
        return world.reports.report(
                world.mara,
                question,
                Slicing.of(question, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, ZoneOffset.UTC));
    }

    private static Figures figures(Report report, ClockKind kind) {
        return java.util.Objects.requireNonNull(report.whole().get(kind));
    }
}
