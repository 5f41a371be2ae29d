package io.oase.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as somebody types it: {@code 2 h}, {@code 90 min}, {@code 1,5 h}, {@code 1:30}, {@code 1 h 30}; a plain number is hours. */
final class TypedSpan {
    /** More than a year of working days. */
    static final Duration LONGEST = Duration.ofHours(2_000);

    private static final String HOURS = "(?:h|hrs?|hours?|std\\.?|stunden?)";
    private static final String MINUTES = "(?:m|min|mins|minutes?|minuten?)";
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d{2})(?:\\s*" + HOURS + ")?");
    private static final Pattern WORDS =
            Pattern.compile("(?:(\\d{1,6}(?:[.,]\\d{1,2})?)\\s*" + HOURS + ")?\\s*(?:(\\d{1,6})\\s*" + MINUTES + "?)?");

    private TypedSpan() {}

    /** Empty when it is no length, none at all, or longer than {@link #LONGEST}. */
    static Optional<Duration> of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        return read(text).filter(span -> !span.isZero() && span.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> read(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(minutes(clock.group(1)).multipliedBy(60).plus(minutes(clock.group(2))));
        }
        if (text.matches("\\d{1,6}([.,]\\d{1,2})?")) {
            return Optional.of(hours(text));
        }
        Matcher words = WORDS.matcher(text);
        if (text.isEmpty() || !words.matches()) {
            return Optional.empty();
        }
        Duration hours = words.group(1) == null ? Duration.ZERO : hours(words.group(1));
        return Optional.of(words.group(2) == null ? hours : hours.plus(minutes(words.group(2))));
    }

    private static Duration hours(String number) {
        return Duration.ofMinutes(Math.round(Double.parseDouble(number.replace(',', '.')) * 60));
    }

    private static Duration minutes(String digits) {
        return Duration.ofMinutes(Long.parseLong(digits));
    }
}
