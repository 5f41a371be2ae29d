package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oase.testing.CountingNetwork;
import io.oase.testing.Kills;
import io.oase.testing.RunningOase;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process, killed with -9 while it reads and publishes, again and again on the same data. Two networks count: one
 * recognises a repeated post by its key, the other, like most, would post it twice.
 */
class KillIT {
    private static final int AT_FIRST = 120;

    @TempDir
    Path folder;

    private final Kills kills = Kills.times(6);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger questions = new AtomicInteger();
    /** Conversation to the answer that was accepted with 202. */
    private final Map<Long, Long> accepted = new ConcurrentHashMap<>();
    /** Conversations whose answer may have been accepted: the process died before it said so. */
    private final Set<Long> unsure = ConcurrentHashMap.newKeySet();

    @Test
    void nothing_is_lost_and_nothing_is_there_twice_whenever_it_is_killed() throws Exception {
        try (CountingNetwork keeping = new CountingNetwork(true);
                CountingNetwork forgetting = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            List<CountingNetwork> networks = List.of(keeping, forgetting);
            for (CountingNetwork network : networks) {
                network.readingTakes(Duration.ofMillis(120));
                network.publishingTakes(Duration.ofMillis(150), Duration.ofMillis(250));
                network.loseEvery(9);
            }
            for (int i = 0; i < AT_FIRST; i++) {
                ask(networks);
            }
            oase.start().withAdminFromShell();
            oase.connect(keeping, 0, "Keeping", 5);
            oase.connect(forgetting, 0, "Forgetting", 5);
            Thread people = begin("people", Duration.ofMillis(300), () -> ask(networks));
            Thread agents = begin("agents", Duration.ofMillis(50), () -> answer(oase));
            List<Long> recoveries = new ArrayList<>();
            for (int i = 0; i < kills.times(); i++) {
                kills.after(200, 2700);
                oase.kill();
                int before = published(networks).size();
                int polls = keeping.polls();
                oase.start();
                recoveries.add(recovery(networks, before, keeping, polls));
            }
            over.set(true);
            people.join();
            agents.join();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> settled(oase));
            System.out.println("From serving pages to polling and publishing again, ms: " + recoveries);
            everythingIsThereOnce(oase, networks);
            nothingPrivateIsInTheLog(oase);
        } finally {
            over.set(true);
        }
    }

    /** How long until something is published and something read after a restart. */
    private static long recovery(List<CountingNetwork> networks, int published, CountingNetwork keeping, int polls) {
        long up = System.nanoTime();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> published(networks).size() > published && keeping.polls() > polls);
        return Duration.ofNanos(System.nanoTime() - up).toMillis();
    }

    private void ask(List<CountingNetwork> networks) {
        int no = questions.incrementAndGet();
        networks.get(no % networks.size()).mention(0, "Frage-" + no + "-?");
    }

    /** Answers what has no answer yet. */
    private void answer(RunningOase oase) {
        try {
            for (JsonNode line : open(oase)) {
                long id = line.path("id").asLong();
                if (over.get()) {
                    return;
                }
                if (!accepted.containsKey(id) && !unsure.contains(id)) {
                    answer(oase, id);
                }
            }
        } catch (UncheckedIOException | AssertionError away) {
            // It was killed, or has just begun to start.
        }
    }

    private void answer(RunningOase oase, long id) {
        long seen = oase.call("GET", "/api/v1/conversations/" + id, null, 200)
                .path("seen")
                .asLong();
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("text", "Antwort-" + id + "-!")
                .put("seen", seen)
                .toString();
        try {
            HttpResponse<String> answer = oase.ask("POST", "/api/v1/conversations/" + id + "/replies", body);
            if (answer.statusCode() == 202) {
                accepted.put(id, Long.valueOf(answer.body().replaceAll("^\\{\"id\":(\\d+).*", "$1")));
            } else if (answer.statusCode() >= 500) {
                unsure.add(id);
            }
        } catch (UncheckedIOException killed) {
            unsure.add(id);
        }
    }

    private static List<JsonNode> open(RunningOase oase) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = oase.call("GET", "/api/v1/conversations?view=all&limit=200" + cursor, null, 200);
            page.path("conversations").forEach(lines::add);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return lines;
    }

    private boolean settled(RunningOase oase) {
        boolean allIn = open(oase).size() == questions.get();
        return allIn
                && accepted.values().stream()
                        .map(reply -> oase.call("GET", "/api/v1/replies/" + reply, null, 200))
                        .allMatch(reply -> reply.path("state").asText().equals("published"));
    }

    private void everythingIsThereOnce(RunningOase oase, List<CountingNetwork> networks) {
        List<String> published = published(networks);
        accepted.keySet().forEach(id -> assertThat(published)
                .filteredOn(text -> text.contains("Antwort-" + id + "-!"))
                .as("answer in conversation %s", id)
                .hasSize(1));
        unsure.forEach(id -> assertThat(published)
                .filteredOn(text -> text.contains("Antwort-" + id + "-!"))
                .as("answer in conversation %s, perhaps accepted", id)
                .hasSizeLessThanOrEqualTo(1));
        Set<String> asked = new HashSet<>();
        int answers = 0;
        for (JsonNode line : open(oase)) {
            JsonNode whole =
                    oase.call("GET", "/api/v1/conversations/" + line.path("id").asLong(), null, 200);
            assertThat(whole.path("replies"))
                    .allMatch(reply -> reply.path("state").asText().equals("published"));
            for (JsonNode post : whole.path("posts")) {
                if (post.path("own").asBoolean()) {
                    answers++;
                    assertThat(post.path("agent").path("name").asText()).isEqualTo("Ada Sommer");
                } else {
                    String text = post.path("text").asText();
                    assertThat(asked.add(text.replaceAll(".*(Frage-\\d+-).*", "$1")))
                            .as("first of its kind: %s", text)
                            .isTrue();
                }
            }
        }
        assertThat(asked).hasSize(questions.get());
        assertThat(answers).isEqualTo(published.size());
        System.out.println(questions.get() + " questions read, " + accepted.size() + " answers accepted, "
                + unsure.size() + " perhaps, " + published.size() + " published, after " + kills.times() + " kills");
    }

    private static void nothingPrivateIsInTheLog(RunningOase oase) {
        assertThat(oase.output()).contains("INFO").doesNotContain("Frage-", "Antwort-", CountingNetwork.token(0));
        assertThat(oase.secrets()).noneMatch(oase.output()::contains);
    }

    private static List<String> published(List<CountingNetwork> networks) {
        return networks.stream()
                .flatMap(network -> network.published().stream())
                .toList();
    }

    private Thread begin(String name, Duration pace, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    while (!over.get()) {
                        work.run();
                        pause(pace);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void pause(Duration pace) {
        try {
            TimeUnit.MILLISECONDS.sleep(pace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
