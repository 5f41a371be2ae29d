package io.oase.guide;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.playbook.Playbook.FactField;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** Facts as they are typed, kept and written: each kind by its own manner. Pure. */
public final class FactWords {
    private static final int LONGEST = 500;
    private static final int LONGEST_LINK = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:[.,]\\d{1,6})?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]+");

    private FactWords() {}

    /**
     * What was typed, as it is kept: words on one line, times in UTC, a choice by its place among the choices, from 0.
     *
     * @param zone of whoever typed a time without saying one
     * @return empty for nothing
     * @throws Refused.Invalid naming {@code field}
     */
    public static String read(FactField fact, String field, String typed, ZoneId zone) {
        String plain = CONTROLS.matcher(typed).replaceAll(" ").strip();
        if (plain.isEmpty()) {
            return "";
        }
        return switch (fact.type()) {
            case TEXT, NAME -> words(fact, field, plain);
            case NUMBER -> number(field, plain);
            case TIME -> time(field, plain, zone).toString();
            case DATE -> date(field, plain).toString();
            case LINK -> link(field, plain);
            case CHOICE -> String.valueOf(choice(fact, field, plain));
        };
    }

    /** As it is typed into a form again; times by the clock of {@code zone}. */
    public static String typed(FactField fact, String kept, ZoneId zone) {
        return switch (fact.type()) {
            case TIME ->
                kept.isEmpty()
                        ? ""
                        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT)
                                .format(Instant.parse(kept).atZone(zone));
            default -> kept;
        };
    }

    /**
     * As it stands in a text: {@code 18:30 Uhr}, {@code 1. Dezember, 18:30 Uhr}, {@code 1,500}, one of the choices.
     *
     * @param now a time of the same day is written without its day
     */
    public static String written(FactField fact, String kept, Locale locale, ZoneId zone, Instant now) {
        if (kept.isEmpty()) {
            return "";
        }
        return switch (fact.type()) {
            case TEXT, NAME, LINK -> kept;
            case NUMBER -> {
                NumberFormat format = NumberFormat.getNumberInstance(locale);
                format.setMaximumFractionDigits(6);
                yield format.format(new BigDecimal(kept));
            }
            case TIME -> time(Instant.parse(kept).atZone(zone), locale, now.atZone(zone));
            case DATE -> day(LocalDate.parse(kept), locale, LocalDate.ofInstant(now, zone));
            case CHOICE -> fact.choices().get(Integer.parseInt(kept)).in(locale);
        };
    }

    /** A moment as {@link #written} writes a time: without its day on the day of {@code now}. */
    public static String moment(Instant at, Locale locale, ZoneId zone, Instant now) {
        return time(at.atZone(zone), locale, now.atZone(zone));
    }

    private static String time(ZonedDateTime then, Locale locale, ZonedDateTime now) {
        String clock =
                switch (locale.getLanguage()) {
                    case "de" -> format("HH:mm 'Uhr'", then, locale);
                    case "en" -> format("HH:mm", then, locale);
                    default ->
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(then);
                };
        return then.toLocalDate().equals(now.toLocalDate())
                ? clock
                : day(then.toLocalDate(), locale, now.toLocalDate()) + ", " + clock;
    }

    private static String day(LocalDate day, Locale locale, LocalDate today) {
        String year = day.getYear() == today.getYear() ? "" : " yyyy";
        return switch (locale.getLanguage()) {
            case "de" -> format("d. MMMM" + year, day, locale);
            case "en" -> format("d MMMM" + year, day, locale);
            default ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
        };
    }

    private static String format(String pattern, TemporalAccessor time, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(time);
    }

    private static String words(FactField fact, String field, String plain) {
        int longest = fact.longest() == null ? LONGEST : fact.longest();
        if (plain.codePointCount(0, plain.length()) > longest) {
            throw new Refused.Invalid(field, Said.of("guide.fact.long", longest));
        }
        return plain;
    }

    private static String number(String field, String plain) {
        if (!NUMBER.matcher(plain).matches()) {
            throw new Refused.Invalid(field, Said.of("guide.fact.number"));
        }
        return new BigDecimal(plain.replace(',', '.')).toPlainString();
    }

    private static Instant time(String field, String plain, ZoneId zone) {
        try {
            Instant read = plain.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).atZone(zone).toInstant();
            int year = read.atZone(zone).getYear();
            if (year >= 1900 && year <= 2200) {
                return read;
            }
        } catch (DateTimeException none) {
            // Said below, as for a year nobody can mean.
        }
        throw new Refused.Invalid(field, Said.of("guide.fact.time"));
    }

    private static LocalDate date(String field, String plain) {
        try {
            LocalDate read = LocalDate.parse(plain);
            if (read.getYear() >= 1900 && read.getYear() <= 2200) {
                return read;
            }
        } catch (DateTimeParseException none) {
            // Said below.
        }
        throw new Refused.Invalid(field, Said.of("guide.fact.date"));
    }

    private static String link(String field, String plain) {
        try {
            URI read = new URI(plain);
            String scheme = read.getScheme();
            if (plain.length() <= LONGEST_LINK
                    && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    && read.getHost() != null
                    && read.getUserInfo() == null) {
                return plain;
            }
        } catch (URISyntaxException none) {
            // Said below.
        }
        throw new Refused.Invalid(field, Said.of("guide.fact.link"));
    }

    private static int choice(FactField fact, String field, String plain) {
        for (int place = 0; place < fact.choices().size(); place++) {
            if (fact.choices().get(place).in().containsValue(plain)) {
                return place;
            }
        }
        if (plain.matches("\\d{1,4}")
                && Integer.parseInt(plain) < fact.choices().size()) {
            return Integer.parseInt(plain);
        }
        throw new Refused.Invalid(field, Said.of("guide.fact.choice"));
    }
}
