package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.testing.CountingNetwork;
import io.oase.testing.Kills;
import io.oase.testing.Pace;
import io.oase.testing.RunningOase;
import io.oase.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a crisis five hundred people are answered with one statement, and the real process is killed with -9 in the middle, again and
 * again. Two networks count: one recognises a repeated post by its key, the other, like most, would post it twice.
 */
class AnsweringKillIT {
    private static final int PEOPLE = 500;
    private static final int HELD = 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final Kills kills = Kills.times(3);

    @Test
    void nobody_is_answered_twice_nobody_is_lost_and_nothing_that_is_held_goes_out() throws Exception {
        try (CountingNetwork keeping = new CountingNetwork(true);
                CountingNetwork forgetting = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            List<CountingNetwork> networks = List.of(keeping, forgetting);
            listening(oase, networks);
            for (long id : conversations().subList(0, HELD)) {
                oase.call("POST", "/api/v1/conversations/" + id + "/replies", reply(oase, id), 202);
            }
            String crisis = "/api/v1/activations/" + begun(oase);
            assertThat(held(oase, crisis)).hasSize(HELD);
            oase.kill();
            // From now on nothing waits for somebody to change their mind.
            oase.set("OASE_UNDO_SECONDS", "0").start();
            await().atMost(PATIENCE).until(() -> unanswered(oase, crisis) == PEOPLE + HELD);
            String round = answering(oase, crisis);

            List<String> stood = kills.of(
                    oase,
                    kill -> kill == 0 ? whileMostAreToBeWritten() : whileTheyGoOut(kill, networks),
                    200,
                    () -> written() + "/" + published(networks).size());
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> settled(oase, round));

            System.out.println("Answers written/out at each kill: " + stood);
            JsonNode account = oase.call("GET", round, null, 200);
            assertThat(account.path("done").asInt()).isEqualTo(PEOPLE);
            assertThat(account.path("refused").asInt()).isEqualTo(HELD);
            List<String> answers = published(networks);
            assertThat(answers).hasSize(PEOPLE).noneMatch(text -> text.contains("Gehalten-"));
            assertThat(answers.stream().map(text -> text.substring(0, text.indexOf(' '))))
                    .doesNotHaveDuplicates();
            List<JsonNode> held = held(oase, crisis);
            assertThat(held).hasSize(HELD).allMatch(each -> each.path("outcome").isNull());
            letOut(oase, crisis, held.get(0));
            await().atMost(PATIENCE).until(() -> published(networks).size() == PEOPLE + 1);
        }
    }

    private BooleanSupplier whileMostAreToBeWritten() {
        int some = 20 + kills.chance(PEOPLE / 2);
        return () -> written() > some;
    }

    private BooleanSupplier whileTheyGoOut(int kill, List<CountingNetwork> networks) {
        int out = kills.spread(kill, PEOPLE);
        return () -> published(networks).size() > out;
    }

    /** Everybody has asked, and everything was read. */
    private static void listening(RunningOase oase, List<CountingNetwork> networks) {
        for (int i = 0; i < PEOPLE + HELD; i++) {
            CountingNetwork network = networks.get(i % 2);
            network.mention(i / 2 % 3, "Frage-" + i + "-: Ist das eine Störung?");
        }
        oase.on(DATABASE.address())
                .set("OASE_PLAYBOOKS", Path.of("playbooks").toAbsolutePath().toString())
                .set("OASE_UNDO_SECONDS", "60")
                .start()
                .withAdmin();
        for (int i = 0; i < 6; i++) {
            oase.connect(networks.get(i % 2), i / 2, "Channel " + i, 5);
        }
        await().atMost(PATIENCE).until(() -> conversations().size() == PEOPLE + HELD);
        Pace.lift(DATABASE.jdbi());
        networks.forEach(network -> {
            network.publishingTakes(Duration.ofMillis(40), Duration.ofMillis(60));
            network.loseEvery(23);
        });
    }

    private static String reply(RunningOase oase, long id) {
        long seen = oase.call("GET", "/api/v1/conversations/" + id, null, 200)
                .path("seen")
                .asLong();
        return "{\"text\": \"Gehalten-" + id + "-!\", \"seen\": " + seen + "}";
    }

    private static long begun(RunningOase oase) {
        return oase.call("POST", "/api/v1/playbooks/service-outage/activations", "{\"severity\": 3}", 201)
                .path("id")
                .asLong();
    }

    private static int unanswered(RunningOase oase, String crisis) {
        return oase.call("GET", crisis + "/conversations?limit=1", null, 200)
                .at("/counts/unanswered")
                .asInt();
    }

    /** Everybody is being answered from now on; the round's address. */
    private static String answering(RunningOase oase, String crisis) {
        String statement = crisis + "/statements/"
                + oase.call("POST", crisis + "/statements", "{\"template\": \"ack-long\"}", 201)
                        .path("id")
                        .asLong();
        oase.call("PUT", statement + "/request", "{\"version\": 1}", 200);
        String everybody = "{\"choice\": {\"column\": \"unanswered\"}, \"begin\": true}";
        return statement + "/answers/"
                + oase.call("POST", statement + "/answers", everybody, 202)
                        .path("id")
                        .asLong();
    }

    /** The round is over, and what became of each answer is known. */
    private static boolean settled(RunningOase oase, String round) {
        return oase.call("GET", round, null, 200).path("state").asText().equals("finished")
                && DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                                "SELECT NOT EXISTS (SELECT FROM reply WHERE state NOT IN ('published', 'held'))")
                        .mapTo(Boolean.class)
                        .one());
    }

    private static int written() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM round_answer WHERE state = 'done'")
                        .mapTo(Integer.class)
                        .one());
    }

    private static void letOut(RunningOase oase, String crisis, JsonNode held) {
        String decision = crisis + "/held-replies/" + held.at("/reply/id").asLong() + "/decision";
        oase.call("PUT", decision, "{\"outcome\": \"released\"}", 200);
    }

    private static List<JsonNode> held(RunningOase oase, String crisis) {
        List<JsonNode> held = new ArrayList<>();
        oase.call("GET", crisis + "/held-replies", null, 200)
                .path("held_replies")
                .forEach(held::add);
        return held;
    }

    private static List<Long> conversations() {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT id FROM conversation ORDER BY id")
                .mapTo(Long.class)
                .list());
    }

    /** Each with the network it stands on: the same number is somebody else there. */
    private static List<String> published(List<CountingNetwork> networks) {
        return Stream.of(0, 1)
                .flatMap(i -> networks.get(i).published().stream().map(text -> text.replaceFirst("@", i + "@")))
                .toList();
    }
}
