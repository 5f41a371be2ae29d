package io.oase.insight;

import static io.oase.insight.HandComputedWeek.BERLIN;
import static io.oase.insight.HandComputedWeek.moment;
import static io.oase.insight.HandComputedWeek.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.target.ClockKind;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every figure of {@link HandComputedWeek}, derived in the comments. */
class HandComputedWeekTest {
    private static final long MIN = 60;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final HandComputedWeek WEEK = new HandComputedWeek(new World(DATABASE));
    private static final World WORLD = WEEK.world;

    @Test
    void first_responses_count_what_people_answered_and_what_still_waits() {
        Figures first = figures(ClockKind.FIRST_RESPONSE);

        // Answered: A after 30 min, E after 20, F after 30 (the machine's word at 14:01 ends nothing), B in the
        // network's own app.
        assertThat(first.here()).isEqualTo(3);
        assertThat(first.outside()).isEqualTo(1);
        // D needed none; C still waits, since Tuesday 10:00, and 7 h of opening time are more than 4.
        assertThat(first.unneeded()).isEqualTo(1);
        assertThat(first.settled()).isZero();
        assertThat(first.open()).isEqualTo(1);
        assertThat(first.overdue()).isEqualTo(1);
        assertThat(first.oldest()).isEqualTo(moment("2026-04-07T10:00"));
        assertThat(first.waitingOpening()).isEqualTo(new Figures.Lengths(420 * MIN, 420 * MIN, 420 * MIN, null));
        assertThat(first.waiting()).isEqualTo(new Figures.Lengths(420 * MIN, 420 * MIN, 420 * MIN, null));

        // Opening time: A 30, E 20, F 30; B has 30 min on Thursday, none on Friday (holiday), Saturday, Sunday and
        // Monday
        // (holiday), 30 min on Tuesday: 60. Mean 140 / 4 = 35; median the second of 20, 30, 30, 60; nine tenths of
        // four: all four.
        // A had been there for 5 min when it was seen: 5 / 4 min on average, 75 s.
        assertThat(first.opening()).isEqualTo(new Figures.Lengths(35 * MIN, 30 * MIN, 60 * MIN, 75L));
        // By the clock B is 4 days and 17 hours: 6780 min. Mean (30 + 20 + 30 + 6780) / 4 = 1715. p90 is rounded down
        // to 10 min,
        // which 6780 is already.
        assertThat(first.clock()).isEqualTo(new Figures.Lengths(1715 * MIN, 30 * MIN, 6780 * MIN, 75L));
        assertThat(first.opening().team()).isEqualTo(35 * MIN - 75);

        // Within 4 h: A, B, E, F. Not: C, which nobody answered. D promised nothing that was needed. 4 of 5.
        assertThat(first.kept()).isEqualTo(4);
        assertThat(first.broken()).isEqualTo(1);
        assertThat(first.share()).isEqualTo(80.0);
    }

    @Test
    void next_responses_begin_with_what_they_wrote_after_our_answer() {
        Figures next = figures(ClockKind.NEXT_RESPONSE);

        // A on Thursday 14:00 to 14:25: 25 min. E on Tuesday 12:00 to 12:40: 40 min. Both within opening hours.
        assertThat(next.done()).isEqualTo(2);
        assertThat(next.opening()).isEqualTo(new Figures.Lengths(1950L, 25 * MIN, 40 * MIN, 0L));
        assertThat(next.clock()).isEqualTo(next.opening());
        assertThat(next.share()).isEqualTo(100.0);
    }

    @Test
    void resolutions_leave_out_pauses_and_begin_again_when_it_is_opened_again() {
        Figures resolution = figures(ClockKind.RESOLUTION);

        // A 10:00 to 10:40: 40 min, and from 14:00 to 14:30 again: 30 min. F: 40 min.
        // E from 9:00 to 13:00 are 240 min, of which 9:30 to 12:00 waited for them: 90 min are left.
        assertThat(resolution.done()).isEqualTo(4);
        assertThat(resolution.opening()).isEqualTo(new Figures.Lengths(50 * MIN, 40 * MIN, 90 * MIN, 75L));
        // D needed no answer; B and C are open, B since Thursday. Nothing is promised for resolving.
        assertThat(resolution.unneeded()).isEqualTo(1);
        assertThat(resolution.open()).isEqualTo(2);
        assertThat(resolution.oldest()).isEqualTo(moment("2026-04-02T16:30"));
        assertThat(resolution.overdue()).isZero();
        assertThat(resolution.share()).isNull();
    }

    @Test
    void taking_ends_when_somebody_has_it_or_answers() {
        Figures take = figures(ClockKind.TAKE);

        // A: Lena took it after 20 min; opened again, it was hers already, so nobody had to take it. B was answered
        // outside after 6780
        // min, E after 20, F after 30: answering is taking. D was resolved without that. C waits.
        assertThat(take.here()).isEqualTo(3);
        assertThat(take.outside()).isEqualTo(1);
        assertThat(take.unneeded()).isEqualTo(1);
        assertThat(take.open()).isEqualTo(1);
    }

