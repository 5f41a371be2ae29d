package io.oase.web;

import io.oase.base.Said;
import io.oase.target.CalendarReading;
import io.oase.target.StoredCalendar;
import io.oase.web.CalendarPreview.Question;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A calendar of a customer service in Munich around the turn of the year. */
final class CalendarSamples {
    private final Reader reader;

    CalendarSamples(Reader reader) {
        this.reader = reader;
    }

    CalendarsPage list() {
        CalendarReading reading = CalendarReading.of(form(false).draft());
        StoredCalendar stored = new StoredCalendar(
                1,
                "Kundendienst",
                4,
                3,
                reading.written(),
                reading.calendar(),
                Samples.NOW.minus(Duration.ofDays(90)),
                Samples.NOW.minus(Duration.ofDays(3)),
                1L);
        return new CalendarsPage(List.of(CalendarViews.card(reader, stored)), true);
    }

    CalendarPage page(boolean mayChange, boolean wrong) {
        CalendarTyped typed = CalendarTyped.of(form(wrong));
        Map<String, Said> told = wrong ? typed.wrong() : Map.of();
        Question question = new Question("2026-12-04T14:40", wrong ? "soon" : "12 h");
        return new CalendarPage(
                "1",
                "Kundendienst",
                "/calendars/1",
                mayChange,
                "3",
                CalendarViews.fields(reader, typed, told, ""),
                new CalendarPage.Question(question.at(), question.span()),
                CalendarPreview.of(
                        reader, typed.calendar(), question, typed.wrong().size()),
                wrong ? reader.say("refused.invalid") : null,
                wrong ? null : reader.say("calendars.saved"),
                List.of(
                        new CalendarPage.Version(3, reader.say("calendars.changedby", Samples.NOW, "Ada Sommer")),
                        new CalendarPage.Version(1, reader.say("calendars.shipped", Samples.NOW))));
    }

    private static CalendarForm form(boolean wrong) {
        Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.MONDAY, wrong ? "9–12, 11–13" : "9–12, 13–17:30");
        week.put(DayOfWeek.TUESDAY, wrong ? "nine to five" : "9–12, 13–17:30");
        week.put(DayOfWeek.THURSDAY, "9–12, 13–19");
        week.put(DayOfWeek.FRIDAY, "9–15");
        return new CalendarForm(
                "Kundendienst",
                wrong ? "Europe/Bärlin" : "Europe/Berlin",
                "de",
                "by",
                "de",
                List.of(
                        new CalendarForm.Week("2026-01-01", week),
                        new CalendarForm.Week("2027-01-01", Map.of(DayOfWeek.SATURDAY, "10–14"))),
                List.of(
                        new CalendarForm.Day("2026-12-07", "Betriebsausflug", ""),
                        new CalendarForm.Day(wrong ? "9999-01-01" : "2026-12-24", "Heiligabend", "9–12")),
                "3");
    }
}
