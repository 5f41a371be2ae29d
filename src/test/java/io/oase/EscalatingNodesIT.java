package io.oase;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.oase.testing.Nodes;
import io.oase.testing.RunningOase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps before a miss with two real processes that die: a promise of a minute, told at 10, 30 and 60 percent of it. */
class EscalatingNodesIT {
    private static final int CONVERSATIONS = 25;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final WireMockExtension CHAT = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    final Nodes nodes = new Nodes();

    @Test
    void each_step_is_told_once_by_two_nodes_by_one_and_after_both_were_gone() {
        CHAT.stubFor(post("/").willReturn(ok().withFixedDelay(80)));
        nodes.set("OASE_WEBHOOK_URL", CHAT.baseUrl() + "/")
                .set("OASE_WEBHOOK_SECRET", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        RunningOase a = nodes.start("a");
        RunningOase b = nodes.start("b");
        a.connect(nodes.network(), 0, "Channel", 5);
        promiseAMinute(a);
        for (int i = 0; i < CONVERSATIONS; i++) {
            nodes.network().mention(0, "Frage-" + i + "-?");
        }
        await().atMost(PATIENCE).until(() -> clocks(b).size() == CONVERSATIONS);

        await().atMost(PATIENCE).until(() -> toldAt(10).size() == CONVERSATIONS);

        // One dies while the next are told: what it had begun is the other's.
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> !toldAt(30)
                .isEmpty());
        a.kill();
        await().atMost(PATIENCE).until(() -> toldAt(30).size() == CONVERSATIONS);

        // Nobody is there when the last are due.
        b.kill();
        Instant due = clocks.stream().max(Instant::compareTo).orElseThrow();
        Instant sixtyPercent = due.minusSeconds(24);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(sixtyPercent.plusSeconds(1)));
        assertThat(toldAt(60)).isEmpty();
        b.start();
        await().atMost(PATIENCE).until(() -> toldAt(60).size() == CONVERSATIONS);

        everythingWasToldUnderOneName();
    }

    /** Told again after a death, it carries the name it had: whoever hears it can tell. */
    private void everythingWasToldUnderOneName() {
        Map<String, Set<String>> names = new HashMap<>();
        told().forEach(notice -> names.computeIfAbsent(
                        notice.conversation() + " at " + notice.percent(), key -> new TreeSet<>())
                .add(notice.id()));
        assertThat(names).hasSize(3 * CONVERSATIONS);
        assertThat(names.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    private List<Instant> clocks = List.of();

    /** When the promised times of all open conversations are over. */
    private List<Instant> clocks(RunningOase node) {
        clocks = StreamSupport.stream(
                        node.call("GET", "/api/v1/conversations?view=open&limit=200", null, 200)
                                .path("conversations")
                                .spliterator(),
                        false)
                .map(line -> line.at("/due/at"))
                .filter(JsonNode::isTextual)
                .map(at -> Instant.parse(at.asText()))
                .toList();
        return clocks;
    }

    private static void promiseAMinute(RunningOase node) {
        String target = "{\"name\": \"A minute\", \"calendar\": 1,"
                + " \"times\": {\"first_response\": {\"minutes\": 1, \"counting\": \"clock\"}},"
                + " \"steps\": [{\"percent\": 10, \"tell\": [\"leads\"]}, {\"percent\": 30, \"tell\": [\"leads\"]},"
                + " {\"percent\": 60, \"tell\": [\"leads\"]}]}";
        long id = node.call("POST", "/api/v1/targets", target, 201).path("id").asLong();
        List<String> order = new ArrayList<>(List.of(String.valueOf(id)));
        node.call("GET", "/api/v1/targets", null, 200).path("targets").forEach(each -> {
            if (each.path("id").asLong() != id) {
                order.add(each.path("id").asText());
            }
        });
        node.call("PUT", "/api/v1/targets/order", "{\"order\": [" + String.join(",", order) + "]}", 200);
    }

    private static Set<Long> toldAt(int percent) {
        Set<Long> conversations = new TreeSet<>();
        told().stream()
                .filter(notice -> notice.percent() == percent)
                .forEach(notice -> conversations.add(notice.conversation()));
        return conversations;
    }

    /** What came to the chat, repeats included. */
    private record Notice(String id, long conversation, int percent) {}

    private static List<Notice> told() {
        return CHAT.findAll(postRequestedFor(urlEqualTo("/"))).stream()
                .map(EscalatingNodesIT::notice)
                .toList();
    }

    private static Notice notice(LoggedRequest request) {
        try {
            JsonNode data = JSON.readTree(request.getBodyAsString()).path("data");
            return new Notice(
                    request.getHeader("webhook-id"),
                    data.path("conversation_id").asLong(),
                    data.at("/about/percent").asInt());
        } catch (JsonProcessingException e) {
            throw new AssertionError("A notice is no JSON", e);
        }
    }
}
