package io.oase.later;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import io.oase.inbox.Filter.View;
import io.oase.inbox.InboxRow;
import io.oase.inbox.Later;
import io.oase.later.Snoozes.Wish;
import io.oase.notice.Told;
import io.oase.people.Account;
import io.oase.reply.Answering;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 10:00 in Berlin; a mention is promised four hours, so it is due at 14:00 and near at 13:00. */
class SnoozesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_is_put_away_leaves_the_lists_of_work_and_their_counts_and_stands_in_one_of_its_own() {
        long id = asks("kim");
        world.inbox.take(world.lena, id);
        snooze(id, minutes(60));

        for (View view : List.of(View.MINE, View.OPEN, View.UNASSIGNED)) {
            assertThat(in(view)).isEmpty();
            assertThat(in(view, Filter.Order.DUE)).isEmpty();
            assertThat(in(view, Filter.Order.WAITING)).isEmpty();
            assertThat(world.views.counts(world.lena).get(view)).isZero();
        }
        assertThat(in(View.ALL)).hasSize(1);
        assertThat(in(View.SNOOZED)).singleElement().satisfies(row -> {
            Later.Snooze snooze = Objects.requireNonNull(row.later().snooze());
            assertThat(snooze.until()).isEqualTo(minutes(60));
            assertThat(snooze.reason()).isEqualTo("Ask the warehouse");
            assertThat(snooze.name()).isEqualTo("Lena Brandt");
        });
        assertThat(world.views.counts(world.lena).get(View.SNOOZED)).isOne();
    }

    @Test
    void what_is_put_away_stands_by_when_it_is_back_and_behind_it_what_is_only_back_when_they_write() {
        long later = asks("kim");
        long onlyWhenTheyWrite = asks("tom");
        long soon = asks("ana");
        long between = asks("bo");
        snooze(later, minutes(120));
        long seen = world.conversations.read(world.lena, onlyWhenTheyWrite).seen();
        world.answering.send(world.lena, onlyWhenTheyWrite, new Answering.Draft("Which one?", null, seen, null, null));
        world.publish();
        snooze(onlyWhenTheyWrite, null);
        snooze(soon, minutes(30));
        snooze(between, minutes(60));

        List<Long> ids = new java.util.ArrayList<>();
        String cursor = null;
        do {
            var page = world.views.list(world.lena, Filter.of(View.SNOOZED), 1, cursor);
            page.rows().forEach(row -> ids.add(row.id()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(ids).containsExactly(soon, between, later, onlyWhenTheyWrite);
    }

    @Test
    void it_comes_back_at_its_time_says_why_and_is_told_once() {
        long id = asks("kim");
        world.inbox.take(world.lena, id);
        snooze(id, minutes(60));
        assertThat(world.waking.wakeSome()).isFalse();

        world.clock.set(minutes(60));
        assertThat(world.waking.wakeSome()).isTrue();
        assertThat(world.waking.wakeSome()).isFalse();

        assertThat(in(View.MINE)).singleElement().satisfies(row -> {
            Later.Back back = Objects.requireNonNull(row.later().back());
            assertThat(back.why()).isEqualTo("time");
            assertThat(back.at()).isEqualTo(minutes(60));
            assertThat(back.reason()).isEqualTo("Ask the warehouse");
            assertThat(row.later().snooze()).isNull();
        });
        assertThat(told(world.lena)).singleElement().satisfies(told -> {
            assertThat(told.notice().kind()).isEqualTo("back");
            assertThat(told.notice().data()).containsEntry("why", "time").containsEntry("note", "Ask the warehouse");
            assertThat(told.notice().late()).isFalse();
        });
    }

    @Test
    void whoever_has_it_meanwhile_is_told_too_and_what_comes_late_says_so() {
        long id = asks("kim");
        world.inbox.assign(world.mara, id, world.ben.id());
        world.snoozes.snooze(world.lena, id, new Wish(minutes(10), "", null));
        world.clock.set(minutes(15));
        world.waking.wakeSome();

        assertThat(backs(world.ben)).singleElement().matches(told -> told.notice()
                .late());
        assertThat(backs(world.lena)).hasSize(1);
    }

    @Test
    void what_they_write_brings_it_back_at_once() {
        String post = world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        long id = world.only().row().id();
        snooze(id, minutes(60));
        world.clock.advance(Duration.ofMinutes(5));
        world.network.reply("kim", post, "It is urgent", world.clock.instant());
        world.poll();

        assertThat(in(View.OPEN)).singleElement().satisfies(row -> assertThat(
                        Objects.requireNonNull(row.later().back()).why())
                .isEqualTo("post"));
        assertThat(backs(world.lena)).hasSize(1);
        world.clock.set(minutes(60));
        assertThat(world.waking.wakeSome()).isFalse();
        assertThat(backs(world.lena)).hasSize(1);
    }

    @Test
    void what_is_promised_within_that_time_calls_it_back_before_it_is_due_and_its_clock_runs_on() {
        long id = asks("kim");
        snooze(id, NOW.plus(Duration.ofDays(3)));

        Later.Snooze snooze = Objects.requireNonNull(row(id).later().snooze());
        assertThat(snooze.wakeAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(snooze.early()).isTrue();
        assertThat(row(id).dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        world.clock.set(NOW.plus(Duration.ofHours(3)));
        world.waking.wakeSome();
        assertThat(in(View.UNASSIGNED)).singleElement().satisfies(row -> assertThat(
                        Objects.requireNonNull(row.later().back()).why())
                .isEqualTo("due"));
    }

    @Test
    void a_promise_that_becomes_shorter_meanwhile_calls_it_back_earlier() {
        long id = asks("kim");
        snooze(id, NOW.plus(Duration.ofDays(3)));
        world.inbox.tag(world.lena, id, "complaint");
        assertThat(Objects.requireNonNull(row(id).later().snooze()).wakeAt()).isEqualTo(minutes(45));
    }

    @Test
    void what_is_overdue_or_nearly_is_not_put_out_of_sight() {
        long id = asks("kim");
        world.clock.set(NOW.plus(Duration.ofMinutes(190)));
        assertThatThrownBy(() -> snooze(id, NOW.plus(Duration.ofHours(5)))).isInstanceOf(Refused.Invalid.class);
        snooze(id, NOW.plus(Duration.ofMinutes(200)));
        world.snoozes.wake(world.lena, id);
        world.clock.set(NOW.plus(Duration.ofHours(5)));
        assertThatThrownBy(() -> snooze(id, NOW.plus(Duration.ofHours(6)))).isInstanceOf(Refused.Invalid.class);
        assertThat(in(View.OPEN)).hasSize(1);
    }

    @Test
    void until_they_answer_is_for_what_we_have_answered_and_lets_the_clocks_stand_still() {
        String post = world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        long id = world.only().row().id();
        assertThatThrownBy(() -> snooze(id, null)).isInstanceOf(Refused.Invalid.class);
        assertThat(row(id).state()).isEqualTo(ConversationState.NEW);

        long seen = world.conversations.read(world.lena, id).seen();
        world.answering.send(world.lena, id, new Answering.Draft("Which one?", null, seen, null, null));
        world.publish();
        snooze(id, null);
        assertThat(row(id).state()).isEqualTo(ConversationState.WAITING);
        assertThat(in(View.MINE)).isEmpty();
        assertThat(in(View.WAITING)).hasSize(1);

        world.clock.advance(Duration.ofDays(2));
        world.waking.wakeSome();
        assertThat(in(View.MINE)).isEmpty();
        world.network.reply("kim", post, "4711", world.clock.instant());
        world.poll();
        assertThat(in(View.MINE)).singleElement().matches(row -> row.state() == ConversationState.OPEN);
    }

    @Test
    void what_came_while_somebody_made_up_their_mind_does_not_go_out_of_sight_unread() {
        String post = world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        long id = world.only().row().id();
        long seen = world.conversations.read(world.lena, id).seen();
        world.network.reply("kim", post, "It is urgent", NOW);
        world.poll();
        assertThatThrownBy(() -> world.snoozes.snooze(world.lena, id, new Wish(minutes(60), "", seen)))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void a_post_that_comes_in_while_somebody_puts_it_away_is_never_out_of_sight() throws Exception {
        String post = world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        long id = world.only().row().id();
        for (int round = 0; round < 8; round++) {
            long seen = world.conversations.read(world.lena, id).seen();
            world.clock.advance(Duration.ofSeconds(1));
            world.network.reply("kim", post, "And now? " + round, world.clock.instant());
            atOnce(List.<Callable<?>>of(world::poll, () -> {
                world.snoozes.snooze(world.lena, id, new Wish(minutes(60), "", seen));
                return true;
            }));
            assertThat(in(View.OPEN)).as("round " + round).hasSize(1);
        }
    }

    @Test
    void two_nodes_at_once_bring_each_back_once() throws Exception {
        for (int i = 0; i < 6; i++) {
            world.network.mention("person" + i, "Hello?", NOW);
        }
        world.poll();
        world.all().forEach(row -> snooze(row.id(), minutes(60)));
        world.clock.set(minutes(60));
        atOnce(List.of(world.waking::wakeSome, world.waking::wakeSome, world.waking::wakeSome));

        assertThat(in(View.OPEN)).hasSize(6);
        assertThat(backs(world.lena)).hasSize(6);
        world.all().forEach(row -> assertThat(
                        world.conversations.read(world.lena, row.id()).events())
                .filteredOn(event -> event.kind().equals("woken"))
                .hasSize(1));
    }

    @Test
    void it_is_brought_back_by_hand_by_handing_it_over_and_it_ends_with_resolving() {
        long id = asks("kim");
        snooze(id, minutes(60));
        world.snoozes.wake(world.ben, id);
        assertThat(in(View.OPEN)).hasSize(1);
        assertThat(row(id).later().back()).isNull();

        snooze(id, minutes(60));
        world.inbox.assign(world.mara, id, world.ben.id());
        assertThat(in(View.OPEN)).hasSize(1);

        snooze(id, minutes(60));
        world.inbox.move(world.lena, id, ConversationState.RESOLVED);
        assertThat(in(View.SNOOZED)).isEmpty();
        assertThatThrownBy(() -> snooze(id, minutes(60))).isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void why_it_is_back_stands_until_somebody_does_something_about_it() {
        long id = asks("kim");
        world.inbox.take(world.lena, id);
        snooze(id, minutes(10));
        world.clock.set(minutes(10));
        world.waking.wakeSome();
        world.inbox.note(world.lena, id, "Looked");
        assertThat(row(id).later().back()).isNotNull();
        world.inbox.move(world.lena, id, ConversationState.WAITING);
        assertThat(row(id).later().back()).isNull();
    }

    @Test
    void a_time_that_is_over_or_years_away_is_refused() {
        long id = asks("kim");
        assertThatThrownBy(() -> snooze(id, NOW)).isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> snooze(id, NOW.plus(Duration.ofDays(800)))).isInstanceOf(Refused.Invalid.class);
    }

    private long asks(String who) {
        world.network.mention(who, "Where is my order?", world.clock.instant());
        world.poll();
        return world.all().get(0).id();
    }

    private static Instant minutes(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private void snooze(long id, @Nullable Instant until) {
        world.snoozes.snooze(world.lena, id, new Wish(until, " Ask the warehouse ", null));
    }

    private InboxRow row(long id) {
        return world.views.row(world.lena, id);
    }

    private List<InboxRow> in(View view) {
        return in(view, Filter.Order.LATEST);
    }

    private List<InboxRow> in(View view, Filter.Order order) {
        Filter filter = new Filter(view, null, null, null, null, null, null, null, order);
        return world.views.list(world.lena, filter, 50, null).rows();
    }

    private List<Told> told(Account account) {
        return world.notices.list(account, null, 50, null).notices();
    }

    private List<Told> backs(Account account) {
        return told(account).stream()
                .filter(told -> told.notice().kind().equals("back"))
                .toList();
    }
}
