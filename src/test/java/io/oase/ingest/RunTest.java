package io.oase.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.channel.Trouble;
import io.oase.testing.FakeNetwork;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much of a long import is in the inbox at each page of it. */
class RunTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final List<Integer> seen = new ArrayList<>();

    @BeforeEach
    void five_pages() {
        for (int i = 0; i < 5 * FakeNetwork.PAGE; i++) {
            world.network.mention("kim", "Question " + i, World.NOW.minusSeconds(600 - i));
        }
        world.network.afterReading(() -> seen.add(world.all().size()));
    }

    @Test
    void the_first_page_is_there_before_the_second_is_read_and_the_others_come_together() {
        assertThat(world.poll().fresh()).isEqualTo(100);

        assertThat(seen).containsExactly(0, 20, 20, 20, 20);
        assertThat(world.all()).hasSize(100);
    }

    @Test
    void a_slow_network_keeps_nobody_waiting() {
        world.network.afterReading(() -> {
            seen.add(world.all().size());
            world.clock.advance(Duration.ofMillis(700));
        });

        world.poll();

        assertThat(seen).containsExactly(0, 20, 20, 20, 80);
        assertThat(world.all()).hasSize(100);
    }

    @Test
    void what_was_read_before_the_network_failed_is_there_and_not_asked_for_again() {
        world.network.afterReading(() -> {
            seen.add(world.all().size());
            if (seen.size() == 3) {
                world.network.fail(Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example")));
            }
        });

        Poll.Outcome failed = world.poll();
        assertThat(failed.trouble()).isPresent();
        assertThat(failed.received()).isEqualTo(60);
        assertThat(world.all()).hasSize(60);

        world.network.fail(null);
        assertThat(world.poll().received()).isEqualTo(40);
        assertThat(world.all()).hasSize(100);
    }

    @Test
    void a_stop_leaves_nothing_that_was_read_behind() {
        world.network.afterReading(() -> {
            seen.add(world.all().size());
            if (seen.size() == 3) {
                world.poll.stop();
            }
        });

        assertThat(world.poll().received()).isEqualTo(60);
        assertThat(world.all()).hasSize(60);
    }
}
