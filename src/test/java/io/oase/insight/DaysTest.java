package io.oase.insight;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.reply.Answering;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 2 March 2026, 9:00 in UTC and 10:00 in Berlin. */
class DaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_came_in_and_went_out_stands_in_its_hour_and_with_whoever_wrote_it() {
        two_ask_and_lena_answers_one();

        Day day = world.days.read(world.mara, MONDAY, BERLIN);

        assertThat(day.hours()).containsExactly(new Day.Hour(10, 2, 1, 1));
        assertThat(List.of(day.received(), day.answered(), day.resolved())).containsExactly(2, 1, 1);
        assertThat(day.people())
                .containsExactly(
                        new Day.Person(world.lena.id(), "Lena Brandt", 1, 0, 1, 0),
                        new Day.Person(world.mara.id(), "Mara Vogt", 0, 1, 0, 0));
        assertThat(List.of(day.open(), day.unassigned(), day.late())).containsExactly(0, 0, 0);
    }

    @Test
    void a_day_ends_at_midnight_where_one_is() {
        two_ask_and_lena_answers_one();
        assertThat(world.days
                        .read(world.mara, MONDAY, ZoneId.of("Pacific/Kiritimati"))
                        .received())
                .isEqualTo(2);
        assertThat(world.days
                        .read(world.mara, MONDAY.minusDays(1), ZoneId.of("Pacific/Niue"))
                        .hours())
                .extracting(Day.Hour::hour)
                .containsExactly(22);
        assertThat(world.days.read(world.mara, MONDAY.minusDays(1), BERLIN).hours())
                .isEmpty();
    }

    @Test
    void who_did_how_much_is_hidden_from_agents_and_from_all_where_figures_are_hidden() {
        assertThat(world.days.read(world.lena, MONDAY, BERLIN).people()).isNull();
        assertThat(world.days.read(world.mara, MONDAY, BERLIN).people()).isNotNull();
        world.agentFigures.hide(world.ada, true);
        assertThat(world.days.read(world.mara, MONDAY, BERLIN).people()).isNull();
    }

    @Test
    void what_is_overdue_now_is_counted() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        world.clock.advance(Duration.ofHours(6));
        Day day = world.days.read(world.lena, MONDAY, BERLIN);
        assertThat(List.of(day.open(), day.unassigned(), day.late())).containsExactly(1, 1, 1);
    }

    @Test
    void a_day_that_has_not_come_is_refused() {
        assertThatThrownBy(() -> world.days.read(world.mara, MONDAY.plusDays(1), BERLIN))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.days.read(world.mara, LocalDate.MIN, BERLIN))
                .isInstanceOf(Refused.Invalid.class);
    }

    private void two_ask_and_lena_answers_one() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.network.mention("tom", "Thank you!", NOW);
        world.poll();
        long thanks = id("Thank you!");
        long order = id("Where is my order?");
        world.inbox.note(world.lena, order, "On its way");
        long seen = world.conversations.read(world.lena, order).seen();
        world.answering.send(
                world.lena, order, new Answering.Draft("It comes today.", null, seen, ConversationState.WAITING, null));
        world.publish();
        world.inbox.move(world.mara, thanks, ConversationState.RESOLVED);
    }

    private long id(String snippet) {
        return world.all().stream()
                .filter(row -> row.snippet().equals(snippet))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
