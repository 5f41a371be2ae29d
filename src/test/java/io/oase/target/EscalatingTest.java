package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.assign.Abilities;
import io.oase.inbox.ConversationState;
import io.oase.notice.Notice;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.target.TargetBody.Tell;
import io.oase.target.TargetBody.Time;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A first response is promised within an hour; Lena is told at 50 %, leads at 75 %, everybody at 100 %, and it is passed on. */
class EscalatingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private long conversation;

    @BeforeEach
    void lenaHasSomethingToAnswer() {
        promise(3, 60);
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        conversation = world.only().row().id();
        world.inbox.take(world.lena, conversation);
    }

    @Test
    void each_step_is_taken_once_when_it_is_due() {
        at(29);
        assertThat(world.escalating.takeSome()).isFalse();

        at(30);
        assertThat(world.escalating.takeSome()).isTrue();
        assertThat(world.escalating.takeSome()).isFalse();
        assertThat(told(world.lena)).singleElement().satisfies(told -> {
            assertThat(told.notice().kind()).isEqualTo(Notice.TARGET_NEAR);
            assertThat(told.notice().late()).isFalse();
            assertThat(told.notice().data()).containsEntry("percent", 50).containsEntry("promise", "first_response");
        });
        assertThat(told(world.mara)).isEmpty();

        at(45);
        world.escalating.takeSome();
        assertThat(told(world.mara)).hasSize(1);
        assertThat(told(world.ada)).hasSize(1);
        assertThat(told(world.lena)).hasSize(1);
    }

    @Test
    void a_missed_one_goes_to_whoever_is_there_and_has_least() {
        isHere(world.ben);
        isHere(world.mara);
        world.network.mention("ida", "And mine?", NOW);
        world.poll();
        world.inbox.assign(world.mara, world.all().get(0).id(), world.mara.id());
        world.inbox.assign(world.mara, world.all().get(1).id(), world.lena.id());
        conversation = world.all().get(1).id();
        at(60);
        world.escalating.takeSome();

        assertThat(world.views.row(world.mara, conversation).assigneeName()).isEqualTo("Ben Ott");
        assertThat(told(world.ben))
                .extracting(each -> each.notice().kind())
                .contains(Notice.TARGET_MISSED, Notice.REASSIGNED);
        assertThat(world.conversations.read(world.mara, conversation).events())
                .filteredOn(event -> event.kind().equals("assigned") && event.actorId() == null)
                .hasSize(1);
    }

    @Test
    void where_nobody_else_is_there_it_stays_where_it_is() {
        isHere(world.lena);
        at(60);
        world.escalating.takeSome();

        assertThat(world.only().row().assigneeName()).isEqualTo("Lena Brandt");
    }

    @Test
    void what_was_due_while_nothing_ran_is_told_once_and_as_late() {
        at(180);
        while (world.escalating.takeSome()) {
            // Until nothing is due.
        }

        assertThat(told(world.lena))
                .hasSize(2)
                .allSatisfy(told -> assertThat(told.notice().late()).isTrue());
        assertThat(told(world.mara)).hasSize(2);
    }

    @Test
    void what_was_over_before_it_was_promised_is_told_once_and_nobody_is_said_to_have_slept() {
        at(20);
        promise(3, 10);
        world.escalating.takeSome();

        // 50, 75 and 100 % of ten minutes were over at once: one word to everybody whom one of them tells.
        for (Account each : List.of(world.lena, world.mara)) {
            assertThat(told(each)).singleElement().satisfies(told -> {
                assertThat(told.notice().kind()).isEqualTo(Notice.TARGET_MISSED);
                assertThat(told.notice().late()).isFalse();
                assertThat(told.notice().data()).containsEntry("percent", 100).containsEntry("over", true);
            });
        }
        assertThat(world.escalating.takeSome()).isFalse();
    }

    @Test
    void a_promise_that_is_kept_after_all_has_all_its_steps_before_it() {
        at(61);
        world.escalating.takeSome();
        promise(3, 600);
        int before = told(world.lena).size();
        at(299);
        assertThat(world.escalating.takeSome()).isFalse();
        at(300);
        world.escalating.takeSome();
        assertThat(told(world.lena)).hasSize(before + 1);
        assertThat(told(world.lena).get(0).notice().data()).containsEntry("percent", 50);
        assertThat(told(world.lena).get(0).notice().late()).isFalse();
    }

    @Test
    void another_target_takes_its_own_steps() {
        at(46);
        world.escalating.takeSome();
        int before = told(world.mara).size();
        promise(1, 400);
        world.inbox.tag(world.lena, conversation, "beschwerde");
        at(200);
        assertThat(world.escalating.takeSome()).as("half of 400 min, for Lena").isTrue();
        assertThat(told(world.mara)).hasSize(before);
        at(300);
        world.escalating.takeSome();
        assertThat(told(world.mara)).as("three quarters of it, for leads").hasSize(before + 1);
    }

    @Test
    void what_was_missed_is_given_to_nobody_who_is_away_or_has_no_room() {
        isHere(world.ben);
        isHere(world.mara);
        world.absences.add(world.ben, world.ben.id(), NOW, NOW.plus(Duration.ofDays(1)), null);
        world.abilities.set(world.mara, world.mara.id(), new Abilities.Ability(0, List.of()));
        at(60);
        world.escalating.takeSome();
        assertThat(world.only().row().assigneeName()).isEqualTo("Lena Brandt");

        world.abilities.set(world.mara, world.mara.id(), new Abilities.Ability(1, List.of()));
        promise(3, 62);
        at(62);
        world.escalating.takeSome();
        assertThat(world.only().row().assigneeName()).isEqualTo("Mara Vogt");
    }

    @Test
    void steps_that_cannot_be_taken_keep_no_other_from_being_told() {
        List<Long> broken = new ArrayList<>(List.of(conversation));
        for (int i = 1; i < 20; i++) {
            broken.add(asks("kim" + i));
        }
        // A version that is known to nobody: whatever reads it fails.
        database.jdbi().useHandle(handle -> handle.createUpdate(
                        "UPDATE clock SET target_version_id = 4711 WHERE conversation_id = ANY(:ids) AND alarm_at IS NOT NULL")
                .bind("ids", broken.toArray(Long[]::new))
                .execute());
        at(1);
        long sound = asks("zoe");
        world.inbox.take(world.lena, sound);
        at(62);

        assertThat(world.escalating.takeSome()).as("twenty that fail").isFalse();
        assertThat(world.escalating.takeSome()).as("the one behind them").isTrue();
        assertThat(told(world.lena))
                .extracting(each -> each.notice().conversationId())
                .containsOnly(sound);
        // They are tried again after a while.
        assertThat(world.escalating.due(world.clock.instant())).hasSize(20);
    }

    @Test
    void two_nodes_at_once_tell_once() throws InterruptedException {
        at(60);
        AtOnce.atOnce(java.util.Collections.nCopies(4, world.escalating::takeSome));

        assertThat(told(world.mara)).hasSize(2);
        assertThat(told(world.lena)).hasSize(2);
    }

    @Test
    void what_is_answered_or_waits_rings_no_more() {
        at(10);
        world.inbox.move(world.lena, conversation, ConversationState.WAITING);
        at(500);
        assertThat(world.escalating.takeSome()).isFalse();
        assertThat(told(world.lena)).isEmpty();
    }

    @Test
    void a_step_taken_before_the_target_was_changed_is_not_taken_again() {
        at(31);
        world.escalating.takeSome();
        promise(3, 120);
        at(61);
        assertThat(world.escalating.takeSome()).isFalse();
        at(90);
        world.escalating.takeSome();
        assertThat(told(world.lena)).hasSize(1);
        assertThat(told(world.mara)).hasSize(1);
    }

    /** From now on, by the target at this place of the list. */
    private void promise(int place, int minutes) {
        Target target = world.targets.all(world.mara).get(place);
        TargetBody body = TargetBody.of(target);
        world.targets.change(
                world.mara,
                target.id(),
                new TargetBody(
                        "",
                        null,
                        body.match(),
                        body.calendar(),
                        Map.of("first_response", new Time(minutes, "opening")),
                        List.of(
                                new Tell(50, List.of("assignee"), false),
                                new Tell(75, List.of("leads"), false),
                                new Tell(100, List.of("team"), true))),
                null);
        while (world.renewing.renewSome()) {
            // Until nothing is asked for.
        }
    }

    private long asks(String who) {
        world.network.mention(who, "And mine?", world.clock.instant());
        world.poll();
        return world.all().stream()
                .filter(row -> row.handle().replaceAll("@.*", "").equals(who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void at(long minutes) {
        world.clock.set(NOW.plus(Duration.ofMinutes(minutes)));
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 50, null).notices();
    }

    private void isHere(Account account) {
        database.jdbi().useHandle(handle -> handle.createUpdate("""
                        INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
                        VALUES (decode(md5(:id::text), 'hex'), :id, 'x', :now, :now, :later)
                        """)
                .bind("id", account.id())
                .bind("now", NOW.plus(Duration.ofMinutes(50)))
                .bind("later", NOW.plus(Duration.ofDays(1)))
                .execute());
    }
}
