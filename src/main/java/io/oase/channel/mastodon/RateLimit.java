package io.oase.channel.mastodon;

import io.oase.channel.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * {@code X-RateLimit-*}: Mastodon and newer GoToSocial say the reset as an ISO 8601 time, older GoToSocial in epoch
 * seconds, others in seconds from now.
 */
final class RateLimit {
    private static final int FEW = 10;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofMinutes(5);

    private RateLimit() {}

    /** When requests are free again; empty when the server does not say. At most an hour ahead, always ahead. */
    static Optional<Instant> reset(HttpAnswer answer, Instant now) {
        return answer.header("X-RateLimit-Reset")
                .flatMap(value -> time(value.strip(), now))
                .map(at -> at.isAfter(now) ? at : now.plusSeconds(60))
                .map(at -> at.isAfter(now.plus(LONGEST)) ? now.plus(USUAL) : at);
    }

    /** The reset, when so few requests are left that polling should wait for it. */
    static Optional<Instant> nearlyUsedUp(HttpAnswer answer, Instant now) {
        return answer.header("X-RateLimit-Remaining")
                .map(String::strip)
                .filter(left -> left.matches("\\d{1,9}") && Integer.parseInt(left) < FEW)
                .flatMap(left -> reset(answer, now));
    }

    private static Optional<Instant> time(String value, Instant now) {
        if (value.matches("\\d{1,12}")) {
            long number = Long.parseLong(value);
            return Optional.of(number > 1_000_000_000L ? Instant.ofEpochSecond(number) : now.plusSeconds(number));
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
