package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oase.testing.CountingNetwork;
import io.oase.testing.OwnServer;
import io.oase.testing.RunningOase;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty drafts are being typed while the database is restarted under Oase, and Oase itself is killed afterwards. */
class DraftsAwayIT {
    private static final int MANY = 50;

    @TempDir
    Path folder;

    private final AtomicBoolean typing = new AtomicBoolean(true);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void fifty_open_drafts_outlive_a_restart_of_the_database_and_a_killed_server() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(MANY);
        try (OwnServer database = new OwnServer(folder);
                CountingNetwork network = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            for (int i = 0; i < MANY; i++) {
                network.mention(0, "Frage-" + i + "-?");
            }
            oase.on(database.address()).start().withAdmin();
            oase.connect(network, 0, "Town", 5);
            await().atMost(PATIENCE).until(() -> conversations(oase).size() == MANY);
            List<Future<String>> written = new ArrayList<>();
            List<Long> ids = conversations(oase);
            ids.forEach(id -> written.add(people.submit(() -> type(oase, id))));
            await().atMost(PATIENCE).until(() -> taken.get() > 3 * MANY);

            database.stop();
            await().atMost(PATIENCE).until(() -> refused.get() > MANY);
            database.start();
            int before = refused.get();
            await().atMost(PATIENCE)
                    .until(() -> oase.ask("GET", "/api/v1/me", null).statusCode() == 200);
            int then = taken.get();
            await().atMost(PATIENCE).until(() -> taken.get() > then + MANY);
            typing.set(false);
            List<String> last = new ArrayList<>();
            for (Future<String> each : written) {
                last.add(each.get(60, TimeUnit.SECONDS));
            }
            oase.kill();
            oase.start();

            List<String> found = ids.stream().map(id -> saved(oase, id)).toList();
            assertThat(found).isEqualTo(last);
            System.out.println("Saves refused while the database was away: " + before);
        } finally {
            people.shutdownNow();
        }
    }

    /** As the script does: one save after the other, each on the version of the last, tried again until it is taken. */
    private String type(RunningOase oase, long id) throws InterruptedException {
        StringBuilder text = new StringBuilder("Antwort " + id + ":");
        int base = 0;
        while (typing.get()) {
            text.append(" noch ein Wort");
            base = save(oase, id, text.toString(), base);
            TimeUnit.MILLISECONDS.sleep(150);
        }
        return text.toString();
    }

    private int save(RunningOase oase, long id, String text, int base) throws InterruptedException {
        boolean both = false;
        while (true) {
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("text", text)
                    .put("base", base)
                    .put("both", both)
                    .toString();
            try {
                HttpResponse<String> answer = oase.ask("PUT", "/api/v1/conversations/" + id + "/drafts/answer", body);
                if (answer.statusCode() == 200) {
                    taken.incrementAndGet();
                    return Integer.parseInt(answer.body().replaceAll(".*\"version\":(\\d+).*", "$1"));
                }
                // Saved, but the answer was lost with the connection.
                both = answer.statusCode() == 409;
            } catch (UncheckedIOException cut) {
                both = false;
            }
            refused.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static String saved(RunningOase oase, long id) {
        JsonNode drafts = oase.call("GET", "/api/v1/conversations/" + id + "/drafts", null, 200)
                .path("drafts");
        assertThat(drafts)
                .as("nothing was laid aside, for each text contains the one before")
                .hasSize(1);
        return drafts.get(0).path("text").asText();
    }

    private static List<Long> conversations(RunningOase oase) {
        List<Long> ids = new ArrayList<>();
        oase.call("GET", "/api/v1/conversations?view=all&limit=200", null, 200)
                .path("conversations")
                .forEach(row -> ids.add(row.path("id").asLong()));
        return ids;
    }
}
