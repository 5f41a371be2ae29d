package io.oase.ingest;

import io.oase.db.Schedule;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private Schedule schedule;

    @BeforeEach
    void begin() {
        world.clock.set(Instant.now());
        schedule = Schedule.on(database.dataSource(), "node-1", 2, world.polling::run);
    }

    @AfterEach
    void stop() {
        schedule.stop(Duration.ofSeconds(5));
    }

    /** The poll under way had looked before the new post was there; the next would come half a minute later. */
    @Test
    void who_asks_while_a_poll_is_under_way_gets_another_one_after_it() {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        world.network.afterReading(() -> {
            looked.countDown();
            await(goOn);
        });
        schedule.start();
        world.polling.on(schedule);
        await(looked);
        world.network.mention("kim", "Is anybody there?", Instant.now());

        world.polling.soon(world.channel.id());
        goOn.countDown();

        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> !world.all()
                .isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not come so far");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
