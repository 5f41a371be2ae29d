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
        assertThat(world.targets.doubts().of(everywhere)).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo("target.polled_rarely");
            assertThat(said.args()).containsExactly("5", "Slow", "10");
        });
    }

    @Test
    void a_channel_read_more_rarely_names_the_targets_that_promise_less() {
        Target others = target("others");
        world.targets.change(world.mara, others.id(), promising(others, 30), null);
        var hourly = world.changing.change(
                world.ada,
                world.channel.id(),
                new io.oase.channel.Changing.Change(null, null, 3_600, null, null, null));
        assertThat(world.targets.doubts().of(hourly)).singleElement().satisfies(tooShort -> {
            assertThat(tooShort.target().id()).isEqualTo(others.id());
            assertThat(tooShort.promised()).isEqualTo(Duration.ofMinutes(30));
        });
        var hours = world.changing.change(
                world.ada,
                world.channel.id(),
                new io.oase.channel.Changing.Change(null, null, 1_800, null, null, null));
        assertThat(world.targets.doubts().of(hours)).isEmpty();
    }

    @Test
    void opening_time_of_a_calendar_that_never_opens_again_is_doubted_and_the_clock_on_the_wall_is_not() {
        StoredCalendar over = world.calendars.create(
                world.ada,
                "Fair",
                new CalendarDraft(
                        "Europe/Berlin",
                        List.of(),
                        null,
                        List.of(new CalendarDraft.DayDraft(
                                "2026-03-02", "Fair", List.of(new CalendarDraft.PeriodDraft("06:00", "11:00"))))));
        TargetBody body = new TargetBody("Fair", null, any(), over.id(), first(60), null);
        assertThat(world.targets.doubts(body)).as("open until 11").isEmpty();
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.targets.doubts(body)).singleElement().satisfies(said -> {
            assertThat(said.key()).isEqualTo("target.never_opens");
            assertThat(said.args()).containsExactly("Fair");
        });
        assertThat(world.targets.doubts(
                        new TargetBody("Fair", null, any(), over.id(), Map.of("take", new Time(60, "clock")), null)))
                .isEmpty();
    }

    @Test
    void a_new_one_goes_before_what_would_leave_it_nothing_and_one_for_everything_to_the_end() {
        long calendar = target("others").calendarId();
        Target press = world.targets.add(world.mara, named("Press", tagged("press"), calendar));
        Target urgent = world.targets.add(
                world.mara,
                named(
                        "Urgent press",
                        new Conditions(null, null, false, null, List.of("PRESS"), 2, null, null, null),
                        calendar));
        Target all = world.targets.add(world.mara, named("All", any(), calendar));
        Target more = world.targets.add(world.mara, named("More", any(), calendar));
        assertThat(world.targets.all(world.mara))
                .extracting(Target::id)
                .containsExactly(1L, 2L, 3L, urgent.id(), press.id(), 4L, more.id(), all.id());
    }

    @Test
    void the_place_that_is_asked_for_decides_what_would_change_and_is_where_it_is_saved() {
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        TargetBody body = named("All", any(), target("others").calendarId());
        assertThat(world.targets.impact(world.mara, null, body).changed()).isZero();
        assertThat(world.targets.impact(world.mara, null, body, 4).changed()).isEqualTo(1);
        Target made = world.targets.add(world.mara, body, 4);
        assertThat(world.targets.all(world.mara)).extracting(Target::id).containsExactly(1L, 2L, 3L, made.id(), 4L);
        renew();

        assertThat(world.targets.impact(world.mara, made.id(), body, 5).changed())
                .isEqualTo(1);
        Target moved = world.targets.change(world.mara, made.id(), body, 5, 1);
        assertThat(moved.no()).as("another place is no version").isEqualTo(1);
        assertThat(world.targets.all(world.mara)).extracting(Target::id).containsExactly(1L, 2L, 3L, 4L, made.id());
        renew();
        assertThat(due(world.all().get(0))).isEqualTo(NOW.plus(Duration.ofHours(4)));
        for (int outside : new int[] {0, 6}) {
            Refused.Invalid invalid = catchThrowableOfType(
                    Refused.Invalid.class, () -> world.targets.change(world.mara, made.id(), body, outside, 1));
            assertThat(invalid.fields()).containsOnlyKeys("position");
        }
    }

    @Test
    void another_order_tells_before_what_it_would_do() {
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        Target all = world.targets.add(
                world.mara, named("All", any(), target("others").calendarId()));
        assertThat(world.targets
                        .impactOfOrder(world.mara, List.of(1L, 2L, 3L, 4L, all.id()))
                        .changed())
                .isZero();
        Impact impact = world.targets.impactOfOrder(world.mara, List.of(1L, 2L, 3L, all.id(), 4L));
        assertThat(impact.changed()).isEqualTo(1);
        assertThat(Objects.requireNonNull(impact.examples().get(0).after()).name())
                .isEqualTo("All");
        assertThatThrownBy(() -> world.targets.impactOfOrder(world.mara, List.of(1L, 2L, 3L, 4L)))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() -> world.targets.impactOfOrder(world.lena, List.of(1L, 2L, 3L, all.id(), 4L)))
                .isInstanceOf(Refused.NotAllowed.class);
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

    private static TargetBody named(String name, Conditions match, long calendar) {
        return new TargetBody(name, null, match, calendar, first(60), List.of());
    }

    private static Conditions tagged(String tag) {
        return new Conditions(null, null, false, null, List.of(tag), null, null, null, null);
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
