package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oase.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresenceTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private final List<Presence> nodes = new ArrayList<>();

    @AfterEach
    void leave() {
        nodes.forEach(Presence::close);
    }

    @Test
    void two_nodes_live_side_by_side_and_a_leaving_one_is_gone_at_once() {
        Presence a = node("a");
        Presence b = node("b");
        assertThat(living()).containsExactly(a.id(), b.id());
        long left = a.id();
        a.close();
        assertThat(living()).doesNotContain(left).contains(b.id());
    }

    @Test
    void a_node_without_its_lock_is_buried_although_its_time_is_not_over() {
        long dead = insert("interval '1 hour'");
        node("a");
        assertThat(living()).doesNotContain(dead);
    }

    @Test
    void a_node_that_was_taken_for_dead_gets_another_number() {
        Presence a = node("a");
        long before = a.id();
        db.jdbi().useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", before));
        await().until(() -> a.here() && a.id() != before);
        assertThat(living()).containsExactly(a.id());
    }

    @Test
    void a_node_whose_time_is_over_is_buried_although_it_holds_its_lock() {
        Presence silent = node("silent");
        Presence a = node("a");
        long before = silent.id();
        db.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE node SET alive_until = now() - interval '1 s' WHERE id = ?", before));
        await().until(() -> !living().contains(before));
        assertThat(living()).contains(a.id());
    }

    @Test
    void a_node_that_lost_its_connection_comes_back_under_another_number() {
        Presence a = node("a");
        long before = a.id();
        db.jdbi().useHandle(handle -> handle.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE application_name = 'oase-presence' AND datname = current_database()
                """));
        await().until(() -> a.here() && a.id() != before);
        await().until(() -> !living().contains(before));
    }

    @Test
    void a_node_that_has_not_appeared_claims_nothing() {
        Presence never = new Presence(db.address(), "never");
        assertThat(never.here()).isFalse();
        assertThatThrownBy(never::id).matches(DatabaseAway::is);
    }

    @Test
    void a_node_goes_on_while_a_session_keeps_what_a_dead_one_had() throws SQLException {
        Presence a = node("a");
        long self = a.id();
        long dead = insert("interval '1 hour'");
        try (Connection keeper = db.dataSource().getConnection()) {
            freeze(keeper, "SET idle_in_transaction_session_timeout = 0");
            freeze(keeper, "SELECT 1 FROM coverage WHERE channel_id = " + channelPolledBy(dead) + " FOR UPDATE");
            List<Instant> beats = new ArrayList<>();
            await().until(() -> {
                beats.add(aliveUntil(self));
                return Set.copyOf(beats).size() > 3;
            });
            assertThat(living()).containsExactly(self, dead);
            keeper.rollback();
        }
        await().until(() -> living().equals(List.of(self)));
    }

    /** What the server sees of a process that is paused in the midst of its work. */
    @Test
    void what_a_paused_process_holds_in_transactions_is_free_before_its_time_is_over() throws SQLException {
        Presence a = node("a");
        List<String> ran = new CopyOnWriteArrayList<>();
        Schedule schedule = Schedule.on(db.dataSource(), "a", 1, ran::add);
        schedule.now("warm-up");
        schedule.start();
        await().until(() -> ran.contains("warm-up"));
        long self = a.id();
        long dead = insert("interval '1 hour'");
        long channel = channelPolledBy(dead);
        try (Connection polling = db.dataSource().getConnection();
                Connection claiming = db.dataSource().getConnection();
                Connection scheduling = db.dataSource().getConnection()) {
            freeze(scheduling, "SELECT 1 FROM qrtz_locks FOR UPDATE");
            freeze(claiming, "SELECT 1 FROM node WHERE id = " + dead + " FOR KEY SHARE");
            freeze(polling, "SELECT 1 FROM coverage WHERE channel_id = " + channel + " FOR UPDATE");

            await().atMost(Presence.LAPSE).until(() -> living().equals(List.of(self)));
            schedule.now("channel-1");
            await().until(() -> ran.contains("channel-1"));

            assertThat(a.id()).isEqualTo(self);
            assertThatThrownBy(polling::commit).matches(DatabaseAway::is);
        } finally {
            schedule.stop(Duration.ZERO);
        }
    }

    private static void freeze(Connection session, String sql) throws SQLException {
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private long channelPolledBy(long node) {
        return db.jdbi().withHandle(handle -> {
            long channel = handle.createQuery("""
                            INSERT INTO channel (network, name, poll_seconds, import_since, created_at)
                            VALUES ('feed', 'x', 60, now(), now()) RETURNING id""").mapTo(Long.class).one();
            handle.execute("INSERT INTO coverage (channel_id, polling_by) VALUES (?, ?)", channel, node);
            return channel;
        });
    }

    private Instant aliveUntil(long id) {
        return db.jdbi().withHandle(handle -> handle.createQuery("SELECT alive_until FROM node WHERE id = ?")
                .bind(0, id)
                .mapTo(Instant.class)
                .one());
    }

    private Presence node(String name) {
        Presence node = new Presence(db.address(), name);
        node.start();
        nodes.add(node);
        return node;
    }

    private List<Long> living() {
        return db.jdbi().withHandle(handle -> handle.createQuery("SELECT id FROM node ORDER BY id")
                .mapTo(Long.class)
                .list());
    }

    private long insert(String alive) {
        return db.jdbi().withHandle(handle -> handle.createQuery(
                        "INSERT INTO node (name, alive_until) VALUES ('x', now() + " + alive + ") RETURNING id")
                .mapTo(Long.class)
                .one());
    }
}
