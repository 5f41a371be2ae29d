package io.oase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Role;
import io.oase.people.Tokens;
import io.oase.testing.CountingNetwork;
import io.oase.testing.RunningOase;
import io.oase.testing.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes hand out what comes in, and one of them is killed with -9 in the middle. */
class HandingOutNodesIT {
    private static final int ACCOUNTS = 5;
    private static final int EACH = 40;
    private static final List<Integer> CAPACITIES = List.of(70, 50, 40, 25, 15);
    private static final int TAKEN = CAPACITIES.stream().mapToInt(each -> each).sum();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void nothing_is_given_twice_nobody_gets_more_than_they_take_and_all_is_given_in_the_end() {
        CountingNetwork network = keep(new CountingNetwork(false));
        RunningOase a = node("a").start().withAdmin();
        RunningOase b = node("b").withTokenOf(a).start();
        List<Long> agents = agents(a);
        for (int i = 0; i < ACCOUNTS; i++) {
            a.connect(network, i, "Channel " + i, 5);
        }
        a.call("POST", "/api/v1/assignment-rules", "{\"name\": \"All\", \"way\": \"least_loaded\"}", 201);

        ask(network, EACH);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> given() >= TAKEN / 4);
        a.kill();
        int then = given();
        System.out.println("Given when one node died: " + then + " of " + ACCOUNTS * EACH);
        await().atMost(Duration.ofSeconds(60)).until(() -> given() == TAKEN);
        eachWasGivenOnce();
        assertThat(loads(agents)).isEqualTo(CAPACITIES);

        // What found nobody is given as soon as somebody has room.
        ask(network, 2);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("conversation") == ACCOUNTS * EACH + ACCOUNTS * 2);
        b.call("PUT", "/api/v1/board/" + agents.get(4) + "/ability", "{\"capacity\": 200}", 204);
        await().atMost(Duration.ofSeconds(60)).until(() -> given() == ACCOUNTS * EACH + ACCOUNTS * 2);
        eachWasGivenOnce();
        assertThat(loads(agents).subList(0, 4)).isEqualTo(CAPACITIES.subList(0, 4));
        assertThat(count("assigning")).isZero();
    }

    private static void ask(CountingNetwork network, int each) {
        for (int i = 0; i < ACCOUNTS * each; i++) {
            network.mention(i % ACCOUNTS, "Frage-" + i + "-?");
        }
    }

    /** They are there, and take so many. */
    private static List<Long> agents(RunningOase node) {
        Jdbi db = DATABASE.jdbi();
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Passwords passwords = new Passwords(random);
        Operator operator = new Operator(
                new People(db, clock, passwords),
                new PasswordChange(db, clock, passwords),
                new Tokens(db, clock, random));
        List<Long> agents = new ArrayList<>();
        for (int capacity : CAPACITIES) {
            String email = "agent" + capacity + "@oase.example";
            long id = operator.createUser(NewAccount.of(email, "Agent", Role.AGENT, null))
                    .id();
            db.useHandle(handle -> handle.execute("""
                    INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
                    VALUES (decode(md5(random()::text), 'hex'), ?, 'x', now(), now(), now() + interval '1 day')
                    """, id));
            node.call("PUT", "/api/v1/board/" + id + "/ability", "{\"capacity\": " + capacity + "}", 204);
            agents.add(id);
        }
        return agents;
    }

    private static void eachWasGivenOnce() {
        assertThat(
                        count(
                                "(SELECT FROM event WHERE kind = 'assigned' GROUP BY conversation_id HAVING count(*) > 1) twice"))
                .isZero();
        assertThat(count("event WHERE kind = 'assigned'")).isEqualTo(given());
    }

    private static int given() {
        return count("conversation WHERE assignee_id IS NOT NULL");
    }

    private static List<Integer> loads(List<Long> agents) {
        return agents.stream()
                .map(agent -> count("conversation WHERE assignee_id = " + agent))
                .toList();
    }

    private static int count(String what) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + what)
                .mapTo(Integer.class)
                .one());
    }

    private RunningOase node(String name) {
        return keep(new RunningOase(folder))
                .on(DATABASE.address())
                .set("OASE_NODE", name)
                .set("OASE_DATABASE_MAX_CONNECTIONS", "15")
                .set("OASE_KEYS_FILE", folder.resolve("keys.json").toString());
    }

    private <T extends AutoCloseable> T keep(T each) {
        open.add(0, each);
        return each;
    }
}
