package io.oase.channel.mastodon;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Channel;
import io.oase.channel.Http;
import io.oase.channel.Line;
import io.oase.channel.RemotePerson.Emoji;
import io.oase.channel.RemotePost;
import io.oase.inbox.Conversation;
import io.oase.inbox.Post;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything a post can carry arrives where people read it. */
class RichPostTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database, new Http(true, Duration.ofSeconds(20)), new MastodonNetwork());
    private final FakeMastodon server = new FakeMastodon(Dialect.MASTODON);
    private final Line line = new Line(server.settings().get("server"));
    private final Channel channel =
            world.connect("mastodon", "Town", Map.of("server", "http://" + line.authority()), server.secrets());

    @AfterEach
    void stop() {
        line.close();
        server.close();
    }

    @Test
    void pictures_choices_warnings_and_emoji_reach_the_inbox() {
        server.mention("kim", "look :cat:", NOW.minusSeconds(60));
        line.good(body -> body.contains("look :cat:") ? rich(body) : body);
        world.poll.poll(channel.id());
        Post post = world.posts(channel).get(0);
        assertThat(post.warning()).isEqualTo("glass & blood");
        assertThat(post.media()).singleElement().satisfies(picture -> {
            assertThat(picture.type()).isEqualTo("image");
            assertThat(picture.url()).isEqualTo("https://town.example/a.png");
            assertThat(picture.previewUrl()).isEqualTo("https://town.example/small.png");
            assertThat(picture.alt()).isEqualTo("a <broken> \"window\"");
        });
        assertThat(post.poll().multiple()).isTrue();
        assertThat(post.poll().endsAt()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
        assertThat(post.poll().options())
                .containsExactly(new RemotePost.Poll.Option("yes & <i>", 3), new RemotePost.Poll.Option("no", null));
        assertThat(post.emojis()).containsExactly(new Emoji("cat", "https://town.example/cat.png"));
        assertThat(post.author().displayName()).isEqualTo("Kim :tree:");
        assertThat(post.author().emojis()).containsExactly(new Emoji("tree", "https://town.example/tree.png"));
        assertThat(post.language()).isEqualTo("de");
    }

    @Test
    void emoji_that_a_name_is_given_later_reach_the_inbox_too() {
        server.mention("kim", "hello", NOW.minusSeconds(60));
        world.poll.poll(channel.id());
        server.mention("kim", "look :cat:", NOW.minusSeconds(30));
        line.good(body -> body.contains("look :cat:") ? rich(body) : body);
        world.poll.poll(channel.id());
        line.good(body -> body.contains("look :cat:") ? rich(body).replace("tree.png", "oak.png") : body);
        world.clock.advance(Duration.ofMinutes(3));
        world.poll.poll(channel.id());
        assertThat(world.posts(channel))
                .allSatisfy(post -> assertThat(post.author().emojis())
                        .containsExactly(new Emoji("tree", "https://town.example/oak.png")));
    }

    @Test
    void a_quote_is_one_and_a_boost_or_a_favourite_is_none() {
        server.mention("kim", "quoting", NOW.minusSeconds(60));
        server.mention("ben", "boosting", NOW.minusSeconds(50));
        server.mention("mia", "from another world", NOW.minusSeconds(40));
        line.good(body -> typed(typed(typed(body, "quoting", "quote"), "boosting", "reblog"), "another", "new.type"));
        world.poll.poll(channel.id());
        assertThat(world.posts(channel)).extracting(Post::kind).containsExactly("quote", "mention");
        assertThat(world.posts(channel))
                .extracting(Post::body)
                .as("what names us is read whatever a server calls its notification")
                .containsExactly("@hilfe quoting", "@hilfe from another world");
    }

    @Test
    void an_edit_keeps_what_stood_before_and_a_deletion_keeps_nothing() {
        String edited = server.mention("kim", "my adress", NOW.minusSeconds(60));
        String deleted = server.mention("ben", "oops", NOW.minusSeconds(50));
        world.poll.poll(channel.id());
        server.edit(edited, "my address");
        server.delete(deleted);
        world.clock.advance(Duration.ofMinutes(3));
        world.poll.poll(channel.id());
        Post first = world.posts(channel).get(0);
        assertThat(first.body()).isEqualTo("@hilfe my address");
        assertThat(first.editedAt()).isNotNull();
        assertThat(first.versions()).extracting(Post.Version::body).containsExactly("@hilfe my adress");
        Post second = world.posts(channel).get(1);
        assertThat(second.deletedAt()).isNotNull();
        assertThat(second.body()).isEmpty();
        assertThat(world.of(channel))
                .flatExtracting(Conversation::events)
                .extracting(Conversation.Event::kind)
                .contains("edited", "deleted");
    }

    private static String rich(String body) {
        return change(body, "look :cat:", notification -> {
            ObjectNode status = (ObjectNode) notification.path("status");
            status.put("spoiler_text", "glass & blood").put("language", "de");
            status.putArray("media_attachments")
                    .addObject()
                    .put("type", "image")
                    .put("url", "https://town.example/a.png")
                    .put("preview_url", "https://town.example/small.png")
                    .put("description", "a <broken> \"window\"");
            ObjectNode poll = status.putObject("poll");
            poll.put("multiple", true).put("expires_at", "2026-03-03T09:00:00Z");
            poll.putArray("options")
                    .add(FakeMastodon.JSON
                            .createObjectNode()
                            .put("title", "yes & <i>")
                            .put("votes_count", 3))
                    .add(FakeMastodon.JSON.createObjectNode().put("title", "no"));
            emoji(status, "cat");
            ObjectNode account = (ObjectNode) status.path("account");
            account.put("display_name", "Kim :tree:");
            emoji(account, "tree");
        });
    }

    private static void emoji(ObjectNode owner, String code) {
        owner.putArray("emojis")
                .addObject()
                .put("shortcode", code)
                .put("url", "https://town.example/" + code + ".gif")
                .put("static_url", "https://town.example/" + code + ".png");
    }

    private static String typed(String body, String words, String type) {
        return change(body, words, notification -> notification.put("type", type));
    }

    private static String change(String body, String words, java.util.function.Consumer<ObjectNode> change) {
        try {
            JsonNode root = FakeMastodon.JSON.readTree(body);
            if (root.has("account") && root.toString().contains(words)) {
                change.accept(FakeMastodon.JSON.createObjectNode().set("status", root));
            }
            root.forEach(entry -> {
                if (entry.has("status") && entry.toString().contains(words)) {
                    change.accept((ObjectNode) entry);
                }
            });
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
