package io.oase.notice;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Notices notices = new Notices(world.db, world.clock, Set.of(Way.WEBHOOK, Way.EMAIL));

    @Test
    void everybody_told_has_it_once_however_often_it_is_sent() {
        send("a", world.lena, world.mara);
        send("a", world.lena, world.mara, world.ben);
        for (Account each : List.of(world.lena, world.mara, world.ben)) {
            assertThat(of(each)).extracting(told -> told.notice().key()).containsExactly("a");
        }
        assertThat(of(world.ada)).isEmpty();
        assertThat(deliveries())
                .containsExactlyInAnyOrder(
                        "webhook a 0",
                        "email a " + world.lena.id(),
                        "email a " + world.mara.id(),
                        "email a " + world.ben.id());
    }

    @Test
    void what_is_rolled_back_was_never_told() {
        assertThatThrownBy(() -> world.db.useTransaction(handle -> {
                    notices.send(handle, missed("a"), List.of(world.lena.id()), NOW);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(of(world.lena)).isEmpty();
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void two_nodes_that_tell_the_same_at_once_tell_it_once() throws InterruptedException {
        List<Long> some = List.of(world.lena.id(), world.ben.id(), world.mara.id());
        List<Long> others = List.of(world.mara.id(), world.ben.id(), world.ada.id());
        List<Object> outcomes = AtOnce.atOnce(List.of(telling(some), telling(others)));
        assertThat(outcomes).containsExactly(true, true);
        assertThat(of(world.mara)).hasSize(1);
        assertThat(of(world.ada)).hasSize(1);
        assertThat(deliveries()).hasSize(5);
    }

    @Test
    void who_has_left_is_told_nothing_and_the_webhook_hears_it_all_the_same() {
        world.people.deactivate(world.ada, world.ben.id());
        send("a", world.ben);
        assertThat(of(world.ben)).isEmpty();
        assertThat(deliveries()).containsExactly("webhook a 0");
    }

    @Test
    void without_ways_out_nothing_waits_to_leave() {
        Notices inside = new Notices(world.db, world.clock, Set.of());
        world.db.useTransaction(handle -> inside.send(handle, missed("a"), List.of(world.lena.id()), NOW));
        assertThat(of(world.lena)).hasSize(1);
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void a_list_is_read_page_by_page_and_by_what_is_unread() {
        for (int i = 0; i < 5; i++) {
            send("k" + i, world.lena);
        }
        Notices.Page first = notices.list(world.lena, null, 2, null);
        assertThat(first.notices()).extracting(told -> told.notice().key()).containsExactly("k4", "k3");
        Notices.Page second = notices.list(world.lena, null, 2, first.next().orElseThrow());
        assertThat(second.notices()).extracting(told -> told.notice().key()).containsExactly("k2", "k1");
        assertThat(notices.list(world.lena, null, 2, second.next().orElseThrow())
                        .next())
                .isEmpty();
        notices.mark(world.lena, first.notices().get(0).id(), true);
        assertThat(notices.list(world.lena, false, 9, null).notices())
                .extracting(told -> told.notice().key())
                .containsExactly("k3", "k2", "k1", "k0");
        assertThat(notices.list(world.lena, true, 9, null).notices())
                .extracting(told -> told.notice().key())
                .containsExactly("k4");
        assertThat(notices.unread(world.lena)).isEqualTo(4);
        assertThatThrownBy(() -> notices.list(world.lena, null, 2, "nonsense")).isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void nobody_sees_or_marks_what_somebody_else_was_told() {
        send("a", world.lena);
        long id = of(world.lena).get(0).id();
        for (Account other : List.of(world.ben, world.mara, world.ada)) {
            assertThatThrownBy(() -> notices.get(other, id)).isInstanceOf(Refused.NotFound.class);
            assertThatThrownBy(() -> notices.mark(other, id, true)).isInstanceOf(Refused.NotFound.class);
            notices.markAll(other, id);
        }
        assertThat(notices.get(world.lena, id).readAt()).isNull();
    }

    @Test
    void what_comes_while_somebody_marks_all_as_read_stays_unread() {
        send("a", world.lena);
        send("b", world.lena);
        long seen = of(world.lena).get(0).id();
        send("c", world.lena);
        notices.markAll(world.lena, seen);
        assertThat(notices.list(world.lena, false, 9, null).notices())
                .extracting(told -> told.notice().key())
                .containsExactly("c");
        Told read = notices.get(world.lena, seen);
        assertThat(read.readAt()).isEqualTo(NOW);
        assertThat(notices.mark(world.lena, seen, false).readAt()).isNull();
    }

    @Test
    void what_is_told_comes_back_as_it_was() {
        Notice notice = new Notice(
                "a",
                Notice.TARGET_NEAR,
                null,
                Map.of("promise", "take", "percent", 75, "due_at", NOW, "title", "a\u0000<b>\uD83D \"'"),
                true);
        world.db.useTransaction(handle -> notices.send(handle, notice, List.of(world.lena.id()), NOW));
        Told told = of(world.lena).get(0);
        assertThat(told.createdAt()).isEqualTo(NOW);
        assertThat(told.notice().late()).isTrue();
        assertThat(told.notice().data())
                .containsEntry("percent", 75)
                .containsEntry("due_at", NOW.toString())
                .containsEntry("title", "a\uFFFD<b>\uFFFD \"'");
    }

    @Test
    void a_notice_that_could_not_be_said_in_words_is_refused_where_it_is_made() {
        assertThatThrownBy(() -> new Notice("a", "surprise", null, Map.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Notice("a", Notice.TARGET_NEAR, null, Map.of("promise", "take"), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Notice(" ", Notice.REASSIGNED, null, Map.of("assignee", "Lena"), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_old_is_forgotten_and_nothing_else() {
        send("old", world.lena);
        world.clock.advance(Notices.KEPT);
        world.db.useTransaction(
                handle -> notices.send(handle, missed("new"), List.of(world.lena.id()), world.clock.instant()));
        assertThat(notices.sweep()).isZero();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(notices.sweep()).isEqualTo(3);
        assertThat(of(world.lena)).extracting(told -> told.notice().key()).containsExactly("new");
    }

    private Callable<Boolean> telling(List<Long> accounts) {
        return () -> {
            world.db.useTransaction(handle -> notices.send(handle, missed("a"), accounts, NOW));
            return true;
        };
    }

    private void send(String key, Account... accounts) {
        world.db.useTransaction(handle -> notices.send(
                handle, missed(key), Arrays.stream(accounts).map(Account::id).toList(), NOW));
    }

    private List<Told> of(Account account) {
        return notices.list(account, null, 100, null).notices();
    }

    private List<String> deliveries() {
        return world.db.withHandle(
                handle -> handle.createQuery("SELECT way || ' ' || key || ' ' || coalesce(account_id, 0) FROM delivery")
                        .mapTo(String.class)
                        .list());
    }

    static Notice missed(String key) {
        return new Notice(key, Notice.TARGET_MISSED, null, Map.of("promise", "first_response", "due_at", NOW), false);
    }
}
