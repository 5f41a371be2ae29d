package io.oase.acknowledge;

import io.oase.target.Calendar;
import io.oase.target.Calendar.Why;
import io.oase.target.OpeningTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Whether somebody is there when a post comes in: what is said differs. */
public enum Situation {
    /** Somebody is. */
    INSIDE,
    /** Nobody is, on an ordinary day. */
    OUTSIDE,
    /** Nobody is, because today is a public holiday or closed for a reason of its own. */
    HOLIDAY;

    /** The name in the database and in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By the calendar. */
    static Situation at(Calendar calendar, Instant now) {
        if (new OpeningTime(calendar).open(now)) {
            return INSIDE;
        }
        Calendar.Day day = calendar.day(LocalDate.ofInstant(now, calendar.zone()));
        boolean free =
                day.periods().isEmpty() && (day.why() instanceof Why.PublicHoliday || day.why() instanceof Why.Special);
        return free ? HOLIDAY : OUTSIDE;
    }
}
