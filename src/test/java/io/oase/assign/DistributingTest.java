package io.oase.assign;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.Conversation;
import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.people.Account;
import io.oase.people.Team;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** It is Monday, 9:00; nobody is there unless it is said. */
class DistributingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_comes_in_goes_to_the_team_of_its_rule_and_waits_there() {
        Team billing = world.teams.create(world.mara, "Billing", List.of(world.lena.id()));
        world.rules.create(world.mara, rule(Way.POOL, billing.id(), null, null));
        here(world.lena);
        long id = asks("kim");
        distribute();
        assertThat(row(id).teamId()).isEqualTo(billing.id());
        assertThat(row(id).assigneeId()).isNull();
        assertThat(row(id).state()).isEqualTo(ConversationState.NEW);
    }

    @Test
    void those_who_are_there_get_it_one_after_the_other() {
        world.rules.create(world.mara, rule(Way.IN_TURN, null, null, null));
        here(world.lena);
        here(world.ben);
        List<Long> ids = List.of(asks("a"), asks("b"), asks("c"));
        distribute();
        assertThat(ids.stream().map(id -> row(id).assigneeId()))
                .containsExactly(world.lena.id(), world.ben.id(), world.lena.id());
        Conversation.Event given = world.conversations.read(world.mara, ids.get(0)).events().stream()
                .filter(event -> event.kind().equals("assigned"))
                .findFirst()
                .orElseThrow();
        assertThat(given.actorId()).isNull();
        assertThat(given.data()).containsEntry("because", "rule");
    }

    @Test
    void where_nobody_is_there_it_waits_and_goes_to_whoever_comes() {
        world.rules.create(world.mara, rule(Way.LEAST_LOADED, null, null, null));
        long id = asks("kim");
        distribute();
        assertThat(row(id).assigneeId()).isNull();
        here(world.ben);
        distribute();
        assertThat(row(id).assigneeId()).isNull();
        world.clock.advance(Distributing.AGAIN);
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void fifty_at_once_on_two_nodes_give_nothing_to_two_and_nobody_more_than_they_take() throws InterruptedException {
        world.rules.create(world.mara, rule(Way.LEAST_LOADED, null, null, null));
        world.abilities.set(world.mara, world.lena.id(), new Abilities.Ability(7, List.of()));
        world.abilities.set(world.mara, world.ben.id(), new Abilities.Ability(12, List.of()));
        here(world.lena);
        here(world.ben);
        for (int i = 0; i < 50; i++) {
            world.network.mention("person" + i, "Question " + i + "?", NOW.minusSeconds(60));
        }
        world.poll();
        Distributing other = new Distributing(world.db, world.inbox, world.calendars, world.clock);
        List<Callable<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(() -> runAll(world.distributing));
            nodes.add(() -> runAll(other));
        }
        assertThat(atOnce(nodes)).allMatch("done"::equals);
        Map<Long, Integer> loads = new HashMap<>();
        world.all().stream()
                .filter(row -> row.assigneeId() != null)
                .forEach(row -> loads.merge(row.assigneeId(), 1, Integer::sum));
        assertThat(loads).isEqualTo(Map.of(world.lena.id(), 7, world.ben.id(), 12));
        for (InboxRow row : world.all()) {
            long given = world.conversations.read(world.mara, row.id()).events().stream()
                    .filter(event -> event.kind().equals("assigned"))
                    .count();
            assertThat(given).isEqualTo(row.assigneeId() == null ? 0 : 1);
        }
        world.inbox.move(
                world.lena,
                world.all().stream()
                        .filter(row -> row.assigneeId() != null && row.assigneeId() == world.lena.id())
                        .findFirst()
                        .orElseThrow()
                        .id(),
                ConversationState.RESOLVED);
        world.clock.advance(Distributing.AGAIN);
        here(world.lena);
        distribute();
        assertThat(world.views
                        .loads(world.mara, world.clock.instant())
                        .get(world.lena.id())
                        .open())
                .isEqualTo(7);
    }

    @Test
    void what_is_not_touched_in_time_is_free_again_and_goes_to_somebody_else() {
        world.rules.create(world.mara, rule(Way.IN_TURN, null, null, 30));
        here(world.lena);
        long left = asks("kim");
        long noted = asks("ali");
        distribute();
        assertThat(row(left).assigneeId()).isEqualTo(world.lena.id());
        world.inbox.note(world.lena, noted, "I am at it");
        world.clock.advance(Duration.ofMinutes(29));
        distribute();
        assertThat(row(left).assigneeId()).isEqualTo(world.lena.id());
        world.clock.advance(Duration.ofMinutes(2));
        here(world.lena);
        distribute();
        assertThat(row(left).assigneeId()).isNull();
        assertThat(row(noted).assigneeId()).isEqualTo(world.lena.id());
        here(world.ben);
        world.clock.advance(Distributing.AGAIN);
        distribute();
        assertThat(row(left).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void what_somebody_gives_back_does_not_come_back_to_them() {
        world.rules.create(world.mara, rule(Way.IN_TURN, null, null, null));
        here(world.lena);
        long id = asks("kim");
        distribute();
        world.inbox.unassign(world.lena, id);
        distribute();
        assertThat(row(id).assigneeId()).isNull();
        here(world.ben);
        world.clock.advance(Distributing.AGAIN);
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void outside_the_opening_hours_nobody_is_given_anything() {
        world.clock.set(NOW.minus(Duration.ofDays(1)));
        long calendar = world.calendars.all(world.mara).get(0).id();
        world.rules.create(world.mara, rule(Way.IN_TURN, null, calendar, null));
        here(world.lena);
        long id = asks("kim");
        distribute();
        assertThat(row(id).assigneeId()).isNull();
        world.clock.set(NOW.plus(Duration.ofHours(1)));
        here(world.lena);
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());
    }

    @Test
    void what_is_opened_again_goes_to_whoever_knew_it_unless_they_are_away() {
        world.rules.create(world.mara, rule(Way.LEAST_LOADED, null, null, null));
        String asked = world.network.mention("kim", "Where is it?", NOW.minusSeconds(60));
        world.poll();
        long id = world.only().row().id();
        world.inbox.take(world.lena, id);
        world.inbox.move(world.lena, id, ConversationState.RESOLVED);
        here(world.ben);
        world.network.reply("kim", asked, "Still nothing", NOW.minusSeconds(30));
        world.poll();
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());

        world.inbox.move(world.lena, id, ConversationState.RESOLVED);
        world.absences.add(world.lena, world.lena.id(), NOW, NOW.plus(Duration.ofDays(3)), null);
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());
        world.network.reply("kim", asked, "Hello?", NOW.minusSeconds(20));
        world.poll();
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void who_goes_away_hands_over_what_is_open_to_the_deputy_once_it_begins() {
        long open = asks("kim");
        long solved = asks("ali");
        world.inbox.take(world.lena, open);
        world.inbox.take(world.lena, solved);
        world.inbox.move(world.lena, solved, ConversationState.RESOLVED);
        Absence absence = world.absences.add(
                world.lena,
                world.lena.id(),
                NOW.plus(Duration.ofHours(2)),
                NOW.plus(Duration.ofDays(3)),
                world.ben.id());
        distribute();
        assertThat(row(open).assigneeId()).isEqualTo(world.lena.id());
        world.clock.advance(Duration.ofHours(2));
        distribute();
        assertThat(row(open).assigneeId()).isEqualTo(world.ben.id());
        assertThat(row(solved).assigneeId()).isEqualTo(world.lena.id());
        assertThat(world.conversations.read(world.mara, open).events())
                .last()
                .satisfies(event -> assertThat(event.data()).containsEntry("because", "absence"));
        assertThat(world.absences.all(world.lena)).extracting(Absence::id).containsExactly(absence.id());
        world.inbox.assign(world.mara, open, world.lena.id());
        distribute();
        assertThat(row(open).assigneeId()).isEqualTo(world.lena.id());
    }

    @Test
    void nobody_is_away_twice_at_a_time_and_only_leads_say_so_of_others() {
        world.absences.add(world.lena, world.lena.id(), NOW, NOW.plus(Duration.ofDays(3)), null);
        assertField(
                "from",
                () -> world.absences.add(
                        world.lena, world.lena.id(), NOW.plus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(4)), null));
        assertField("to", () -> world.absences.add(world.lena, world.lena.id(), NOW, NOW, null));
        assertField(
                "deputy",
                () -> world.absences.add(
                        world.lena,
                        world.lena.id(),
                        NOW.plus(Duration.ofDays(9)),
                        NOW.plus(Duration.ofDays(10)),
                        world.lena.id()));
        assertThatThrownBy(
                        () -> world.absences.add(world.lena, world.ben.id(), NOW, NOW.plus(Duration.ofDays(1)), null))
                .isInstanceOf(Refused.NotAllowed.class);
        Absence bens = world.absences.add(world.mara, world.ben.id(), NOW, NOW.plus(Duration.ofDays(1)), null);
        assertThatThrownBy(() -> world.absences.remove(world.lena, bens.id())).isInstanceOf(Refused.NotAllowed.class);
        world.absences.remove(world.mara, bens.id());
    }

    @Test
    void a_new_rule_hands_out_what_nobody_has_already() {
        long id = asks("kim");
        here(world.lena);
        distribute();
        assertThat(row(id).assigneeId()).isNull();
        Rule rule = world.rules.create(world.mara, rule(Way.IN_TURN, null, null, null));
        distribute();
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());
        assertThatThrownBy(() -> world.rules.change(world.mara, rule.id(), rule(Way.POOL, null, null, null), null))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("to_team"));
        world.rules.change(world.mara, rule.id(), rule(Way.LEAST_LOADED, null, null, null), 1);
        assertThatThrownBy(() -> world.rules.change(world.mara, rule.id(), rule(Way.IN_TURN, null, null, null), 1))
                .isInstanceOf(Refused.Conflict.class);
        world.rules.retire(world.mara, rule.id());
        assertThat(world.rules.all(world.lena)).isEmpty();
    }

    private static void assertField(String field, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys(field));
    }

    private static Rule.Body rule(Way way, @Nullable Long team, @Nullable Long calendar, @Nullable Integer back) {
        return new Rule.Body("All", List.of(), List.of(), List.of(), null, null, team, way.id(), false, calendar, back);
    }

    private void distribute() {
        runAll(world.distributing);
    }

    private static String runAll(Distributing node) {
        for (int i = 0; i < 1_000; i++) {
            if (!node.doSome()) {
                return "done";
            }
        }
        throw new AssertionError("It never comes to an end");
    }

    private void here(Account account) {
        world.db.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
                        VALUES (decode(md5(random()::text), 'hex'), :id, 'x', :now, :now, :now + interval '1 day')
                        """)
                .bind("id", account.id())
                .bind("now", world.clock.instant())
                .execute());
    }

    private long asks(String who) {
        world.network.mention(who, "A question of " + who, NOW.minusSeconds(60));
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().endsWith(" " + who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private InboxRow row(long id) {
        return world.views.row(world.mara, id);
    }
}
