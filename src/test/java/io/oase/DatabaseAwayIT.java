package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oase.testing.CountingNetwork;
import io.oase.testing.OwnServer;
import io.oase.testing.RunningOase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server of the operator's own is stopped under a running Oase, and started again. */
class DatabaseAwayIT {
    @TempDir
    Path folder;

    @Test
    void while_it_is_away_everybody_is_told_and_afterwards_all_goes_on_by_itself() throws Exception {
        try (OwnServer database = new OwnServer(folder);
                CountingNetwork network = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            network.mention(0, "Frage-1-?");
            oase.on(database.address()).start().withAdminFromShell();
            oase.connect(network, 0, "Town", 5);
            await().atMost(PATIENCE).until(() -> conversations(oase) == 1);
            watched(oase);

            List<String> heard = listen(oase);
            await().atMost(PATIENCE).until(() -> heard.contains("event: inbox"));
            database.stop();
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> api = oase.ask("GET", "/api/v1/conversations", null);
                assertThat(api.statusCode()).isEqualTo(503);
                assertThat(api.headers().firstValue("Retry-After")).isPresent();
                assertThat(api.body()).contains("urn:oase:problem:database-away");
                HttpResponse<String> inbox = page(oase, "/inbox/unassigned");
                assertThat(inbox.statusCode()).isEqualTo(503);
                assertThat(inbox.body()).contains("<h1", "Oase cannot reach its database");
                assertThat(oase.admin("/healthcheck").statusCode()).isEqualTo(500);
            });
            typedIsKept(oase);

            network.mention(0, "Frage-2-?");
            int before = heard.size();
            database.start();
            await().atMost(PATIENCE).until(() -> conversations(oase) == 2);
            await().atMost(PATIENCE).until(() -> oase.admin("/healthcheck").statusCode() == 200);
            await().atMost(PATIENCE).until(() -> heard.size() > before);
            oase.call(
                    "POST",
                    "/api/v1/conversations/" + oase.conversation("Frage-1-?") + "/replies",
                    reply("Antwort-1-!"),
                    202);
            await().atMost(PATIENCE).until(() -> network.published().size() == 1);
        }
    }

    /** What docs/operators.md promises to those who watch. */
    private static void watched(RunningOase oase) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(oase.admin("/healthcheck").body())
                        .contains("\"database\"", "\"node\"", "\"scheduler\"", "\"live\"", "\"channels\"")
                        .contains("\"Town\":{\"readable\":true", "\"level_at\":\"20", "\"needs_reconnection\":false"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        oase.admin("/metrics").body())
                .contains("oase_channel_blind_seconds{channel=\"Town\"}", "oase_outbox_replies")
                .contains("oase_polls_total", "oase_posts_received_total", "oase_request_seconds", "jvm_memory"));
    }

    /** Nothing somebody typed is lost with the page that says it could not be kept. */
    private static void typedIsKept(RunningOase oase) throws IOException, InterruptedException {
        assertThat(sent(oase, "text=Selin+has%0D%0Acalled+%3Cb%3E", oase.address("/conversations/1?view=mine")))
                .contains("action=\"/conversations/1/notes\"", "name=\"text\"", "called &lt;b&gt;")
                .contains("Send it once more", "href=\"/conversations/1?view&#61;mine\"");
        assertThat(sent(oase, "text=Hello", URI.create("https://elsewhere.example/trap")))
                .contains("Send it once more", "href=\"/\"")
                .doesNotContain("trap");
        assertThat(sent(oase, "password=correct+horse", oase.address("/profile")))
                .contains("Back to the form", "href=\"/profile\"")
                .doesNotContain("horse", "Send it once more");
    }

    private static String sent(RunningOase oase, String form, URI from) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(oase.address("/conversations/1/notes"))
                                .header("Cookie", "oase_session=somebody")
                                .header("Referer", from.toString())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        return answer.body();
    }

    private static HttpResponse<String> page(RunningOase oase, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(oase.address(path))
                                .header("Cookie", "oase_session=somebody")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> listen(RunningOase oase) throws IOException, InterruptedException {
        List<String> events = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(oase.address("/api/v1/events"))
                .header("Authorization", oase.authorization())
                .build();
        var stream = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        Thread thread = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> line.startsWith("event:")).forEach(events::add);
            } catch (IOException | UncheckedIOException ended) {
                // Oase has stopped.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return events;
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
