package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.FakeServer;
import io.oase.channel.Introduction;
import io.oase.channel.KnownPost;
import io.oase.channel.NetworkContract;
import io.oase.channel.Outgoing;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract over a server that behaves like Mastodon 4.5; its variants behave like others. */
class MastodonContractTest extends NetworkContract {
    @Override
    protected final FakeServer start() {
        return new FakeMastodon(dialect());
    }

    Dialect dialect() {
        return Dialect.MASTODON;
    }

    final FakeMastodon fake() {
        return (FakeMastodon) server;
    }

    @Test
    void says_who_we_are_with_the_host() {
        Introduction introduction = connector.introduce();
        assertThat(introduction.place()).isEqualTo("town.example");
        assertThat(introduction.self().orElseThrow().handle()).isEqualTo("hilfe@town.example");
        assertThat(introduction.may()).isNotEmpty();
    }

    @Test
    void a_quiet_poll_is_a_few_requests() {
        mentions(60);
        String bookmark = readUntilLevel(null).bookmark;
        fake().requests.clear();
        readUntilLevel(bookmark);
        assertThat(fake().requests).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void an_answer_without_a_mention_below_our_own_post_is_found() {
        String own = fake().add("hilfe", "Water is off until noon", null, NOW.minusSeconds(600))
                .uri();
        String bookmark = readUntilLevel(null).bookmark;
        String whispered = fake().whisper("kim", own, "Here too", NOW.minusSeconds(60));
        fake().whisper("ben", whispered, "@kim and here", NOW.minusSeconds(50));
        List<RemotePost> posts = readUntilLevel(bookmark).posts;
        assertThat(posts)
                .filteredOn(RemotePost::addressed)
                .extracting(RemotePost::key)
                .containsExactly(whispered);
        assertThat(posts).filteredOn(RemotePost::addressed).first().satisfies(post -> {
            assertThat(post.parentKey()).isEqualTo(own);
            assertThat(post.kind()).isEqualTo(RemotePost.Kind.REPLY);
        });
    }

    @Test
    void an_answer_typed_elsewhere_is_seen_as_our_own() {
        String question = server.mention("kim", "Hello?", NOW.minusSeconds(600));
        String bookmark = readUntilLevel(null).bookmark;
        String typed = fake().add("hilfe", "@kim Hello!", fake().post(question), NOW.minusSeconds(60))
                .uri();
        RemotePost post = readUntilLevel(bookmark).find(typed);
        assertThat(post.own()).isTrue();
        assertThat(post.addressed()).isFalse();
        assertThat(post.parentKey()).isEqualTo(question);
    }

    @Test
    void a_private_message_is_private_and_so_is_its_answer() {
        String key = server.mention("kim", "my number is 4711", NOW.minusSeconds(60));
        fake().post(key).visibility = "direct";
        RemotePost post = readUntilLevel(null).find(key);
        assertThat(post.kind()).isEqualTo(RemotePost.Kind.MESSAGE);
        assertThat(post.visibility()).isEqualTo(Visibility.PRIVATE);
        Outgoing answer = answerTo(key, "Thank you. ^LB");
        connector.publish(new Outgoing(answer.key(), answer.text(), Visibility.PUBLIC, answer.parent(), "de-DE", NOW));
        assertThat(fake().bodies.get(0).path("visibility").asText()).isEqualTo("direct");
        assertThat(fake().bodies.get(0).path("language").asText()).isEqualTo("de");
        assertThat(connector.find(answer)).isInstanceOf(Search.Found.class);
    }

    @Test
    void an_answer_carries_the_content_warning_on() {
        String key = server.mention("kim", "everything is full of glass", NOW.minusSeconds(60));
        fake().post(key).warning = "accident & <b>blood</b>";
        connector.publish(answerTo(key, "Help is coming. ^LB"));
        assertThat(fake().bodies.get(0).path("spoiler_text").asText()).isEqualTo("accident & <b>blood</b>");
    }

    @Test
    void an_answer_to_a_deleted_post_is_not_published() {
        String key = server.mention("kim", "oops", NOW.minusSeconds(60));
        Outgoing answer = answerTo(key, "Hello. ^LB");
        server.delete(key);
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.publish(answer));
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
        assertThat(trouble.outcomeUnknown()).isFalse();
        assertThat(server.published()).isEmpty();
    }

    @Test
    void an_empty_or_too_long_answer_is_refused_before_it_is_sent() {
        Outgoing answer = answerTo(server.mention("kim", "Hello?", NOW.minusSeconds(60)), "x");
        for (String text : List.of("@kim@town.example  ", "@kim@town.example " + "x".repeat(100_001))) {
            Outgoing bad = new Outgoing("k", text, answer.visibility(), answer.parent(), null, NOW);
            Trouble trouble = catchThrowableOfType(Trouble.class, () -> connector.publish(bad));
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.REFUSED);
        }
        assertThat(server.published()).isEmpty();
    }

    @Test
    void the_posts_above_are_context_oldest_first() {
        FakeMastodon.Post root = fake().add("cem", "Who can help?", null, NOW.minusSeconds(900));
        root.notified = false;
        FakeMastodon.Post second = fake().add("ben", "@cem try the town", root, NOW.minusSeconds(800));
        second.notified = false;
        String key = server.reply("cem", second.uri(), "look here", NOW.minusSeconds(60));
        RemotePost post = readUntilLevel(null).find(key);
        assertThat(post.kind()).isEqualTo(RemotePost.Kind.MENTION);
        List<RemotePost> above = connector.above(known(post));
        assertThat(above).extracting(RemotePost::key).containsExactly(root.uri(), second.uri());
        assertThat(above).noneMatch(RemotePost::addressed);
        assertThat(above.get(1).parentKey()).isEqualTo(root.uri());
    }

    @Test
    void a_deleted_parent_is_told_as_such() {
        String parent = server.mention("kim", "oops", NOW.minusSeconds(60));
        String key = server.reply("ben", parent, "me too", NOW.minusSeconds(30));
        server.delete(parent);
        RemotePost post = readUntilLevel(null).find(key);
        assertThat(post.parentKey()).isNull();
        assertThat(post.parentAbsence()).isEqualTo(RemotePost.Absence.DELETED);
        connector.above(known(post));
    }

    @Test
    void a_thread_of_two_parts_hangs_together() {
        Outgoing first = answerTo(server.mention("kim", "Hello?", NOW.minusSeconds(60)), "One (1/2)");
        Published one = connector.publish(first);
        KnownPost parent = new KnownPost(one.key(), "hilfe@town.example", true, first.visibility(), null, one.ref());
        assertThat(connector.addressing(parent, first.visibility())).isEmpty();
        Published two = connector.publish(new Outgoing("k2", "Two (2/2)", first.visibility(), parent, "en", NOW));
        assertThat(fake().post(two.key()).parent).isSameAs(fake().post(one.key()));
    }
}
