package io.oase.web;

import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.target.Calendars;
import io.oase.target.StoredCalendar;
import io.oase.web.CalendarPreview.Question;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the page of one calendar, as it is kept or as it was typed. */
final class CalendarDesk {
    private static final int MOST_VERSIONS = 20;

    private final Face face;
    private final Shells shells;
    private final Calendars calendars;
    private final People people;

    CalendarDesk(Face face, Shells shells, Calendars calendars, People people) {
        this.face = face;
        this.shells = shells;
        this.calendars = calendars;
        this.people = people;
    }

    /**
     * What is shown beside the calendar itself.
     *
     * @param focus the row just added; empty for none
     */
    record Around(
            Question question,
            @Nullable String problem,
            @Nullable String done,
            String focus) {}

    /** A calendar as it is kept. */
    Response stored(Visit visit, Me me, int status, long id, @Nullable String problem, @Nullable String done) {
        StoredCalendar stored = calendars.get(me.account(), id);
        CalendarTyped typed = CalendarTyped.of(CalendarForm.of(stored));
        Question question = Question.usual(
                LocalDate.ofInstant(visit.reader().now(), typed.calendar().zone()));
        return page(visit, me, status, stored, typed, Map.of(), new Around(question, problem, done, ""));
    }

    /** @param stored null for a new one */
    Response page(
            Visit visit,
            Me me,
            int status,
            @Nullable StoredCalendar stored,
            CalendarTyped typed,
            Map<String, Said> wrong,
            Around around) {
        Reader reader = visit.reader();
        String title = stored == null ? reader.say("calendars.add") : stored.name();
        CalendarPage page = new CalendarPage(
                stored == null ? "" : String.valueOf(stored.id()),
                stored == null ? "" : stored.name(),
                stored == null ? "/calendars/new" : "/calendars/" + stored.id(),
                me.account().may(Right.MANAGE_CALENDARS),
                typed.form().seen(),
                CalendarViews.fields(reader, typed, wrong, around.focus()),
                new CalendarPage.Question(
                        around.question().at(), around.question().span()),
                CalendarPreview.of(
                        reader,
                        typed.calendar(),
                        around.question(),
                        typed.wrong().size()),
                around.problem(),
                around.done(),
                stored == null ? List.of() : versions(reader, me.account(), stored.id()));
        return Pages.html(
                status, face.page(visit, "calendar", title, shells.around(visit, me.account(), "calendars"), page));
    }

    private List<CalendarPage.Version> versions(Reader reader, Account me, long id) {
        List<Calendars.Past> versions = calendars.versions(me, id);
        Map<Long, Account> authors = people.byIds(versions.stream()
                .map(Calendars.Past::createdBy)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet()));
        Function<Calendars.Past, @Nullable String> name = past -> {
            Account author = past.createdBy() == null ? null : authors.get(past.createdBy());
            return author == null ? null : author.name();
        };
        return versions.stream()
                .limit(MOST_VERSIONS)
                .map(past -> CalendarViews.version(reader, past, name.apply(past)))
                .toList();
    }
}
