package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.notice.Notice;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChecklistTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void steps_of_the_severity_stand_there_with_whose_they_are_and_by_when() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        List<Item> items = world.checklist.steps(world.lena, crisis.id());
        assertThat(items).extracting(item -> item.step().id()).containsExactly("confirm", "acknowledge", "inform");
        assertThat(items.get(0).dueAt()).isEqualTo(World.NOW.plusSeconds(600));
        assertThat(items.get(0).part().holder().orElseThrow().name()).isEqualTo("Mara Vogt");
        assertThat(items.get(1).part().holder()).isEmpty();
        assertThat(items.get(2).waitsFor()).extracting(step -> step.id()).containsExactly("confirm");
    }

    @Test
    void a_step_is_done_with_what_was_seen_skipped_with_a_reason_and_opened_again() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.checklist.done(world.lena, crisis.id(), "confirm", " "))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.checklist.skip(world.lena, crisis.id(), "acknowledge", ""))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.checklist.done(world.lena, crisis.id(), "dance", ""))
                .isInstanceOf(Refused.NotFound.class);
        // Its predecessor is open; whoever did it knows better.
        world.checklist.done(world.lena, crisis.id(), "inform", "");
        Item done = world.checklist.done(world.lena, crisis.id(), "confirm", "Uwe, 14:02");
        world.checklist.skip(world.ben, crisis.id(), "acknowledge", "Nobody has asked");
        assertThatThrownBy(() -> world.checklist.reopen(world.ben, crisis.id(), "dance"))
                .isInstanceOf(Refused.NotFound.class);
        Item open = world.checklist.reopen(world.ben, crisis.id(), "acknowledge");

        assertThat(done.evidence()).isEqualTo("Uwe, 14:02");
        assertThat(done.changerName()).isEqualTo("Lena Brandt");
        assertThat(open.state()).isEqualTo(Item.State.OPEN);
        assertThat(open.because()).isEmpty();
        assertThat(Crisis.kinds(world, crisis.id()))
                .endsWith(Happening.STEP_DONE, Happening.STEP_DONE, Happening.STEP_SKIPPED, Happening.STEP_REOPENED);
    }

    @Test
    void two_who_tick_the_same_step_at_once_tick_it_once_and_the_other_is_told_who_did() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        List<Object> both = AtOnce.atOnce(List.of(
                () -> world.checklist.done(world.lena, crisis.id(), "confirm", "Uwe said so"),
                () -> world.checklist.skip(world.ben, crisis.id(), "confirm", "Not needed")));

        assertThat(both).filteredOn(Item.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(Refused.Conflict.class::isInstance).hasSize(1);
        assertThat(Crisis.kinds(world, crisis.id()))
                .filteredOn(List.of(Happening.STEP_DONE, Happening.STEP_SKIPPED)::contains)
                .hasSize(1);
    }

    @Test
    void a_late_step_is_told_once_to_whose_it_is_and_to_the_lead_however_many_nodes_look() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        world.casting.cast(world.mara, crisis.id(), "publisher", List.of(world.lena.id()));
        Checklist other = new Checklist(world.db, world.activations, new Telling(world.notices), world.clock);
        world.clock.advance(Duration.ofMinutes(16));

        AtOnce.atOnce(List.of(world.checklist::callOut, other::callOut, world.checklist::callOut, other::callOut));

        assertThat(late(crisis)).hasSize(2);
        assertThat(Crisis.told(world, world.lena)).containsOnlyOnce(Notice.STEP_LATE);
        assertThat(Crisis.told(world, world.mara))
                .filteredOn(Notice.STEP_LATE::equals)
                .hasSize(2);
        assertThat(world.checklist.callOut()).isZero();
        // Another process, after a restart: still told.
        assertThat(other.callOut()).isZero();
    }

    @Test
    void what_was_done_or_skipped_in_time_or_belongs_to_what_is_over_is_not_late() {
        Activation crisis = Crisis.begin(world, 3, Map.of());
        world.checklist.done(world.lena, crisis.id(), "confirm", "Uwe");
        world.checklist.skip(world.lena, crisis.id(), "acknowledge", "Nobody asks");
        world.clock.advance(Duration.ofHours(3));
        assertThat(world.checklist.callOut()).isZero();

        world.checklist.reopen(world.lena, crisis.id(), "acknowledge");
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis.id(), List.of(), world.clock.instant()));
        assertThat(world.checklist.callOut()).isZero();
        assertThatThrownBy(() -> world.checklist.done(world.lena, crisis.id(), "acknowledge", ""))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void another_severity_asks_for_other_steps_and_forgets_nothing_that_was_done() {
        Activation crisis = Crisis.begin(world, 3, Map.of());
        assertThat(ids(crisis)).containsExactly("confirm", "acknowledge");
        world.clock.advance(Duration.ofMinutes(90));

        world.activations.changeLevel(world.mara, crisis.id(), 1, "Two towns");
        assertThat(ids(crisis)).containsExactly("confirm", "acknowledge", "inform");
        assertThat(world.checklist.steps(world.lena, crisis.id()).get(2).dueAt())
                .as("its time counts from when it was asked for")
                .isEqualTo(world.clock.instant().plusSeconds(3600));

        world.activations.changeLevel(world.mara, crisis.id(), 3, "One");
        assertThat(ids(crisis)).containsExactly("confirm", "acknowledge");
        world.activations.changeLevel(world.mara, crisis.id(), 2, "Two");
        world.checklist.done(world.lena, crisis.id(), "inform", "");
        world.activations.changeLevel(world.mara, crisis.id(), 3, "One");
        assertThat(ids(crisis)).containsExactly("confirm", "acknowledge", "inform");
    }

    @Test
    void with_nobody_in_the_part_and_nobody_leading_everybody_who_may_act_hears_of_it() {
        Activation crisis = Crisis.begin(world, world.lena, 3, false, Map.of());
        world.clock.advance(Duration.ofMinutes(11));

        world.ringing.tellSome();

        assertThat(late(crisis)).hasSize(1);
        assertThat(Crisis.told(world, world.mara)).contains(Notice.STEP_LATE);
        assertThat(Crisis.told(world, world.ada)).contains(Notice.STEP_LATE);
        assertThat(Crisis.told(world, world.ben)).doesNotContain(Notice.STEP_LATE);
    }

    private List<String> ids(Activation crisis) {
        return world.checklist.steps(world.lena, crisis.id()).stream()
                .map(item -> item.step().id())
                .toList();
    }

    private List<Happening> late(Activation crisis) {
        return Crisis.kinds(world, crisis.id()).stream()
                .filter(kind -> kind == Happening.STEP_LATE)
                .toList();
    }
}
