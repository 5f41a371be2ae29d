package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oase.testing.CountingNetwork;
import io.oase.testing.RunningOase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is asked to stop while it works, and loses its database while it runs. */
class StoppingIT {
    @TempDir
    Path folder;

    @Test
    void a_stop_finishes_what_is_being_sent_and_a_lost_database_is_waited_for() throws Exception {
        try (CountingNetwork network = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            network.mention(0, "Frage-1-?");
            oase.start().withAdmin();
            oase.connect(network, 0, "Town", 5);
            await().atMost(PATIENCE).until(() -> conversations(oase) == 1);

            ProcessHandle postgres = oase.postgres();
            List<ProcessHandle> children = postgres.children().toList();
            postgres.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !postgres.isAlive());
            await().atMost(PATIENCE).until(() -> {
                HttpResponse<String> page = oase.ask("GET", "/api/v1/conversations", null);
                return page.statusCode() == 200 && oase.postgres() != null;
            });
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            network.mention(0, "Frage-2-?");
            await().atMost(PATIENCE).until(() -> conversations(oase) == 2);
            await().atMost(PATIENCE).until(() -> oase.admin("/healthcheck").statusCode() == 200);

            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(oase.address("/api/v1/events"))
                                    .header("Authorization", oase.authorization())
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            network.publishingTakes(Duration.ofMillis(500), Duration.ofMillis(2500));
            long first = oase.conversation("Frage-1-?");
            oase.call("POST", "/api/v1/conversations/" + first + "/replies", reply("Antwort-1-!"), 202);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> network.published().size() == 1);
            ProcessHandle server = oase.postgres();
            int said = oase.output().length();
            long asked = System.nanoTime();
            oase.signal("TERM");
            assertThat(oase.awaitEnd()).isEqualTo(143);
            System.out.println("Stopped with a stream open and an answer on its way after ms: "
                    + Duration.ofNanos(System.nanoTime() - asked).toMillis());
            await().atMost(PATIENCE).until(() -> !server.isAlive());
            assertThat(oase.postgres()).isNull();
            assertThat(oase.output().substring(said)).doesNotContain("ERROR");

            network.publishingTakes(Duration.ZERO, Duration.ZERO);
            oase.start();
            assertThat(oase.call("GET", "/api/v1/conversations/" + first, null, 200)
                            .at("/replies/0/state")
                            .asText())
                    .isEqualTo("published");
            assertThat(network.published()).hasSize(1);
        }
    }

    private static String reply(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("seen", 1_000_000)
                .toString();
    }

    private static int conversations(RunningOase oase) {
        HttpResponse<String> answer = oase.ask("GET", "/api/v1/conversations?view=all", null);
        return answer.statusCode() == 200 ? answer.body().split("\"post_count\"").length - 1 : 0;
    }
}
