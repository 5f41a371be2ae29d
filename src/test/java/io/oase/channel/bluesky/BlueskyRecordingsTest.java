package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.Connector;
import io.oase.channel.Connector.Look;
import io.oase.channel.Keep;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector against what a real Bluesky server said, judged by what was truly posted. */
class BlueskyRecordingsTest {
    private static final String ALL = "054-crawl-c-page-1.json";
    private static final String NEWEST = "062-poll-one-new.json";
    private static final String AFTER_DELETE = "069-crawl-after-delete-page-1.json";
    private static final String AFTER_BLOCK = "075-crawl-after-block-page-1.json";
    private static final Instant BEFORE = Instant.parse("2026-11-23T22:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T22:33:00Z");

    private final Recording recording = new Recording();
    private final FakeBluesky server = recording.server(ALL, NEWEST);
    private final Connector connector = Connecting.to(server, Keep.inMemory(), NOW, Map.of());

    @AfterEach
    void stop() {
        server.close();
    }

    /** 100: as it is asked for; 27: the border falls between posts of the same time; the others by way of surprise. */
    @ParameterizedTest
    @ValueSource(ints = {100, 27, 25, 26, 10, 5})
    void exactly_the_posts_for_us_arrive_with_the_text_as_typed(int pageSize) {
        server.largestPage = pageSize;
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        Map<String, RemotePost> addressed = polled.posts().stream()
                .filter(RemotePost::addressed)
                .collect(Collectors.toMap(RemotePost::key, post -> post, (a, b) -> b));
        assertThat(keys(addressed.keySet())).isEqualTo(addressedToSupport());
        for (JsonNode truth : recording.expected.path("posts")) {
            RemotePost post = addressed.get(truth.path("uri").asText());
            if (post != null) {
                assertTrue(post, truth);
            }
        }
    }

