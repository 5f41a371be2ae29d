package io.oase.bulk;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.approval.StandingRule;
import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkChangesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void each_is_tagged_and_what_was_so_already_is_counted_apart() {
        List<Long> asked = ask(3);
        world.inbox.tag(world.ben, asked.get(1), "Outage");

        BulkChange change = run(world.lena, asked, new Action.Tag("outage"));

        assertThat(List.of(change.done(), change.same(), change.refused())).containsExactly(2, 1, 0);
        assertThat(change.finishedAt()).isNotNull();
        assertThat(world.all()).allSatisfy(row -> assertThat(row.tags()).hasSize(1));
    }

    @Test
    void what_cannot_be_done_with_one_is_said_and_stops_no_other() {
        List<Long> asked = ask(3);
        world.inbox.take(world.ben, asked.get(0));

        BulkChange change = run(world.lena, asked, new Action.Assign(world.lena.id()));

        assertThat(List.of(change.done(), change.refused())).containsExactly(2, 1);
        assertThat(world.bulkChanges.refusals(world.lena, change.id()))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.conversation()).isEqualTo(asked.get(0));
                    assertThat(refusal.why().key()).isEqualTo("inbox.taken");
                });
        assertThat(row(asked.get(0)).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void whoever_gets_many_is_told_once() {
        List<Long> asked = ask(4);

        run(world.mara, asked, new Action.Assign(world.ben.id()));

        assertThat(told(world.ben)).singleElement().satisfies(told -> {
            assertThat(told.notice().kind()).isEqualTo("handed_many");
            assertThat(told.notice().data()).containsEntry("count", 4).containsEntry("by", "Mara Vogt");
        });
    }

    @Test
    void a_team_that_gets_many_is_told_once_but_for_whoever_gave_them() {
        long team = world.teams
                .create(world.mara, "Billing", List.of(world.ben.id(), world.mara.id()))
                .id();

        run(world.mara, ask(3), new Action.Team(team));

        assertThat(told(world.ben)).hasSize(1);
        assertThat(told(world.mara)).isEmpty();
        assertThat(world.all()).allSatisfy(row -> assertThat(row.teamId()).isEqualTo(team));
    }

    @Test
    void an_answer_addresses_each_by_name_and_stops_where_something_newer_came() {
        world.network.mention("Kim Berg", "Is it down?", NOW.minusSeconds(90));
        String second = world.network.mention("Tom Adler", "Same here", NOW.minusSeconds(80));
        world.poll();
        List<Chosen> chosen = chosen(ids());
        world.network.reply("Tom Adler", second, "It works again!", NOW.minusSeconds(10));
        world.poll();

        BulkChange change = world.bulkChanges.begin(
                world.lena,
                chosen,
                new Action.Answer("Hello {{person.firstName|there}}, we are on it.", ConversationState.WAITING, null));
        world.bulkChanges.carrying().doSome();

        assertThat(replies()).singleElement().satisfies(reply -> assertThat(reply.body())
                .isEqualTo("Hello Kim, we are on it."));
        assertThat(world.bulkChanges.refusals(world.lena, change.id()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.person()).isEqualTo("Tom Adler"));
    }

    @Test
    void answers_that_need_a_second_pair_of_eyes_wait_for_it_and_are_counted() {
        List<Long> asked = ask(3);
        world.standingRules.add(world.mara, StandingRule.Body.newcomer(world.lena.id(), null, true));

        BulkChange change = run(world.lena, asked, new Action.Answer("We are on it.", null, null));

        assertThat(List.of(change.done(), change.waiting())).containsExactly(3, 3);
        assertThat(replies()).allSatisfy(reply -> assertThat(reply.state()).isEqualTo(Reply.State.AWAITING_APPROVAL));
        BulkChange undo = world.bulkChanges.undo(world.lena, change.id());
        world.bulkChanges.carrying().doSome();
        assertThat(world.bulkChanges.get(world.lena, undo.id()).done()).isEqualTo(3);
        assertThat(replies()).allSatisfy(reply -> assertThat(reply.state()).isEqualTo(Reply.State.WITHDRAWN));
    }

    @Test
    void a_slot_nobody_can_fill_keeps_the_answer_back() {
        world.network.mention("🌵", "Is it down?", NOW.minusSeconds(90));
        world.poll();

        BulkChange change = run(world.lena, ids(), new Action.Answer("Hello {{person.firstName}}!", null, null));

        assertThat(change.refused()).isOne();
        assertThat(replies()).isEmpty();
    }

    @Test
    void taking_back_goes_to_how_each_stood_and_leaves_what_somebody_changed_since() {
        List<Long> asked = ask(3);
        world.inbox.take(world.ben, asked.get(0));
        BulkChange change = run(world.mara, asked, new Action.Assign(world.lena.id()));
        world.inbox.assign(world.mara, asked.get(2), world.ben.id());

        BulkChange undo = world.bulkChanges.undo(world.mara, change.id());
        world.bulkChanges.carrying().doSome();

        assertThat(row(asked.get(0)).assigneeId()).isEqualTo(world.ben.id());
        assertThat(row(asked.get(1)).assigneeId()).isNull();
        assertThat(row(asked.get(2)).assigneeId()).isEqualTo(world.ben.id());
        BulkChange taken = world.bulkChanges.get(world.mara, undo.id());
        assertThat(List.of(taken.done(), taken.refused())).containsExactly(2, 1);
        assertThatThrownBy(() -> world.bulkChanges.undo(world.mara, change.id()))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void every_action_can_be_taken_back() {
        List<Long> asked = ask(2);
        long team = world.teams
                .create(world.mara, "Billing", List.of(world.ben.id()))
                .id();
        world.inbox.tag(world.ben, asked.get(0), "vip");
        List<InboxRow> before = world.all();

        for (Action action : List.of(
                new Action.Tag("outage"),
                new Action.Untag("vip"),
                new Action.Team(team),
                new Action.Prioritise(2),
                new Action.Snooze(NOW.plus(Duration.ofMinutes(30)), "later"),
                new Action.Answer("We are on it.", null, null))) {
            BulkChange change = run(world.mara, asked, action);
            assertThat(change.done()).as(action.toString()).isPositive();
            world.bulkChanges.undo(world.mara, change.id());
            world.bulkChanges.carrying().doSome();

            assertThat(world.all().stream().map(BulkChangesTest::standing))
                    .as(action.toString())
                    .isEqualTo(before.stream().map(BulkChangesTest::standing).toList());
        }
        assertThat(replies()).allSatisfy(reply -> assertThat(reply.state()).isEqualTo(Reply.State.WITHDRAWN));
    }

    @Test
    void what_was_resolved_is_open_again_when_taken_back() {
        List<Long> asked = ask(2);
        BulkChange change = run(world.mara, asked, new Action.Move(ConversationState.RESOLVED, "Spam"));
        assertThat(world.all()).allSatisfy(row -> assertThat(row.state()).isEqualTo(ConversationState.RESOLVED));

        world.bulkChanges.undo(world.mara, change.id());
        world.bulkChanges.carrying().doSome();

        assertThat(world.all()).allSatisfy(row -> assertThat(row.state()).isEqualTo(ConversationState.OPEN));
    }

    @Test
    void an_answer_on_its_way_is_not_taken_back() {
        BulkChange change = run(world.lena, ask(1), new Action.Answer("We are on it.", null, null));
        world.publish();

        BulkChange undo = world.bulkChanges.undo(world.lena, change.id());
        world.bulkChanges.carrying().doSome();

        assertThat(world.bulkChanges.get(world.lena, undo.id()).refused()).isOne();
        assertThat(replies()).singleElement().satisfies(reply -> assertThat(reply.state())
                .isEqualTo(Reply.State.PUBLISHED));
    }

    @Test
    void stopping_leaves_the_rest_as_it_is() {
        List<Long> asked = ask(30);
        BulkChange change = world.bulkChanges.begin(world.lena, chosen(asked), new Action.Tag("outage"));
        world.bulkChanges.carrying().doSome();

        world.bulkChanges.stop(world.lena, change.id());
        world.bulkChanges.carrying().doSome();

        BulkChange stopped = world.bulkChanges.get(world.lena, change.id());
        assertThat(List.of(stopped.done(), stopped.left())).containsExactly(20, 10);
        assertThat(stopped.finishedAt()).isNotNull();
        assertThat(world.all().stream().filter(row -> row.tags().isEmpty())).hasSize(10);
    }

    @Test
    void a_short_one_does_not_wait_for_the_end_of_a_long_one() {
        List<Long> asked = ask(30);
        world.bulkChanges.begin(world.mara, chosen(asked), new Action.Tag("outage"));
        BulkChange three = world.bulkChanges.begin(world.lena, chosen(asked.subList(0, 3)), new Action.Prioritise(1));

        world.bulkChanges.carrying().doSome();

        assertThat(world.bulkChanges.get(world.lena, three.id()).done()).isEqualTo(3);
    }

    @Test
    void two_nodes_answer_each_once() throws Exception {
        List<Long> asked = ask(40);
        BulkChange change =
                world.bulkChanges.begin(world.lena, chosen(asked), new Action.Answer("We are on it.", null, null));
        BulkChanges other = another();

        atOnce(List.<Callable<Boolean>>of(
                () -> all(world.bulkChanges), () -> all(world.bulkChanges), () -> all(other), () -> all(other)));

        BulkChange done = world.bulkChanges.get(world.lena, change.id());
        assertThat(List.of(done.done(), done.refused())).containsExactly(40, 0);
        assertThat(done.finishedAt()).isNotNull();
        assertThat(replies()).hasSize(40);
    }

    @Test
    void two_who_take_the_same_back_do_so_once() throws Exception {
        BulkChange change = run(world.mara, ask(5), new Action.Tag("outage"));
        AtomicInteger refused = new AtomicInteger();
        Callable<Boolean> undo = () -> {
            try {
                world.bulkChanges.undo(world.mara, change.id());
            } catch (Refused.Conflict second) {
                refused.incrementAndGet();
            }
            return true;
        };

        atOnce(List.of(undo, undo));

        assertThat(refused).hasValue(1);
    }

    @Test
    void a_node_that_dies_in_the_middle_has_done_nothing_with_that_one_and_another_goes_on() {
        List<Long> asked = ask(5);
        AtomicInteger heard = new AtomicInteger();
        world.facts.listen((handle, facts, now) -> {
            if (heard.incrementAndGet() == 3) {
                throw new OutOfMemoryError("dead in the middle of the third");
            }
        });
        BulkChange change = world.bulkChanges.begin(world.lena, chosen(asked), new Action.Tag("outage"));
        assertThatThrownBy(world.bulkChanges.carrying()::doSome).isInstanceOf(OutOfMemoryError.class);
        assertThat(world.bulkChanges.get(world.lena, change.id()).done()).isEqualTo(2);
        assertThat(row(asked.get(2)).tags()).isEmpty();

        another().carrying().doSome();

        assertThat(world.bulkChanges.get(world.lena, change.id()).done()).isEqualTo(5);
        assertThat(tagged()).isEqualTo(5);
    }

    @Test
    void a_change_is_its_authors_alone() {
        BulkChange change = run(world.lena, ask(1), new Action.Tag("outage"));

        assertThatThrownBy(() -> world.bulkChanges.get(world.mara, change.id())).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> world.bulkChanges.stop(world.mara, change.id()))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> world.bulkChanges.undo(world.ada, change.id())).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> world.bulkChanges.refusals(world.ada, change.id()))
                .isInstanceOf(Refused.NotFound.class);
        assertThat(world.bulkChanges.recent(world.mara)).isEmpty();
        assertThat(world.bulkChanges.recent(world.lena)).hasSize(1);
    }

    @Test
    void what_would_be_refused_with_every_one_is_refused_at_once() {
        List<Chosen> asked = chosen(ask(1));
        assertThatThrownBy(() -> world.bulkChanges.begin(world.lena, asked, new Action.Assign(world.ben.id())))
                .isInstanceOf(Refused.NotAllowed.class);
        assertInvalid("assignee", asked, new Action.Assign(4711L));
        assertInvalid("tag", asked, new Action.Tag(" "));
        assertInvalid("state", asked, new Action.Move(ConversationState.NEW, null));
        assertInvalid("no_answer", asked, new Action.Move(ConversationState.OPEN, "Spam"));
        assertInvalid("priority", asked, new Action.Prioritise(3));
        assertInvalid("until", asked, new Action.Snooze(NOW, ""));
        assertInvalid("text", asked, new Action.Answer(" ", null, null));
        assertInvalid("text", asked, new Action.Answer("{{whoever}}", null, null));
        assertInvalid("conversations", List.of(), new Action.Tag("a"));
        assertInvalid("conversations", List.of(new Chosen(999_999, null)), new Action.Tag("a"));
        assertInvalid(
                "conversations",
                List.of(new Chosen(asked.get(0).conversation(), null)),
                new Action.Answer("Hi", null, null));
        assertInvalid(
                "conversations",
                IntStream.rangeClosed(1, BulkChanges.MOST + 1)
                        .mapToObj(each -> new Chosen(each, null))
                        .toList(),
                new Action.Tag("a"));
        assertInvalid(
                "conversations",
                IntStream.rangeClosed(1, BulkChanges.MOST_ANSWERS + 1)
                        .mapToObj(each -> new Chosen(each, 1L))
                        .toList(),
                new Action.Answer("Hi", null, null));
    }

    @Test
    void whoever_has_left_changes_nothing_more() {
        List<Long> asked = ask(2);
        BulkChange change = world.bulkChanges.begin(world.lena, chosen(asked), new Action.Tag("outage"));
        world.people.deactivate(world.ada, world.lena.id());

        world.bulkChanges.carrying().doSome();

        assertThat(world.bulkChanges.get(world.lena, change.id()).refused()).isEqualTo(2);
    }

    @Test
    void what_ended_long_ago_is_forgotten() {
        BulkChange change = run(world.lena, ask(1), new Action.Tag("outage"));
        assertThat(world.bulkChanges.sweep()).isZero();
        world.clock.advance(Duration.ofDays(91));
        assertThat(world.bulkChanges.sweep()).isOne();
        assertThatThrownBy(() -> world.bulkChanges.get(world.lena, change.id())).isInstanceOf(Refused.NotFound.class);
    }

    private record Standing(Object assignee, Object team, int priority, List<String> tags, boolean snoozed) {}

    private static Standing standing(InboxRow row) {
        return new Standing(
                String.valueOf(row.assigneeId()),
                String.valueOf(row.teamId()),
                row.priority(),
                row.tags(),
                row.later().snooze() != null);
    }

    private void assertInvalid(String field, List<Chosen> chosen, Action action) {
        assertThatThrownBy(() -> world.bulkChanges.begin(world.mara, chosen, action))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsKey(field));
    }

    private BulkChange run(Account by, List<Long> conversations, Action action) {
        BulkChange begun = world.bulkChanges.begin(by, chosen(conversations), action);
        world.bulkChanges.carrying().doSome();
        return world.bulkChanges.get(by, begun.id());
    }

    private static boolean all(BulkChanges changes) {
        while (changes.carrying().doSome()) {
            Thread.onSpinWait();
        }
        return true;
    }

    private BulkChanges another() {
        return new BulkChanges(
                world.db,
                world.inbox,
                world.views,
                world.snoozes,
                world.answering,
                world.replies,
                world.choosing,
                world.notices,
                world.people,
                world.teams,
                world.clock);
    }

    private List<Chosen> chosen(List<Long> ids) {
        var seen = world.bulkChanges.seen(world.lena, ids);
        return ids.stream().map(id -> new Chosen(id, seen.get(id))).toList();
    }

    private List<Long> ask(int many) {
        for (int i = 0; i < many; i++) {
            world.network.mention("person" + i, "Where is my order " + i + "?", NOW.minusSeconds(600 - i));
        }
        world.poll();
        return ids();
    }

    private List<Long> ids() {
        return world.all().stream().map(InboxRow::id).sorted().toList();
    }

    private InboxRow row(long id) {
        return world.views.row(world.mara, id);
    }

    private long tagged() {
        return world.db.withHandle(handle -> handle.createQuery("SELECT count(*) FROM event WHERE kind = 'tagged'")
                .mapTo(Long.class)
                .one());
    }

    private List<Reply> replies() {
        return ids().stream()
                .flatMap(id -> world.replies.ofConversation(world.mara, id).stream())
                .toList();
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 100, null).notices();
    }
}
