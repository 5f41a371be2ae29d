package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.testing.CountingNetwork;
import io.oase.testing.OwnServer;
import io.oase.testing.RunningOase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database dies while somebody puts a playbook in force: it is in force or it is not, they are told what to do, and when they
 * press again it is in force once.
 */
class ActivationAwayIT {
    private static final long SEED = Long.getLong("oase.seed", System.nanoTime());
    private static final int WAITING = 5;
    private static final List<String> OTHERS = List.of("data-breach", "unsafe-product", "viral-complaint");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void it_is_in_force_or_not_and_pressing_again_makes_exactly_one() throws Exception {
        System.out.println("Outages with -Doase.seed=" + SEED);
        try (OwnServer database = new OwnServer(folder);
                CountingNetwork network = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            atWork(oase, database, network);

            // In the middle, for sure: what it is about to write next is held by somebody else.
            String form = form(oase);
            CompletableFuture<HttpResponse<String>> press;
            try (Connection other = connection(database)) {
                other.setAutoCommit(false);
                other.createStatement().execute("LOCK TABLE activation_event IN ACCESS EXCLUSIVE MODE");
                press = press(oase, form, "service-outage");
                await().atMost(PATIENCE).until(() -> isWaiting(database));
                database.crash();
            }
            HttpResponse<String> answer = press.get(60, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains(
                            "Oase cannot reach its database",
                            "look whether it was done, and if not, send it once more from here");
            HttpResponse<String> meanwhile = press(oase, form, "service-outage").get(60, TimeUnit.SECONDS);
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            database.start();
            back(oase);
            assertThat(count(database, "SELECT count(*) FROM activation")).isZero();
            assertThat(count(database, "SELECT count(*) FROM held_reply")).isZero();
            pressedAgain(oase, database, "service-outage");
            assertThat(count(database, "SELECT count(*) FROM held_reply")).isEqualTo(WAITING);

            // At any moment.
            for (String playbook : OTHERS) {
                String page = form(oase);
                CompletableFuture<HttpResponse<String>> pressed = press(oase, page, playbook);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
                database.crash();
                int said = status(pressed);
                database.start();
                back(oase);
                int inForce = count(database, inForce(playbook));
                System.out.println(playbook + ": " + said + ", in force: " + inForce);
                // What somebody was told is in force stays so.
                assertThat(inForce).isBetween(said == 303 ? 1 : 0, 1);
                pressedAgain(oase, database, playbook);
            }
            assertThat(network.published()).isEmpty();
        }
    }

    /** Somebody is signed in, and a few answers are about to go out. */
    private void atWork(RunningOase oase, OwnServer database, CountingNetwork network) throws Exception {
        for (int i = 0; i < WAITING; i++) {
            network.mention(0, "Frage-" + i + "-: Ist das eine Störung?");
        }
        oase.on(database.address())
                .set("OASE_PLAYBOOKS", Path.of("playbooks").toAbsolutePath().toString())
                .set("OASE_UNDO_SECONDS", "60")
                .start()
                .withAdmin();
        oase.connect(network, 0, "Town", 5);
        await().atMost(PATIENCE).until(() -> count(database, "SELECT count(*) FROM conversation") == WAITING);
        oase.call("GET", "/api/v1/conversations?view=all", null, 200)
                .path("conversations")
                .forEach(row -> {
                    String at = "/api/v1/conversations/" + row.path("id").asLong();
                    long seen = oase.call("GET", at, null, 200).path("seen").asLong();
                    oase.call("POST", at + "/replies", "{\"text\": \"Moment.\", \"seen\": " + seen + "}", 202);
                });
        assertThat(send(oase, "/sign-in", "email=ada@oase.example&password=a-long-secret-Ada")
                        .statusCode())
                .isEqualTo(303);
    }

    /** What pages have hidden in their forms. */
    private String form(RunningOase oase) throws Exception {
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(oase.address("/activations")).build(), HttpResponse.BodyHandlers.ofString());
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        return "csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
    }

    private CompletableFuture<HttpResponse<String>> press(RunningOase oase, String form, String playbook) {
        return browser.sendAsync(
                request(oase, "/activations", form + "&severity=1&playbook=" + playbook),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(RunningOase oase, String path, String form)
            throws IOException, InterruptedException {
        return browser.send(request(oase, path, form), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(RunningOase oase, String path, String form) {
        return HttpRequest.newBuilder(oase.address(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private void pressedAgain(RunningOase oase, OwnServer database, String playbook) throws Exception {
        HttpResponse<String> again = press(oase, form(oase), playbook).get(60, TimeUnit.SECONDS);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location").orElse("")).matches(".*/activations/\\d+");
        assertThat(count(database, inForce(playbook))).isEqualTo(1);
        assertThat(count(
                        database,
                        "SELECT count(*) FROM activation_event e JOIN activation a ON a.id = e.activation_id"
                                + " WHERE e.kind = 'activated' AND a.playbook_id = '" + playbook + "'"))
                .isEqualTo(1);
    }

    private static String inForce(String playbook) {
        return "SELECT count(*) FROM activation WHERE ended_at IS NULL AND playbook_id = '" + playbook + "'";
    }

    /** What they were told; 0 for nothing. */
    private static int status(CompletableFuture<HttpResponse<String>> pressed) {
        try {
            return pressed.join().statusCode();
        } catch (CompletionException cut) {
            return 0;
        }
    }

    private static void back(RunningOase oase) {
        await().atMost(PATIENCE).until(() -> oase.ask("GET", "/api/v1/me", null).statusCode() == 200);
    }

    private static boolean isWaiting(OwnServer database) {
        return count(
                        database,
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'activation_event'::regclass")
                > 0;
    }

    private static int count(OwnServer database, String sql) {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connection(OwnServer database) throws SQLException {
        return DriverManager.getConnection(
                database.address().url(),
                database.address().user(),
                database.address().password());
    }
}
