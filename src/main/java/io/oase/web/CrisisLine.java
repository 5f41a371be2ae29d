package io.oase.web;

import io.oase.activation.Activation;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A playbook in force in one line, above every page.
 *
 * @param severity its name
 * @param grave whether it is the gravest
 * @param lead who leads, in words
 * @param countersign whether somebody still has to stand up for it
 * @param next when something has to be said next; null where nothing has
 */
public record CrisisLine(
        long id,
        String title,
        String severity,
        boolean grave,
        boolean drill,
        Moment since,
        String lead,
        boolean countersign,
        @Nullable Next next) {
    /**
     * A countdown.
     *
     * @param iso when it ends, UTC
     * @param text how it stands: minutes and seconds
     * @param late whether it has ended
     */
    public record Next(String iso, String text, boolean late) {}

    static CrisisLine of(Activation activation, Reader reader) {
        Locale locale = reader.language().locale();
        return new CrisisLine(
                activation.id(),
                activation.playbook().title().in(locale),
                activation.severity().name().in(locale),
                activation.level() == activation.playbook().levels().get(0).level(),
                activation.drill(),
                reader.moment(activation.startedAt()),
                activation.leadName() == null
                        ? reader.say("crisis.nobodyleads")
                        : reader.say("crisis.leads", activation.leadName()),
                activation.glassBroken() && activation.countersignedAt() == null,
                next(activation, reader));
    }

    /** The earlier of what was promised to people and what the playbook asks for. */
    private static @Nullable Next next(Activation activation, Reader reader) {
        Instant promised = activation.nextUpdateAt();
        Instant due = activation.updateDueAt();
        Instant at = promised == null || due != null && due.isBefore(promised) ? due : promised;
        if (at == null || !activation.inForce()) {
            return null;
        }
        long seconds = at.getEpochSecond() - reader.now().getEpochSecond();
        return new Next(at.toString(), clock(Math.abs(seconds)), seconds < 0);
    }

    static String clock(long seconds) {
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
