package io.oase.later;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Later;
import io.oase.later.FollowUps.Plan;
import io.oase.reply.Answering;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowUpsTest {
    private static final Instant NEXT_WEEK = NOW.plus(Duration.ofDays(7));

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private String post = "";

    @Test
    void a_solved_matter_opens_again_for_whoever_wanted_to_ask_and_says_why() {
        long id = solved();
        assertThat(row(id).state()).isEqualTo(ConversationState.RESOLVED);
        assertThat(Objects.requireNonNull(row(id).later().followUp()).reason()).isEqualTo("Is the refund there?");
        assertThat(world.waking.wakeSome()).isFalse();

        world.clock.set(NEXT_WEEK);
        assertThat(world.waking.wakeSome()).isTrue();
        InboxRow row = row(id);
        assertThat(row.state()).isEqualTo(ConversationState.OPEN);
        assertThat(row.assigneeId()).isEqualTo(world.lena.id());
        Later.Back back = Objects.requireNonNull(row.later().back());
        assertThat(back.why()).isEqualTo("follow_up");
        assertThat(back.reason()).isEqualTo("Is the refund there?");
        assertThat(row.later().followUp()).isNull();
        assertThat(world.notices.list(world.lena, null, 50, null).notices())
                .singleElement()
                .matches(told -> told.notice().kind().equals("back"));
    }

    @Test
    void nobody_waits_so_no_clock_starts_and_nothing_is_due_until_they_write() {
        long id = solved();
        world.clock.set(NEXT_WEEK);
        world.waking.wakeSome();
        assertThat(row(id).unansweredSince()).isNull();
        assertThat(running(id)).isEmpty();
        answer(id, "Is the refund there?");
        assertThat(running(id)).isEmpty();

        world.clock.advance(Duration.ofHours(1));
        world.network.reply("kim", post, "No!", world.clock.instant());
        world.poll();
        assertThat(running(id)).containsExactlyInAnyOrder("next_response", "resolution");
    }

    @Test
    void asking_again_is_no_reopening_and_no_second_solution_but_what_they_write_then_is() {
        long id = solved(NOW.plus(Duration.ofHours(5)));
        world.clock.set(NOW.plus(Duration.ofHours(5)));
        world.waking.wakeSome();
        answer(id, "Is all well?");
        world.inbox.move(world.lena, id, ConversationState.RESOLVED);
        assertThat(solutions()).containsExactly("1 never");

        world.followUps.plan(world.lena, id, new Plan(NOW.plus(Duration.ofHours(8)), "Really?"));
        world.clock.set(NOW.plus(Duration.ofHours(8)));
        world.waking.wakeSome();
        world.network.reply("kim", post, "No!", world.clock.instant());
        world.poll();
        assertThat(solutions()).containsExactly("1 reopened");
    }

    @Test
    void it_goes_to_nobody_when_whoever_wanted_to_ask_has_left() {
        long id = solved();
        world.people.deactivate(world.ada, world.lena.id());
        world.clock.set(NEXT_WEEK);
        world.waking.wakeSome();
        assertThat(row(id).state()).isEqualTo(ConversationState.OPEN);
        assertThat(row(id).assigneeId()).isNull();
        assertThat(running(id)).isEmpty();
    }

    @Test
    void it_stays_planned_when_they_write_before_and_then_only_says_so() {
        long id = solved();
        world.clock.advance(Duration.ofDays(1));
        world.network.reply("kim", post, "One more thing", world.clock.instant());
        world.poll();
        world.inbox.assign(world.mara, id, world.ben.id());
        assertThat(row(id).later().followUp()).isNotNull();

        world.clock.set(NEXT_WEEK);
        world.waking.wakeSome();
        assertThat(row(id).assigneeId()).isEqualTo(world.ben.id());
        assertThat(row(id).later().back()).isNotNull();
    }

    @Test
    void it_can_be_called_off_and_put_off() {
        long id = solved();
        world.followUps.plan(world.lena, id, new Plan(NEXT_WEEK.plus(Duration.ofDays(1)), "Is the refund there?"));
        world.clock.set(NEXT_WEEK);
        assertThat(world.waking.wakeSome()).isFalse();
        world.followUps.cancel(world.ben, id);
        world.clock.advance(Duration.ofDays(2));
        assertThat(world.waking.wakeSome()).isFalse();
        assertThat(row(id).state()).isEqualTo(ConversationState.RESOLVED);
        assertThat(world.conversations.read(world.lena, id).events())
                .extracting(event -> event.kind())
                .contains("follow_up_planned", "follow_up_cancelled")
                .doesNotContain("followed_up");
    }

    @Test
    void resolving_and_planning_are_one_or_nothing() {
        long id = asked();
        assertThatThrownBy(() -> world.followUps.resolve(world.lena, id, new Plan(NEXT_WEEK, " ")))
                .isInstanceOf(Refused.Invalid.class);
        assertThat(row(id).state()).isEqualTo(ConversationState.NEW);
    }

    @Test
    void two_nodes_at_once_open_it_once() throws Exception {
        long id = solved();
        world.clock.set(NEXT_WEEK);
        atOnce(List.of(world.waking::wakeSome, world.waking::wakeSome, world.waking::wakeSome));
        assertThat(world.conversations.read(world.lena, id).events())
                .filteredOn(event -> event.kind().equals("followed_up"))
                .hasSize(1);
        assertThat(world.notices.unread(world.lena)).isOne();
    }

    private long asked() {
        post = world.network.mention("kim", "Where is my refund?", NOW);
        world.poll();
        return world.only().row().id();
    }

    private long solved() {
        return solved(NEXT_WEEK);
    }

    private long solved(Instant again) {
        long id = asked();
        // Not in the moment the channel was connected, in which nothing is measured.
        world.clock.advance(Duration.ofMinutes(1));
        answer(id, "It is on its way");
        world.followUps.resolve(world.lena, id, new Plan(again, "Is the refund there?"));
        return id;
    }

    private void answer(long id, String text) {
        long seen = world.conversations.read(world.lena, id).seen();
        world.answering.send(world.lena, id, new Answering.Draft(text, null, seen, null, null));
        world.publish();
    }

    private InboxRow row(long id) {
        return world.views.row(world.lena, id);
    }

    private List<String> running(long id) {
        return world.db.withHandle(
                handle -> handle.createQuery("SELECT kind FROM clock WHERE conversation_id = :id AND ended_at IS NULL")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private List<String> solutions() {
        return world.db.withHandle(handle -> handle.createQuery(
                        "SELECT answers || CASE WHEN reopened_at IS NULL THEN ' never' ELSE ' reopened' END FROM solution")
                .mapTo(String.class)
                .list());
    }
}
