package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oase.testing.CountingNetwork;
import io.oase.testing.Nodes;
import io.oase.testing.RunningOase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two real processes on one database share the work, and one takes over what the other had. */
class TwoNodesIT {
    /** {@code -Doase.channels=200} makes it longer. */
    private static final int CHANNELS = Integer.getInteger("oase.channels", 60);

    private static final String GONE = "is gone; what it held is free";

    @RegisterExtension
    final Nodes nodes = new Nodes();

    @Test
    void nothing_is_read_or_sent_twice_whether_a_node_works_sleeps_wakes_or_dies() {
        CountingNetwork network = nodes.network();
        network.readingTakes(Duration.ofMillis(30));
        network.publishingTakes(Duration.ofMillis(20), Duration.ofMillis(30));
        RunningOase a = nodes.start("a");
        RunningOase b = nodes.start("b");
        for (int i = 0; i < CHANNELS; i++) {
            network.mention(i, "Frage-" + i + "-?");
            a.connect(network, i, "Channel " + i, 5);
        }
        await().atMost(PATIENCE).until(() -> conversations(a).size() == CHANNELS);

        List<String> heard = listen(b);
        List<Long> first = conversations(a);
        first.subList(0, CHANNELS / 2).forEach(id -> answer(id % 2 == 0 ? a : b, id));
        await().atMost(PATIENCE).until(() -> !heard.isEmpty());
        await().atMost(PATIENCE).until(() -> polled(a) > 0 && polled(b) > 0);

        assertThat(network.mostReadersAtOnce()).isEqualTo(1);

        // Stopped in the middle of its work, and for longer than the other waits, it wakes to find that nothing is its
        // own.
        first.subList(CHANNELS / 2, 3 * CHANNELS / 4).forEach(id -> answer(b, id));
        b.signal("STOP");
        await().atMost(PATIENCE).until(() -> a.output().contains(GONE));
        await().atMost(PATIENCE).until(() -> network.published().size() >= 3 * CHANNELS / 4);
        b.signal("CONT");
        double before = polled(b);
        await().atMost(PATIENCE).until(() -> polled(b) > before + 1);
        assertThat(b.output()).doesNotContain(GONE);

        // What is queued and what is being sent when one dies is the other's.
        first.subList(3 * CHANNELS / 4, CHANNELS).forEach(id -> answer(b, id));
        a.kill();
        long died = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> b.output()
                .contains(GONE));
        System.out.println("A dead node was noticed after ms: "
                + Duration.ofNanos(System.nanoTime() - died).toMillis());
        await().atMost(PATIENCE).until(() -> network.published().size() >= CHANNELS);
        for (int i = 0; i < CHANNELS; i++) {
            network.mention(i, "Noch-eine-" + i + "-?");
        }
        await().atMost(PATIENCE).until(() -> conversations(b).size() == 2 * CHANNELS);
        await().atMost(PATIENCE).until(() -> first.stream().allMatch(id -> published(b, id)));

        first.forEach(id -> assertThat(network.published())
                .filteredOn(text -> text.contains("Antwort-" + id + "-!"))
                .hasSize(1));
    }

    private static List<Long> conversations(RunningOase node) {
        List<Long> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = node.call("GET", "/api/v1/conversations?view=all&limit=200" + cursor, null, 200);
            page.path("conversations").forEach(line -> ids.add(line.path("id").asLong()));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private static void answer(RunningOase node, long id) {
        JsonNode whole = node.call("GET", "/api/v1/conversations/" + id, null, 200);
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("text", "Antwort-" + id + "-!")
                .put("seen", whole.path("seen").asLong())
                .toString();
        node.call("POST", "/api/v1/conversations/" + id + "/replies", body, 202);
    }

    private static boolean published(RunningOase node, long id) {
        JsonNode replies =
                node.call("GET", "/api/v1/conversations/" + id, null, 200).path("replies");
        return replies.size() == 1 && replies.get(0).path("state").asText().equals("published");
    }

    /** Polls this node has finished, as it tells Prometheus. */
    private static double polled(RunningOase node) {
        return node.admin("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("oase_polls_total{outcome=\"level\"}"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
                .sum();
    }

    private static List<String> listen(RunningOase node) {
        List<String> events = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(node.address("/api/v1/events"))
                .header("Authorization", node.authorization())
                .build();
        try {
            var stream = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            Thread thread = new Thread(() -> {
                try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .filter(line -> line.equals("event: conversation"))
                            .forEach(events::add);
                } catch (IOException | UncheckedIOException ended) {
                    // The node has stopped.
                }
            });
            thread.setDaemon(true);
            thread.start();
            return events;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
