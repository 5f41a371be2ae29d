package io.oase.web;

import io.oase.target.Calendar;
import io.oase.target.Calendar.Why;
import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.Period;
import io.oase.target.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Four weeks of a calendar, drawn: a line for each day, midnight to midnight.
 *
 * @param weeks from the one that is now
 * @param zone whose clock it is
 */
public record CalendarPicture(List<Week> weeks, String zone) {
    private static final int WEEKS = 4;

    public CalendarPicture {
        weeks = List.copyOf(weeks);
    }

    /** A week and its number. */
    public record Week(String label, List<Day> days) {
        public Week {
            days = List.copyOf(days);
        }
    }

    /**
     * A day.
     *
     * @param words its hours
     * @param bars what is drawn, in minutes after midnight
     * @param notes what is special about it
     */
    public record Day(
            String weekday, String date, boolean today, boolean open, String words, List<Bar> bars, List<Note> notes) {
        public Day {
            bars = List.copyOf(bars);
            notes = List.copyOf(notes);
        }
    }

    /** {@code open}, {@code counted}, or the moment of {@code start} or {@code due}. */
    public record Bar(String kind, int from, int width) {}

    /** {@code holiday}, {@code special}, {@code clocks}, {@code start} or {@code due}, in words. */
    public record Note(String kind, String icon, String words) {}

    /** What is asked about, to be drawn into it; null for nothing. */
    record Asked(Instant start, Reckoned reckoned) {}

    static CalendarPicture of(Reader reader, Calendar calendar, @Nullable Asked asked) {
        Reader there = reader.in(calendar.zone());
        LocalDate today = LocalDate.ofInstant(reader.now(), calendar.zone());
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        List<Week> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            List<Day> days = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                LocalDate date = monday.plusDays(week * 7L + day);
                days.add(day(there, calendar, date, date.equals(today), asked));
            }
            int number = monday.plusWeeks(week).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            weeks.add(new Week(there.say("calendars.week", number), days));
        }
        return new CalendarPicture(weeks, calendar.zone().getId());
    }

    private static Day day(Reader there, Calendar calendar, LocalDate date, boolean today, @Nullable Asked asked) {
        Calendar.Day day = calendar.day(date);
        List<Bar> bars = new ArrayList<>();
        for (Period period : day.periods()) {
            bars.add(new Bar("open", period.from(), period.to() - period.from()));
        }
        List<Note> notes = new ArrayList<>();
        why(there, day, notes);
        Instant morning = date.atStartOfDay(calendar.zone()).toInstant();
        Instant night = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        ZoneOffsetTransition turn = calendar.zone().getRules().nextTransition(morning.minusNanos(1));
        if (turn != null && turn.getInstant().isBefore(night)) {
            notes.add(new Note("clocks", "clock", clocks(there, turn)));
        }
        if (asked != null) {
            draw(there, asked, morning, night, bars, notes);
        }
        return new Day(
                CalendarWords.brief(there, date.getDayOfWeek()),
                there.by("time.daymonth", date),
                today,
                !day.periods().isEmpty(),
                CalendarWords.periods(there, day.periods()),
                bars,
                notes);
    }

    private static void why(Reader there, Calendar.Day day, List<Note> notes) {
        if (day.why() instanceof Why.PublicHoliday holiday) {
            boolean german = there.language().locale().equals(Locale.GERMAN);
            notes.add(new Note(
                    "holiday",
                    "flag",
                    german ? holiday.holiday().german() : holiday.holiday().english()));
        } else if (day.why() instanceof Why.Special special) {
            notes.add(new Note("special", "star", special.name()));
        }
    }

    private static void draw(
            Reader there, Asked asked, Instant morning, Instant night, List<Bar> bars, List<Note> notes) {
        if (asked.reckoned() instanceof Reckoned.Due due) {
            for (Stretch stretch : due.counted()) {
                if (!stretch.from().isBefore(morning) && stretch.from().isBefore(night)) {
                    int from = minute(there, stretch.from());
                    bars.add(new Bar("counted", from, Math.max(1, end(there, stretch) - from)));
                }
            }
            moment(there, "due", "check", due.at(), morning, night, bars, notes);
        }
        moment(there, "start", "tray", asked.start(), morning, night, bars, notes);
    }

    private static void moment(
            Reader there,
            String kind,
            String icon,
            Instant at,
            Instant morning,
            Instant night,
            List<Bar> bars,
            List<Note> notes) {
        if (!at.isBefore(morning) && at.isBefore(night)) {
            bars.add(new Bar(kind, Math.min(minute(there, at), 1430), 10));
            String clock = there.by("time.clock", at);
            notes.add(new Note(
                    kind, icon, there.say(kind.equals("due") ? "calendars.duethen" : "calendars.postedthen", clock)));
        }
    }

    /** What the clocks do, in words. */
    static String clocks(Reader there, ZoneOffsetTransition turn) {
        LocalTime before = turn.getDateTimeBefore().toLocalTime();
        Duration by = turn.getDuration().abs();
        return there.say(turn.isGap() ? "calendars.forward" : "calendars.back", before, there.span(by));
    }

    private static int minute(Reader there, Instant at) {
        return at.atZone(there.zone()).toLocalTime().toSecondOfDay() / 60;
    }

    private static int end(Reader there, Stretch stretch) {
        int minute = minute(there, stretch.to());
        return minute == 0 ? 1440 : minute;
    }
}
