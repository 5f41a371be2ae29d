package io.oase.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activations.Begun;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.playbook.Playbook;
import io.oase.testing.AtOnce;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivationsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Activations activations = world.activations;

    @Test
    void what_is_put_in_force_says_so_to_everybody_until_it_is_ended() {
        Activation begun = begin(world.mara, 2).activation();

        assertThat(activations.inForce(world.lena)).containsExactly(begun);
        assertThat(begun.playbook()).isEqualTo(PlaybookShelf.outage());
        assertThat(begun.level()).isEqualTo(2);
        assertThat(begun.leadId()).isEqualTo(world.mara.id());
        assertThat(begun.updateDueAt()).isEqualTo(World.NOW.plusSeconds(3600));
        assertThat(kinds(begun)).containsExactly(Happening.ACTIVATED, Happening.HELD);

        world.db.useTransaction(
                handle -> activations.end(handle, world.mara, begun.id(), List.of("works"), world.clock.instant()));
        assertThat(activations.inForce(world.lena)).isEmpty();
        assertThat(activations.get(world.lena, begun.id()).enderName()).isEqualTo("Mara Vogt");
        assertThat(kinds(begun)).containsExactly(Happening.ACTIVATED, Happening.HELD, Happening.ENDED);
        assertThatThrownBy(() -> activations.changeLevel(world.mara, begun.id(), 1, ""))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void two_who_begin_the_same_at_once_begin_it_once() throws Exception {
        List<Begun> both = AtOnce.atOnce(List.of(() -> begin(world.mara, 1), () -> begin(world.ada, 2))).stream()
                .map(Begun.class::cast)
                .toList();

        assertThat(both).extracting(Begun::fresh).containsExactlyInAnyOrder(true, false);
        assertThat(both.get(0).activation().id())
                .isEqualTo(both.get(1).activation().id());
        assertThat(activations.inForce(world.lena)).hasSize(1);
    }

    @Test
    void a_drill_runs_beside_the_real_thing() {
        begin(world.mara, 3);
        activations.begin(world.mara, new Beginning("outage", null, 1, true, "", null, null, Map.of()));

        assertThat(activations.inForce(world.lena))
                .extracting(Activation::drill)
                .containsExactly(false, true);
    }

    @Test
    void in_an_emergency_whoever_is_there_begins_it_and_a_second_person_stands_up_for_it() {
        Activation begun = begin(world.lena, 1).activation();
        assertThat(begun.glassBroken()).isTrue();
        assertThat(begun.leadId()).isNull();

        assertThatThrownBy(() -> activations.countersign(world.ben, begun.id())).isInstanceOf(Refused.NotAllowed.class);
        assertThat(activations.countersign(world.mara, begun.id()).countersignerName())
                .isEqualTo("Mara Vogt");
        assertThatThrownBy(() -> activations.countersign(world.ada, begun.id())).isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() ->
                        activations.begin(world.lena, new Beginning("outage", null, 1, true, "", null, null, Map.of())))
                .isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void an_activation_keeps_the_version_it_began_with() {
        Activation begun = begin(world.mara, 2).activation();
        Playbook before = begun.playbook();
        Playbook newer = new io.oase.db.Json(io.oase.db.Json.of(before).text().replace("Kommunikation", "Presse"))
                .as(Playbook.class);
        world.shelf.put(newer, world.clock.instant());

        assertThat(activations.get(world.lena, begun.id()).playbook()).isEqualTo(before);
        assertThatThrownBy(() -> activations.begin(
                        world.mara, new Beginning("outage", begun.hash(), 1, true, "", null, null, Map.of())))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void nothing_in_a_timeline_is_changed_or_taken_away() {
        begin(world.mara, 2);

        for (String sql : List.of(
                "UPDATE activation_event SET data = '{}'",
                "DELETE FROM activation_event",
                "TRUNCATE activation_event")) {
            assertThatThrownBy(() -> world.db.useHandle(handle -> handle.execute(sql)))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageContaining("only grows");
        }
    }

    @Test
    void what_cannot_be_put_in_force_is_refused_in_words() {
        assertThatThrownBy(() ->
                        activations.begin(world.mara, new Beginning("flood", null, 1, false, "", null, null, Map.of())))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> begin(world.mara, 9)).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> activations.begin(
                        world.mara, new Beginning("outage", null, 1, false, "x".repeat(501), null, null, Map.of())))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void a_change_of_severity_is_told_with_its_reason_and_renews_the_cadence() {
        Activation begun = begin(world.mara, 3).activation();

        Activation after = activations.changeLevel(world.mara, begun.id(), 1, "Now two towns");

        assertThat(after.level()).isEqualTo(1);
        assertThat(after.updateDueAt()).isEqualTo(World.NOW.plusSeconds(1800));
        assertThat(kinds(begun)).containsExactly(Happening.ACTIVATED, Happening.HELD, Happening.LEVEL_CHANGED);
    }

    private Begun begin(Account by, int level) {
        return activations.begin(
                by, new Beginning("outage", null, level, false, "Many machines", null, null, Map.of()));
    }

    private List<Happening> kinds(Activation activation) {
        return world.db.withHandle(handle -> Timeline.read(handle, activation.id(), 0, 100)).stream()
                .map(Timeline.Entry::kind)
                .filter(kind -> kind != Happening.CAST)
                .toList();
    }
}
