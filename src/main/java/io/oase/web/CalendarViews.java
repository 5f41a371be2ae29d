package io.oase.web;

import io.oase.base.Said;
import io.oase.target.Calendar;
import io.oase.target.Calendars.Past;
import io.oase.target.Hours;
import io.oase.target.OpeningTime;
import io.oase.target.Period;
import io.oase.target.StoredCalendar;
import io.oase.target.Stretch;
import io.oase.target.Zones;
import io.oase.web.CalendarPage.Heard;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what the pages of calendars show. */
final class CalendarViews {
    private CalendarViews() {}

    /** A calendar in the list. */
    static CalendarsPage.Card card(Reader reader, StoredCalendar stored) {
        Calendar calendar = stored.calendar();
        Reader there = reader.in(calendar.zone());
        LocalDate today = LocalDate.ofInstant(reader.now(), calendar.zone());
        String hours = calendar.hours().stream()
                .filter(each -> !each.validFrom().isAfter(today))
                .reduce((before, after) -> after)
                .map(each -> CalendarWords.week(reader, each))
                .orElseGet(() -> reader.say("calendars.never"));
        Optional<Stretch> next = new OpeningTime(calendar).next(reader.now());
        boolean open =
                next.filter(stretch -> !stretch.from().isAfter(reader.now())).isPresent();
        String now = next.map(stretch -> open
                        ? reader.say("calendars.opennow", there.by("time.clock", stretch.to()))
                        : reader.say("calendars.opens", there.by("time.moment", stretch.from())))
                .orElseGet(() -> reader.say("calendars.neveropen"));
        return new CalendarsPage.Card(
                stored.id(),
                stored.name(),
                calendar.zone().getId(),
                CalendarWords.place(reader, stored.written().holidays()),
                hours,
                open,
                now,
                reader.say("calendars.version", stored.no(), stored.changedAt()));
    }

    /** What can be filled in, with what was typed. {@code focus} names the row that was just added; empty for none. */
    static CalendarPage.Fields fields(Reader reader, CalendarTyped typed, Map<String, Said> wrong, String focus) {
        CalendarForm form = typed.form();
        Errors errors = new Errors(reader, wrong);
        return new CalendarPage.Fields(
                field(reader, "name", "calendars.name", "", form.name(), errors),
                field(reader, "zone", "calendars.zone", "calendars.zonehint", form.zone(), errors),
                Zones.places(),
                CalendarWords.countries(reader, form.country()),
                errors.of("country"),
                region(reader, form, errors.of("region")),
                weeks(reader, form, errors, focus),
                errors.of("hours"),
                days(reader, form, errors, focus),
                errors.of("days"));
    }

    static CalendarPage.Region region(Reader reader, CalendarForm form, @Nullable String error) {
        String chosen = form.country().equals(form.regionsOf()) ? form.region() : "";
        return new CalendarPage.Region(form.country(), CalendarWords.regions(reader, form.country(), chosen), error);
    }

    /** What was understood of every field with hours. */
    static List<Heard> heard(Reader reader, CalendarTyped typed) {
        CalendarPage.Fields fields = fields(reader, typed, typed.wrong(), "");
        List<Heard> heard = new ArrayList<>();
        fields.weeks().forEach(week -> week.weekdays().forEach(day -> heard.add(day.heard())));
        fields.days().forEach(day -> heard.add(day.heard()));
        return heard;
    }

    /** Who made a version and when. */
    static CalendarPage.Version version(Reader reader, Past past, @Nullable String who) {
        String words = who == null
                ? reader.say("calendars.shipped", past.createdAt())
                : reader.say("calendars.changedby", past.createdAt(), who);
        return new CalendarPage.Version(past.no(), words);
    }

    private static List<CalendarPage.Week> weeks(Reader reader, CalendarForm form, Errors errors, String focus) {
        List<CalendarPage.Week> weeks = new ArrayList<>();
        for (int i = 0; i < form.hours().size(); i++) {
            CalendarForm.Week week = form.hours().get(i);
            List<CalendarPage.Weekday> weekdays = new ArrayList<>();
            Map<DayOfWeek, List<Period>> understood = new java.util.EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                String field = "h" + i + "-" + CalendarForm.id(day);
                Heard heard = heard(reader, field, week.on(day), errors);
                weekdays.add(new CalendarPage.Weekday(field, CalendarWords.full(reader, day), week.on(day), heard));
                understood.put(day, CalendarWords.understood(week.on(day)));
            }
            weeks.add(new CalendarPage.Week(
                    i,
                    week.from(),
                    errors.of("h" + i + "-from"),
                    form.hours().size() == 1,
                    focus.equals("h" + i),
                    reader.say(i == 0 ? "calendars.firsthours" : "calendars.laterhours"),
                    CalendarWords.week(reader, new Hours(LocalDate.EPOCH, understood)),
                    weekdays));
        }
        return weeks;
    }

    private static List<CalendarPage.Day> days(Reader reader, CalendarForm form, Errors errors, String focus) {
        List<CalendarPage.Day> days = new ArrayList<>();
        for (int i = 0; i < form.days().size(); i++) {
            CalendarForm.Day day = form.days().get(i);
            String field = "d" + i + "-";
            days.add(new CalendarPage.Day(
                    i,
                    day.date(),
                    errors.of(field + "date"),
                    day.name(),
                    errors.of(field + "name"),
                    day.open(),
                    heard(reader, field + "open", day.open(), errors),
                    focus.equals("d" + i)));
        }
        return days;
    }

    private static Heard heard(Reader reader, String field, String typed, Errors errors) {
        String error = errors.of(field);
        return error == null
                ? new Heard(field, CalendarWords.periods(reader, CalendarWords.understood(typed)), false)
                : new Heard(field, error, true);
    }

    private static FieldView field(Reader reader, String name, String label, String hint, String value, Errors errors) {
        String words = hint.isEmpty() ? "" : reader.say(hint);
        return new FieldView(name, reader.say(label), words, "text", "", value, true, false, errors.of(name));
    }

    /** What is wrong, in the reader's words. */
    private record Errors(Reader reader, Map<String, Said> wrong) {
        @Nullable
        String of(String field) {
            Said said = wrong.get(field);
            return said == null ? null : reader.say(said);
        }
    }
}
