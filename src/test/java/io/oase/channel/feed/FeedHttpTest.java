package io.oase.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Http;
import io.oase.channel.Introduction;
import io.oase.channel.Keep;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a feed is asked for: conditions, moves, waits, and answers that are no good. */
class FeedHttpTest {
    private static final Instant NOW = Instant.parse("2026-05-05T08:00:00Z");
    private static final String FEED = feed("one");

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(false));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void validators_go_back_character_by_character_and_304_brings_nothing() {
        serve(
                "/feed",
                ok(FEED).withHeader("ETag", "W/\"5f-1a\"").withHeader("Last-Modified", "Mon, 4 May 2026 8:00 GMT"));
        Page first = read(null);
        assertThat(first.posts()).hasSize(1);
        server.resetMappings();
        server.stubFor(get("/feed")
                .withHeader("If-None-Match", equalTo("W/\"5f-1a\""))
                .withHeader("If-Modified-Since", equalTo("Mon, 4 May 2026 8:00 GMT"))
                .willReturn(aResponse().withStatus(304)));
        Page second = read(first.bookmark());
        assertThat(second.posts()).isEmpty();
        assertThat(second.bookmark()).isEqualTo(first.bookmark());
    }

    @Test
    void a_server_without_validators_that_repeats_itself_brings_nothing_new() {
        serve("/feed", ok(FEED));
        assertThat(read(read(null).bookmark()).posts()).isEmpty();
    }

    @Test
    void validators_are_forgotten_with_the_address_that_gave_them() {
        serve("/feed", found("/a"));
        serve("/a", ok(FEED).withHeader("ETag", "\"1\""));
        Page first = read(null);
        serve("/feed", found("/b"));
        server.stubFor(get("/b").willReturn(ok(feed("two"))));
        server.stubFor(get("/b")
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(aResponse().withStatus(304)));
        assertThat(read(first.bookmark()).posts()).extracting(RemotePost::text).containsExactly("two");
    }

    @Test
    void a_permanent_move_is_remembered_and_a_passing_one_is_not() {
        serve("/feed", moved("/a"));
        serve("/a", aResponse().withStatus(308).withHeader("Location", "/b"));
        serve("/b", ok(FEED));
        Page first = read(null);
        serve("/feed", aResponse().withStatus(500));
        serve("/b", found("/c"));
        serve("/c", ok(feed("two")));
        Page second = read(first.bookmark());
        assertThat(second.posts()).hasSize(1);
        serve("/b", ok(feed("three")));
        assertThat(read(second.bookmark()).posts()).extracting(RemotePost::text).containsExactly("three");
    }

    @Test
    void a_feed_lost_at_its_new_address_is_looked_for_at_the_old_one() {
        serve("/feed", moved("/a"));
        serve("/a", ok(FEED));
        Page first = read(null);
        serve("/a", aResponse().withStatus(410));
        serve("/feed", ok(feed("two")));
        assertThat(read(first.bookmark()).posts()).extracting(RemotePost::text).containsExactly("two");
    }

    /** For a whole call; long where a busy machine must not make a time-out of something else. */
    private Duration patience = Duration.ofSeconds(30);

    @Test
    void gone_stops_and_missing_does_not() {
        serve("/feed", aResponse().withStatus(410));
        assertThat(trouble().kind()).isEqualTo(Trouble.Kind.GONE);
        serve("/feed", aResponse().withStatus(404));
        assertThat(trouble().kind()).isEqualTo(Trouble.Kind.BAD_ANSWER);
        serve("/feed", aResponse().withStatus(403));
        assertThat(trouble().kind()).isEqualTo(Trouble.Kind.NEEDS_RECONNECTION);
    }

    @Test
    void retry_after_is_kept() {
        serve("/feed", aResponse().withStatus(503).withHeader("Retry-After", "Tue, 05 May 2026 09:00:00 GMT"));
        assertThat(trouble().retryAt()).contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void the_longest_wait_counts_but_a_day_at_most() {
        serve("/feed", ok(FEED.replace("<item>", "<ttl>30</ttl><item>")).withHeader("Cache-Control", "max-age=600"));
        Page page = read(null);
        assertThat(page.notBefore()).contains(NOW.plus(Duration.ofMinutes(30)));
        assertThat(read(page.bookmark()).notBefore()).contains(NOW.plus(Duration.ofMinutes(30)));
        serve("/feed", ok(FEED).withHeader("Cache-Control", "max-age=99999999"));
        assertThat(read(null).notBefore()).contains(NOW.plus(Duration.ofDays(1)));
        serve("/feed", ok(FEED.replace("<item>", "<skipHours><hour>8</hour><hour>9</hour></skipHours><item>")));
        assertThat(read(null).notBefore()).contains(NOW.plus(Duration.ofHours(2)));
        serve("/feed", ok(FEED).withHeader("Expires", "0"));
        assertThat(read(null).notBefore()).isEmpty();
    }

    @Test
    void a_redirect_loop_a_trickle_and_fifty_megabytes_are_trouble_in_words() {
        serve("/feed", found("/feed"));
        assertThat(trouble().said().key()).isEqualTo("trouble.redirect_loop");
        patience = Duration.ofSeconds(4);
        serve("/feed", ok(FEED).withChunkedDribbleDelay(20, 60_000));
        assertThat(trouble().said().key()).isEqualTo("trouble.timeout");
        patience = Duration.ofSeconds(30);
        serve("/feed", ok(" ".repeat(50_000_000)));
        assertThat(trouble().said().key()).isEqualTo("trouble.too_large");
    }

    @Test
    void a_web_page_is_searched_for_its_feed_at_set_up_and_is_trouble_later() {
        String page =
                "<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/real></head></html>";
        serve("/feed", ok(page).withHeader("Content-Type", "text/html"));
        serve("/real", ok(FEED));
        Introduction introduction = connector().introduce();
        assertThat(introduction.place()).isEqualTo("Blog");
        assertThat(introduction.warnings()).anySatisfy(said -> {
            assertThat(said.key()).isEqualTo("warning.feed.discovered");
            assertThat(said.args()).containsExactly(server.baseUrl() + "/real");
        });
        Page first = read(null);
        assertThat(first.posts()).hasSize(1);
        serve("/real", ok(page));
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> read(first.bookmark()));
        assertThat(trouble.said().key()).isEqualTo("trouble.feed.web_page_with_feed");
    }

    @Test
    void a_feed_served_as_a_web_page_is_a_feed_all_the_same() {
        serve("/feed", ok(FEED).withHeader("Content-Type", "text/html; charset=utf-8"));
        assertThat(read(null).posts()).hasSize(1);
    }

    @Test
    void bombs_and_outside_entities_are_refused() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
        serve("/feed", ok(bomb + FEED.replace("one", "&b;")));
        assertThat(trouble().said().key()).isEqualTo("trouble.feed.entities");
        String outside = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + server.baseUrl() + "/secret\">]>";
        serve("/feed", ok(outside + FEED.replace("one", "&x;")));
        assertThat(trouble().said().key()).isEqualTo("trouble.feed.entities");
        String remote = "<!DOCTYPE rss SYSTEM \"" + server.baseUrl() + "/secret\">";
        serve("/feed", ok(remote + FEED));
        assertThat(read(null).posts()).hasSize(1);
        server.verify(0, getRequestedFor(urlEqualTo("/secret")));
    }

    @Test
    void a_million_open_tags_end_in_words() {
        serve("/feed", ok("<rss><channel><item><title>x</title><description>" + "<a>".repeat(1_000_000)));
        assertThat(trouble().said().key()).isEqualTo("trouble.feed.cut_off");
        serve("/feed", ok(FEED.replace("one", "<a>".repeat(500_000))));
        assertThat(read(null).posts()).isNotNull();
        serve("/feed", ok("{\"items\":" + "[".repeat(1_000_000)));
        assertThat(trouble().said().key()).isEqualTo("trouble.feed.cut_off");
    }

    @Test
    void what_is_older_than_asked_for_is_not_delivered_on_the_first_poll_or_later() {
        serve("/feed", ok(FEED));
        Page first = connector().read(null, NOW);
        assertThat(first.posts()).isEmpty();
        serve("/feed", ok(FEED.replace("</channel>", "<item><guid>z</guid><title>z</title></item></channel>")));
        assertThat(connector().read(first.bookmark(), NOW).posts())
                .extracting(RemotePost::key)
                .containsExactly("z");
    }

    @Test
    void a_changed_entry_comes_again_under_its_key() {
        serve("/feed", ok(FEED));
        Page first = read(null);
        serve("/feed", ok(feed("changed")));
        assertThat(read(first.bookmark()).posts()).singleElement().satisfies(post -> {
            assertThat(post.key()).isEqualTo(first.posts().get(0).key());
            assertThat(post.text()).isEqualTo("changed");
        });
    }

    @Test
    void the_password_stays_with_its_server() {
        server.stubFor(get("/feed")
                .withBasicAuth("kim", "s3cret")
                .willReturn(moved("http://127.0.0.1:" + server.port() + "/b")));
        serve("/b", ok(FEED));
        Connector connector = new FeedNetwork()
                .connect(access(
                        Map.of("password", "s3cret"),
                        Map.of("address", "http://localhost:" + server.port() + "/feed", "user", "kim")));
        Page page = connector.read(null, Instant.EPOCH);
        connector.read(page.bookmark(), Instant.EPOCH);
        server.verify(2, getRequestedFor(urlEqualTo("/b")).withoutHeader("Authorization"));
    }

    private Page read(String bookmark) {
        return connector().read(bookmark, Instant.EPOCH);
    }

    private Trouble trouble() {
        return catchThrowableOfType(Trouble.class, () -> read(null));
    }

    private Connector connector() {
        return new FeedNetwork().connect(access(Map.of(), Map.of("address", server.baseUrl() + "/feed")));
    }

    private Access access(Map<String, String> secrets, Map<String, String> settings) {
        Http http = new Http(true, patience);
        return new Access(settings, secrets, http, Clock.fixed(NOW, ZoneOffset.UTC), Keep.inMemory());
    }

    private void serve(String path, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        server.stubFor(get(path).willReturn(answer));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder ok(String body) {
        return aResponse().withBody(body);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder found(String to) {
        return aResponse().withStatus(302).withHeader("Location", to);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder moved(String to) {
        return aResponse().withStatus(301).withHeader("Location", to);
    }

    private static String feed(String text) {
        return "<rss version=\"2.0\"><channel><title>Blog</title><item><guid isPermaLink=\"false\">1</guid>"
                + "<pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate><description>" + text
                + "</description></item></channel></rss>";
    }
}
