package io.oase.web;

import io.oase.people.People;
import io.oase.target.Calendars;
import java.util.List;

/** All pages about calendars, wired. */
public final class CalendarWing {
    private final List<Object> pages;

    public CalendarWing(Face face, Visits visits, Shells shells, Calendars calendars, People people) {
        CalendarDesk desk = new CalendarDesk(face, shells, calendars, people);
        pages = List.of(
                new CalendarPages(face, visits, shells, calendars, desk),
                new CalendarEditPages(face, visits, calendars, desk));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
