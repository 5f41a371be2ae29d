package io.oase.acknowledge;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Beginning;
import io.oase.base.Refused;
import io.oase.channel.Visibility;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 10:00 in Berlin; the shipped calendar is open from 9 to 17 on working days, a message is promised an hour. */
class AcknowledgingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void nothing_is_sent_until_it_is_switched_on() {
        message("kim", "Where is my order?", NOW);

        assertThat(published()).isEmpty();
    }

    @Test
    void a_private_message_gets_the_promised_time_marked_as_automatic_and_nobody_has_answered() {
        switchOn(Scope.PRIVATE);
        long id = message("kim", "Where is my order?", NOW);

        assertThat(published())
                .containsExactly(
                        "@kim@fake.example Hello, your message has come in. Somebody will answer you today by 11:00."
                                + " No more automatic messages? Write STOP.\n— automatic reply");
        Reply reply = world.replies.ofConversation(world.lena, id).get(0);
        assertThat(reply.automatic()).isTrue();
        assertThat(reply.visibility()).isEqualTo("private");
        assertThat(reply.authorId()).isEqualTo(world.mara.id());
        InboxRow row = world.only().row();
        assertThat(row.state()).isEqualTo(ConversationState.NEW);
        assertThat(row.assigneeId()).isNull();
        assertThat(row.unansweredSince()).isEqualTo(NOW);
        assertThat(row.snippet()).isEqualTo("Where is my order?");
        assertThat(row.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void why_nothing_was_said_stands_in_the_history_once() {
        switchOn(Scope.PRIVATE);
        long kim = message("kim", "Where is my order?", NOW);
        assertThat(published()).hasSize(1);
        long elsewhere = message("kim", "And the other one?", NOW.plusSeconds(60));
        assertThat(skipped(kim)).isEmpty();
        assertThat(skipped(elsewhere)).containsExactly("told_today");

        world.clock.set(NOW.plus(Duration.ofHours(2)));
        world.network.post("ana", "Is it late?", NOW.plusSeconds(90), post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        published();
        assertThat(skipped(world.all().get(0).id())).containsExactly("old");

        world.people.change(
                world.ada,
                world.mara.id(),
                new io.oase.people.AccountChange(
                        null, null, null, null, io.oase.people.Role.AGENT, null, null, null, null, null));
        long stopped = message("bo", "Hello?", NOW.plus(Duration.ofHours(2)));
        assertThat(skipped(stopped)).containsExactly("stopped");
        assertThat(world.acknowledgements.stoppedWith(world.acknowledgements.of(world.ada, world.channel.id())))
                .contains("Mara Vogt");
    }

    @Test
    void while_the_channel_cannot_be_read_no_time_is_said() {
        switchOn(Scope.PRIVATE);
        long id = message("kim", "Where is my order?", NOW);
        assertThat(world.expecting.of(world.lena, id).orElseThrow().answer())
                .isNotInstanceOf(io.oase.target.ExpectedAnswer.Unknown.class);
        world.db.useHandle(db -> db.execute("UPDATE coverage SET failing_since = now()"));
        assertThat(world.expecting.of(world.lena, id).orElseThrow().answer())
                .isInstanceOf(io.oase.target.ExpectedAnswer.Unknown.class);
        assertThat(world.expecting.of(world.lena, id).orElseThrow().blind()).isEqualTo("Fake");
        world.db.useHandle(db -> db.execute("UPDATE coverage SET failing_since = NULL"));
        world.lifecycle.pause(world.ada, world.channel.id());
        assertThat(world.expecting.of(world.lena, id).orElseThrow().blind()).isEqualTo("Fake");
    }

    private List<Object> skipped(long conversation) {
        return world.conversations.read(world.lena, conversation).events().stream()
                .filter(event -> event.kind().equals("acknowledgement_skipped"))
                .map(event -> event.data().get("why"))
                .toList();
    }

    @Test
    void while_a_playbook_stops_them_none_is_sent_and_none_comes_later() {
        switchOn(Scope.PRIVATE);
        long crisis = world.activations
                .begin(world.mara, new Beginning("outage", null, 2, false, "", null, null, Map.of()))
                .activation()
                .id();
        long waiting = message("kim", "Where is my order?", NOW);

        assertThat(published()).isEmpty();
        assertThat(world.replies.ofConversation(world.lena, waiting)).isEmpty();
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis, List.of(), world.clock.instant()));
        message("ana", "And mine?", NOW.plusSeconds(60));
        assertThat(published()).singleElement().asString().contains("@ana");
    }

    @Test
    void at_night_and_on_a_holiday_it_says_so() {
        switchOn(Scope.PRIVATE);
        Instant night = NOW.plus(Duration.ofHours(9));
        message("kim", "Hello?", night);
        Instant goodFriday = Instant.parse("2026-04-03T09:00:00Z");
        message("ana", "Hello?", goodFriday);

        assertThat(published().get(0))
                .contains("Nobody is here at the moment; we are here Mon–Fri 9–17.", "tomorrow by 10:00");
        assertThat(published().get(1)).contains("We are closed today (Good Friday).", "by Tuesday, 7 April, 10:00");
    }

    @Test
    void a_public_post_is_left_alone_unless_that_is_switched_on_and_then_answered_in_public() {
        switchOn(Scope.PRIVATE);
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        assertThat(published()).isEmpty();

        switchOn(Scope.ALL);
        world.clock.set(NOW.plusSeconds(60));
        world.network.mention("ana", "Hello?", world.clock.instant());
        world.poll();
        assertThat(published()).hasSize(1);
        assertThat(world.network.sent().get(0).visibility()).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void nobody_is_told_twice_on_a_day() {
        switchOn(Scope.ALL);
        message("kim", "Hello?", NOW);
        message("kim", "Anybody?", NOW.plusSeconds(60));
        world.network.mention("kim", "Hello in public?", NOW.plusSeconds(120));
        world.clock.set(NOW.plusSeconds(120));
        world.poll();
        assertThat(published()).hasSize(1);

        message("kim", "Still nobody?", NOW.plus(Duration.ofDays(1)));
        assertThat(published()).hasSize(2);
    }

    @Test
    void two_nodes_at_once_tell_one_person_once() {
        switchOn(Scope.PRIVATE);
        for (int i = 0; i < 8; i++) {
            world.network.post("kim", "Hello " + i, NOW, post -> post.visibility(Visibility.PRIVATE));
        }
        world.poll();
        List<CompletableFuture<Void>> nodes = List.of(
                CompletableFuture.runAsync(this::lookAtAll),
                CompletableFuture.runAsync(this::lookAtAll),
                CompletableFuture.runAsync(this::lookAtAll));
        nodes.forEach(CompletableFuture::join);

        assertThat(published()).hasSize(1);
    }

    @Test
    void whoever_writes_the_word_alone_gets_no_more_until_a_colleague_says_they_want_them() {
        switchOn(Scope.PRIVATE);
        long id = message("kim", "STOP", NOW);
        message("kim", "Where is my order?", NOW.plusSeconds(60));
        assertThat(published()).isEmpty();
        long contact = world.all().get(0).contactId();
        assertThat(world.acknowledgements.optedOutSince(world.lena, contact)).isPresent();
        assertThat(world.conversations.read(world.lena, id).events())
                .extracting(event -> event.kind())
                .contains("opted_out");

        world.acknowledgements.automatic(world.lena, contact, true);
        message("kim", "Hello?", NOW.plusSeconds(120));
        assertThat(published()).hasSize(1);
    }

    @Test
    void whoever_has_an_answer_on_its_way_or_given_needs_none() {
        switchOn(Scope.PRIVATE);
        world.network.post("kim", "Hello?", NOW, post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        long id = world.only().row().id();
        answer(id);
        lookAtAll();
        world.publish();

        assertThat(world.replies.ofConversation(world.lena, id)).hasSize(1);
    }

    @Test
    void an_agent_who_was_writing_meanwhile_is_not_held_up_by_it_and_theirs_is_the_first_answer() {
        switchOn(Scope.PRIVATE);
        world.network.post("kim", "Hello?", NOW, post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        long id = world.only().row().id();
        long seen = world.conversations.read(world.lena, id).seen();
        lookAtAll();
        world.publish();
        world.clock.set(NOW.plus(Duration.ofMinutes(10)));
        world.answering.send(world.lena, id, new Answering.Draft("It left today.", null, seen, null, null));
        world.publish();

        assertThat(world.conversationClocks.of(world.lena, id).stream()
                        .filter(clock -> clock.clock().kind().id().equals("first_response"))
                        .findFirst()
                        .orElseThrow()
                        .endedBy())
                .isEqualTo("Lena Brandt");
    }

    @Test
    void a_program_and_what_comes_from_the_past_are_left_alone() {
        switchOn(Scope.PRIVATE);
        message("kim", "Automatic reply: I am away", NOW);
        world.network.post(
                "ana", "Hello?", NOW.minus(Duration.ofHours(2)), post -> post.visibility(Visibility.PRIVATE));
        world.poll();

        assertThat(published()).isEmpty();
    }

    @Test
    void who_wants_no_more_is_heard_also_after_it_was_switched_off() {
        switchOn(Scope.PRIVATE);
        switchOn(Scope.OFF);
        message("kim", "@hilfe Stop!", NOW);
        switchOn(Scope.PRIVATE);
        message("kim", "Where is my order?", NOW.plusSeconds(60));

        assertThat(published()).isEmpty();
    }

    @Test
    void one_that_cannot_be_looked_at_does_not_keep_others_waiting() {
        switchOn(Scope.PRIVATE);
        world.db.useHandle(handle ->
                handle.execute("UPDATE acknowledgement_setting SET texts = '{\"en\": {\"inside\": \"{{#until}}\"}}'"));
        message("kim", "Where is my order?", NOW);
        world.network.post("ana", "Wo bleibt mein Paket?", NOW, post -> post.visibility(Visibility.PRIVATE)
                .language("de"));
        world.poll();

        assertThat(published()).singleElement().asString().contains("Ihre Nachricht ist angekommen");
    }

    @Test
    void a_text_that_only_fits_where_a_time_can_be_said_is_refused() {
        String text = "{{stop}} {{^until}}" + "very long ".repeat(40) + "{{/until}}";

        assertThatThrownBy(() -> world.acknowledgements.change(
                        world.mara, world.channel.id(), Scope.ALL, Map.of("en", Map.of("inside", text))))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void it_goes_out_on_behalf_of_somebody_who_still_may() {
        switchOn(Scope.PRIVATE);
        world.people.deactivate(world.ada, world.mara.id());
        message("kim", "Hello?", NOW);

        assertThat(published()).isEmpty();
    }

    @Test
    void a_text_that_cannot_go_out_is_refused_with_field_and_reason() {
        assertThatThrownBy(() -> world.acknowledgements.change(
                        world.mara,
                        world.channel.id(),
                        Scope.ALL,
                        Map.of("en", Map.of("inside", "{{stop}} " + "very long ".repeat(40), "outside", "{{secret}}"))))
                .isInstanceOfSatisfying(Refused.Invalid.class, invalid -> assertThat(invalid.fields())
                        .containsOnlyKeys("texts.en.inside", "texts.en.outside"));
        assertThatThrownBy(() -> world.acknowledgements.change(world.lena, world.channel.id(), Scope.PRIVATE, Map.of()))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.acknowledgements.of(world.lena, world.channel.id()).scope())
                .isEqualTo(Scope.OFF);
    }

    private void switchOn(Scope scope) {
        world.acknowledgements.change(world.mara, world.channel.id(), scope, Map.of());
    }

    /** Writes privately, is read and looked at; answers the conversation. */
    private long message(String who, String text, Instant at) {
        world.clock.set(at);
        world.network.post(who, text, at, post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        published();
        return world.all().get(0).id();
    }

    private void answer(long id) {
        long seen = world.conversations.read(world.lena, id).seen();
        world.answering.send(world.lena, id, new Answering.Draft("On its way.", null, seen, null, null));
    }

    private void lookAtAll() {
        while (world.acknowledging.lookAtOne()) {
            Thread.onSpinWait();
        }
    }

    /** Everything that stands on the network, once all posts were looked at. */
    private List<String> published() {
        lookAtAll();
        world.publish();
        return world.network.published();
    }
}
