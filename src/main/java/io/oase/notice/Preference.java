package io.oase.notice;

import io.oase.people.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hear of what they are told.
 *
 * @param choices by kind; a kind that is left out is as it is for most
 * @param zone where they are: their hours are of this zone
 * @param quiet when they do not want to be disturbed; null: never
 * @param digestTimes when everything unread is mailed, daily; at least one
 * @param wordy whether pushes show the first words of a conversation and who waits: they may stand on a locked screen
 */
public record Preference(
        Map<String, Choice> choices, ZoneId zone, @Nullable Quiet quiet, List<LocalTime> digestTimes, boolean wordy) {
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    public Preference {
        choices = Map.copyOf(choices);
        digestTimes = digestTimes.stream().distinct().sorted().toList();
    }

    /** That of most people. */
    static Preference usual(ZoneId zone) {
        return new Preference(Map.of(), zone, null, List.of(MORNING), false);
    }

    /** How somebody of this role hears of this kind. */
    public Choice choice(String kind, Role role) {
        return Objects.requireNonNullElseGet(choices.get(kind), () -> Family.usual(kind, role));
    }

    /** When the next mail with everything unread is due, later than this. */
    Instant nextDigest(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        return List.of(today, today.plusDays(1), today.plusDays(2)).stream()
                .flatMap(day -> digestTimes.stream()
                        .map(time -> day.atTime(time).atZone(zone).toInstant()))
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Until when they do not want to be disturbed; empty: now is as good as any time. */
    Optional<Instant> quietUntil(Instant now) {
        return Optional.ofNullable(quiet).flatMap(hours -> hours.until(now, zone));
    }
}
