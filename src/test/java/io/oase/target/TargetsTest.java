package io.oase.target;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.inbox.InboxRow;
import io.oase.target.TargetBody.Conditions;
import io.oase.target.TargetBody.Tell;
import io.oase.target.TargetBody.Time;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TargetsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void four_targets_ship_in_their_order() {
        assertThat(world.targets.all(world.lena))
                .extracting(Target::shipped)
                .containsExactly("private", "complaints", "reviews", "others");
    }

    @Test
    void a_changed_target_is_a_new_version_and_running_clocks_follow_while_ended_ones_stay() {
        world.network.mention("kim", "Hello?", NOW);
        world.network.mention("ida", "Hello!", NOW);
        world.poll();
        List<InboxRow> rows = world.all();
        world.inbox.resolveUnanswered(world.lena, rows.get(0).id(), "thanks");
        Target others = target("others");

        Target changed = world.targets.change(world.mara, others.id(), promising(others, 120), others.no());
        assertThat(changed.no()).isEqualTo(2);
        assertThat(due(rows.get(1))).as("not yet").isEqualTo(NOW.plus(Duration.ofHours(4)));
        renew();

        assertThat(due(rows.get(1))).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(Objects.requireNonNull(firstOf(rows.get(0).id()).target()).no())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(firstOf(rows.get(1).id()).target()).no())
                .isEqualTo(2);
    }

    @Test
    void saving_it_as_it_is_writes_nothing_and_an_older_look_is_told_of_the_newer() {
        Target others = target("others");
        assertThat(world.targets
                        .change(world.mara, others.id(), TargetBody.of(others), 1)
                        .no())
                .isEqualTo(1);
        world.targets.change(world.mara, others.id(), promising(others, 90), 1);
        assertThatThrownBy(() -> world.targets.change(world.ada, others.id(), promising(others, 95), 1))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void the_order_decides_and_a_retired_target_leaves_its_conversations_to_the_next() {
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        InboxRow row = world.all().get(0);
        Target mine = world.targets.add(
                world.mara, new TargetBody("VIP", null, any(), target("others").calendarId(), first(30), List.of()));
        renew();
        assertThat(due(row)).isEqualTo(NOW.plus(Duration.ofHours(4)));

        List<Long> order = new java.util.ArrayList<>(List.of(mine.id()));
        world.targets.all(world.mara).stream()
                .map(Target::id)
                .filter(id -> id != mine.id())
                .forEach(order::add);
        world.targets.order(world.mara, order);
        renew();
        assertThat(due(row)).isEqualTo(NOW.plus(Duration.ofMinutes(30)));

        world.targets.retire(world.mara, mine.id());
        renew();
        assertThat(due(row)).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThatThrownBy(() -> world.targets.order(world.mara, order)).isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void the_editor_is_told_which_open_conversations_would_change() {
        for (int i = 0; i < 12; i++) {
            world.network.mention("kim" + i, "Hello " + i, NOW);
        }
        world.poll();
        Target others = target("others");

        Impact impact = world.targets.impact(world.mara, others.id(), promising(others, 60));
        assertThat(impact.open()).isEqualTo(12);
        assertThat(impact.changed()).isEqualTo(12);
        assertThat(impact.examples()).hasSize(10);
        assertThat(world.targets
                        .impact(world.mara, others.id(), TargetBody.of(others))
                        .changed())
                .isZero();
        assertThat(world.targets.impactWithout(world.mara, others.id()).changed())
                .isEqualTo(12);
        assertThat(world.targets
                        .impactWithout(world.mara, target("reviews").id())
                        .changed())
                .isZero();
    }

    @Test
    void a_changed_calendar_reckons_anew_what_runs() {
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        InboxRow row = world.all().get(0);
        StoredCalendar calendar = world.calendars.all(world.ada).get(0);
        CalendarDraft written = calendar.written();
        world.calendars.change(
                world.ada,
                calendar.id(),
                calendar.name(),
                new CalendarDraft(
                        written.zone(),
                        written.hours(),
                        written.holidays(),
                        List.of(new CalendarDraft.DayDraft("2026-03-02", "Umzug", List.of()))),
                calendar.no());
        renew();

        assertThat(due(row)).isEqualTo(java.time.Instant.parse("2026-03-03T12:00:00Z"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_by_its_field() {
        TargetBody wrong = new TargetBody(
                " ",
                null,
                new Conditions(
                        List.of(99L), List.of("icq"), null, List.of("fax"), List.of(""), 7, List.of("x"), 0, null),
                77,
                Map.of(
                        "first_response",
                        new Time(-5, "opening"),
                        "lunch",
                        new Time(5, "clock"),
                        "take",
                        new Time(5, "sometimes")),
                List.of(
                        new Tell(0, List.of("assignee"), false),
                        new Tell(50, List.of(), false),
                        new Tell(50, List.of("boss"), false)));
        Refused.Invalid invalid =
                catchThrowableOfType(Refused.Invalid.class, () -> world.targets.add(world.mara, wrong));
        assertThat(invalid.fields())
                .containsOnlyKeys(
                        "name",
                        "calendar",
                        "match.channels",
                        "match.networks",
                        "match.kinds",
                        "match.tags",
                        "match.languages",
                        "match.priority_from",
                        "match.followers_from",
                        "times.first_response",
                        "times.lunch",
                        "times.take.counting",
                        "steps.0.percent",
                        "steps.1.tell",
                        "steps.2.percent",
                        "steps.2.tell");
    }

    @Test
    void a_time_shorter_than_a_channel_is_read_is_refused_and_where_only_some_are_it_is_doubted() {
        var slow = world.connecting.connect(
                world.ada, new io.oase.channel.Connecting.Wanted("fake", "Slow", Map.of(), Map.of(), "", 600, NOW));
        long calendar = target("others").calendarId();
        Conditions onlySlow = new Conditions(List.of(slow.id()), null, null, null, null, null, null, null, null);
        Refused.Invalid invalid = catchThrowableOfType(
                Refused.Invalid.class,
                () -> world.targets.add(world.mara, new TargetBody("Fast", null, onlySlow, calendar, first(5), null)));
        assertThat(invalid.fields()).containsOnlyKeys("times.first_response");

        Target everywhere =
                world.targets.add(world.mara, new TargetBody("Fast", null, any(), calendar, first(5), null));
        assertThat(world.targets.doubts(everywhere)).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo("target.polled_rarely");
            assertThat(said.args()).containsExactly("5", "Slow", "10");
        });
    }

    @Test
    void agents_see_targets_and_only_leads_and_admins_change_them() {
        assertThatThrownBy(
                        () -> world.targets.retire(world.lena, target("others").id()))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.targets.get(world.lena, target("others").id()).shipped())
                .isEqualTo("others");
    }

    private void renew() {
        while (world.renewing.renewSome()) {
            // Until nothing is asked for.
        }
    }

    private Target target(String shipped) {
        return world.targets.all(world.lena).stream()
                .filter(target -> shipped.equals(target.shipped()))
                .findFirst()
                .orElseThrow();
    }

    private static TargetBody promising(Target target, long minutes) {
        TargetBody body = TargetBody.of(target);
        return new TargetBody(body.name(), null, body.match(), body.calendar(), first(minutes), body.steps());
    }

    private static Map<String, Time> first(long minutes) {
        return Map.of("first_response", new Time(minutes, "opening"));
    }

    private static Conditions any() {
        return new Conditions(null, null, null, null, null, null, null, null, null);
    }

    private java.time.@org.jspecify.annotations.Nullable Instant due(InboxRow row) {
        return world.views.row(world.lena, row.id()).dueAt();
    }

    private ConversationClocks.Explained firstOf(long conversation) {
        return world.conversationClocks.of(world.lena, conversation).stream()
                .filter(each -> each.clock().kind() == ClockKind.FIRST_RESPONSE)
                .findFirst()
                .orElseThrow();
    }
}
