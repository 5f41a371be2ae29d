package io.oase.ingest;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Coverage;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.inbox.Post;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nobody foresaw: a post no database takes, a listener or a connector that fails. */
class PoisonTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void a_post_the_database_refuses_does_not_keep_the_others_away() {
        world.db.useHandle(
                handle -> handle.execute("ALTER TABLE post ADD CONSTRAINT odd CHECK (body NOT LIKE '%poison%')"));
        String before = world.network.mention("kim", "good", NOW.minusSeconds(60));
        world.network.mention("mallory", "poison", NOW.minusSeconds(50));
        String after = world.network.mention("ben", "also good", NOW.minusSeconds(40));
        Poll.Outcome outcome = world.poll();
        assertThat(outcome.trouble()).isEmpty();
        assertThat(outcome.fresh()).isEqualTo(2);
        assertThat(keys()).containsExactly(before, after);
        Coverage coverage = world.channels.coverage(world.channel.id());
        assertThat(coverage.unreadable()).isEqualTo(1);
        assertThat(coverage.blind()).isFalse();
    }

    @Test
    void when_something_else_fails_nothing_is_passed_over() {
        boolean[] broken = {true};
        world.facts.listen((handle, facts, at) -> {
            if (broken[0]) {
                throw new IllegalStateException("a listener with a mistake in it");
            }
        });
        String key = world.network.mention("kim", "good", NOW.minusSeconds(60));
        Poll.Outcome outcome = world.poll();
        assertThat(outcome.trouble().orElseThrow().key()).isEqualTo("poll.unforeseen");
        assertThat(outcome.next()).isAfter(NOW);
        assertThat(world.channels.coverage(world.channel.id()).blind()).isTrue();
        assertThat(keys()).isEmpty();
        broken[0] = false;
        assertThat(world.poll().trouble()).isEmpty();
        assertThat(keys()).containsExactly(key);
        assertThat(world.channels.coverage(world.channel.id()).unreadable()).isZero();
    }

    @Test
    void keys_no_index_or_text_can_hold_cost_their_own_post_at_most() {
        String good = world.network.mention("kim", "good", NOW.minusSeconds(60));
        RemotePerson ben = RemotePerson.of("ben", "ben@fake.example", "Ben");
        RemotePerson odd = RemotePerson.of("p\0\ud800", "o\0dd", "\ud800");
        world.network.put(post("ü".repeat(1_999), ben, null));
        world.network.put(post("nul\0\ud800", odd, null));
        world.network.put(post("child", ben, "ü".repeat(1_999)));
        world.network.put(post("child of nul", ben, "nul\0\ud800"));
        assertThat(world.poll().trouble()).isEmpty();
        assertThat(keys())
                .contains(good, "child", "child of nul", "nul\uFFFD\uFFFD")
                .hasSize(4);
        assertThat(world.channels.coverage(world.channel.id()).unreadable()).isEqualTo(1);
        assertThat(world.posts(world.channel))
                .filteredOn(post -> post.key().equals("child"))
                .extracting(Post::parentAbsence)
                .containsExactly("unknown");
    }

    @Test
    void choices_emoji_and_what_a_network_notes_are_cleaned_too() {
        RemotePerson kim = RemotePerson.of("kim", "kim@fake.example", "Kim");
        world.network.put(RemotePost.of("k", kim, "look", NOW.minusSeconds(5))
                .poll(new RemotePost.Poll(
                        List.of(new RemotePost.Poll.Option("a\0b\ud800\u0007", 1)),
                        false,
                        Instant.parse("+30827-01-01T00:00:00Z")))
                .emojis(List.of(
                        new RemotePerson.Emoji("cat", "https://fake.example/cat.png"),
                        new RemotePerson.Emoji("c\0at", "https://fake.example/cat.png"),
                        new RemotePerson.Emoji("x", "javascript:alert(1)")))
                .ref(Map.of("id", "1\0\ud800"))
                .build());
        assertThat(world.poll().trouble()).isEmpty();
        Post post = world.posts(world.channel).get(0);
        assertThat(post.poll().options().get(0).text()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(post.emojis()).containsExactly(new RemotePerson.Emoji("cat", "https://fake.example/cat.png"));
    }

    private static RemotePost post(String key, RemotePerson author, String parent) {
        return RemotePost.of(key, author, "text", NOW.minusSeconds(30))
                .parent(parent)
                .build();
    }

    private List<String> keys() {
        return world.posts(world.channel).stream().map(Post::key).toList();
    }
}
