package io.oase.insight;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.people.Team;
import io.oase.reply.Answering;
import io.oase.target.ClockKind;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Monday, 2 March 2026, from 9:00 UTC on. Kim asks; Billing answers after 10 min, then the matter goes to the night shift, who
 * resolve it 20 min after the question. Ali asks, too: nobody answers, and it is the night shift’s. Eve asks and is no team’s.
 */
class TeamFiguresTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private Team billing;
    private Team night;

    @BeforeEach
    void aMorning() {
        billing = world.teams.create(world.mara, "Billing", List.of(world.lena.id()));
        night = world.teams.create(world.mara, "Night shift", List.of(world.ben.id()));
        long kim = asks("kim");
        long ali = asks("ali");
        asks("eve");
        world.inbox.giveToTeam(world.mara, kim, billing.id(), null);
        world.inbox.giveToTeam(world.mara, ali, night.id(), null);
        world.clock.set(NOW.plus(Duration.ofMinutes(10)));
        world.answering.send(world.lena, kim, new Answering.Draft("Gladly.", null, 999_999, null, null));
        world.publish();
        world.inbox.giveToTeam(world.mara, kim, night.id(), null);
        world.clock.set(NOW.plus(Duration.ofMinutes(20)));
        world.inbox.move(world.mara, kim, ConversationState.RESOLVED);
    }

    @Test
    void a_time_counts_for_the_team_whose_matter_it_was_when_it_ended() {
        assertFigures();
    }

    @Test
    void packing_changes_nothing() {
        new Packing(world.db, 1).packAll();
        assertFigures();
    }

    @Test
    void the_conversations_behind_a_team_are_its_own_and_solving_counts_for_the_last_one() {
        assertThat(behind(billing.id(), Part.DONE)).containsExactly("A question of kim");
        assertThat(behind(night.id(), Part.OPEN)).containsExactly("A question of ali");
        assertThat(behind(Question.NOBODY, Part.OPEN)).containsExactly("A question of eve");
        Report report = report(null, Dimension.TEAM);
        Map<Long, Long> solved = new HashMap<>();
        report.groups().forEach(group -> {
            if (group.solving() != null) {
                solved.put(group.key(), group.solving().solved());
            }
        });
        assertThat(solved).isEqualTo(Map.of(night.id(), 1L));
        assertThat(report(billing.id(), Dimension.CHANNEL).solving().solved()).isZero();
    }

    @Test
    void the_figures_of_a_team_of_one_person_are_hidden_where_those_of_people_are() {
        world.agentFigures.hide(world.ada, true);

        Report report = report(null, Dimension.TEAM);
        assertThat(report.groups()).extracting(Group::key).containsExactly(Question.NOBODY);
        assertThat(report.withheld()).containsExactlyInAnyOrder(billing.id(), night.id());
        assertThatThrownBy(() -> report(billing.id(), Dimension.CHANNEL))
                .isInstanceOfSatisfying(
                        Refused.NotAllowed.class,
                        refused -> assertThat(refused.said().key()).isEqualTo("insight.team_hidden"));
        assertThatThrownBy(() -> behind(night.id(), Part.OPEN)).isInstanceOf(Refused.NotAllowed.class);

        world.teams.change(world.mara, billing.id(), null, List.of(world.lena.id(), world.mara.id()));
        assertThat(report(null, Dimension.TEAM).withheld()).containsExactly(night.id());
        assertThat(report(billing.id(), Dimension.CHANNEL).whole()).isNotEmpty();
        world.agentFigures.hide(world.ada, false);
        assertThat(report(null, Dimension.TEAM).withheld()).isEmpty();
    }

    private void assertFigures() {
        Map<Long, Figures> first = by(ClockKind.FIRST_RESPONSE);
        assertThat(first).containsOnlyKeys(billing.id(), night.id(), Question.NOBODY);
        assertThat(first.get(billing.id()).done()).isEqualTo(1);
        assertThat(first.get(billing.id()).clock().mean()).isBetween(600L, 660L);
        assertThat(first.get(night.id()).done()).isZero();
        assertThat(first.get(night.id()).open()).isEqualTo(1);
        assertThat(first.get(Question.NOBODY).open()).isEqualTo(1);
        assertThat(by(ClockKind.RESOLUTION).get(night.id()).done()).isEqualTo(1);
        Figures billingAlone = report(billing.id(), Dimension.CHANNEL).whole().get(ClockKind.FIRST_RESPONSE);
        assertThat(billingAlone.all()).isEqualTo(1);
    }

    private Map<Long, Figures> by(ClockKind kind) {
        Map<Long, Figures> figures = new HashMap<>();
        report(null, Dimension.TEAM).groups().forEach(group -> {
            Figures of = group.figures().get(kind);
            if (of != null) {
                figures.put(group.key(), of);
            }
        });
        return figures;
    }

    private List<String> behind(long team, Part part) {
        Slice slice = new Slice(part, ClockKind.FIRST_RESPONSE, null, ZoneOffset.UTC);
        return world.reports.behind(world.mara, question(team), slice, null, 10).lines().stream()
                .map(Behind.Line::title)
                .toList();
    }

    private Report report(@Nullable Long team, Dimension by) {
        Question question = question(team);
        return world.reports.report(
                world.mara, question, Slicing.of(question, by, ClockKind.FIRST_RESPONSE, ZoneOffset.UTC));
    }

    private static Question question(@Nullable Long team) {
        return new Question(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), null, null, team, null);
    }

    private long asks(String who) {
        world.network.mention(who, "A question of " + who, NOW);
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().endsWith(who))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
