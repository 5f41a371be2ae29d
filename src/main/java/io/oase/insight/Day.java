package io.oase.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a day was, by the clock of a zone.
 *
 * @param open conversations that are new or open now
 * @param unassigned those of them that nobody has
 * @param late those of them with something overdue now
 * @param hours all that had something, by hour
 * @param people who did something, the most answers first; null where figures by colleague are not to be seen
 */
public record Day(
        LocalDate date,
        ZoneId zone,
        int open,
        int unassigned,
        int late,
        List<Hour> hours,
        @Nullable List<Person> people) {
    public Day {
        hours = List.copyOf(hours);
        people = people == null ? null : List.copyOf(people);
    }

    /**
     * An hour of it.
     *
     * @param hour 0 to 23
     * @param received posts that came in
     * @param answered answers that went out, also those written in a network's own app
     * @param resolved conversations that were resolved
     */
    public record Hour(int hour, int received, int answered, int resolved) {}

    /**
     * What somebody did.
     *
     * @param answered answers of theirs that went out
     * @param open what they have now that is new or open
     */
    public record Person(long id, String name, int answered, int resolved, int notes, int open) {}

    /** Posts that came in, over the whole day. */
    public int received() {
        return hours.stream().mapToInt(Hour::received).sum();
    }

    /** Answers that went out, over the whole day. */
    public int answered() {
        return hours.stream().mapToInt(Hour::answered).sum();
    }

    /** Conversations that were resolved, over the whole day. */
    public int resolved() {
        return hours.stream().mapToInt(Hour::resolved).sum();
    }
}
