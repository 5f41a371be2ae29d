package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignalsTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private Signals signals;

    @BeforeEach
    void start() {
        signals = new Signals(db.address());
        signals.listen("post", heard::add, missed::incrementAndGet);
        signals.start();
    }

    @AfterEach
    void stop() {
        signals.close();
    }

    @Test
    void a_message_arrives_when_its_transaction_commits_and_not_before() {
        db.jdbi().useTransaction(handle -> {
            Signals.publish(handle, "post", "first: 1");
            try (var other = db.jdbi().open()) {
                Signals.publish(other, "post", "second");
            }
            await().until(() -> heard.contains("second"));
            assertThat(heard).doesNotContain("first: 1");
        });

        await().until(() -> heard.contains("first: 1"));
    }

    @Test
    void a_message_of_a_rolled_back_transaction_never_arrives() {
        db.jdbi().useTransaction(handle -> {
            Signals.publish(handle, "post", "taken back");
            handle.rollback();
        });
        publish("post", "afterwards");

        await().until(() -> heard.contains("afterwards"));
        assertThat(heard).containsExactly("afterwards");
    }

    @Test
    void topics_are_apart_and_a_failing_listener_harms_nobody() {
        signals.listen(
                "post",
                payload -> {
                    throw new IllegalStateException("on purpose");
                },
                () -> {});
        publish("other", "not for us");
        publish("post", "one");
        publish("post", "two");

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void a_listener_taken_away_hears_nothing_more() {
        var more = new CopyOnWriteArrayList<String>();
        signals.listen("post", more::add, () -> {}).close();

        publish("post", "one");

        await().until(() -> heard.contains("one"));
        assertThat(more).isEmpty();
    }

    @Test
    void a_cut_connection_comes_back_and_listeners_are_told() {
        db.jdbi().useHandle(handle -> handle.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'oase-signals' AND datname = current_database()"""));

        await().until(() -> missed.get() == 1);
        publish("post", "after the cut");
        await().until(() -> heard.contains("after the cut"));
    }

    private void publish(String topic, String payload) {
        db.jdbi().useHandle(handle -> Signals.publish(handle, topic, payload));
    }
}
