package io.oase.insight;

import static io.oase.testing.World.NOW;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.target.ClockKind;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Monday, 2 March 2026, from 9:00 UTC on. */
class RunningDaoTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_runs_has_run_since_it_began_without_what_it_stood_still() {
        long kim = asks("kim");
        long ali = asks("ali");
        asks("eve");
        at(10);
        world.inbox.move(world.mara, kim, ConversationState.WAITING);
        at(15);
        world.inbox.move(world.mara, ali, ConversationState.WAITING);
        at(40);
        world.inbox.move(world.mara, kim, ConversationState.OPEN);
        at(60);

        // Kim: 60 min, of which 30 waited for them. Ali: stands still since minute 15. Eve: all 60.
        assertThat(resolutions()).containsExactlyInAnyOrder(30 * 60, 15 * 60, 60 * 60);
        // The same line by line.
        Question question =
                new Question(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), null, null, null, null);
        Slice slice = new Slice(Part.OPEN, ClockKind.RESOLUTION, null, ZoneOffset.UTC);
        assertThat(world.reports.behind(world.mara, question, slice, null, 10).lines())
                .extracting(Behind.Line::seconds)
                .containsExactlyInAnyOrderElementsOf(resolutions());
    }

    @Test
    void how_long_it_stood_still_is_known_when_a_conversation_is_merged_and_apart_again() {
        long kim = asks("kim");
        long ali = asks("ali");
        at(10);
        world.inbox.move(world.mara, kim, ConversationState.WAITING);
        at(40);
        world.inbox.move(world.mara, kim, ConversationState.OPEN);
        at(45);
        long merge = world.merging.merge(world.mara, ali, kim);
        at(50);
        world.merging.part(world.mara, ali, merge);
        at(60);

        assertThat(resolutions()).containsExactlyInAnyOrder(30 * 60, 60 * 60);
    }

    @Test
    void it_is_read_from_the_index_of_what_runs_alone() {
        asks("kim");
        String plan = world.db.inTransaction(handle -> {
            handle.execute("SET LOCAL enable_seqscan = off");
            handle.execute("SET LOCAL enable_bitmapscan = off");
            handle.execute("SET LOCAL enable_indexscan = off");
            return handle
                    .createQuery("EXPLAIN " + RunningDao.steady(false))
                    .bind("now", NOW)
                    .bind("to", NOW.plusSeconds(60))
                    .mapTo(String.class)
                    .stream()
                    .collect(joining("\n"));
        });

        assertThat(plan).contains("Index Only Scan using clock_running");
    }

    private List<Integer> resolutions() {
        List<Integer> seconds = new ArrayList<>();
        world.db.useHandle(handle -> RunningDao.read(
                handle, world.calendars, world.clock.instant(), world.clock.instant(), true, running -> {
                    if (running.kind() == ClockKind.RESOLUTION) {
                        seconds.add(running.seconds());
                    }
                }));
        return seconds;
    }

    private void at(int minutes) {
        world.clock.set(NOW.plus(Duration.ofMinutes(minutes)));
    }

    private long asks(String who) {
        world.network.mention(who, "A question of " + who, NOW);
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().endsWith(who))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
