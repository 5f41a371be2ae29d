package io.oase.web;

import io.oase.base.Said;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/**
 * Somebody looking at a page now: says things in their language and in their time zone, briefly and exactly.
 *
 * @param language what they read
 * @param zone where they are; times are said in it
 * @param now the moment the page is made
 */
public record Reader(Language language, ZoneId zone, Instant now) {

    /** A message in the reader's words; an argument that is an instant becomes a time. */
    public String say(Said said) {
        return language.say(said.key(), said.args(), this::slot);
    }

    /** {@link #say(Said)} for the impatient. */
    public String say(String key, Object... args) {
        return say(Said.of(key, args));
    }

    /** When it was, as short as it can be said: {@code 14:20}, {@code Mon 14:20}, {@code 12 Nov}, {@code 12 Nov 2024}. */
    public String at(Instant instant) {
        ZonedDateTime then = local(instant);
        ZonedDateTime today = local(now);
        long days = Math.abs(ChronoUnit.DAYS.between(then.toLocalDate(), today.toLocalDate()));
        if (days == 0) {
            return format(then, "time.clock");
        }
        if (days < 7) {
            return format(then, "time.weekday");
        }
        return format(then, then.getYear() == today.getYear() ? "time.day" : "time.date");
    }

    /** The time of day: {@code 14:20}. */
    public String clock(Instant instant) {
        return format(local(instant), "time.clock");
    }

    /** The day it is then where the reader is. */
    public java.time.LocalDate day(Instant instant) {
        return local(instant).toLocalDate();
    }

    /** The whole date and time with its zone, for titles: {@code Tuesday, 24 November 2026, 14:20 CET}. */
    public String exactly(Instant instant) {
        return format(local(instant), "time.full");
    }

    /** How long ago: {@code 12 s ago}, {@code 3 min ago}, {@code 2 h ago}, {@code 4 d ago}. The future counts as now. */
    public String ago(Instant instant) {
        long seconds = Math.max(0, Duration.between(instant, now).toSeconds());
        if (seconds < 60) {
            return say("time.ago.s", seconds);
        }
        if (seconds < 3600) {
            return say("time.ago.min", seconds / 60);
        }
        if (seconds < 86_400) {
            return say("time.ago.h", seconds / 3600);
        }
        return say("time.ago.d", seconds / 86_400);
    }

    /** How long: {@code 45 s}, {@code 4 min}, {@code 1 h 26}, {@code 2 d 3 h}. Negative lengths count as none. */
    public String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return say("time.span.s", seconds);
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return say("time.span.min", minutes);
        }
        if (minutes < 1440) {
            return say("time.span.h", minutes / 60, "%02d".formatted(minutes % 60));
        }
        return say("time.span.d", minutes / 1440, minutes % 1440 / 60);
    }

    /** The moment, ready to be shown: words, machine-readable form, and the full date as its title. */
    public Moment moment(Instant instant) {
        return new Moment(instant.toString(), at(instant), exactly(instant));
    }

    /** Like {@link #moment}, counted from now and ticking on in the browser. */
    public Moment since(Instant instant) {
        return new Moment(instant.toString(), ago(instant), exactly(instant));
    }

    /** Like {@link #moment}, as a length that grows in the browser. */
    public Moment lasting(Instant from) {
        return new Moment(from.toString(), span(Duration.between(from, now)), exactly(from));
    }

    /** The same reader with the clock of another place. */
    Reader in(ZoneId place) {
        return new Reader(language, place, now);
    }

    /** A day or a time by one of the patterns among the messages. */
    String by(String patternKey, TemporalAccessor time) {
        return format(time, patternKey);
    }

    /** A moment by one of the patterns among the messages. */
    String by(String patternKey, Instant instant) {
        return format(local(instant), patternKey);
    }

    private String format(TemporalAccessor time, String patternKey) {
        String pattern = language.say(patternKey, List.of(), arg -> arg);
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    private String slot(String arg) {
        if (arg.length() < 17 || !arg.endsWith("Z")) {
            return arg;
        }
        try {
            return at(Instant.parse(arg));
        } catch (DateTimeException notATime) {
            return arg;
        }
    }
}
