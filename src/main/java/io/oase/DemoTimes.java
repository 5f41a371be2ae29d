package io.oase;

import io.oase.people.Account;
import io.oase.target.CalendarDraft;
import io.oase.target.CalendarDraft.HoursDraft;
import io.oase.target.CalendarDraft.PeriodDraft;
import io.oase.target.StoredCalendar;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.target.TargetBody.Time;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Promises for the first five minutes: whoever tries Oase at night sees clocks run, too, and some turn amber and red. */
final class DemoTimes {
    private static final int SHORT = 4;
    private static final int LONG = 12;

    private DemoTimes() {}

    static void promise(Wiring wiring, Account admin) {
        StoredCalendar calendar = wiring.calendars.all(admin).get(0);
        Map<String, List<PeriodDraft>> week = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toMap(Function.identity(), day -> List.of(new PeriodDraft("00:00", "24:00"))));
        wiring.calendars.change(
                admin,
                calendar.id(),
                "Marktplatz",
                new CalendarDraft(
                        calendar.written().zone(), List.of(new HoursDraft("2000-01-01", week)), null, List.of()),
                null);
        for (Target target : wiring.targets.all(admin)) {
            TargetBody body = TargetBody.of(target);
            int minutes = "others".equals(target.shipped()) || "reviews".equals(target.shipped()) ? LONG : SHORT;
            Map<String, Time> times = new TreeMap<>();
            target.times().keySet().forEach(kind -> times.put(kind.id(), new Time(minutes, "opening")));
            wiring.targets.change(
                    admin,
                    target.id(),
                    new TargetBody(body.name(), null, body.match(), body.calendar(), times, body.steps()),
                    null);
        }
    }
}
