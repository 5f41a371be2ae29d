package io.oase.notice;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Http;
import io.oase.people.Account;
import io.oase.people.Team;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TeamChatTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final WireMockServer chat = new WireMockServer(wireMockConfig().dynamicPort());
    private PostOffice post;
    private TeamWebhooks webhooks;
    private Team billing;
    private long conversation;

    @BeforeEach
    void a_team_has_a_conversation() {
        chat.start();
        answers(200);
        post = new PostOffice(database, null, null);
        webhooks = webhooks(post.chat, true);
        billing = post.world.teams.create(post.world.mara, "Billing", List.of(post.world.lena.id()));
        post.world.network.mention("kim", "Where is my order?", NOW.minusSeconds(60));
        post.world.poll();
        conversation = post.world.only().row().id();
        post.world.db.useHandle(handle ->
                handle.execute("UPDATE conversation SET team_id = ? WHERE id = ?", billing.id(), conversation));
    }

    @AfterEach
    void end() {
        chat.stop();
    }

    @Test
    void a_chat_hears_once_and_signed_what_happens_to_what_the_team_has_and_says_no_more_than_needed()
            throws Exception {
        String secret = create(Set.of(Notice.TARGET_NEAR), false).secret();
        post.send(near("a"), post.world.lena, post.world.mara);
        post.send(near("a"), post.world.ben);
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        assertThat(post.deliveries().deliverDue()).isZero();
        LoggedRequest request = only();
        String id = request.getHeader("webhook-id");
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(Signature.of(
                        WebhookSettings.secret(secret).orElseThrow(), id, NOW.getEpochSecond(), request.getBody()));
        JsonNode body = new ObjectMapper().readTree(request.getBody());
        String words = "The first response is due Mon, 2 Mar, 10:30 CET: 75 % of the time is used up";
        String link = PostOffice.PUBLIC_URL + "/conversations/" + conversation;
        assertThat(body.path("text").asText()).isEqualTo(words + "\n" + link);
        assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("text", "notice");
        assertThat(body.at("/notice/kind").asText()).isEqualTo("target_near");
        assertThat(body.at("/notice/words").asText()).isEqualTo(words);
        assertThat(body.at("/notice/url").asText()).isEqualTo(link);
        assertThat(body.at("/notice/about/percent").asInt()).isEqualTo(75);
        assertThat(body.toString()).doesNotContain("order", "Kim");
    }

    @Test
    void first_words_and_names_go_there_where_somebody_wants_that_and_call_nobody() throws Exception {
        create(Set.of(Notice.TARGET_NEAR), true);
        post.send(
                PostOffice.near("a", "@all <!channel> [click](https://evil.example)", "Kim", conversation, false),
                post.world.lena);
        post.deliveries().deliverDue();
        String text = new ObjectMapper().readTree(only().getBody()).path("text").asText();
        assertThat(text)
                .contains("Kim waits", "@\u200Ball", "\u2039!channel\u203A")
                .doesNotContain("@all", "<", "](");
    }

    @Test
    void only_these_kinds_of_only_this_team_go_there_and_nothing_while_it_rests() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_MISSED), false).webhook();
        post.send(near("a"), post.world.lena);
        post.send(NoticesTest.missed("b"), post.world.lena); // about no conversation
        assertThat(post.deliveries().deliverDue()).isZero();
        webhooks.change(post.world.mara, hook.id(), null, null, body(Set.of(Notice.TARGET_NEAR), false, true));
        post.send(near("c"), post.world.lena);
        webhooks.change(post.world.mara, hook.id(), null, null, body(Set.of(Notice.TARGET_NEAR), false, false));
        post.send(near("d"), post.world.lena);
        post.deliveries().deliverDue();
        assertThat(chat.getAllServeEvents()).isEmpty();
        webhooks.change(post.world.mara, hook.id(), null, null, body(Set.of(Notice.TARGET_NEAR), false, true));
        post.world.db.useHandle(
                handle -> handle.execute("UPDATE conversation SET team_id = NULL WHERE id = ?", conversation));
        post.send(near("e"), post.world.lena);
        assertThat(post.deliveries().deliverDue()).isZero();
    }

    @Test
    void a_chat_that_fails_says_so_to_whoever_sets_chats_up_until_it_works_again() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_NEAR), false).webhook();
        answers(500);
        post.send(near("a"), post.world.lena);
        post.deliveries().deliverDue();
        TeamWebhook failing = webhooks.get(post.world.mara, hook.id());
        assertThat(failing.failedAt()).isEqualTo(NOW);
        assertThat(failing.trouble()).isEqualTo(Said.of("notice.team.status", host(), 500));
        answers(204);
        post.world.clock.advance(Duration.ofSeconds(7));
        assertThat(post.deliveries().deliverDue()).isEqualTo(1);
        TeamWebhook well = webhooks.get(post.world.mara, hook.id());
        assertThat(well.trouble()).isNull();
        assertThat(well.sentAt()).isEqualTo(NOW.plusSeconds(7));
        List<LoggedRequest> requests = chat.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(requests)
                .extracting(request -> request.getHeader("webhook-id"))
                .hasSize(2)
                .containsOnly(post.id());
    }

    @Test
    void whoever_set_it_up_is_told_once_when_it_fails_for_longer() {
        create(Set.of(Notice.TARGET_NEAR), false);
        answers(500);
        post.send(near("a"), post.world.lena);
        for (int minute = 0; minute < 180; minute++) {
            post.deliveries().deliverDue();
            post.world.clock.advance(Duration.ofMinutes(1));
        }
        List<Told> told = post.notices.list(post.world.mara, false, 9, null).notices();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).createdAt()).isBetween(NOW.plusSeconds(3600), NOW.plusSeconds(5400));
        assertThat(post.voices().say("en", NoticeWords.headline(told.get(0).notice(), "en")))
                .isEqualTo("The chat Town Square of the team Billing does not take notices");
    }

    @Test
    void what_was_encrypted_with_lost_keys_is_said_and_can_be_entered_anew() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_NEAR), false).webhook();
        post.world.db.useHandle(handle -> handle.execute("UPDATE team_webhook SET sealed = set_byte(sealed, 2, 77)"));
        assertThat(webhooks.test(post.world.mara, hook.id())).contains(Said.of("notice.team.keys"));
        TeamWebhooks.Body body = body(Set.of(Notice.TARGET_NEAR), false, true);
        assertThatThrownBy(() -> webhooks.change(post.world.mara, hook.id(), url(), null, body))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("secret"));
        webhooks.change(post.world.mara, hook.id(), url(), PostOffice.SECRET, body);
        assertThat(webhooks.test(post.world.mara, hook.id())).isEmpty();
    }

    @Test
    void two_nodes_post_once_and_what_a_dead_one_had_claimed_another_posts() throws Exception {
        create(Set.of(Notice.TARGET_NEAR), false);
        for (int i = 0; i < 10; i++) {
            post.send(near("k" + i), post.world.lena);
        }
        long dead = World.node(post.world.db, "dead");
        post.world.db.inTransaction(handle -> DeliveryDao.claim(handle, Way.TEAM, dead, 2, NOW));
        Deliveries one = post.deliveries();
        Deliveries other = post.deliveries(World.node(post.world.db, "other"));
        for (int round = 0; round < 3; round++) {
            AtOnce.atOnce(List.of(one::deliverDue, other::deliverDue));
        }
        assertThat(chat.findAll(postRequestedFor(urlEqualTo("/hook")))).hasSize(8);
        post.world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = ?", dead));
        one.deliverDue();
        assertThat(chat.findAll(postRequestedFor(urlEqualTo("/hook"))))
                .extracting(request -> request.getHeader("webhook-id"))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_team_that_is_no_more_has_no_chats() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_NEAR), false).webhook();
        post.send(near("a"), post.world.lena);
        post.world.teams.retire(post.world.mara, billing.id());
        post.deliveries().deliverDue();
        assertThat(chat.getAllServeEvents()).isEmpty();
        assertThatThrownBy(() -> webhooks.get(post.world.mara, hook.id())).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void whoever_may_not_make_teams_sees_and_changes_no_chat() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_NEAR), false).webhook();
        for (Account other : List.of(post.world.lena, post.world.ben)) {
            assertThatThrownBy(() -> webhooks.list(other, null)).isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(() -> webhooks.get(other, hook.id())).isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(() -> webhooks.test(other, hook.id())).isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(() -> webhooks.remove(other, hook.id())).isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(
                            () -> webhooks.change(other, hook.id(), null, null, body(Set.of(Notice.TEAM), true, true)))
                    .isInstanceOf(Refused.NotAllowed.class);
            assertThatThrownBy(() ->
                            webhooks.create(other, billing.id(), url(), null, body(Set.of(Notice.TEAM), true, true)))
                    .isInstanceOf(Refused.NotAllowed.class);
        }
        webhooks.remove(post.world.ada, hook.id());
        assertThat(webhooks.list(post.world.ada, billing.id())).isEmpty();
    }

    @Test
    void a_test_says_what_is_in_the_way() {
        TeamWebhook hook = create(Set.of(Notice.TARGET_NEAR), false).webhook();
        assertThat(webhooks.test(post.world.mara, hook.id())).isEmpty();
        assertThat(only().getBodyAsString()).contains("This is a test from Oase");
        answers(404);
        assertThat(webhooks.test(post.world.mara, hook.id())).contains(Said.of("notice.team.status", host(), 404));
    }

    @Test
    void addresses_inside_and_without_tls_are_refused_and_neither_address_nor_secret_is_readable() {
        Http careful = new Http(false, Duration.ofSeconds(5));
        TeamChat outside = new TeamChat(
                post.world.db,
                post.notices,
                post.world.vault,
                careful,
                post.voices(),
                Optional.empty(),
                post.world.clock,
                () -> new UUID(1, 2));
        TeamWebhooks strict = webhooks(outside, false);
        assertThatThrownBy(() -> strict.create(
                        post.world.mara, billing.id(), url(), null, body(Set.of(Notice.TEAM), false, true)))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("url"));
        String inside = "https://127.0.0.1:9/very-secret-path";
        TeamWebhooks.Made made =
                strict.create(post.world.mara, billing.id(), inside, null, body(Set.of(Notice.TEAM), false, true));
        assertThat(strict.test(post.world.mara, made.webhook().id()))
                .map(Said::key)
                .contains("trouble.private_address");
        String stored = post.world.db.withHandle(
                handle -> handle.createQuery("SELECT encode(sealed, 'escape') || host || name FROM team_webhook")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).doesNotContain("very-secret-path", made.secret());
    }

    private TeamWebhooks webhooks(TeamChat to, boolean anywhere) {
        return new TeamWebhooks(post.world.db, post.world.vault, post.world.clock, new SecureRandom(), to, anywhere);
    }

    private TeamWebhooks.Made create(Set<String> kinds, boolean wordy) {
        return webhooks.create(post.world.mara, billing.id(), url(), null, body(kinds, wordy, true));
    }

    private static TeamWebhooks.Body body(Set<String> kinds, boolean wordy, boolean active) {
        return new TeamWebhooks.Body("Town Square", kinds, "en", wordy, active);
    }

    private Notice near(String key) {
        return PostOffice.near(key, "Where is my order?", "Kim", conversation, false);
    }

    private void answers(int status) {
        chat.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private String url() {
        return chat.baseUrl() + "/hook";
    }

    private String host() {
        return chat.baseUrl().replace("http://", "");
    }

    private LoggedRequest only() {
        List<LoggedRequest> requests = chat.findAll(postRequestedFor(urlEqualTo("/hook")));
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }
}