    @Test
    void solving_counts_contacts_and_what_stayed_solved() {
        Solving solving = report(question(), Dimension.CHANNEL).solving();

        // A twice, with one contact each; E with two; F with one. Mean 5 / 4; median the second of 1, 1, 1, 2.
        assertThat(solving.solved()).isEqualTo(4);
        assertThat(solving.contacts()).isEqualTo(1.25);
        assertThat(solving.median()).isEqualTo(1);
        // A was opened again within 72 h the first time, and had one answer and stayed solved the second time; E took
        // two answers; F
        // had one, not three hours ago: too early to tell.
        assertThat(solving.first()).isEqualTo(1);
        assertThat(solving.later()).isEqualTo(2);
        assertThat(solving.unknown()).isEqualTo(1);
        assertThat(report(question(), Dimension.CHANNEL).automatic()).isEqualTo(1);
    }

    @Test
    void agents_are_those_who_ended_it_and_those_who_have_what_is_open() {
        Map<Long, Figures> agents = by(Dimension.AGENT, ClockKind.FIRST_RESPONSE);

        // Lena: A and F, 30 min each. Ben: E, 20 min, and D needed none. Nobody: B was answered outside, C waits.
        assertThat(agents).containsOnlyKeys(0L, WORLD.lena.id(), WORLD.ben.id());
        assertThat(agents.get(WORLD.lena.id()).opening().mean()).isEqualTo(30 * MIN);
        assertThat(agents.get(WORLD.ben.id()).opening().mean()).isEqualTo(20 * MIN);
        assertThat(agents.get(WORLD.ben.id()).unneeded()).isEqualTo(1);
        assertThat(agents.get(0L).outside()).isEqualTo(1);
        assertThat(agents.get(0L).overdue()).isEqualTo(1);
    }

    @Test
    void hours_are_those_at_which_it_began_in_the_zone_that_is_said() {
        Map<Long, Figures> hours = by(Dimension.HOUR, ClockKind.FIRST_RESPONSE);

        // Thursday 10 (A) and 16 (B), Tuesday 9 (E), 10 (C), 11 (D), 14 (F).
        assertThat(hours.entrySet().stream()
                        .map(each -> entry(each.getKey(), each.getValue().all())))
                .containsExactlyInAnyOrder(
                        entry(3L * 24 + 10, 1L),
                        entry(3L * 24 + 16, 1L),
                        entry(24L + 9, 1L),
                        entry(24L + 10, 1L),
                        entry(24L + 11, 1L),
                        entry(24L + 14, 1L));
    }

