package io.oase.ingest;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Labels;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Post;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void a_mention_opens_a_conversation_with_its_author() {
        world.network.mention("kim", "@hilfe@fake.example Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        InboxRow row = world.only().row();
        assertThat(row.title()).isEqualTo("Where is my order 4711?");
        assertThat(row.state()).isEqualTo(ConversationState.NEW);
        assertThat(row.handle()).isEqualTo("kim@fake.example");
        assertThat(row.unansweredSince()).isEqualTo(NOW.minusSeconds(60));
        assertThat(row.isPrivate()).isFalse();
    }

    @Test
    void the_same_page_stored_again_changes_nothing() {
        RemotePost post = RemotePost.of("k1", RemotePerson.of("p1", "kim@x", "Kim"), "Hello", NOW.minusSeconds(9))
                .build();
        for (int i = 0; i < 3; i++) {
            world.db.useTransaction(handle ->
                    world.ingest.store(handle, world.channel, java.util.List.of(post), java.util.List.of(), NOW));
        }
        assertThat(world.only().posts()).hasSize(1);
        assertThat(world.only().events()).hasSize(2);
    }

    @Test
    void an_answer_belongs_to_the_conversation_of_what_it_answers() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        world.poll();
        world.network.reply("ben", question, "Same here", NOW.minusSeconds(30));
        world.poll();
        assertThat(world.only().posts()).extracting(Post::body).containsExactly("Hello?", "Same here");
    }

    @Test
    void every_answer_to_an_announcement_of_ours_is_a_matter_of_its_own() {
        String announcement = world.network.own(null, "Works on Monday.", NOW.minusSeconds(90));
        world.network.reply("kim", announcement, "How long?", NOW.minusSeconds(60));
        world.network.reply("ben", announcement, "Where?", NOW.minusSeconds(30));
        world.poll();
        assertThat(world.all()).hasSize(2);
        Conversation first =
                world.conversations.read(world.lena, world.all().get(1).id());
        assertThat(first.above()).extracting(Post::body).containsExactly("Works on Monday.");
        assertThat(first.posts()).extracting(Post::body).containsExactly("How long?");
    }

    @Test
    void a_parent_that_arrives_later_joins_its_answer() {
        world.network.put(RemotePost.of(
                        "late-child", RemotePerson.of("p", "kim@x", "Kim"), "and another thing", NOW.minusSeconds(10))
                .parent("late-parent")
                .build());
        world.poll();
        world.network.put(
                RemotePost.of("late-parent", RemotePerson.of("p", "kim@x", "Kim"), "one thing", NOW.minusSeconds(20))
                        .build());
        world.poll();
        assertThat(world.only().posts()).extracting(Post::body).containsExactly("one thing", "and another thing");
    }

    @Test
    void a_cycle_of_parents_is_stored_like_anything_else() {
        RemotePerson kim = RemotePerson.of("p", "kim@x", "Kim");
        world.network.put(
                RemotePost.of("a", kim, "A", NOW.minusSeconds(10)).parent("b").build());
        world.network.put(
                RemotePost.of("b", kim, "B", NOW.minusSeconds(9)).parent("a").build());
        world.network.put(
                RemotePost.of("c", kim, "C", NOW.minusSeconds(8)).parent("c").build());
        world.poll();
        assertThat(world.all()).hasSize(2);
        world.all().forEach(row -> world.conversations.read(world.lena, row.id()));
    }

    @Test
    void what_was_only_context_becomes_a_conversation_when_it_turns_out_to_be_meant_for_us() {
        RemotePerson kim = RemotePerson.of("p", "kim@x", "Kim");
        RemotePost context = RemotePost.of("k", kim, "talking", NOW.minusSeconds(30))
                .addressed(false)
                .build();
        world.network.put(context);
        world.poll();
        assertThat(world.all()).isEmpty();
        world.network.put(RemotePost.of("k", kim, "talking to @hilfe", NOW.minusSeconds(30))
                .build());
        world.poll();
        assertThat(world.only().posts()).extracting(Post::body).containsExactly("talking to @hilfe");
    }

    @Test
    void who_answers_us_waits_however_slow_their_clock_is() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        String answer = world.network.own(question, "Hello Kim.", NOW.minusSeconds(30));
        world.poll();
        assertThat(world.only().row().unansweredSince()).isNull();
        world.network.reply("kim", answer, "One more thing", NOW.minusSeconds(45));
        world.poll();
        assertThat(world.only().row().unansweredSince()).isEqualTo(NOW.minusSeconds(45));
    }

    @Test
    void what_was_seen_of_a_very_long_conversation_counts_posts_that_no_page_shows() {
        String first = world.network.mention("kim", "Hello?", NOW.minusSeconds(9000));
        for (int i = 0; i < 520; i++) {
            world.network.reply("kim", first, "and " + i, NOW.minusSeconds(100).plusMillis(i));
        }
        world.network.reply("kim", first, "posted early, heard of late", NOW.minusSeconds(8000));
        world.poll();
        Conversation conversation = world.only();
        assertThat(conversation.posts()).hasSizeLessThan(522);
        long newest = world.db.withHandle(handle ->
                handle.createQuery("SELECT max(id) FROM post").mapTo(Long.class).one());
        assertThat(conversation.seen()).isEqualTo(newest);
    }

    @Test
    void an_edit_keeps_what_stood_before() {
        String key = world.network.mention("kim", "my adress is wrong", NOW.minusSeconds(60));
        world.poll();
        world.network.edit(key, "my address is wrong");
        world.clock.advance(Duration.ofMinutes(3));
        world.poll();
        Post post = world.only().posts().get(0);
        assertThat(post.body()).isEqualTo("my address is wrong");
        assertThat(post.editedAt()).isNotNull();
        assertThat(post.versions()).extracting(Post.Version::body).containsExactly("my adress is wrong");
    }

    @Test
    void a_post_that_claims_to_be_old_is_looked_at_again_as_long_as_any_other() {
        RemotePost claims = RemotePost.of(
                        "old", RemotePerson.of("p", "kim@x", "Kim"), "long ago", NOW.minus(Duration.ofDays(400)))
                .build();
        world.db.useTransaction(handle ->
                world.ingest.store(handle, world.channel, java.util.List.of(claims), java.util.List.of(), NOW));
        world.clock.advance(Duration.ofDays(13));
        world.poll();
        assertThat(world.only().posts().get(0).deletedAt()).isNotNull();
    }

    @Test
    void a_label_is_a_warning_but_no_title() {
        world.network.put(
                RemotePost.of("k", RemotePerson.of("p", "kim@x", "Kim"), "Look at my meter", NOW.minusSeconds(9))
                        .warning(Labels.join(List.of("graphic-media")))
                        .build());
        world.network.put(RemotePost.of("l", RemotePerson.of("p", "kim@x", "Kim"), "who won", NOW.minusSeconds(9))
                .warning("Football")
                .build());
        world.poll();
        assertThat(world.all()).extracting(InboxRow::title).containsExactlyInAnyOrder("Look at my meter", "Football");
        assertThat(world.all()).extracting(InboxRow::snippet).containsExactlyInAnyOrder("Look at my meter", "Football");
        world.network.put(RemotePost.of("m", RemotePerson.of("p", "kim@x", "Kim"), "and at this", NOW.minusSeconds(5))
                .warning(Labels.join(List.of("graphic-media", "self-harm")))
                .parent("k")
                .build());
        world.poll();
        assertThat(world.all()).extracting(InboxRow::snippet).containsExactlyInAnyOrder("and at this", "Football");
    }

    @Test
    void a_warning_in_the_authors_own_words_is_theirs_though_a_label_has_the_same_name() {
        world.network.put(RemotePost.of("k", RemotePerson.of("p", "kim@x", "Kim"), "You won a car", NOW.minusSeconds(9))
                .warning("spam")
                .build());
        world.poll();
        assertThat(world.all()).extracting(InboxRow::title).containsExactly("spam");
        assertThat(world.all()).extracting(InboxRow::snippet).containsExactly("spam");
        world.network.put(RemotePost.of("l", RemotePerson.of("p", "kim@x", "Kim"), "Twice", NOW.minusSeconds(5))
                .warning("spam, scam")
                .parent("k")
                .build());
        world.poll();
        assertThat(world.all()).extracting(InboxRow::snippet).containsExactly("spam, scam");
    }

    @Test
    void a_deleted_post_is_gone_from_here_too() {
        String key = world.network.mention("kim", "I should not have said that", NOW.minusSeconds(60));
        world.poll();
        world.network.edit(key, "I should not have said this");
        world.clock.advance(Duration.ofMinutes(3));
        world.poll();
        world.network.delete(key);
        world.clock.advance(Duration.ofMinutes(3));
        world.poll();
        Post post = world.only().posts().get(0);
        assertThat(post.deletedAt()).isNotNull();
        assertThat(post.body()).isEmpty();
        assertThat(post.versions()).isEmpty();
        assertThat(world.only().row().unansweredSince()).isNull();
        assertThat(world.only().row().snippet()).isEmpty();
    }

    @Test
    void a_new_post_reopens_what_was_resolved() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        world.poll();
        world.inbox.move(world.lena, world.only().row().id(), ConversationState.RESOLVED);
        world.network.reply("kim", question, "It is back", NOW.minusSeconds(5));
        world.poll();
        assertThat(world.only().row().state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void an_answer_typed_in_the_networks_own_app_counts_as_an_answer() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        world.network.own(question, "Hello Kim", NOW.minusSeconds(30));
        world.poll();
        Conversation conversation = world.only();
        assertThat(conversation.row().unansweredSince()).isNull();
        assertThat(conversation.row().state()).isEqualTo(ConversationState.OPEN);
        assertThat(conversation.events()).extracting(Conversation.Event::kind).contains("answered_outside");
    }

    @Test
    void an_own_answer_seen_before_its_question_is_taken_in_when_the_question_comes() {
        world.network.own("question", "Hello Kim", NOW.minusSeconds(30));
        world.poll();
        world.network.put(
                RemotePost.of("question", RemotePerson.of("p", "kim@x", "Kim"), "Hello?", NOW.minusSeconds(60))
                        .build());
        world.poll();
        assertThat(world.only().posts()).extracting(Post::body).containsExactly("Hello?", "Hello Kim");
        assertThat(world.only().row().unansweredSince()).isNull();
    }

    @Test
    void several_unanswered_posts_wait_since_the_oldest() {
        String question = world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        world.network.reply("kim", question, "Anybody?", NOW.minusSeconds(30));
        world.poll();
        assertThat(world.only().row().unansweredSince()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void a_direct_message_is_private() {
        world.network.post("kim", "psst", NOW.minusSeconds(5), post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        assertThat(world.only().row().isPrivate()).isTrue();
    }

    @Test
    void what_cannot_be_stored_is_made_storable_and_what_is_dangerous_harmless() {
        world.network.post(
                "ki\0m\u202e",
                "a\0b\ud800c\u0007d \u202eevil\r\nnext" + "x".repeat(200_000),
                Instant.parse("+30827-01-01T00:00:00Z"),
                post -> post.html("<p onclick=x>hi<script>alert(1)</script><a href='javascript:alert(1)'>l</a></p>")
                        .url("javascript:alert(1)"));
        world.network.mention("ben", "year zero", Instant.parse("0000-01-01T00:00:00Z"));
        world.poll();
        assertThat(world.all()).hasSize(1);
        Post post = world.only().posts().get(0);
        assertThat(post.body()).startsWith("a\uFFFDb\uFFFDcd \u202eevil\nnextx").hasSize(100_000);
        assertThat(post.html()).isEqualTo("<p>hil</p>");
        assertThat(post.url()).isNull();
        assertThat(post.postedAt()).isEqualTo(NOW);
    }
}
