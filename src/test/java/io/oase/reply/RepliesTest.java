package io.oase.reply;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Outgoing;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Post;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RepliesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private String question;
    private long conversation;

    @BeforeEach
    void somebodyAsks() {
        question = world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        conversation = world.only().row().id();
    }

    @Test
    void an_answer_is_published_signed_and_stands_in_the_conversation() {
        Reply queued = send("It is on its way.");
        assertThat(queued.state()).isEqualTo(Reply.State.QUEUED);
        assertThat(world.network.published()).isEmpty();
        world.publish();
        assertThat(world.network.published()).containsExactly("@kim@fake.example It is on its way. ^LB");
        Reply published = world.replies.get(world.lena, queued.id());
        assertThat(published.state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(published.parts().get(0).url()).startsWith("https://fake.example/");
        Conversation after = world.only();
        assertThat(after.posts()).extracting(Post::agentName).containsExactly(null, "Lena Brandt");
        assertThat(after.row().unansweredSince()).isNull();
        assertThat(after.row().assigneeName()).isEqualTo("Lena Brandt");
    }

    @Test
    void our_answer_coming_back_with_the_next_poll_is_not_taken_for_one_typed_elsewhere() {
        send("It is on its way.");
        world.publish();
        world.poll();
        assertThat(world.only().posts()).hasSize(2);
        assertThat(world.only().events()).extracting(Conversation.Event::kind).doesNotContain("answered_outside");
    }

    @Test
    void nobody_answers_what_has_moved_on() {
        long seen = world.only().seen();
        world.network.reply("kim", question, "Never mind, it is here", NOW.minusSeconds(5));
        world.poll();
        Refused.Conflict conflict = catchThrowableOfType(
                Refused.Conflict.class,
                () -> world.answering.send(world.lena, conversation, draft("On its way", seen)));
        assertThat(conflict.newer()).containsExactly(world.only().seen());
        assertThat(send("Glad to hear").state()).isEqualTo(Reply.State.QUEUED);
    }

    @Test
    void two_colleagues_do_not_answer_at_once() {
        send("I have it");
        assertThatThrownBy(() -> world.answering.send(
                        world.ben, conversation, draft("Me too", world.only().seen())))
                .isInstanceOf(Refused.Conflict.class)
                .hasMessageContaining("Lena Brandt");
    }

    @Test
    void within_the_undo_time_it_can_be_taken_back_and_afterwards_not() {
        Reply first = send("Oops");
        assertThat(world.replies.withdraw(world.lena, first.id()).state()).isEqualTo(Reply.State.WITHDRAWN);
        assertThat(world.publish()).isZero();
        Reply second = send("Better");
        world.publish();
        assertThatThrownBy(() -> world.replies.withdraw(world.lena, second.id()))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(world.network.published()).hasSize(1);
    }

    @Test
    void only_its_author_or_a_lead_takes_it_back() {
        Reply reply = send("Oops");
        assertThatThrownBy(() -> world.replies.withdraw(world.ben, reply.id())).isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.replies.withdraw(world.mara, reply.id()).state()).isEqualTo(Reply.State.WITHDRAWN);
    }

    @Test
    void a_lost_receipt_is_looked_up_and_nothing_is_sent_twice() {
        Reply reply = send("On its way");
        world.network.loseNextReceipt();
        world.publish();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHING);
        world.poll();
        assertThat(world.only().events()).extracting(Conversation.Event::kind).doesNotContain("answered_outside");
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.network.sent()).hasSize(1);
        assertThat(world.only().posts()).hasSize(2);
    }

    @Test
    void what_the_network_cannot_tell_a_person_decides() {
        Reply reply = send("On its way");
        world.network.loseNextReceipt();
        world.network.cannotTell(true);
        world.publish();
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.UNKNOWN);
        assertThat(world.replies.settle(world.lena, reply.id(), true).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.network.sent()).hasSize(1);
    }

    @Test
    void a_passing_trouble_is_waited_out() {
        Reply reply = send("On its way");
        world.network.fail(Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example")));
        world.publish();
        Reply waiting = world.replies.get(world.lena, reply.id());
        assertThat(waiting.state()).isEqualTo(Reply.State.QUEUED);
        assertThat(waiting.trouble()).isPresent();
        world.network.fail(null);
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
    }

    @Test
    void a_refusal_fails_at_once_and_can_be_tried_again() {
        Reply reply = send("On its way");
        world.network.fail(Trouble.of(Trouble.Kind.REFUSED, Said.of("trouble.refused", "fake.example", 422)));
        world.publish();
        Reply failed = world.replies.get(world.lena, reply.id());
        assertThat(failed.state()).isEqualTo(Reply.State.FAILED);
        assertThat(failed.trouble()).contains(Said.of("trouble.refused", "fake.example", 422));
        world.network.fail(null);
        world.replies.retry(world.lena, reply.id());
        world.outbox.publishDue();
        assertThat(world.network.published()).hasSize(1);
    }

    @Test
    void a_failed_one_can_be_corrected_by_taking_it_back() {
        Reply reply = send("On its way");
        world.network.fail(Trouble.of(Trouble.Kind.REFUSED, Said.of("trouble.refused", "fake.example", 422)));
        world.publish();
        Reply back = world.replies.withdraw(world.lena, reply.id());
        assertThat(back.state()).isEqualTo(Reply.State.WITHDRAWN);
        assertThat(back.body()).isEqualTo("On its way");
    }

    @Test
    void a_long_answer_goes_out_in_numbered_parts_each_answering_the_one_before() {
        world.network.limit(120);
        send(
                "First we looked at the order. Then we called the carrier. They found the parcel in Bremen. It will arrive on "
                        + "Thursday before noon. We are sorry for the wait.");
        world.publish();
        List<Outgoing> sent = world.network.sent();
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(sent.get(0).parent().key()).isEqualTo(question);
        assertThat(sent.get(0).text()).endsWith("(1/" + sent.size() + ")");
        assertThat(sent.get(sent.size() - 1).text()).endsWith("(" + sent.size() + "/" + sent.size() + ") ^LB");
        assertThat(sent).allSatisfy(part -> assertThat(part.text().length()).isLessThanOrEqualTo(120));
        assertThat(sent.get(1).parent().key()).isNotEqualTo(question);
    }

    @Test
    void after_a_failure_in_the_middle_the_rest_is_sent_and_nothing_repeated() {
        world.network.limit(120);
        Reply reply = send(
                "First we looked at the order. Then we called the carrier. They found the parcel in Bremen. It will "
                        + "arrive on Thursday before noon. We are sorry for the wait.");
        world.network.beforePublishing(part -> {
            if (part.text().contains("(2/")) {
                throw Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example"));
            }
        });
        world.publish();
        assertThat(world.network.published()).hasSize(1);
        world.network.beforePublishing(part -> {});
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.network.published()).hasSize(reply.parts().size());
        assertThat(world.network.sent()).hasSize(reply.parts().size());
    }

    @Test
    void a_worker_that_is_taken_for_dead_sends_nothing_more_and_its_successor_goes_on() {
        world.network.limit(120);
        Reply reply = send(
                "First we looked at the order. Then we called the carrier. They found the parcel in Bremen. It will "
                        + "arrive on Thursday before noon. We are sorry for the wait.");
        world.network.beforePublishing(
                part -> world.db.useHandle(handle -> handle.execute("DELETE FROM node WHERE id = 1")));
        world.publish();
        assertThat(world.network.sent()).hasSize(1);
        world.db.useHandle(
                handle -> handle.execute("INSERT INTO node (id, name, alive_until) VALUES (1, 'node-1', 'infinity')"));
        world.network.beforePublishing(part -> {});
        world.outbox.publishDue();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
        assertThat(world.network.sent()).hasSize(reply.parts().size());
        assertThat(world.network.published()).hasSize(reply.parts().size());
    }

    @Test
    void a_node_that_is_about_to_lapse_begins_nothing() {
        Reply reply = send("On its way");
        world.db.useHandle(
                handle -> handle.execute("UPDATE node SET alive_until = clock_timestamp() + interval '4 seconds'"));
        world.publish();
        assertThat(world.network.sent()).isEmpty();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHING);
    }

    @Test
    void an_attempt_of_a_moment_ago_that_is_not_seen_is_waited_for_before_it_is_sent_again() {
        Reply reply = send("On its way");
        attempted("clock_timestamp() - interval '30 seconds'");
        world.clock.advance(Duration.ofSeconds(6));
        Outbox outbox = new Outbox(
                world.db,
                world.channels,
                world.connectors,
                world.ingest,
                world.facts,
                world.clock,
                () -> 1,
                channel -> {},
                Duration.ofMinutes(1));
        outbox.publishDue();
        assertThat(world.network.sent()).isEmpty();
        attempted("clock_timestamp() - interval '61 seconds'");
        world.clock.advance(Duration.ofSeconds(31));
        outbox.publishDue();
        assertThat(world.network.sent()).hasSize(1);
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.PUBLISHED);
    }

    @Test
    void the_same_words_of_another_answer_are_not_taken_for_this_one() {
        Reply first = send("On its way");
        world.publish();
        Reply second = send("On its way");
        attempted("clock_timestamp()");
        // The network finds by words, and finds the first.
        world.db.useHandle(handle -> handle.execute("""
                UPDATE reply_part SET key = (SELECT key FROM reply_part WHERE reply_id = ?) WHERE reply_id = ?
                """, first.id(), second.id()));
        world.publish();
        assertThat(world.replies.get(world.lena, second.id()).state()).isEqualTo(Reply.State.UNKNOWN);
        assertThat(world.network.sent()).hasSize(1);
    }

    @Test
    void a_channel_that_lost_its_access_says_so_as_soon_as_publishing_finds_out() {
        Reply reply = send("On its way");
        world.network.fail(
                Trouble.of(Trouble.Kind.NEEDS_RECONNECTION, Said.of("trouble.unauthorized", "fake.example")));
        world.publish();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.FAILED);
        assertThat(world.channels.coverage(world.channel.id()).needsPerson()).isTrue();
        assertThat(world.channels.coverage(world.channel.id()).trouble())
                .contains(Said.of("trouble.unauthorized", "fake.example"));
    }

    @Test
    void a_channel_that_may_read_and_not_write_is_not_said_to_be_blind() {
        Reply reply = send("On its way");
        world.network.beforePublishing(part -> {
            throw Trouble.of(Trouble.Kind.NEEDS_RECONNECTION, Said.of("trouble.forbidden", "fake.example"));
        });
        world.publish();
        assertThat(world.replies.get(world.lena, reply.id()).state()).isEqualTo(Reply.State.FAILED);
        assertThat(world.channels.coverage(world.channel.id()).blind()).isFalse();
    }

    private void attempted(String when) {
        world.db.useHandle(handle ->
                handle.execute("UPDATE reply_part SET attempted_at = " + when + " WHERE published_at IS NULL"));
    }

    @Test
    void sending_and_waiting_moves_the_conversation_once_it_is_out_unless_somebody_wrote_meanwhile() {
        world.answering.send(
                world.lena,
                conversation,
                new Answering.Draft("Which address?", null, world.only().seen(), ConversationState.WAITING, null));
        assertThat(world.only().row().state()).isEqualTo(ConversationState.OPEN);
        world.publish();
        assertThat(world.only().row().state()).isEqualTo(ConversationState.WAITING);
        world.answering.send(
                world.lena,
                conversation,
                new Answering.Draft("Done", null, world.only().seen(), ConversationState.RESOLVED, null));
        world.network.reply("kim", question, "Wait", NOW);
        world.poll();
        world.publish();
        assertThat(world.only().row().state()).isEqualTo(ConversationState.OPEN);
    }

    @Test
    void a_private_answer_is_offered_and_a_wider_audience_is_not() {
        String secret =
                world.network.post("ben", "psst", NOW.minusSeconds(5), post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        long privately = world.all().stream()
                .filter(row -> row.isPrivate())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(world.answering.options(world.lena, privately).audiences()).containsExactly(Visibility.PRIVATE);
        assertThatThrownBy(() -> world.answering.send(
                        world.lena,
                        privately,
                        new Answering.Draft("Hello", Visibility.PUBLIC, Long.MAX_VALUE, null, null)))
                .isInstanceOf(Refused.Invalid.class);
        assertThat(secret).isNotBlank();
    }

    private Reply send(String text) {
        return world.answering.send(
                world.lena, conversation, draft(text, world.only().seen()));
    }

    private static Answering.Draft draft(String text, long seen) {
        return new Answering.Draft(text, null, seen, null, null);
    }
}
