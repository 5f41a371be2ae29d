package io.oase.web;

import io.oase.target.Calendar;
import io.oase.target.Calendar.Why;
import io.oase.target.OpeningTime;
import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.Stretch;
import io.oase.web.Reckoning.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the arithmetic of one due time into lines, day by day. */
final class ReckoningLines {
    /** Lines from the beginning and from the end that are told of a long reckoning. */
    private static final int TOLD = 16;

    private final Reader there;
    private final Calendar calendar;
    private final Instant start;
    private final Duration span;
    private final List<Line> lines = new ArrayList<>();
    private Duration total = Duration.ZERO;
    /** First day of a run of days that are closed as every week; null outside one. */
    private @Nullable LocalDate closedFrom;

    /** @param there a reader whose clock is that of the calendar */
    ReckoningLines(Reader there, Calendar calendar, Instant start, Duration span) {
        this.there = there;
        this.calendar = calendar;
        this.start = start;
        this.span = span;
    }

    List<Line> until(Reckoned.Due due, List<Stretch> pauses) {
        begin();
        Map<LocalDate, List<Stretch>> counted =
                due.counted().stream().collect(Collectors.groupingBy(stretch -> date(stretch.from())));
        LocalDate last = date(due.at().minusNanos(due.at().equals(start) ? 0 : 1));
        for (LocalDate day = date(start); !day.isAfter(last); day = day.plusDays(1)) {
            List<Stretch> stretches = counted.getOrDefault(day, List.of());
            if (stretches.isEmpty()) {
                passed(day);
            } else {
                endClosed(day);
            }
            clocks(day, due.at());
            stretches.forEach(this::counted);
            pauses(day, pauses, due.at());
        }
        endClosed(last.plusDays(1));
        lines.add(new Line("due", "check", there.by("time.moment", due.at()), there.say("reckoning.isdue"), "", ""));
        return shortened();
    }

    List<Line> never(Duration missing) {
        begin();
        String what = missing.equals(span)
                ? there.say("reckoning.closedforever")
                : there.say("reckoning.missing", there.span(missing), there.span(span));
        lines.add(new Line("never", "alert", "", what, "", ""));
        return lines;
    }

    private void begin() {
        String what =
                there.say(new OpeningTime(calendar).open(start) ? "reckoning.startopen" : "reckoning.startclosed");
        lines.add(new Line("start", "tray", there.by("time.moment", start), what, "", ""));
    }

    private void counted(Stretch stretch) {
        total = total.plus(stretch.length());
        String to = there.by("time.clock", stretch.to());
        lines.add(new Line(
                "counted",
                "plus",
                there.by("time.dayshort", date(stretch.from())),
                there.by("time.clock", stretch.from()) + "–" + (to.equals("00:00") ? "24:00" : to),
                "+ " + there.span(stretch.length()),
                stretch.length().equals(span)
                        ? ""
                        : there.say("reckoning.total", there.span(total), there.span(span))));
    }

    /** A day nothing of was counted. */
    private void passed(LocalDate date) {
        Calendar.Day day = calendar.day(date);
        if (day.why() instanceof Why.PublicHoliday holiday) {
            endClosed(date);
            boolean german = there.language().locale().equals(Locale.GERMAN);
            String name =
                    german ? holiday.holiday().german() : holiday.holiday().english();
            skip("holiday", "flag", date, there.say("reckoning.holiday", name));
        } else if (day.why() instanceof Why.Special special && day.periods().isEmpty()) {
            endClosed(date);
            skip("special", "star", date, there.say("reckoning.special", special.name()));
        } else if (!day.periods().isEmpty()) {
            endClosed(date);
        } else if (closedFrom == null) {
            closedFrom = date;
        }
    }

    /** Tells of the closed days before this one. */
    private void endClosed(LocalDate date) {
        LocalDate from = closedFrom;
        closedFrom = null;
        if (from == null) {
            return;
        }
        LocalDate to = date.minusDays(1);
        String first = there.by("time.dayshort", from);
        String when = from.equals(to) ? first : first + " – " + there.by("time.dayshort", to);
        long days = ChronoUnit.DAYS.between(from, date);
        lines.add(new Line("closed", "pause", when, there.say("reckoning.closed", days), "", ""));
    }

    private void clocks(LocalDate day, Instant due) {
        Instant morning = day.atStartOfDay(calendar.zone()).toInstant();
        ZoneOffsetTransition turn = calendar.zone().getRules().nextTransition(morning.minusNanos(1));
        if (turn != null
                && date(turn.getInstant()).equals(day)
                && turn.getInstant().isAfter(start)
                && turn.getInstant().isBefore(due)) {
            skip("clocks", "clock", day, CalendarPicture.clocks(there, turn));
        }
    }

    private void pauses(LocalDate day, List<Stretch> pauses, Instant due) {
        for (Stretch pause : pauses) {
            if (pause.to().isAfter(start) && pause.from().isBefore(due) && day.equals(date(later(pause.from())))) {
                skip(
                        "paused",
                        "pause",
                        day,
                        there.say(
                                "reckoning.paused",
                                there.by("time.moment", pause.from()),
                                there.by("time.moment", pause.to())));
            }
        }
    }

    private Instant later(Instant from) {
        return from.isBefore(start) ? start : from;
    }

    private void skip(String kind, String icon, LocalDate day, String what) {
        lines.add(new Line(kind, icon, there.by("time.dayshort", day), what, "", ""));
    }

    private List<Line> shortened() {
        if (lines.size() <= 2 * TOLD + 1) {
            return lines;
        }
        List<Line> told = new ArrayList<>(lines.subList(0, TOLD));
        told.add(new Line("more", "more", "", there.say("reckoning.more", lines.size() - 2 * TOLD), "", ""));
        told.addAll(lines.subList(lines.size() - TOLD, lines.size()));
        return told;
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }
}
