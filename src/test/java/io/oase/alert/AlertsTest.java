package io.oase.alert;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Crowd crowd = new Crowd(world);

    @BeforeEach
    void an_outage_is_noticed() {
        world.clock.set(Instant.parse("2026-03-02T09:05:00Z"));
        world.watched.add(Crowd.outage(5, "Ausfall"));
        crowd.settle();
        crowd.say("a", 9, "Ausfall");
    }

    @Test
    void silence_needs_a_reason_an_end_and_somebody_who_may() {
        long id = crowd.only().id();
        Instant later = world.clock.instant().plus(Duration.ofHours(2));
        assertThatThrownBy(() -> world.alerts.silence(world.lena, id, later, "Draw"))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> world.alerts.speak(world.lena, id)).isInstanceOf(Refused.NotAllowed.class);
        for (String reason : List.of("", "  ", "x".repeat(501))) {
            assertThatThrownBy(() -> world.alerts.silence(world.mara, id, later, reason))
                    .isInstanceOf(Refused.Invalid.class);
        }
        for (Duration far : List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(31))) {
            assertThatThrownBy(() -> world.alerts.silence(
                            world.mara, id, world.clock.instant().plus(far), "Draw"))
                    .isInstanceOf(Refused.Invalid.class);
        }
        assertThatThrownBy(() -> world.alerts.silence(world.mara, 4711, later, "Draw"))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> world.alerts.read(world.mara, 4711)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void while_it_is_silenced_nobody_is_told_also_of_the_next_one_and_afterwards_once_more() {
        Instant until = world.clock.instant().plus(Duration.ofHours(5));
        world.alerts.silence(world.mara, crowd.only().id(), until, "Our prize draw");
        assertThat(crowd.only().state(world.clock.instant())).isEqualTo(Alert.State.SILENCED);

        world.clock.advance(Duration.ofHours(2));
        crowd.watch();
        world.clock.advance(Duration.ofHours(2));
        crowd.say("b", 30, "Ausfall");
        assertThat(crowd.alerts()).hasSize(2);
        Alert next = crowd.alerts().get(0);
        assertThat(next.state(world.clock.instant())).isEqualTo(Alert.State.SILENCED);
        assertThat(next.silence().reason()).isEqualTo("Our prize draw");
        assertThat(told()).isEqualTo(1);

        world.clock.set(until.plusSeconds(1));
        crowd.say("c", 3, "Ausfall");
        assertThat(crowd.alerts().get(0).state(world.clock.instant())).isEqualTo(Alert.State.OPEN);
        assertThat(told()).as("it still goes on").isEqualTo(2);
        world.clock.advance(Duration.ofMinutes(2));
        crowd.watch();
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void who_lets_it_speak_again_is_told_nothing_they_know() {
        long id = crowd.only().id();
        world.alerts.silence(world.mara, id, world.clock.instant().plus(Duration.ofHours(5)), "Draw");
        world.alerts.speak(world.mara, id);
        assertThat(crowd.only().silence()).isNull();
        world.clock.advance(Duration.ofMinutes(5));
        crowd.watch();
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void an_activation_takes_it_up_and_nothing_is_told_again() {
        long id = crowd.only().id();
        world.alerts.silence(world.mara, id, world.clock.instant().plus(Duration.ofMinutes(5)), "Draw");
        database.jdbi().useTransaction(db -> world.alerts.takeUp(db, id, 17));
        assertThat(crowd.only().state(world.clock.instant())).isEqualTo(Alert.State.TAKEN_UP);
        world.clock.advance(Duration.ofMinutes(6));
        crowd.watch();
        assertThat(told()).isEqualTo(1);
        assertThatThrownBy(() -> database.jdbi().useTransaction(db -> world.alerts.takeUp(db, 4711, 17)))
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void two_who_silence_at_once_both_do_and_the_last_one_holds() throws Exception {
        long id = crowd.only().id();
        Instant until = world.clock.instant().plus(Duration.ofHours(1));
        List<Callable<Alert>> both = List.of(
                () -> world.alerts.silence(world.mara, id, until, "Draw"),
                () -> world.alerts.silence(world.ada, id, until, "Test"));
        assertThat(atOnce(both)).hasOnlyElementsOfType(Alert.class);
        assertThat(crowd.only().silence().reason()).isIn("Draw", "Test");
    }

    @Test
    void what_was_deleted_on_the_network_is_not_shown() {
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.alerts.read(world.lena, crowd.only().id()).latest()).hasSize(9);
        database.jdbi()
                .useHandle(db -> db.execute("UPDATE post SET deleted_at = now(), body = '' WHERE body = 'Ausfall'"));
        Alerts.Whole whole = world.alerts.read(world.lena, crowd.only().id());
        assertThat(whole.latest()).isEmpty();
        assertThat(whole.first()).isNull();
        assertThat(whole.alert().posts()).isEqualTo(9);
    }

    @Test
    void the_course_shows_two_hours_before_and_what_is_usual() {
        Alerts.Whole whole = world.alerts.read(world.lena, crowd.only().id());
        List<Alert.Count> counts = whole.course().counts();
        assertThat(counts).hasSize(13);
        assertThat(counts.get(0).at()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(counts.get(12).people()).isEqualTo(9);
        assertThat(counts).allSatisfy(count -> assertThat(count.usual()).isBetween(0.0, 0.1));
    }

    @Test
    void the_list_is_read_in_pages_latest_first() {
        for (int i = 0; i < 3; i++) {
            world.clock.advance(Duration.ofHours(3));
            crowd.watch();
            world.clock.advance(Duration.ofHours(3));
            crowd.say("again" + i, 9 * (i + 2), "Ausfall");
        }
        Alerts.Page first = world.alerts.list(world.lena, null, 3, null);
        assertThat(first.alerts()).hasSize(3);
        Alerts.Page second = world.alerts.list(world.lena, null, 3, first.next().orElseThrow());
        assertThat(second.alerts()).hasSize(1);
        assertThat(second.next()).isEmpty();
        assertThat(world.alerts.list(world.lena, false, 9, null).alerts()).hasSize(1);
        assertThat(world.alerts.list(world.lena, true, 9, null).alerts()).hasSize(3);
        assertThatThrownBy(() -> world.alerts.list(world.lena, null, 9, "x")).isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void what_nothing_needs_any_more_is_swept_away_and_its_alert_stays() {
        world.clock.advance(Duration.ofDays(3));
        assertThat(world.watching.sweep()).isPositive();
        assertThat(world.alerts.read(world.lena, crowd.only().id()).latest()).hasSize(9);
        assertThat(world.watching.sweep()).isZero();
    }

    private int told() {
        return (int) world.notices.list(world.mara, null, 50, null).notices().stream()
                .filter(each -> each.notice().kind().equals("alert"))
                .count();
    }
}