    @Test
    void an_answer_to_somebody_else_below_our_post_is_there_but_not_for_us() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        Set<String> context = polled.posts().stream()
                .filter(post -> !post.addressed() && !post.own())
                .map(RemotePost::key)
                .collect(Collectors.toSet());
        assertThat(keys(context)).containsExactly("rr-1");
        assertThat(find(polled, "rr-1").kind()).isEqualTo(RemotePost.Kind.REPLY);
        assertThat(find(polled, "rr-1").parentKey()).isEqualTo(uri("r-own-1"));
    }

    @Test
    void each_post_comes_once_with_a_page_that_holds_them_all() {
        server.largestPage = 100;
        assertThat(Connecting.poll(connector, null, BEFORE).posts().stream().map(RemotePost::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void our_own_posts_are_known_as_ours() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        RemotePost own = find(polled, "own-r2");
        assertThat(own.own()).isTrue();
        assertThat(own.addressed()).isFalse();
        assertThat(own.parentKey()).isEqualTo(uri("r-own-2"));
        assertThat(polled.posts().stream().filter(RemotePost::own)).hasSize(8);
    }

    @Test
    void pictures_labels_cards_and_quotes_are_shown() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        assertThat(find(polled, "m-image").media()).singleElement().satisfies(picture -> {
            assertThat(picture.alt()).isEqualTo("Roter Zähler, Stand 4711 – „kaputt“ & verbogen <3");
            assertThat(picture.url()).contains("/feed_fullsize/");
        });
        assertThat(find(polled, "m-label").warning()).isEqualTo("label:graphic-media");
        assertThat(find(polled, "m-card").html())
                .contains("https://example.org/artikel?id=7&amp;x=%C3%A4")
                .contains("Störung &amp; Ärger &lt;b&gt;in Köln&lt;/b&gt;");
        assertThat(find(polled, "q-own").html()).contains("Heute ab 10 Uhr Wartungsarbeiten");
        assertThat(find(polled, "m-linkfacet").html())
                .contains("<a href=\"https://example.org/versteckt?x=1&amp;y=2\">hier</a>");
        assertThat(find(polled, "m-badfacet").html()).doesNotContain("example.org");
    }

    @Test
    void an_edit_keeps_its_address_and_comes_with_the_next_poll() {
        server.close();
        FakeBluesky before = recording.server(ALL);
        Connector reader = Connecting.to(before, Keep.inMemory(), NOW, Map.of());
        Connecting.Polled first = Connecting.poll(reader, null, BEFORE);
        recording.show(before, AFTER_DELETE);
        Connecting.Polled second = Connecting.poll(reader, first.bookmark, BEFORE);
        before.close();
        assertThat(find(first, "m-edit").text()).contains("4711");
        assertThat(find(second, "m-edit").text()).contains("4712 übermittelt (korrigiert)");
        assertThat(find(second, "m-edit").ref().get("cid"))
                .isNotEqualTo(find(first, "m-edit").ref().get("cid"));
        assertThat(find(second, "m-edit").postedAt())
                .isEqualTo(find(first, "m-edit").postedAt());
        assertThat(second.keys()).contains(uri("n-one")).doesNotContain(uri("m-delete"));
    }

    @Test
    void looking_again_tells_deleted_from_blocked_and_deactivated() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        List<KnownPost> known = List.of(
                Connecting.known(find(polled, "m-delete")),
                Connecting.known(find(polled, "e-mention")),
                Connecting.known(find(polled, "f-mention")),
                Connecting.known(find(polled, "d-mention")));
        recording.show(server, AFTER_BLOCK);
        server.deleted.add(uri("m-delete"));
        server.blockers.add(did("eve.test"));
        server.deactivated.add(did("fred.test"));
        recording.thread(server, "e-mention", "076-thread-blocked.json");
        List<Look> looks = connector.look(known);
        assertThat(looks).hasSize(2).contains(new Look.Gone(uri("m-delete")));
        assertThat(looks).anySatisfy(look -> {
            assertThat(look.key()).isEqualTo(uri("d-mention"));
            assertThat(((Look.Present) look).post().author().handle()).isEqualTo("dora-neu.test");
            assertThat(((Look.Present) look).post().author().key()).isEqualTo(did("dora.test"));
        });
    }

    @Test
    void the_posts_of_a_deleted_account_are_gone() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        List<KnownPost> known = List.of(
                Connecting.known(find(polled, "e-mention")),
                Connecting.known(find(polled, "f-mention")),
                Connecting.known(find(polled, "m-umlaut")));
        server.blockers.add(did("eve.test"));
        server.left.add(did("fred.test"));
        recording.thread(server, "e-mention", "076-thread-blocked.json");
        assertThat(connector.look(known))
                .hasSize(2)
                .contains(new Look.Gone(uri("f-mention")))
                .anySatisfy(look -> assertThat(look.key()).isEqualTo(uri("m-umlaut")));
    }

    @Test
    void a_deleted_parent_is_said_to_be_deleted() {
        recording.show(server, AFTER_DELETE);
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        assertThat(find(polled, "m-under-deleted").parentAbsence()).isEqualTo(Absence.DELETED);
    }

    @Test
    void what_stands_above_comes_oldest_first() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        recording.thread(server, "t-3-mention", "077-thread-with-blocked-reply.json");
        List<RemotePost> above = connector.above(Connecting.known(find(polled, "t-3-mention")));
        assertThat(above.stream()
                        .map(post -> recording.keyOfUri.get(post.key()))
                        .toList())
                .containsExactly("t-root", "t-2");
        assertThat(above).noneMatch(RemotePost::addressed);
    }

    @Test
    void an_answer_is_written_as_the_server_was_seen_to_take_it() {
        JsonNode recorded =
                Recording.read("037-reply-put-record.json").path("request").path("body");
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        server.posts.remove(uri("own-r1"));
        JsonNode mention = recorded.path("record").path("facets").path(0);
        Outgoing part = new Outgoing(
                recorded.path("rkey").asText(),
                recorded.path("record").path("text").asText(),
                Visibility.PUBLIC,
                Connecting.known(find(polled, "m-plain")),
                "de",
                Instant.parse(recorded.path("record").path("createdAt").asText()));
        server.handles.put(
                "anna.test", mention.path("features").path(0).path("did").asText());
        Connector.Published published = connector.publish(part);
        assertThat(server.written).singleElement().isEqualTo(recorded);
        assertThat(published.key()).isEqualTo(uri("own-r1"));
        assertThat(connector.publish(part).key()).isEqualTo(published.key());
        assertThat(server.written).hasSize(1);
    }

    @Test
    void an_answer_that_nobody_would_see_is_refused_before_it_is_sent() {
        Connecting.Polled polled = Connecting.poll(connector, null, BEFORE);
        server.views.put(
                uri("m-gated"),
                Recording.answer("029-thread-gated.json").path("thread").path("post"));
        server.deleted.add(uri("m-delete"));
        server.blockers.add(did("eve.test"));
        recording.thread(server, "e-mention", "076-thread-blocked.json");
        List<String> said = new ArrayList<>();
        for (String key : List.of("m-gated", "m-delete", "e-mention")) {
            Outgoing part = new Outgoing(
                    "3n2z6pj3ug5" + "5" + (char) ('a' + said.size()),
                    "Wir melden uns. ^MK",
                    Visibility.PUBLIC,
                    Connecting.known(find(polled, key)),
                    "de",
                    NOW);
            Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.publish(part));
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
            said.add(trouble.said().key());
        }
        assertThat(said)
                .containsExactly("trouble.bluesky.closed", "trouble.bluesky.parent_gone", "trouble.bluesky.blocked");
        assertThat(server.written).isEmpty();
    }

    private void assertTrue(RemotePost post, JsonNode truth) {
        String key = truth.path("key").asText();
        assertThat(plain(post.text()))
                .as(key)
                .isEqualTo(plain(truth.path("text").asText()));
        assertThat(post.author().key())
                .as(key)
                .isEqualTo(truth.path("author_did").asText());
        assertThat(post.author().handle())
                .as(key)
                .isEqualTo(truth.path("author").asText());
        assertThat(post.author().displayName())
                .as(key)
                .isEqualTo(truth.path("display_name").asText());
        assertThat(post.parentKey())
                .as(key)
                .isEqualTo(recording.uriOfKey.get(truth.path("parent").asText()));
        assertThat(post.rootKey())
                .as(key)
                .isEqualTo(recording.uriOfKey.get(truth.path("root").asText()));
        assertThat(post.kind().name().toLowerCase(Locale.ROOT))
                .as(key)
                .isEqualTo(truth.path("kind").asText());
        assertThat(post.visibility()).as(key).isEqualTo(Visibility.PUBLIC);
    }

    private Set<String> addressedToSupport() {
        Set<String> keys = new TreeSet<>();
        for (JsonNode post : recording.expected.path("posts")) {
            if (post.path("addressed_to_support").asBoolean()) {
                keys.add(post.path("key").asText());
            }
        }
        return keys;
    }

    private Set<String> keys(Set<String> uris) {
        return uris.stream()
                .map(uri -> recording.keyOfUri.getOrDefault(uri, uri))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private RemotePost find(Connecting.Polled polled, String key) {
        return polled.find(uri(key));
    }

    private String uri(String key) {
        return recording.uriOfKey.get(key);
    }

    private String did(String handle) {
        for (JsonNode account : recording.expected.path("accounts")) {
            if (account.path("handle").asText().equals(handle)) {
                return account.path("did").asText();
            }
        }
        throw new AssertionError(handle);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
