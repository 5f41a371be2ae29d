package io.oase.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.ClockKind;
import io.oase.target.TargetClock.How;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    @Test
    void what_is_packed_comes_out_as_it_went_in() {
        Random random = new Random(1);
        List<How> hows = Stream.of(How.values()).filter(Measured::counts).toList();
        List<Measured> times = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            times.add(new Measured(
                    ClockKind.values()[i % ClockKind.values().length],
                    hows.get(i % hows.size()),
                    i % 3 == 0 ? null : i % 3 == 1,
                    1_700_000_000L + random.nextInt(40_000_000),
                    random.nextInt(300),
                    random.nextInt(9) * 1_000_000_007L,
                    random.nextInt(4),
                    random.nextInt(5),
                    i % 100 == 0 ? Integer.MAX_VALUE : random.nextInt(1_000_000),
                    random.nextInt(100_000),
                    random.nextInt(1_000),
                    0));
        }
        times.sort(Comparator.comparing(Measured::startedAt));
        List<Measured> read = new ArrayList<>();
        Pack.read(Pack.of(times), read::add);
        assertThat(read).isEqualTo(times);
    }

    @Test
    void a_report_says_the_same_before_and_after_packing_and_when_what_ran_then_has_ended() {
        HandComputedWeek week = new HandComputedWeek(new World(database));
        Report before = report(week);
        new Packing(database.jdbi(), 4).packAll();
        assertThat(report(week)).isEqualTo(before);
        assertThat(count("SELECT count(*) FROM clock_pack")).isGreaterThan(2);
        assertThat(count("SELECT count(*) FROM clock_unpacked")).isGreaterThan(2);

        week.world.inbox.resolveUnanswered(week.world.ben, week.c, "Answered by phone");
        week.world.inbox.resolveUnanswered(week.world.ben, week.b, "Done");
        Report ended = report(week);
        assertThat(ended).isNotEqualTo(before);
        new Packing(database.jdbi(), 2).packAll();
        assertThat(report(week)).isEqualTo(ended);
        assertThat(count("SELECT count(*) FROM clock_unpacked")).isLessThan(2);
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static Report report(HandComputedWeek week) {
        Question question = HandComputedWeek.question();
        return week.world.reports.report(
                week.world.mara,
                question,
                Slicing.of(question, Dimension.AGENT, ClockKind.FIRST_RESPONSE, HandComputedWeek.BERLIN));
    }
}
