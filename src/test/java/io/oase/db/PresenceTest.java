package io.oase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oase.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
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
