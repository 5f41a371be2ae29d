package io.oase.insight;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.db.Beside;
import io.oase.db.PlannedAnew;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.Calendars;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reports of how fast we answer. Agents see their own figures, others as much as their role includes; nobody sees any that are
 * hidden.
 */
public final class Reports {
    private final Jdbi db;
    private final Calendars calendars;
    private final AgentFigures agents;
    private final Clock clock;
    private final Beside beside;
    private volatile boolean asked;

    public Reports(Jdbi db, Calendars calendars, AgentFigures agents, Clock clock) {
        this.db = db;
        this.calendars = calendars;
        this.agents = agents;
        this.clock = clock;
        this.beside = new Beside(db);
    }

    /**
     * Makes a report.
     *
     * @throws Refused.NotAllowed when it would show figures of colleagues that are hidden or none of the asker's business
     */
    public Report report(Account by, Question wanted, Slicing slicing) {
        Question question = allowed(by, wanted, slicing.by());
        asked = true;
        return atOneMoment(handle -> {
            Instant now = clock.instant();
            Targeting targets = Targeting.read(handle);
            Supplier<Survey> packs = packs(handle, question, slicing, targets);
            Survey survey = survey(handle, question, slicing, targets, now);
            SolutionDao.Found solved = SolutionDao.read(handle, question, now, slicing.by(), targets);
            survey.add(packs.get());
            Set<Long> lone = slicing.by() == Dimension.TEAM ? lone(handle) : Set.of();
            List<Group> groups = survey.groups(solved.parts());
            return new Report(
                    question,
                    slicing,
                    now,
                    survey.whole(),
                    survey.previous(),
                    survey.earlier(),
                    groups.stream().filter(group -> !lone.contains(group.key())).toList(),
                    groups.stream().map(Group::key).filter(lone::contains).toList(),
                    survey.trend(),
                    survey.week(),
                    solved.whole(),
                    question.countsAutomatic() ? BehindDao.automatic(handle, question) : null);
        });
    }

    /** Whether a report has been asked for since the start. */
    public boolean asked() {
        return asked;
    }

    /**
     * The conversations behind a figure of a report.
     *
     * @param cursor from the page before; null for the first
     * @throws Refused.NotAllowed like {@link #report}
     * @throws Refused.Invalid naming {@code cursor}, or {@code part} where a report of this question has no such figure
     */
    public Behind behind(Account by, Question wanted, Slice slice, @Nullable String cursor, int limit) {
        by.require(Right.READ_INBOX);
        Question question = allowed(by, wanted, Dimension.CHANNEL);
        if (slice.part() == Part.AUTOMATIC && !question.countsAutomatic()) {
            throw new Refused.Invalid("part", Said.of("insight.automatic"));
        }
        BehindDao.Cursor after = cursor == null ? null : BehindDao.Cursor.parse(cursor);
        boolean named = !agents.hidden();
        return atOneMoment(handle -> {
            Instant now = clock.instant();
            Part part = slice.part();
            List<Behind.Line> lines = part == Part.AUTOMATIC
                    ? BehindDao.automatic(handle, question, after, limit + 1)
                    : part.isOfSolving()
                            ? BehindDao.solutions(handle, question, part, now, after, limit + 1)
                            : BehindDao.clocks(handle, question, slice, slice.kind(), now, after, limit + 1);
            List<Behind.Line> page = lines.subList(0, Math.min(limit, lines.size())).stream()
                    .map(line -> named ? line : nameless(line))
                    .toList();
            return new Behind(
                    count(handle, question, slice, now),
                    page,
                    lines.size() > limit ? Optional.of(BehindDao.Cursor.of(page.get(limit - 1))) : Optional.empty());
        });
    }

    /** Whether somebody may see figures told apart by colleague. */
    public boolean showsAgents(Account to) {
        return to.may(Right.SEE_FIGURES_OF_OTHERS) && !agents.hidden();
    }

    /** Teams whose figures are one person's, and hidden; none where figures by colleague are not. */
    public Set<Long> hiddenTeams() {
        return db.withHandle(this::lone);
    }

    private Set<Long> lone(Handle handle) {
        return agents.hidden() ? Lone.teams(handle) : Set.of();
    }

    /** Every target there is or was, by its present name. */
    public List<NamedTarget> targets(Account by) {
        by.require(Right.SEE_TARGETS);
        return db.withHandle(Targeting::names);
    }

    private Question allowed(Account by, Question question, Dimension dimension) {
        Long agent = question.agent();
        boolean all = by.may(Right.SEE_REPORTS);
        boolean others = dimension == Dimension.AGENT || agent != null && agent != by.id();
        if (!all) {
            by.require(Right.SEE_OWN_FIGURES);
        }
        if ((!all || agent != null || others) && agents.hidden()) {
            throw new Refused.NotAllowed(Said.of("insight.agents_hidden"));
        }
        if (question.team() != null && hiddenTeams().contains(question.team())) {
            throw new Refused.NotAllowed(Said.of("insight.team_hidden"));
        }
        if (others) {
            by.require(Right.SEE_FIGURES_OF_OTHERS);
        }
        return all ? question : question.of(by.id());
    }

    private long count(Handle handle, Question question, Slice slice, Instant now) {
        Part part = slice.part();
        if (part == Part.AUTOMATIC) {
            return BehindDao.automatic(handle, question);
        }
        Targeting targets = Targeting.read(handle);
        if (part.isOfSolving()) {
            return part.in(
                    SolutionDao.read(handle, question, now, null, targets).whole());
        }
        Slicing slicing = Slicing.of(question, Dimension.HOUR, slice.kind(), slice.zone());
        Supplier<Survey> packs = packs(handle, question, slicing, targets);
        Survey survey = survey(handle, question, slicing, targets, now);
        survey.add(packs.get());
        Figures figures = part.isEarlier()
                ? survey.earlier().get(slice.kind())
                : slice.hour() == null
                        ? survey.whole().get(slice.kind())
                        : survey.week().get(slice.hour());
        return figures == null ? 0 : part.in(figures);
    }

    private <T> T atOneMoment(Function<Handle, T> reading) {
        return db.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            PlannedAnew.inTransaction(handle);
            return reading.apply(handle);
        });
    }

    /** Most of what was measured. */
    private Supplier<Survey> packs(Handle handle, Question question, Slicing slicing, Targeting targets) {
        return beside.read(handle, there -> {
            Survey survey = new Survey(question, slicing, targets);
            MeasuredDao.packs(there, question.before().from(), question.to(), survey::add);
            return survey;
        });
    }

    /** What runs, and what was measured and is in no pack. */
    private Survey survey(Handle handle, Question question, Slicing slicing, Targeting targets, Instant now) {
        Survey survey = new Survey(question, slicing, targets);
        boolean whose = question.agent() != null
                || question.team() != null
                || slicing.by() == Dimension.AGENT
                || slicing.by() == Dimension.TEAM;
        RunningDao.read(handle, calendars, question.to(), now, whose, survey::add);
        MeasuredDao.unpacked(handle, question.before().from(), question.to(), survey::add);
        return survey;
    }

    private static Behind.Line nameless(Behind.Line line) {
        return new Behind.Line(
                line.id(),
                line.conversationId(),
                line.title(),
                line.person(),
                line.channel(),
                line.at(),
                line.how(),
                line.missed(),
                line.seconds(),
                line.open(),
                line.delay(),
                null,
                line.contacts(),
                line.answers());
    }
}
