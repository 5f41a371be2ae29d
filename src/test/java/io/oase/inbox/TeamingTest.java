package io.oase.inbox;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.Filter.Order;
import io.oase.inbox.Filter.View;
import io.oase.people.Account;
import io.oase.people.Team;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lena and Ben are Billing; Ben alone is the night shift. */
class TeamingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private Team billing;
    private Team night;

    @BeforeEach
    void teams() {
        billing = world.teams.create(world.mara, "Billing", List.of(world.lena.id(), world.ben.id()));
        night = world.teams.create(world.mara, "Night shift", List.of(world.ben.id()));
    }

    @Test
    void what_is_given_to_a_team_is_free_for_it_unless_one_of_it_has_it() {
        long id = conversation("kim", "My bill is wrong?");
        world.inbox.take(world.lena, id);

        world.inbox.giveToTeam(world.lena, id, billing.id(), null);
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());
        assertThat(row(id).teamName()).isEqualTo("Billing");

        world.inbox.giveToTeam(world.lena, id, night.id(), "They were there");
        assertThat(row(id).assigneeId()).isNull();
        assertThat(row(id).teamId()).isEqualTo(night.id());
        Conversation.Event given = world.only().events().stream()
                .filter(event ->
                        event.kind().equals("given_to_team") && event.data().containsKey("note"))
                .findFirst()
                .orElseThrow();
        assertThat(given.actorId()).isEqualTo(world.lena.id());
        assertThat(((Number) given.data().get("from_team")).longValue()).isEqualTo(billing.id());
        assertThat(given.data().get("note")).isEqualTo("They were there");
    }

    @Test
    void everybody_of_the_team_is_told_but_whoever_gave_it() {
        long id = conversation("kim", "My bill is wrong?");
        world.inbox.giveToTeam(world.lena, id, billing.id(), "Second time");
        assertThat(told(world.ben)).containsExactly("team");
        assertThat(told(world.lena)).isEmpty();
        assertThat(told(world.mara)).isEmpty();
    }

    @Test
    void what_somebody_else_has_is_given_away_by_leads_alone() {
        long id = conversation("kim", "My bill is wrong?");
        world.inbox.take(world.ben, id);
        assertThatThrownBy(() -> world.inbox.giveToTeam(world.lena, id, night.id(), null))
                .isInstanceOf(Refused.NotAllowed.class);
        world.inbox.giveToTeam(world.mara, id, null, null);
        world.inbox.giveToTeam(world.mara, id, night.id(), null);
        assertThat(row(id).teamId()).isEqualTo(night.id());
        assertThat(row(id).assigneeId()).isEqualTo(world.ben.id());
    }

    @Test
    void who_is_named_together_with_a_team_gets_it() {
        long id = conversation("kim", "My bill is wrong?");
        world.inbox.take(world.ben, id);
        world.inbox.change(
                world.mara,
                id,
                new Change(
                        new Change.Assignment(world.lena.id(), null),
                        new Change.Teaming(night.id(), null),
                        null,
                        null,
                        null,
                        null));
        assertThat(row(id).assigneeId()).isEqualTo(world.lena.id());
        assertThat(row(id).teamId()).isEqualTo(night.id());
    }

    @Test
    void a_note_that_would_reach_nobody_is_refused() {
        long id = conversation("kim", "My bill is wrong?");
        world.inbox.giveToTeam(world.lena, id, billing.id(), null);
        assertThatThrownBy(() -> world.inbox.giveToTeam(world.lena, id, billing.id(), "Please"))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("note"));
        assertThatThrownBy(() -> world.inbox.giveToTeam(world.lena, id, 4711L, null))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("team"));
    }

    @Test
    void lists_show_what_a_team_has_in_every_order_and_my_teams_what_is_free() {
        long mine = conversation("kim", "My bill is wrong?");
        long taken = conversation("ali", "And mine?");
        long other = conversation("eve", "It is dark here");
        world.inbox.giveToTeam(world.mara, mine, billing.id(), null);
        world.inbox.giveToTeam(world.mara, taken, billing.id(), null);
        world.inbox.giveToTeam(world.mara, other, night.id(), null);
        world.inbox.take(world.ben, taken);

        for (Order order : Order.values()) {
            assertThat(ids(world.mara, View.OPEN, billing.id(), order)).containsExactlyInAnyOrder(mine, taken);
            assertThat(ids(world.mara, View.UNASSIGNED, night.id(), order)).containsExactly(other);
            assertThat(ids(world.mara, View.OPEN, 0L, order)).isEmpty();
            assertThat(ids(world.lena, View.TEAM, null, order)).containsExactly(mine);
            assertThat(ids(world.ben, View.TEAM, null, order)).containsExactlyInAnyOrder(mine, other);
            assertThat(ids(world.mara, View.TEAM, null, order)).isEmpty();
        }
        assertThat(world.views.counts(world.ben)).containsEntry(View.TEAM, 2);
        assertThat(world.views.hasTeam(world.ben)).isTrue();
        assertThat(world.views.hasTeam(world.mara)).isFalse();
        assertThat(world.teamLoads.read(world.lena, NOW).get(billing.id())).isEqualTo(new TeamLoads.Load(2, 1, 0));
    }

    @Test
    void what_a_team_had_that_is_ended_is_no_teams_and_whoever_has_it_keeps_it() {
        long open = conversation("kim", "My bill is wrong?");
        long solved = conversation("ali", "Thank you");
        world.inbox.giveToTeam(world.mara, open, billing.id(), null);
        world.inbox.giveToTeam(world.mara, solved, billing.id(), null);
        world.inbox.take(world.ben, open);
        world.inbox.move(world.mara, solved, ConversationState.RESOLVED);

        world.teams.retire(world.mara, billing.id());

        assertThat(row(open).teamId()).isNull();
        assertThat(row(open).assigneeId()).isEqualTo(world.ben.id());
        assertThat(row(solved).teamName()).isEqualTo("Billing");
        assertThat(world.teams.list()).extracting(Team::name).containsExactly("Night shift");
        world.teams.create(world.mara, "billing", List.of());
    }

    @Test
    void nothing_is_left_with_a_team_that_is_ended_while_others_give_to_it() throws InterruptedException {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(conversation("person" + i, "Question " + i + "?"));
        }
        List<Callable<?>> verbs = new ArrayList<>();
        for (long id : all) {
            verbs.add(() -> {
                world.inbox.giveToTeam(world.mara, id, billing.id(), null);
                return "given";
            });
        }
        verbs.add(4, () -> {
            world.teams.retire(world.mara, billing.id());
            return "ended";
        });
        List<Object> outcomes = atOnce(verbs);
        assertThat(outcomes).contains("ended").allMatch(each -> each instanceof String || each instanceof Refused);
        assertThat(all).allMatch(id -> row(id).teamId() == null);
    }

    @Test
    void two_who_give_it_to_different_teams_leave_it_with_one() throws InterruptedException {
        long id = conversation("kim", "My bill is wrong?");
        atOnce(List.of(() -> give(id, billing), () -> give(id, night), () -> give(id, billing), () -> give(id, night)));
        long last = row(id).teamId() == null ? 0 : row(id).teamId();
        List<Conversation.Event> given = world.only().events().stream()
                .filter(event -> event.kind().equals("given_to_team"))
                .toList();
        assertThat(((Number) given.get(given.size() - 1).data().get("team")).longValue())
                .isEqualTo(last);
        for (int i = 1; i < given.size(); i++) {
            assertThat(given.get(i).data().get("from_team"))
                    .isEqualTo(given.get(i - 1).data().get("team"));
        }
    }

    @Test
    void a_colleague_who_leaves_is_in_no_team_and_comes_back_into_it() {
        world.people.deactivate(world.ada, world.ben.id());
        assertThat(world.teams.find(night.id()).orElseThrow().members()).isEmpty();
        world.teams.change(world.mara, night.id(), null, List.of(world.lena.id()));
        world.people.change(world.ada, world.ben.id(), io.oase.people.AccountChange.active(true));
        assertThat(world.teams.find(night.id()).orElseThrow().members())
                .containsExactly(world.ben.id(), world.lena.id());
    }

    private String give(long id, Team team) {
        world.inbox.giveToTeam(world.mara, id, team.id(), null);
        return team.name();
    }

    private List<Long> ids(Account by, View view, @Nullable Long team, Order order) {
        Filter filter = new Filter(view, null, null, team, null, null, null, null, order);
        return world.views.list(by, filter, 50, null).rows().stream()
                .map(InboxRow::id)
                .toList();
    }

    private List<String> told(Account account) {
        return world.notices.list(account, false, 10, null).notices().stream()
                .map(told -> told.notice().kind())
                .toList();
    }

    private InboxRow row(long id) {
        return world.views.row(world.mara, id);
    }

    private long conversation(String who, String text) {
        world.network.mention(who, text, NOW.minusSeconds(60));
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
