package io.oase.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String NASTY = "\"},{\u0000\r\nX: 1 <script> \uD83D\uDE00 \u202Emoc.live";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private PostOffice post;

    @BeforeEach
    void somebodyListens() {
        receiver.start();
        post = new PostOffice(database, receiver.baseUrl() + "/hook", null);
        answers(aResponse().withStatus(204));
    }

    @AfterEach
    void end() {
        receiver.stop();
    }

    @Test
    void the_signature_is_that_of_the_specification() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        byte[] secret = WebhookSettings.secret(PostOffice.SECRET).orElseThrow();
        assertThat(Signature.of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_notice_arrives_once_signed_and_says_everything_in_both_languages() throws Exception {
        post.world.network.mention("kim", "Where is my order?", NOW.minusSeconds(60));
        post.world.poll();
        long conversation = post.world.only().row().id();
        post.send(
                PostOffice.near("a", "Where is my order?", "Kim", conversation, true),
                post.world.lena,
                post.world.mara);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.deliveries().deliverDue()).isZero();
        LoggedRequest request = only();
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("webhook-id")).isEqualTo(post.id());
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(request.getHeader("webhook-signature")).isEqualTo("v1," + hmac(request));
        JsonNode body = new ObjectMapper().readTree(request.getBody());
        assertThat(body.path("type").asText()).isEqualTo("notice.target_near");
        assertThat(body.path("timestamp").asText()).isEqualTo(NOW.toString());
        JsonNode data = body.path("data");
        assertThat(data.path("conversation_id").asLong()).isEqualTo(conversation);
        assertThat(data.path("url").asText()).isEqualTo(PostOffice.PUBLIC_URL + "/conversations/" + conversation);
        assertThat(data.path("late").asBoolean()).isTrue();
        assertThat(data.path("told")).hasSize(2);
        assertThat(data.at("/told/0/name").asText()).isEqualTo("Lena Brandt");
        assertThat(data.at("/about/percent").asInt()).isEqualTo(75);
        assertThat(data.at("/about/due_at").asText())
                .isEqualTo(NOW.plusSeconds(1800).toString());
        assertThat(data.at("/words/en").asText()).isEqualTo("""
                        The first response is due Mon, 2 Mar, 10:30 CET: 75 % of the time is used up
                        “Where is my order?”
                        Kim waits
                        Nobody has it
                        Told late: Oase was not running when this was due to be told.""");
        assertThat(data.at("/words/de").asText())
                .contains("Die erste Antwort ist fällig")
                .contains("Verspätet");
        assertThat(post.state()).isEqualTo("sent");
    }

    @Test
    void words_of_strangers_stay_words() throws Exception {
        post.send(PostOffice.near("a", NASTY, NASTY, null, false));
        post.deliveries().deliverDue();
        LoggedRequest request = only();
        assertThat(request.getHeader("webhook-signature")).isEqualTo("v1," + hmac(request));
        assertThat(request.getHeader("X")).isNull();
        JsonNode data = new ObjectMapper().readTree(request.getBody()).path("data");
        assertThat(data.size()).isEqualTo(6);
        assertThat(data.at("/about/title").asText()).isEqualTo(NASTY.replace('\u0000', '\uFFFD'));
        assertThat(data.at("/words/en").asText().lines()).hasSize(4);
        assertThat(data.at("/words/en").asText()).contains("\uD83D\uDE00").doesNotContain("\u202E");
        assertThat(data.path("url").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 500, 503})
    void what_is_not_taken_is_tried_again_under_the_same_id_with_a_fresh_signature(int status) throws Exception {
        answers(aResponse().withStatus(status).withHeader("Location", receiver.baseUrl() + "/elsewhere"));
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        post.deliveries().deliverDue();
        assertThat(post.state()).isEqualTo("waits");
        assertThat(post.deliveries().deliverDue()).isZero();
        answers(aResponse().withStatus(200));
        post.world.clock.advance(Duration.ofSeconds(6));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.state()).isEqualTo("sent");
        List<LoggedRequest> requests = receiver.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(requests).hasSize(2).allSatisfy(request -> assertThat(request.getHeader("webhook-signature"))
                .isEqualTo("v1," + hmac(request)));
        assertThat(requests)
                .extracting(request -> request.getHeader("webhook-id"))
                .containsOnly(post.id());
        assertThat(requests)
                .extracting(request -> request.getHeader("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(receiver.getAllServeEvents()).hasSize(2);
    }

    @Test
    void the_receiver_says_when_to_come_back() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "600"));
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        post.deliveries().deliverDue();
        post.world.clock.advance(Duration.ofSeconds(599));
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.clock.advance(Duration.ofSeconds(1));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
    }

    @Test
    void attempts_come_rarer_and_end_after_a_day_and_the_backlog_says_so() {
        answers(aResponse().withStatus(500));
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        Deliveries deliveries = post.deliveries();
        int attempts = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            attempts += deliveries.deliverDue();
            post.world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(attempts).isBetween(45, 60);
        Backlog waiting = post.backlog(Way.WEBHOOK);
        assertThat(waiting.waiting()).isEqualTo(1);
        assertThat(waiting.failing()).isEqualTo(1);
        assertThat(waiting.since()).isEqualTo(NOW);
        assertThat(waiting.trouble()).isNotNull();
        assertThat(deliveries.deliverDue()).isEqualTo(1);
        assertThat(post.state()).isEqualTo("given up");
        assertThat(post.backlog(Way.WEBHOOK)).isEqualTo(new Backlog(Way.WEBHOOK, 0, 0, null, null, 1, 0));
        post.world.clock.advance(Duration.ofHours(25));
        assertThat(deliveries.deliverDue()).isZero();
        assertThat(post.backlog(Way.WEBHOOK)).isEqualTo(new Backlog(Way.WEBHOOK, 0, 0, null, null, 0, 0));
    }

    @Test
    void a_receiver_that_is_gone_for_good_is_not_asked_again() {
        answers(aResponse().withStatus(410));
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        post.deliveries().deliverDue();
        assertThat(post.state()).isEqualTo("given up");
    }

    @Test
    void what_nobody_could_send_for_days_is_sent_once_all_the_same() {
        post.send(PostOffice.near("a", "Hello", "Kim", null, true));
        post.world.clock.advance(Duration.ofDays(3));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.state()).isEqualTo("sent");
    }

    @Test
    void a_receiver_that_is_down_is_passing() {
        receiver.stop();
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        post.deliveries().deliverDue();
        assertThat(post.state()).isEqualTo("waits");
        assertThat(post.backlog(Way.WEBHOOK).trouble().key()).isEqualTo("trouble.network");
    }

    @Test
    void two_nodes_that_deliver_at_once_deliver_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            post.send(PostOffice.near("k" + i, "Hello", "Kim", null, false));
        }
        Deliveries one = post.deliveries();
        Deliveries other = post.deliveries(World.node(post.world.db, "other"));
        for (int round = 0; round < 6; round++) {
            AtOnce.atOnce(List.of(one::deliverDue, other::deliverDue));
        }
        List<LoggedRequest> requests = receiver.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(requests).hasSize(20);
        assertThat(requests)
                .extracting(request -> request.getHeader("webhook-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_a_dead_node_had_claimed_is_delivered_by_another() {
        post.send(PostOffice.near("a", "Hello", "Kim", null, false));
        long dead = World.node(post.world.db, "dead");
        DeliveryDao.Claim claim = post.world
                .db
                .inTransaction(handle -> DeliveryDao.claim(handle, Way.WEBHOOK, dead, 1, NOW))
                .get(0);
        assertThat(post.state()).isEqualTo("claimed");
        assertThat(post.deliveries().deliverDue()).isZero();
        post.world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", dead));
        boolean may = post.world.db.withHandle(handle -> DeliveryDao.maySend(handle, claim));
        assertThat(may).isFalse();
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        post.world.db.useHandle(handle -> DeliveryDao.remove(handle, claim));
        assertThat(post.state()).isEqualTo("sent");
        assertThat(only().getHeader("webhook-id")).isEqualTo(claim.id().toString());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        receiver.stubFor(any(urlEqualTo("/hook")).willReturn(answer));
    }

    private LoggedRequest only() {
        List<LoggedRequest> requests = receiver.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    /** HMAC-SHA256 put together by hand from RFC 2104, so that it does not share a mistake with what it checks. */
    private static String hmac(LoggedRequest request) {
        try {
            byte[] key = Base64.getDecoder().decode(PostOffice.SECRET.substring("whsec_".length()));
            MessageDigest inner = MessageDigest.getInstance("SHA-256");
            MessageDigest outer = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < 64; i++) {
                int each = i < key.length ? key[i] : 0;
                inner.update((byte) (each ^ 0x36));
                outer.update((byte) (each ^ 0x5c));
            }
            inner.update((request.getHeader("webhook-id") + "." + request.getHeader("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            inner.update(request.getBody());
            outer.update(inner.digest());
            return Base64.getEncoder().encodeToString(outer.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
