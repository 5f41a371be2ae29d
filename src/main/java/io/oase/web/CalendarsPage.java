package io.oase.web;

import java.util.List;

/**
 * All calendars in use.
 *
 * @param mayChange whether the reader may make new ones
 */
public record CalendarsPage(List<Card> calendars, boolean mayChange) {
    public CalendarsPage {
        calendars = List.copyOf(calendars);
    }

    /**
     * One.
     *
     * @param place whose holidays are free
     * @param hours the hours that hold now
     * @param open whether somebody is there now
     * @param now that, and until or from when, in words
     * @param changed when it was changed last, in words
     */
    public record Card(
            long id, String name, String zone, String place, String hours, boolean open, String now, String changed) {}
}
