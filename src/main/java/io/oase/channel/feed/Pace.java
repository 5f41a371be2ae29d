package io.oase.channel.feed;

import io.oase.channel.HttpAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a feed wants to be asked: the longest of what the document and the headers say, but a day at most, since
 * some feeds say a year.
 *
 * @param seconds from {@code ttl} or {@code sy:updatePeriod}; 0 when the document does not say
 * @param skipHours hours of the day, UTC, at which it need not be asked
 * @param skipDays names of week days, in English upper case, on which it need not be asked
 */
record Pace(long seconds, List<Integer> skipHours, List<String> skipDays) {
    static final Duration LONGEST = Duration.ofDays(1);
    static final Pace FREE = new Pace(0, List.of(), List.of());

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

    Pace {
        seconds = Math.max(0, Math.min(seconds, LONGEST.toSeconds()));
        skipHours = List.copyOf(skipHours);
        skipDays = List.copyOf(skipDays);
    }

    /** Earliest time to ask again; empty when nothing was said. */
    Optional<Instant> notBefore(HttpAnswer answer, Instant now) {
        long wait = Math.min(LONGEST.toSeconds(), Math.max(seconds, Math.max(maxAge(answer), expires(answer, now))));
        Instant at = afterSkipped(now.plusSeconds(wait));
        return at.isAfter(now) ? Optional.of(at) : Optional.empty();
    }

    /** Whether the server forbids keeping what it sent, validators included. */
    static boolean isFleeting(HttpAnswer answer) {
        String control = answer.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        return control.contains("no-store")
                || answer.header("Expires").orElse("").strip().equals("0");
    }

    /** The start of the first hour that is not skipped; the time itself when all are. */
    private Instant afterSkipped(Instant time) {
        ZonedDateTime at = time.atZone(ZoneOffset.UTC);
        for (int hours = 0; hours <= 24 * 7; hours++) {
            if (!skipHours.contains(at.getHour())
                    && !skipDays.contains(at.getDayOfWeek().name())) {
                return Duration.between(time, at.toInstant()).compareTo(LONGEST) > 0
                        ? time.plus(LONGEST)
                        : at.toInstant();
            }
            at = at.truncatedTo(java.time.temporal.ChronoUnit.HOURS).plusHours(1);
        }
        return time;
    }

    private static long maxAge(HttpAnswer answer) {
        String control =
                String.join(",", answer.headers().values("Cache-Control")).toLowerCase(Locale.ROOT);
        Matcher age = MAX_AGE.matcher(control);
        if (control.contains("no-cache") || control.contains("no-store") || !age.find()) {
            return 0;
        }
        long old = answer.header("Age")
                .filter(a -> a.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return Math.max(0, Long.parseLong(age.group(1)) - old);
    }

    /** By the server's own clock where it tells it, so that a wrong one does no harm. */
    private static long expires(HttpAnswer answer, Instant now) {
        Instant from = answer.header("Date").flatMap(Pace::date).orElse(now);
        return answer.header("Expires")
                .flatMap(Pace::date)
                .map(at -> Math.max(0, Duration.between(from, at).toSeconds()))
                .orElse(0L);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
