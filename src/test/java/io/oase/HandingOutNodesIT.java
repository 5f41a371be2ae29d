package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.people.Role;
import io.oase.testing.CountingNetwork;
import io.oase.testing.Nodes;
import io.oase.testing.RunningOase;
import io.oase.testing.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two real processes hand out what comes in, and one of them is killed with -9 in the middle. */
class HandingOutNodesIT {
    private static final int ACCOUNTS = 5;
    private static final int EACH = 40;
    private static final List<Integer> CAPACITIES = List.of(70, 50, 40, 25, 15);
    private static final int TAKEN = CAPACITIES.stream().mapToInt(each -> each).sum();

    @RegisterExtension
    final Nodes nodes = new Nodes();

    @Test
    void nothing_is_given_twice_nobody_gets_more_than_they_take_and_all_is_given_in_the_end() {
        CountingNetwork network = nodes.network();
        RunningOase a = nodes.start("a");
        RunningOase b = nodes.start("b");
        List<Long> agents = agents(a);
        for (int i = 0; i < ACCOUNTS; i++) {
            a.connect(network, i, "Channel " + i, 5);
        }
        a.call("POST", "/api/v1/assignment-rules", "{\"name\": \"All\", \"way\": \"least_loaded\"}", 201);

        ask(network, EACH);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> given() >= TAKEN / 4);
        a.kill();
        int then = given();
        System.out.println("Given when one node died: " + then + " of " + ACCOUNTS * EACH);
        await().atMost(PATIENCE).until(() -> given() == TAKEN);
        eachWasGivenOnce();
        assertThat(loads(agents)).isEqualTo(CAPACITIES);

        // What found nobody is given as soon as somebody has room.
        ask(network, 2);
        await().atMost(PATIENCE).until(() -> nodes.count("conversation") == ACCOUNTS * EACH + ACCOUNTS * 2);
        b.call("PUT", "/api/v1/board/" + agents.get(4) + "/ability", "{\"capacity\": 200}", 204);
        await().atMost(PATIENCE).until(() -> given() == ACCOUNTS * EACH + ACCOUNTS * 2);
        eachWasGivenOnce();
        assertThat(loads(agents).subList(0, 4)).isEqualTo(CAPACITIES.subList(0, 4));
        assertThat(nodes.count("assigning")).isZero();
    }

    private static void ask(CountingNetwork network, int each) {
        for (int i = 0; i < ACCOUNTS * each; i++) {
            network.mention(i % ACCOUNTS, "Frage-" + i + "-?");
        }
    }

    /** They are there, and take so many. */
    private List<Long> agents(RunningOase node) {
        Staff staff = new Staff(nodes.db());
        List<Long> agents = new ArrayList<>();
        for (int capacity : CAPACITIES) {
            long id = staff.hire("agent" + capacity + "@oase.example", "Agent", Role.AGENT, null);
            nodes.db().useHandle(handle -> handle.execute("""
                    INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
                    VALUES (decode(md5(random()::text), 'hex'), ?, 'x', now(), now(), now() + interval '1 day')
                    """, id));
            node.call("PUT", "/api/v1/board/" + id + "/ability", "{\"capacity\": " + capacity + "}", 204);
            agents.add(id);
        }
        return agents;
    }

    private void eachWasGivenOnce() {
        assertThat(nodes.count("(SELECT FROM event WHERE kind = 'assigned' GROUP BY conversation_id HAVING count(*) >"
                        + " 1) twice"))
                .isZero();
        assertThat(nodes.count("event WHERE kind = 'assigned'")).isEqualTo(given());
    }

    private int given() {
        return nodes.count("conversation WHERE assignee_id IS NOT NULL");
    }

    private List<Integer> loads(List<Long> agents) {
        return agents.stream()
                .map(agent -> nodes.count("conversation WHERE assignee_id = " + agent))
                .toList();
    }
}
