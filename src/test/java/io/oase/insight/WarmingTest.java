package io.oase.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.ClockKind;
import io.oase.testing.Statements;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WarmingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Warming warming = new Warming(world.db, world.calendars, world.reports::asked, world.clock);

    @Test
    void what_a_report_reads_is_read_beforehand() {
        assertThat(new Statements(world.db).of(warming::warm)).isGreaterThan(26);
    }

    @Test
    void whoever_asks_for_a_report_has_the_machine_to_themselves() {
        Question question = new Question(World.NOW.minus(Duration.ofDays(7)), World.NOW, null, null, null, null);
        world.reports.report(
                world.mara,
                question,
                Slicing.of(question, Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, ZoneOffset.UTC));

        assertThat(new Statements(world.db).of(warming::warm)).isZero();
    }
}
