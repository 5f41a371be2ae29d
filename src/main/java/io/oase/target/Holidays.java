package io.oase.target;

import java.time.LocalDate;
import java.util.Optional;

/** Public holidays of one place. */
public interface Holidays {
    /** The holiday on this day; empty on all others. */
    Optional<Holiday> on(LocalDate date);

    /** None at all. */
    static Holidays none() {
        return date -> Optional.empty();
    }

    /**
     * A public holiday.
     *
     * @param german its name in German
     * @param english its name in English
     */
    record Holiday(String german, String english) {}
}
