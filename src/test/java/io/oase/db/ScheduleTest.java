package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScheduleTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private final List<Schedule> nodes = new ArrayList<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.stop(Duration.ZERO));
    }

    @Test
    void now_runs_at_once() {
        var node = node("a", ran::add);
        node.at("channel-1", Instant.parse("2099-01-01T00:00:00Z"));

        node.now("channel-1");

        await().until(() -> ran.contains("channel-1"));
    }

    @Test
    void a_new_time_replaces_the_old_one() {
        var node = node("a", ran::add);
        var later = Instant.parse("2100-01-01T00:00:00Z");

        node.at("channel-1", Instant.parse("2099-01-01T00:00:00Z"));
        node.at("channel-1", later);
        assertThat(node.next("channel-1")).contains(later);

        node.remove("channel-1");
        assertThat(node.next("channel-1")).isEmpty();
        assertThat(ran).isEmpty();
    }

    @Test
    void a_time_set_by_the_run_itself_holds() {
        var runs = new AtomicInteger();
        var self = new ArrayList<Schedule>();
        self.add(node("a", key -> {
            if (runs.incrementAndGet() < 3) {
                self.get(0).now(key);
            }
        }));

        self.get(0).now("channel-1");

        await().until(() -> runs.get() == 3);
    }

    @Test
    void a_key_never_runs_twice_at_once_on_two_nodes() {
        var inside = new ConcurrentHashMap<String, AtomicInteger>();
        var overlapped = new AtomicBoolean();
        var runs = new AtomicInteger();
        Consumer<String> run = key -> {
            var others = inside.computeIfAbsent(key, k -> new AtomicInteger());
            if (others.incrementAndGet() > 1) {
                overlapped.set(true);
            }
            Thread.onSpinWait();
            runs.incrementAndGet();
            others.decrementAndGet();
        };
        var first = node("a", run);
        var second = node("b", run);

        for (var round = 0; round < 10; round++) {
            first.now("channel-1");
            second.now("channel-1");
            first.now("channel-2");
        }

        await().until(() ->
                first.next("channel-1").isEmpty() && first.next("channel-2").isEmpty());
        assertThat(runs.get()).isPositive();
        assertThat(overlapped).isFalse();
    }

    @Test
    void a_time_set_on_another_node_is_noticed_within_seconds() {
        var busy = node("a", ran::add);
        var setter = Schedule.on(db.dataSource(), "b", 2, ran::add);
        nodes.add(setter);

        setter.now("channel-1");

        await().atMost(Duration.ofSeconds(5)).until(() -> ran.contains("channel-1"));
        assertThat(busy.running()).isTrue();
        assertThat(setter.running()).isFalse();
    }

    @Test
    void a_failed_run_gets_another_time() {
        var node = node("a", key -> {
            throw new IllegalStateException("on purpose");
        });

        node.now("channel-1");

        await().until(() -> node.next("channel-1")
                .filter(next -> next.isAfter(Instant.now().plusSeconds(5)))
                .isPresent());
    }

    @Test
    void what_a_dead_node_was_running_is_run_by_another() {
        // What a node that was killed while running leaves behind.
        var node = Schedule.on(db.dataSource(), "survivor", 2, ran::add);
        nodes.add(node);
        node.at("channel-1", Instant.parse("2100-01-01T00:00:00Z"));
        db.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO qrtz_scheduler_state VALUES ('oase', 'dead', 1000, 5000)");
            handle.execute("""
                    INSERT INTO qrtz_fired_triggers VALUES
                    ('oase', 'dead1', 'channel-1', 'oase', 'dead', 1000, 1000, 5, 'EXECUTING', 'channel-1', 'oase', true, true)""");
            handle.execute("UPDATE qrtz_triggers SET trigger_state = 'BLOCKED'");
        });

        node.start();

        await().atMost(Duration.ofSeconds(15)).until(() -> ran.contains("channel-1"));
    }

    @Test
    void stopping_waits_for_what_runs() throws Exception {
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var node = node("a", key -> {
            begun.countDown();
            try {
                finish.await();
                finished.set(true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        node.now("channel-1");
        begun.await();

        var stopping = new Thread(() -> node.stop(Duration.ofSeconds(30)));
        stopping.start();
        finish.countDown();
        stopping.join();

        assertThat(finished).isTrue();
        assertThat(node.running()).isFalse();
    }

    private Schedule node(String name, Consumer<String> run) {
        var node = Schedule.on(db.dataSource(), name, 4, run);
        nodes.add(node);
        node.start();
        return node;
    }
}