    @Test
    void days_follow_each_other_and_what_began_before_the_period_and_runs_is_named_apart() {
        Report report = report(question(), Dimension.CHANNEL);
        // Two weeks of days; on the fourth, Thursday 2 April, A and B began, on the ninth, Tuesday 7 April, the other
        // four.
        assertThat(report.trend()).hasSize(14);
        assertThat(report.trend().get(3).all()).isEqualTo(2);
        assertThat(report.trend().get(8).all()).isEqualTo(4);

        Report monday = report(
                new Question(moment("2026-04-06T00:00"), moment("2026-04-13T00:00"), null, null, null, null),
                Dimension.CHANNEL);
        // A week earlier were A and B; of what began before, B is not resolved. It is in no other figure of this week.
        assertThat(Objects.requireNonNull(monday.before().get(ClockKind.FIRST_RESPONSE))
                        .done())
                .isEqualTo(2);
        assertThat(Objects.requireNonNull(monday.earlier().get(ClockKind.RESOLUTION))
                        .open())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(monday.whole().get(ClockKind.RESOLUTION))
                        .open())
                .isEqualTo(1);
    }

    @Test
    void behind_every_figure_stand_exactly_as_many_as_it_says() {
        int compared = 0;
        for (@Nullable Long agent : new @Nullable Long[] {null, WORLD.lena.id(), WORLD.ben.id(), Question.NOBODY}) {
            Question question =
                    new Question(moment("2026-04-02T12:00"), moment("2026-04-13T00:00"), null, null, null, agent);
            Report report = report(question, Dimension.CHANNEL);
            for (ClockKind kind : ClockKind.values()) {
                for (Part part : Part.values()) {
                    Long automatic = report.automatic();
                    if (part == Part.AUTOMATIC && automatic == null) {
                        continue;
                    }
                    long said = part == Part.AUTOMATIC
                            ? Objects.requireNonNull(automatic)
                            : part.isOfSolving()
                                    ? part.in(report.solving())
                                    : in(
                                            part,
                                            part.isEarlier()
                                                    ? report.earlier().get(kind)
                                                    : report.whole().get(kind));
                    List<Behind.Line> lines = all(WORLD.mara, question, new Slice(part, kind, null, BERLIN));
                    assertThat(lines).as("%s %s %s", agent, kind, part).hasSize((int) said);
                    compared += lines.size();
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
        List<Behind.Line> waiting =
                all(WORLD.mara, question(), new Slice(Part.OVERDUE, ClockKind.FIRST_RESPONSE, null, BERLIN));
        assertThat(waiting).singleElement().satisfies(line -> {
            assertThat(line.conversationId()).isEqualTo(WEEK.c);
            assertThat(line.seconds()).isEqualTo((int) (420 * MIN));
        });
        assertThat(all(WORLD.mara, question(), new Slice(Part.DONE, ClockKind.FIRST_RESPONSE, 3 * 24 + 10, BERLIN)))
                .extracting(Behind.Line::conversationId)
                .containsExactly(WEEK.a);
        assertThatThrownBy(() -> WORLD.reports.behind(
                        WORLD.mara,
                        question(),
                        new Slice(Part.DONE, ClockKind.FIRST_RESPONSE, null, BERLIN),
                        "here",
                        1))
                .isInstanceOf(Refused.Invalid.class);
    }

    @Test
    void automatic_answers_are_counted_only_where_nothing_narrower_than_a_channel_is_asked_for() {
        assertThat(automatic(null, null, null, null)).isEqualTo(1);
        long channel = WORLD.channels.list().get(0).id();
        assertThat(automatic(channel, null, null, null)).isEqualTo(1);
        assertThat(automatic(channel + 1, null, null, null)).isZero();
        assertThat(automatic(null, 0L, null, null)).isNull();
        assertThat(automatic(null, null, Question.NOBODY, null)).isNull();
        assertThat(automatic(null, null, null, WORLD.lena.id())).isNull();
        // An agent gets their own figures without asking for them.
        Slicing slicing = Slicing.of(question(), Dimension.CHANNEL, ClockKind.FIRST_RESPONSE, BERLIN);
        assertThat(WORLD.reports.report(WORLD.lena, question(), slicing).automatic())
                .isNull();
        for (Account asking : List.of(WORLD.lena, WORLD.mara)) {
            Question own = question().of(WORLD.lena.id());
            assertThatThrownBy(
                            () -> all(asking, own, new Slice(Part.AUTOMATIC, ClockKind.FIRST_RESPONSE, null, BERLIN)))
                    .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                            .containsOnlyKeys("part"));
        }
    }

    @Test
    void what_is_not_told_apart_by_hour_is_not_asked_for_by_hour() {
        for (Part part : List.of(Part.EARLIER, Part.EARLIER_OVERDUE, Part.SOLVED, Part.FIRST, Part.AUTOMATIC)) {
            assertThatThrownBy(() -> new Slice(part, ClockKind.FIRST_RESPONSE, 1, BERLIN))
                    .as(part.id())
                    .isInstanceOf(Refused.Invalid.class);
        }
        assertThatThrownBy(() -> new Slice(Part.DONE, ClockKind.FIRST_RESPONSE, Slicing.WEEK, BERLIN))
                .isInstanceOf(Refused.Invalid.class);
    }

    private static @Nullable Long automatic(
            @Nullable Long channel, @Nullable Long target, @Nullable Long team, @Nullable Long agent) {
        Question narrowed = new Question(question().from(), question().to(), channel, target, team, agent);
        return report(narrowed, Dimension.CHANNEL).automatic();
    }

    private static long in(Part part, @Nullable Figures figures) {
        return figures == null ? 0 : part.in(figures);
    }

    /** Page by page, two on each. */
    private static List<Behind.Line> all(Account by, Question question, Slice slice) {
        List<Behind.Line> all = new ArrayList<>();
        String cursor = null;
        do {
            Behind page = WORLD.reports.behind(by, question, slice, cursor, 2);
            all.addAll(page.lines());
            cursor = page.next().orElse(null);
            assertThat(page.count()).isGreaterThanOrEqualTo(all.size());
        } while (cursor != null);
        return all;
    }

    private static Map<Long, Figures> by(Dimension dimension, ClockKind kind) {
        return report(question(), dimension).groups().stream()
                .filter(group -> group.figures().containsKey(kind))
                .collect(Collectors.toMap(
                        Group::key,
                        group -> Objects.requireNonNull(group.figures().get(kind))));
    }

    private static Figures figures(ClockKind kind) {
        return Objects.requireNonNull(
                report(question(), Dimension.CHANNEL).whole().get(kind));
    }

    private static Report report(Question question, Dimension by) {
        return WORLD.reports.report(WORLD.mara, question, Slicing.of(question, by, ClockKind.FIRST_RESPONSE, BERLIN));
    }
}
