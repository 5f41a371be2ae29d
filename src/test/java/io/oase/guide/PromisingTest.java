package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.notice.Notice;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromisingTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_was_promised_rings_before_it_is_late_and_is_called_out_when_it_is() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        world.casting.cast(world.mara, crisis.id(), "drafter", List.of(world.lena.id()));
        said(crisis, world.clock.instant());
        Instant promised = World.NOW.plus(Duration.ofMinutes(40));
        world.promising.promise(world.lena, crisis.id(), promised);
        assertThat(world.activations.get(world.ben, crisis.id()).nextUpdateAt()).isEqualTo(promised);

        world.clock.advance(Duration.ofMinutes(34));
        world.promising.callOut();
        assertThat(updates(world.lena)).isEmpty();
        world.clock.advance(Duration.ofMinutes(1));
        world.promising.callOut();
        world.promising.callOut();
        assertThat(updates(world.lena)).containsExactly(Notice.UPDATE_DUE);
        assertThat(updates(world.mara)).containsExactly(Notice.UPDATE_DUE);
        world.clock.advance(Duration.ofMinutes(5));
        world.promising.callOut();
        world.promising.callOut();
        assertThat(updates(world.lena)).containsExactly(Notice.UPDATE_LATE, Notice.UPDATE_DUE);
        assertThat(updates(world.ben)).isEmpty();
        assertThat(Crisis.kinds(world, crisis.id()))
                .containsOnlyOnce(Happening.UPDATE_LATE)
                .contains(Happening.UPDATE_PROMISED);
    }

    @Test
    void a_short_promise_rings_at_three_quarters() {
        Countdown time =
                new Countdown(World.NOW, World.NOW, World.NOW, World.NOW.plusSeconds(480), null, 60, null, null, null);
        assertThat(time.ringsAt()).contains(World.NOW.plusSeconds(360));
        assertThat(new Countdown(World.NOW, null, null, null, World.NOW.plusSeconds(3600), 60, null, null, null)
                        .ringsAt())
                .contains(World.NOW.plusSeconds(3300));
    }

    @Test
    void two_nodes_ring_once_and_a_restart_does_not_ring_again() throws Exception {
        Crisis.begin(world, 2, Map.of());
        Promising other = new Promising(world.db, world.activations, new Telling(world.notices), world.clock);
        world.clock.advance(Duration.ofMinutes(56));

        AtOnce.atOnce(List.of(world.promising::callOut, other::callOut, world.promising::callOut, other::callOut));
        world.clock.advance(Duration.ofMinutes(4));
        AtOnce.atOnce(List.of(world.promising::callOut, other::callOut, world.promising::callOut, other::callOut));
        assertThat(new Promising(world.db, world.activations, new Telling(world.notices), world.clock).callOut())
                .isZero();

        assertThat(updates(world.mara)).containsExactly(Notice.UPDATE_LATE, Notice.UPDATE_DUE);
    }

    @Test
    void a_newer_promise_counts_anew_and_the_fact_is_one() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        said(crisis, world.clock.instant());
        Instant first = World.NOW.plusSeconds(600);
        world.factSheet.put(world.mara, crisis.id(), Map.of("next_update", first.toString()), ZoneOffset.UTC);
        world.clock.advance(Duration.ofMinutes(11));
        world.promising.callOut();
        Instant second = World.NOW.plusSeconds(1800);
        world.factSheet.put(world.mara, crisis.id(), Map.of("next_update", second.toString()), ZoneOffset.UTC);

        assertThat(world.promising.read(world.ben, crisis.id()).due()).contains(second);
        world.clock.advance(Duration.ofMinutes(20));
        world.promising.callOut();
        assertThat(updates(world.mara)).containsExactly(Notice.UPDATE_LATE, Notice.UPDATE_LATE);
        assertThatThrownBy(() -> world.promising.promise(world.mara, crisis.id(), first))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.promising.promise(world.ben, crisis.id(), second.plusSeconds(3600)))
                .isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void something_said_counts_anew_by_the_cadence() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        world.clock.advance(Duration.ofMinutes(50));
        said(crisis, world.clock.instant());

        world.clock.advance(Duration.ofMinutes(15));
        world.promising.callOut();
        assertThat(updates(world.mara)).isEmpty();
        assertThat(world.promising.read(world.ben, crisis.id()).due())
                .contains(World.NOW.plus(Duration.ofMinutes(110)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10_080})
    void the_shortest_and_the_longest_cadence_ring_once_and_are_late_once(int minutes) {
        Crisis.rewrite(world, "\"update_every\":60", "\"update_every\":" + minutes);
        Activation crisis = Crisis.begin(world, 2, Map.of());
        said(crisis, world.clock.instant());

        world.clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
        world.promising.callOut();
        world.promising.callOut();
        assertThat(updates(world.mara)).containsExactly(Notice.UPDATE_DUE);
        world.clock.advance(Duration.ofSeconds(1));
        world.promising.callOut();
        world.promising.callOut();
        assertThat(updates(world.mara)).containsExactly(Notice.UPDATE_LATE, Notice.UPDATE_DUE);
    }

    @Test
    void a_statement_that_names_the_next_update_promises_it_and_one_that_does_not_leaves_the_cadence() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        Instant next = World.NOW.plus(Duration.ofHours(3));
        world.factSheet.put(world.mara, crisis.id(), Map.of("next_update", next.toString()), ZoneOffset.UTC);

        world.db.useTransaction(handle -> world.factSheet.spoken(handle, null, crisis.id(), false, World.NOW));
        assertThat(world.promising.read(world.ben, crisis.id()).due()).contains(World.NOW.plusSeconds(3600));
        world.db.useTransaction(handle -> world.factSheet.spoken(handle, null, crisis.id(), true, World.NOW));
        assertThat(world.promising.read(world.ben, crisis.id()).due()).contains(next);
        assertThat(world.activations.get(world.ben, crisis.id()).updateDueAt()).isEqualTo(next);
    }

    @Test
    void a_crisis_in_which_nothing_is_said_is_called_out_to_all_who_may_act_and_again_each_day() {
        Activation crisis = Crisis.begin(world, world.mara, 1, true, Map.of());
        world.clock.advance(Duration.ofMinutes(89));
        world.promising.callOut();
        assertThat(forgotten(world.ada)).isZero();

        world.clock.advance(Duration.ofMinutes(1));
        world.promising.callOut();
        world.promising.callOut();
        assertThat(forgotten(world.ada)).isEqualTo(1);
        assertThat(forgotten(world.mara)).isEqualTo(1);
        assertThat(forgotten(world.lena)).isZero();
        world.clock.advance(Duration.ofHours(24));
        world.promising.callOut();
        assertThat(forgotten(world.ada)).isEqualTo(2);
        assertThat(world.notices.list(world.ada, null, 10, null).notices().stream()
                        .map(Told::notice)
                        .map(Notice::data))
                .as("a drill says so")
                .allSatisfy(data -> assertThat(data).containsEntry("drill", true));

        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis.id(), List.of(), world.clock.instant()));
        world.clock.advance(Duration.ofHours(24));
        world.promising.callOut();
        assertThat(forgotten(world.ada)).isEqualTo(2);
    }

    @Test
    void what_is_cut_off_in_the_middle_is_called_out_whole_afterwards() {
        Activation crisis = Crisis.begin(world, 3, Map.of());
        world.clock.advance(Duration.ofMinutes(121));
        world.db.useHandle(handle -> {
            handle.execute("CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$"
                    + " BEGIN RAISE EXCEPTION 'cut off'; END $$");
            handle.execute("CREATE TRIGGER cut_off BEFORE INSERT ON notice EXECUTE FUNCTION cut_off()");
        });
        assertThat(world.ringing.tellSome()).isFalse();
        assertThat(Crisis.kinds(world, crisis.id())).doesNotContain(Happening.UPDATE_LATE, Happening.STEP_LATE);

        world.db.useHandle(handle -> handle.execute("DROP TRIGGER cut_off ON notice"));
        assertThat(world.ringing.tellSome()).isTrue();
        assertThat(world.ringing.tellSome()).isFalse();
        assertThat(Crisis.kinds(world, crisis.id())).containsOnlyOnce(Happening.UPDATE_LATE);
        assertThat(Crisis.told(world, world.mara))
                .containsExactlyInAnyOrder(Notice.UPDATE_LATE, Notice.STEP_LATE, Notice.STEP_LATE);
    }

    private void said(Activation crisis, Instant now) {
        world.db.useTransaction(handle -> world.promising.said(handle, world.mara.id(), crisis.id(), null, now));
    }

    private List<String> updates(Account who) {
        return Crisis.told(world, who).stream()
                .filter(List.of(Notice.UPDATE_DUE, Notice.UPDATE_LATE)::contains)
                .toList();
    }

    private long forgotten(Account who) {
        return Crisis.told(world, who).stream()
                .filter(Notice.CRISIS_FORGOTTEN::equals)
                .count();
    }
}
