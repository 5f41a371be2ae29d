package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Connector;
import io.oase.channel.Connector.Search;
import io.oase.channel.Keep;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Absence;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where Bluesky is peculiar, and what else a channel of it can read and write. */
class BlueskyReadingTest {
    private static final Instant NOW = FakeBluesky.NOW;
    private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(7));

    private final FakeBluesky server = new FakeBluesky();

    @AfterEach
    void stop() {
        server.close();
    }

    private Connector connect(Map<String, String> settings) {
        return Connecting.to(server, Keep.inMemory(), NOW, settings);
    }

    private final Map<String, String> withMessages = Map.of("messages", "true");

    @Test
    void history_before_the_import_stays_away_but_a_back_dated_post_comes() {
        String ancient = server.mention("kim", "years ago", NOW.minus(Duration.ofDays(900)));
        String backDated = server.backDated(
                "ben", "claims to be old", NOW.minus(Duration.ofDays(2000)), NOW.minus(Duration.ofHours(1)));
        assertThat(Connecting.poll(connect(Map.of()), null, LAST_WEEK).keys())
                .contains(backDated)
                .doesNotContain(ancient);
    }

    @Test
    void a_back_dated_post_among_many_is_found_by_the_sweep() {
        server.largestPage = 10;
        for (int i = 0; i < 60; i++) {
            server.mention("kim", "question " + i, LAST_WEEK.plus(Duration.ofHours(i + 1)));
        }
        Connector connector = connect(Map.of());
        String bookmark = Connecting.poll(connector, null, LAST_WEEK).bookmark;
        String late = server.backDated("ben", "late", NOW.minus(Duration.ofDays(300)), NOW.minusSeconds(5));
        boolean found = false;
        for (int poll = 0; poll < 8 && !found; poll++) {
            Connecting.Polled polled = Connecting.poll(connector, bookmark, LAST_WEEK);
            bookmark = polled.bookmark;
            found = polled.keys().contains(late);
        }
        assertThat(found).isTrue();
    }

    @Test
    void a_quiet_poll_asks_little() {
        for (int i = 0; i < 30; i++) {
            server.mention("kim", "question " + i, LAST_WEEK.plus(Duration.ofHours(i + 1)));
        }
        Connector connector = connect(Map.of());
        String bookmark = Connecting.poll(connector, null, LAST_WEEK).bookmark;
        server.requests.clear();
        Connecting.poll(connector, bookmark, LAST_WEEK);
        assertThat(server.requests)
                .containsExactly("app.bsky.notification.listNotifications", "com.atproto.repo.listRecords");
    }

    @Test
    void a_bookmark_that_cannot_be_read_begins_anew() {
        String key = server.mention("kim", "hello", NOW.minusSeconds(60));
        assertThat(Connecting.poll(connect(Map.of()), "{\"mentions\":7}", LAST_WEEK)
                        .keys())
                .contains(key);
        assertThat(Connecting.poll(connect(Map.of()), "page 2", LAST_WEEK).keys())
                .contains(key);
        assertThat(Connecting.poll(connect(Map.of()), "{}", LAST_WEEK).keys()).contains(key);
    }

    @Test
    void impossible_times_do_not_stop_the_reading() {
        String far = server.mention("kim", "far", NOW.minusSeconds(60));
        server.posts.get(far).put("indexedAt", "+30827-01-01T00:00:00Z");
        ((ObjectNode) server.posts.get(far).path("record")).put("createdAt", "0000-00-00");
        Connector connector = connect(Map.of());
        Connecting.Polled first = Connecting.poll(connector, null, LAST_WEEK);
        String next = server.mention("kim", "next", NOW.minusSeconds(30));
        assertThat(first.keys()).contains(far);
        assertThat(Connecting.poll(connector, first.bookmark, LAST_WEEK).keys()).contains(next);
    }

    @Test
    void a_parent_of_somebody_who_blocks_us_is_said_to_be_blocked() {
        String theirs = server.mention("eve", "first", NOW.minusSeconds(60));
        String below = server.reply("kim", theirs, "second", NOW.minusSeconds(30));
        server.blockers.add("did:plc:eve");
        Connector connector = connect(Map.of());
        RemotePost post = Connecting.poll(connector, null, LAST_WEEK).find(below);
        assertThat(post.parentAbsence()).isEqualTo(Absence.BLOCKED);
        assertThat(connector.above(Connecting.known(post))).isEmpty();
    }

    @Test
    void a_handle_that_is_no_longer_valid_is_tolerated() {
        String key = server.mention("kim", "hello", NOW.minusSeconds(60));
        ((ObjectNode) server.posts.get(key).path("author")).put("handle", "handle.invalid");
        assertThat(Connecting.poll(connect(Map.of()), null, LAST_WEEK)
                        .find(key)
                        .author()
                        .handle())
                .isEqualTo("did:plc:kim");
    }

    @Test
    void words_find_posts_that_do_not_mention_us() {
        ObjectNode record = Fields.object().put("text", "Acme never answers");
        String hit = server.post("ben", NOW.minusSeconds(60), NOW.minusSeconds(60), record);
        server.notified.remove(hit);
        String mention = server.mention("kim", "Acme, hello", NOW.minusSeconds(50));
        Connecting.Polled polled = Connecting.poll(connect(Map.of("words", "Acme, #acme")), null, LAST_WEEK);
        assertThat(polled.find(hit).kind()).isEqualTo(Kind.HIT);
        assertThat(polled.find(hit).addressed()).isTrue();
        assertThat(polled.find(mention).kind()).isEqualTo(Kind.MENTION);
    }

    @Test
    void messages_of_one_conversation_belong_together() {
        String first = server.chat.message("kim", "kim", "Hello in private", NOW.minusSeconds(90));
        String ours = server.chat.message("kim", "acme", "How can we help?", NOW.minusSeconds(80));
        Connector connector = connect(withMessages);
        Connecting.Polled polled = Connecting.poll(connector, null, LAST_WEEK);
        RemotePost message = polled.find("chat:c-kim/" + first);
        assertThat(message.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(message.kind()).isEqualTo(Kind.MESSAGE);
        assertThat(message.author().handle()).isEqualTo("kim.test");
        RemotePost own = polled.find("chat:c-kim/" + ours);
        assertThat(own.own()).isTrue();
        assertThat(own.parentKey()).isEqualTo(message.key());
        assertThat(own.rootKey()).isEqualTo(message.rootKey());
    }

    @Test
    void a_post_passed_on_in_private_is_shown_and_what_nobody_says_is_left_out() {
        String uri = "at://did:plc:ben/app.bsky.feed.post/3kabc";
        server.chat.happens("kim", "MemberJoin", NOW.minusSeconds(95));
        String id = server.chat.passOn("kim", uri, "ben", "Acme <never> answers", NOW.minusSeconds(90));
        Connecting.Polled polled = Connecting.poll(connect(withMessages), null, LAST_WEEK);
        RemotePost message = polled.find("chat:c-kim/" + id);
        assertThat(message.text()).isEqualTo("https://bsky.app/profile/did:plc:ben/post/3kabc");
        assertThat(message.html()).contains("@ben.test").contains("Acme &lt;never&gt; answers");
        assertThat(polled.pages)
                .allSatisfy(page -> assertThat(page.unreadable()).isZero());
    }

    @Test
    void the_log_of_messages_is_followed_without_gaps() {
        server.chat.message("kim", "kim", "first", NOW.minusSeconds(900));
        Connector connector = connect(withMessages);
        String bookmark = Connecting.poll(connector, null, LAST_WEEK).bookmark;
        List<String> ids = new java.util.ArrayList<>();
        for (int i = 0; i < 13; i++) {
            ids.add("chat:c-ben/" + server.chat.message("ben", "ben", "message " + i, NOW.minusSeconds(600 - i)));
        }
        Connecting.Polled polled = Connecting.poll(connector, bookmark, LAST_WEEK);
        assertThat(polled.keys()).containsAll(ids);
        server.chat.delete("ben", ids.get(3).substring("chat:c-ben/".length()));
        assertThat(Connecting.poll(connector, polled.bookmark, LAST_WEEK).pages)
                .anySatisfy(page -> assertThat(page.gone()).contains(ids.get(3)));
    }

    @Test
    void without_the_right_to_messages_public_posts_go_on_and_it_is_said_once() {
        server.chat.allowed = false;
        String key = server.mention("kim", "hello", NOW.minusSeconds(60));
        Connector connector = connect(withMessages);
        Connecting.Polled first = Connecting.poll(connector, null, LAST_WEEK);
        assertThat(first.keys()).contains(key);
        assertThat(first.pages.get(0).loss())
                .hasValueSatisfying(said -> assertThat(said.key()).isEqualTo("loss.bluesky.messages"));
        Connecting.Polled second = Connecting.poll(connector, first.bookmark, LAST_WEEK);
        assertThat(second.pages).allSatisfy(page -> assertThat(page.loss()).isEmpty());
        assertThat(connector.introduce().warnings())
                .anySatisfy(said -> assertThat(said.key()).isEqualTo("warning.bluesky.messages_not_allowed"));
        assertThat(server.asked("com.atproto.server.createSession")).isEqualTo(1);
    }

    @Test
    void a_server_without_a_message_service_is_read_all_the_same() {
        server.chat.there = false;
        String key = server.mention("kim", "hello", NOW.minusSeconds(60));
        Connecting.Polled polled = Connecting.poll(connect(withMessages), null, LAST_WEEK);
        assertThat(polled.keys()).contains(key);
        assertThat(polled.pages).hasSize(1);
    }

    @Test
    void a_message_is_answered_in_private_and_found_again_by_its_words() {
        String id = server.chat.message("kim", "kim", "Hello in private", NOW.minusSeconds(90));
        Connector connector = connect(withMessages);
        RemotePost message = Connecting.poll(connector, null, LAST_WEEK).find("chat:c-kim/" + id);
        assertThat(connector.audiences(Connecting.known(message))).containsExactly(Visibility.PRIVATE);
        Outgoing part = outgoing(connector, message, Visibility.PRIVATE);
        assertThat(connector.find(part)).isInstanceOf(Search.NotThere.class);
        server.loseNextAnswer();
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.publish(part));
        assertThat(trouble.outcomeUnknown()).isTrue();
        assertThat(server.chat.accepted).contains("c-kim");
        assertThat(connector.find(part)).isInstanceOf(Search.Found.class);
        assertThat(server.chat.conversations.get("c-kim")).hasSize(2);
    }

    @Test
    void a_public_post_can_be_answered_in_private() {
        String key = server.mention("kim", "My number is 4711", NOW.minusSeconds(60));
        Connector connector = connect(withMessages);
        RemotePost post = Connecting.poll(connector, null, LAST_WEEK).find(key);
        assertThat(connector.audiences(Connecting.known(post))).containsExactly(Visibility.PUBLIC, Visibility.PRIVATE);
        assertThat(connector
                        .publish(outgoing(connector, post, Visibility.PRIVATE))
                        .key())
                .startsWith("chat:c-kim/");
        assertThat(server.published()).isEmpty();
    }

    @Test
    void an_answer_below_an_edited_post_names_its_content_as_it_is_now() {
        String root = server.mention("kim", "first", NOW.minusSeconds(60));
        String key = server.reply("ben", root, "second", NOW.minusSeconds(50));
        Connector connector = connect(Map.of());
        RemotePost post = Connecting.poll(connector, null, LAST_WEEK).find(key);
        server.edit(key, "second, corrected");
        Connector.Published first = connector.publish(outgoing(connector, post, Visibility.PUBLIC));
        var reply = server.written.get(0).path("record").path("reply");
        assertThat(reply.path("parent").path("cid"))
                .isEqualTo(server.posts.get(key).path("cid"));
        assertThat(reply.path("root").path("uri").asText()).isEqualTo(root);
        // The next part of a thread answers our own part, below the same root.
        Outgoing second = new Outgoing(
                connector.newKey(NOW, new UUID(1, 2)),
                "and more",
                Visibility.PUBLIC,
                new io.oase.channel.KnownPost(
                        first.key(), FakeBluesky.HANDLE, true, Visibility.PUBLIC, null, first.ref()),
                "en",
                NOW);
        connector.publish(second);
        var below = server.written.get(1).path("record").path("reply");
        assertThat(below.path("parent").path("uri").asText()).isEqualTo(first.key());
        assertThat(below.path("root").path("uri").asText()).isEqualTo(root);
    }

    @Test
    void our_own_post_that_the_network_does_not_show_yet_is_not_gone() {
        String key = server.mention("kim", "hello", NOW.minusSeconds(60));
        Connector connector = connect(Map.of());
        RemotePost post = Connecting.poll(connector, null, LAST_WEEK).find(key);
        Connector.Published published = connector.publish(outgoing(connector, post, Visibility.PUBLIC));
        server.notYetShown.add(published.key());
        assertThat(connector.look(List.of(new io.oase.channel.KnownPost(
                        published.key(), FakeBluesky.HANDLE, true, Visibility.PUBLIC, null, published.ref()))))
                .isEmpty();
    }

    private static Outgoing outgoing(Connector connector, RemotePost post, Visibility visibility) {
        return new Outgoing(
                connector.newKey(NOW, new UUID(7, 7)),
                "We are on it. ^LB",
                visibility,
                Connecting.known(post),
                "en",
                NOW.minusSeconds(5));
    }
}
