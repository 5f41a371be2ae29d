package io.oase.statement;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.approval.StandingRule;
import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.reply.Holds.Hold;
import io.oase.reply.Holds.What;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private World world;

    @BeforeEach
    void begin() {
        world = new World(database);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void each_is_answered_by_name_in_turns_and_with_the_agents_own_sign_off() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg", "Tom Adler", "Ana Lund");
        Statement said = issued(crisis);

        Round round = prepare(said, ids);
        assertThat(round.state()).isEqualTo(Round.State.PREPARED);
        assertThat(world.network.published()).isEmpty();
        assertThat(world.saying.looks().looks(world.lena, round, -1, 10))
                .extracting(Looks.Look::text)
                .allSatisfy(text -> assertThat(text).contains("^LB"))
                .anySatisfy(text -> assertThat(text).contains("Kim"));
        run(round);

        List<Reply> replies = replies();
        assertThat(replies).hasSize(3);
        assertThat(replies.get(0).body()).isNotEqualTo(replies.get(1).body());
        assertThat(replies).extracting(Reply::body).anySatisfy(body -> assertThat(body)
                .isEqualTo("Hello Kim, we have seen this and are looking into it."));
        Round done = get(round);
        assertThat(List.of(done.state(), done.done(), done.refused())).containsExactly(Round.State.FINISHED, 3, 0);
        assertThat(kinds(crisis)).contains(Happening.ANSWERING_BEGAN, Happening.ANSWERING_ENDED);
        assertThat(column(crisis, "answered")).hasSize(3);
        Belonging.Card card = world.saying
                .belonging()
                .board(world.lena, crisis.id(), new Belonging.Choice("answered", null, null), 0, 10)
                .cards()
                .get(0);
        assertThat(card.said()).isEqualTo(said.id());
        assertThat(card.answeredBy()).isEqualTo("Lena Brandt");
    }

    @Test
    void whoever_wrote_again_or_was_answered_meanwhile_stays_unanswered_with_the_reason() {
        Activation crisis = crisis(3, false);
        String kim = world.network.mention("Kim Berg", "Störung?", NOW.minusSeconds(90));
        world.network.mention("Tom Adler", "Störung!", NOW.minusSeconds(80));
        world.network.mention("Ana Lund", "Störung.", NOW.minusSeconds(70));
        world.poll();
        List<Long> ids = ids();
        world.saying.belonging().add(world.lena, crisis.id(), ids);
        Round round = prepare(issued(crisis), ids);
        world.network.reply("Kim Berg", kim, "Geht wieder!", NOW.minusSeconds(10));
        world.poll();
        answer(of("Tom Adler"), world.ben);

        run(round);

        assertThat(get(round).refused()).isEqualTo(2);
        assertThat(column(crisis, "unanswered")).containsExactly(of("Kim Berg"));
        Belonging.Card card = world.saying
                .belonging()
                .board(world.lena, crisis.id(), new Belonging.Choice("unanswered", null, null), 0, 10)
                .cards()
                .get(0);
        assertThat(card.refused().key()).isEqualTo("reply.something_newer");
        assertThat(replies()).hasSize(2);
    }

    @Test
    void nobody_hears_the_same_twice_whoever_begins_first() throws Exception {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg", "Tom Adler");
        Statement said = issued(crisis);
        Round first = prepare(said, ids);
        Round second = world.saying.rounds().prepare(world.ben, said.id(), ids, null);

        atOnce(List.<Callable<?>>of(
                () -> world.saying.rounds().resume(world.lena, first.id()),
                () -> world.saying.rounds().resume(world.ben, second.id())));
        drain(world.saying);

        assertThat(replies()).hasSize(2);
        assertThat(get(first).done() + get(second).done()).isEqualTo(2);
        assertThat(get(first).refused() + get(second).refused()).isEqualTo(2);
    }

    @Test
    void it_goes_as_fast_as_the_channel_takes_it_pauses_goes_on_and_stops() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, names(10));
        Round round = prepare(issued(crisis), ids);
        world.saying.rounds().resume(world.lena, round.id());

        world.saying.working().doSome();
        assertThat(get(round).done()).isOne();
        world.clock.advance(Duration.ofSeconds(2));
        world.saying.working().doSome();
        assertThat(get(round).done()).isOne();
        world.clock.advance(Duration.ofSeconds(1));
        world.saying.working().doSome();
        assertThat(get(round).done()).isEqualTo(2);

        world.saying.rounds().pause(world.ben, round.id());
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.saying.working().doSome()).isFalse();
        assertThat(get(round).state()).isEqualTo(Round.State.PAUSED);
        world.saying.rounds().resume(world.ben, round.id());
        world.saying.working().doSome();
        assertThat(get(round).done()).isEqualTo(3);
        world.saying.rounds().leaveOut(world.lena, round.id(), ids.get(9));

        Round stopped = world.saying.rounds().stop(world.lena, round.id());
        assertThat(List.of(stopped.state(), stopped.done(), stopped.left())).containsExactly(Round.State.STOPPED, 3, 7);
        assertThatThrownBy(() -> world.saying.rounds().resume(world.lena, round.id()))
                .isInstanceOf(Refused.Conflict.class);
        assertThat(kinds(crisis))
                .containsSubsequence(
                        Happening.ANSWERING_BEGAN,
                        Happening.ANSWERING_PAUSED,
                        Happening.ANSWERING_RESUMED,
                        Happening.ANSWERING_ENDED);
    }

    @Test
    void two_nodes_answer_each_once() throws Exception {
        Activation crisis = crisis(3, false);
        Round round = prepare(issued(crisis), gathered(crisis, names(30)));
        world.saying.rounds().resume(world.lena, round.id());
        Saying other = world.saying();

        for (int i = 0; i < 40; i++) {
            atOnce(List.<Callable<?>>of(
                    () -> world.saying.working().doSome(), () -> other.working().doSome()));
            world.clock.advance(Duration.ofSeconds(3));
        }

        assertThat(get(round).done()).isEqualTo(30);
        assertThat(replies()).hasSize(30);
        assertThat(replies().stream().map(Reply::conversationId).distinct()).hasSize(30);
    }

    @Test
    void a_drill_sends_nothing_and_says_so() {
        Activation drill = crisis(3, true);
        List<Long> ids = gathered(drill, "Kim Berg", "Tom Adler");
        Round round = prepare(issued(drill), ids);

        run(round);

        assertThat(replies()).isEmpty();
        world.publish();
        assertThat(world.network.published()).isEmpty();
        assertThat(get(round).done()).isEqualTo(2);
        List<Belonging.Card> cards = world.saying
                .belonging()
                .board(world.lena, drill.id(), new Belonging.Choice("answered", null, null), 0, 10)
                .cards();
        assertThat(cards).hasSize(2).allMatch(Belonging.Card::drill);
        assertThat(world.saying.rounds().answers(world.lena, round.id(), -1, 10))
                .allSatisfy(answer -> assertThat(answer.text()).isNotBlank());
    }

    @Test
    void a_correction_reaches_exactly_those_who_got_what_was_wrong_and_takes_back_what_is_not_out() {
        Activation crisis = crisis(3, false);
        facts();
        List<Long> ids = gathered(crisis, names(5));
        Statement wrong = issued(crisis, "holding");
        Round round = prepare(wrong, ids);
        world.saying.rounds().resume(world.lena, round.id());
        step();
        step();
        world.publish();
        world.saying.working().doSome();
        assertThat(get(round).done()).isEqualTo(3);
        assertThat(world.network.published()).hasSize(2);

        Statement correction = world.saying.correcting().correct(world.mara, wrong.id(), "Nicht Kiel, Husum", null);

        assertThat(get(round).state()).isEqualTo(Round.State.STOPPED);
        assertThat(states())
                .containsExactlyInAnyOrder(Reply.State.PUBLISHED, Reply.State.PUBLISHED, Reply.State.WITHDRAWN);
        assertThat(column(crisis, "unanswered")).hasSize(3);
        assertThatThrownBy(() -> world.saying.rounds().resume(world.lena, round.id()))
                .isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> world.saying.correcting().withdraw(world.mara, wrong.id(), "Noch mal"))
                .isInstanceOf(Refused.Conflict.class);
        Timeline.Entry withdrawn = timeline(crisis).stream()
                .filter(each -> each.kind() == Happening.STATEMENT_WITHDRAWN)
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.data()).containsEntry("taken_back", 1).containsEntry("reached", 2);

        Statement issued = world.saying.statements().ask(world.lena, correction.id(), 1);
        Round second = world.saying.rounds().prepare(world.lena, issued.id(), List.of(), null);
        run(second);
        world.publish();

        assertThat(get(second).done()).isEqualTo(2);
        assertThat(world.network.published().subList(2, 4))
                .allSatisfy(text -> assertThat(text).containsAnyOf("We were wrong.", "Correction"));
        assertThat(replies().stream()
                        .filter(reply -> reply.state() == Reply.State.PUBLISHED)
                        .map(Reply::conversationId)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void what_is_held_for_another_crisis_and_taken_back_since_it_is_wrong_stands_in_its_timeline() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg");
        Statement wrong = issued(crisis);
        run(prepare(wrong, ids));
        Activation stopping = crisis(3, true);
        world.db.useTransaction(
                handle -> world.holds.place(handle, stopping.id(), List.of(new Hold(What.QUEUED, null, null)), NOW));
        Reply held = reply(ids.get(0));
        assertThat(held.state()).isEqualTo(Reply.State.HELD);

        world.saying.correcting().withdraw(world.mara, wrong.id(), "Nicht Kiel, Husum");

        assertThat(reply(ids.get(0)).state()).isEqualTo(Reply.State.WITHDRAWN);
        assertThat(timeline(stopping))
                .filteredOn(each -> each.kind() == Happening.DROPPED)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.actorName()).isEqualTo("Mara Vogt");
                    assertThat(each.data())
                            .containsEntry("conversation", ids.get(0).intValue());
                });
        assertThat(kinds(crisis)).doesNotContain(Happening.DROPPED);
    }

    @Test
    void an_approved_statement_is_not_asked_about_again_but_every_other_answer_is() {
        Activation crisis = crisis(1, false);
        List<Long> ids = gathered(crisis, "Kim Berg", "Tom Adler");
        Statement said = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, said.id(), 1);
        world.saying.deciding().approve(world.mara, said.id(), 1, null);

        run(prepare(said, List.of(ids.get(0))));
        answer(ids.get(1), world.ben);

        assertThat(reply(ids.get(0)).state()).isEqualTo(Reply.State.QUEUED);
        Reply waiting = reply(ids.get(1));
        assertThat(waiting.state()).isEqualTo(Reply.State.AWAITING_APPROVAL);
        assertThat(waiting.approval().why().get(0).key()).isEqualTo("statement.why");
        String elsewhere = world.network.mention("Ada Fremd", "Where is my parcel?", NOW.minusSeconds(5));
        world.poll();
        answer(of("Ada Fremd"), world.ben);
        assertThat(elsewhere).isNotEmpty();
        assertThat(reply(of("Ada Fremd")).state()).isEqualTo(Reply.State.QUEUED);
    }

    @Test
    void another_rule_still_has_each_of_them_looked_at() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg");
        world.standingRules.add(world.mara, StandingRule.Body.newcomer(world.lena.id(), null, true));

        Round round = prepare(issued(crisis), ids);
        run(round);

        assertThat(get(round).asked()).isOne();
        assertThat(reply(ids.get(0)).state()).isEqualTo(Reply.State.AWAITING_APPROVAL);
    }

    @Test
    void an_answer_taken_back_can_be_given_again() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg");
        Statement said = issued(crisis);
        run(prepare(said, ids));
        world.replies.withdraw(world.lena, reply(ids.get(0)).id());
        assertThat(column(crisis, "unanswered")).hasSize(1);

        Round again = prepare(said, ids);
        run(again);

        assertThat(get(again).done()).isOne();
    }

    @Test
    void only_those_who_belong_and_are_not_set_aside_are_answered() {
        Activation crisis = crisis(3, false);
        List<Long> ids = gathered(crisis, "Kim Berg", "Tom Adler");
        world.network.mention("Ada Fremd", "Where is my parcel?", NOW.minusSeconds(5));
        world.poll();
        world.saying.settingAside().setAside(world.lena, crisis.id(), ids.get(0), "injured", world.mara.id(), null);
        Statement said = issued(crisis);

        assertThat(prepare(said, ids()).total()).isOne();
        assertThatThrownBy(() -> prepare(said, List.of(ids.get(0)))).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.saying.rounds().prepare(world.lena, said.id(), ids(), ConversationState.NEW))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void the_end_of_the_crisis_ends_what_is_under_way() {
        Activation crisis = crisis(3, false);
        Round round = prepare(issued(crisis), gathered(crisis, names(3)));
        world.saying.rounds().resume(world.lena, round.id());
        step();
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis.id(), List.of(), world.clock.instant()));

        step();

        assertThat(get(round).state()).isEqualTo(Round.State.STOPPED);
        assertThat(replies()).hasSize(1);
    }

    @Test
    void a_node_that_dies_in_the_middle_has_answered_each_once_or_not_at_all() {
        Activation crisis = crisis(3, false);
        Round round = prepare(issued(crisis), gathered(crisis, names(6)));
        AtomicInteger heard = new AtomicInteger();
        world.facts.listen((handle, facts, now) -> {
            if (facts.get(0).kind() == io.oase.inbox.Fact.Kind.REPLY_QUEUED && heard.incrementAndGet() == 3) {
                throw new OutOfMemoryError("dead in the middle of the third");
            }
        });
        world.saying.rounds().resume(world.lena, round.id());
        assertThatThrownBy(() -> drain(world.saying)).isInstanceOf(OutOfMemoryError.class);
        assertThat(replies()).hasSize(2);

        drain(world.saying());

        assertThat(replies()).hasSize(6);
        assertThat(get(round).done()).isEqualTo(6);
    }

    private Activation crisis(int level, boolean drill) {
        return world.activations
                .begin(world.mara, new Beginning("outage", null, level, drill, "", null, null, Map.of()))
                .activation();
    }

    private void facts() {
        world.known.put("what", "Kiel");
        world.known.put("since", "8:30");
        world.known.put("next_update", "10:00");
    }

    private Statement issued(Activation in) {
        return issued(in, "acknowledge");
    }

    private Statement issued(Activation in, String template) {
        Statement draft = world.saying.statements().write(world.lena, in.id(), template, null);
        return world.saying.statements().ask(world.lena, draft.id(), 1);
    }

    private List<Long> gathered(Activation in, String... people) {
        int ago = 600;
        for (String person : people) {
            world.network.mention(person, "Störung? " + person, NOW.minusSeconds(ago--));
        }
        world.poll();
        List<Long> ids = ids();
        world.saying.belonging().add(world.lena, in.id(), ids);
        return ids;
    }

    private static String[] names(int many) {
        String[] names = new String[many];
        for (int i = 0; i < many; i++) {
            names[i] = "person" + i;
        }
        return names;
    }

    private Round prepare(Statement said, List<Long> ids) {
        return world.saying.rounds().prepare(world.lena, said.id(), ids, null);
    }

    private void run(Round round) {
        world.saying.rounds().resume(world.lena, round.id());
        drain(world.saying);
    }

    private void step() {
        world.saying.working().doSome();
        world.clock.advance(Duration.ofSeconds(3));
    }

    private void drain(Saying saying) {
        for (int i = 0; i < 60; i++) {
            saying.working().doSome();
            world.clock.advance(Duration.ofSeconds(3));
        }
    }

    private Round get(Round round) {
        return world.saying.rounds().get(world.lena, round.statementId(), round.id());
    }

    private List<Long> column(Activation in, String stands) {
        return world.saying.belonging().all(world.lena, in.id(), new Belonging.Choice(stands, null, null));
    }

    private void answer(long conversation, io.oase.people.Account by) {
        long seen = world.conversations.read(by, conversation).posts().stream()
                .mapToLong(io.oase.inbox.Post::id)
                .max()
                .orElse(0);
        world.answering.send(by, conversation, new io.oase.reply.Answering.Draft("Mache ich", null, seen, null, null));
    }

    private List<Long> ids() {
        return world.all().stream().map(InboxRow::id).sorted().toList();
    }

    private long of(String person) {
        return world.all().stream()
                .filter(row -> row.person().equals(person))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Reply reply(long conversation) {
        return world.replies.ofConversation(world.mara, conversation).get(0);
    }

    private List<Reply> replies() {
        return ids().stream()
                .flatMap(id -> world.replies.ofConversation(world.mara, id).stream())
                .toList();
    }

    private List<Reply.State> states() {
        return replies().stream().map(Reply::state).toList();
    }

    private List<Happening> kinds(Activation in) {
        return timeline(in).stream().map(Timeline.Entry::kind).toList();
    }

    private List<Timeline.Entry> timeline(Activation in) {
        return world.db.withHandle(handle -> Timeline.read(handle, in.id(), 0, 500));
    }
}
