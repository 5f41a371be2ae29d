package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oase.channel.Access;
import io.oase.channel.Connector;
import io.oase.channel.Http;
import io.oase.channel.Keep;
import io.oase.channel.Page;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private final FakeMastodon server = new FakeMastodon(Dialect.MASTODON);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hashtags_are_read_without_an_account() {
        server.add("kim", "No #water here", null, NOW.minusSeconds(60)).notified = false;
        Connector connector = connector(Map.of("hashtags", "#water"), Map.of());
        assertThat(connector.introduce().self()).isEmpty();
        Page page = connector.read(null, Instant.EPOCH);
        assertThat(page.posts()).singleElement().satisfies(post -> {
            assertThat(post.kind()).isEqualTo(RemotePost.Kind.HIT);
            assertThat(post.addressed()).isTrue();
            assertThat(post.author().handle()).isEqualTo("kim@town.example");
            assertThat(connector.audiences(new io.oase.channel.KnownPost(
                            post.key(), "kim@town.example", false, Visibility.PUBLIC, null, post.ref())))
                    .isEmpty();
        });
        assertThat(page.level()).isTrue();
    }

    @Test
    void a_word_that_cannot_be_searched_hides_no_mention() {
        String mention = server.mention("kim", "Hello?", NOW.minusSeconds(60));
        Connector connector = connector(Map.of("words", "Stadtwerke"), server.secrets());
        assertThat(connector.introduce().warnings()).isNotEmpty();
        Page page = connector.read(null, Instant.EPOCH);
        assertThat(page.posts()).extracting(RemotePost::key).contains(mention);
        assertThat(page.loss()).isPresent();
    }

    @Test
    void what_was_there_before_the_import_begins_stays_away_and_what_comes_later_does_not() {
        FakeMastodon.Post ours = server.add("hilfe", "We are back", null, NOW.minusSeconds(9_000));
        server.add("lee", "An old answer", ours, NOW.minusSeconds(8_000)).notified = false;
        server.mention("kim", "Years ago", NOW.minusSeconds(7_000));
        String recent = server.mention("kim", "Just now", NOW.minusSeconds(60));
        Connector connector = connector(Map.of(), server.secrets());
        Page first = connector.read(null, NOW.minusSeconds(100));
        assertThat(first.posts()).extracting(RemotePost::key).containsExactly(recent);

        FakeMastodon.Post late = server.add("lee", "A new answer", ours, NOW.minusSeconds(10));
        late.notified = false;
        Page next = connector.read(first.bookmark(), NOW.minusSeconds(100));
        assertThat(next.posts())
                .filteredOn(post -> post.addressed() && !post.own())
                .extracting(RemotePost::key)
                .contains(late.uri());
        assertThat(next.posts()).extracting(RemotePost::text).doesNotContain("An old answer", "Years ago");
    }

    @Test
    void what_is_addressed_to_us_is_read_whatever_a_server_calls_its_notification() {
        FakeMastodon.Post ours = server.add("hilfe", "Water is back", null, NOW.minusSeconds(90));
        FakeMastodon.Post comment = server.add("kim", "Thanks!", ours, NOW.minusSeconds(60));
        comment.type = "comment";
        FakeMastodon.Post message = server.add("lee", "Between us", null, NOW.minusSeconds(50));
        message.type = "direct";
        message.visibility = "direct";
        server.add("mo", "A post of somebody we follow", null, NOW.minusSeconds(40)).type = "status";
        ours.notified = true;
        ours.type = "favourite";

        Page page = connector(Map.of(), server.secrets()).read(null, Instant.EPOCH);

        assertThat(page.posts())
                .filteredOn(post -> !post.own())
                .extracting(RemotePost::key, RemotePost::kind, RemotePost::visibility)
                .containsExactlyInAnyOrder(
                        tuple(comment.uri(), RemotePost.Kind.REPLY, Visibility.PUBLIC),
                        tuple(message.uri(), RemotePost.Kind.MESSAGE, Visibility.PRIVATE));
    }

    private Connector connector(Map<String, String> more, Map<String, String> secrets) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.putAll(more);
        Http http = new Http(true, Duration.ofSeconds(5));
        return server.network()
                .connect(new Access(settings, secrets, http, Clock.fixed(NOW, ZoneOffset.UTC), Keep.inMemory()));
    }
}
