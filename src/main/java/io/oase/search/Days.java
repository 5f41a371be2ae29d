package io.oase.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days somebody means: one, a month or a year.
 *
 * @param first the first of them
 * @param next the first after them
 */
public record Days(LocalDate first, LocalDate next) {
    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");
    private static final Pattern GERMAN = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?");
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([dtwmy])");

    /**
     * Understands {@code 2026-03-02}, {@code 2026-03}, {@code 2026}, {@code 2.3.2026}, {@code 2.3.} (this year),
     * {@code today}, {@code yesterday}, and {@code 7d}, {@code 2w}, {@code 3m}, {@code 1y} ago; German words likewise.
     */
    static Optional<Days> of(String text, LocalDate today) {
        String plain = Folding.of(text);
        try {
            Matcher iso = ISO.matcher(plain);
            if (iso.matches()) {
                return Optional.of(iso(iso));
            }
            Matcher german = GERMAN.matcher(plain);
            if (german.matches()) {
                int year = german.group(3) == null ? today.getYear() : Integer.parseInt(german.group(3));
                return Optional.of(
                        day(LocalDate.of(year, Integer.parseInt(german.group(2)), Integer.parseInt(german.group(1)))));
            }
            Matcher ago = AGO.matcher(plain);
            if (ago.matches()) {
                return Optional.of(day(before(today, Long.parseLong(ago.group(1)), ago.group(2))));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return switch (plain) {
            case "today", "heute" -> Optional.of(day(today));
            case "yesterday", "gestern" -> Optional.of(day(today.minusDays(1)));
            default -> Optional.empty();
        };
    }

    private static Days iso(Matcher iso) {
        int year = Integer.parseInt(iso.group(1));
        if (iso.group(2) == null) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(iso.group(2)));
        return iso.group(3) == null
                ? new Days(month.atDay(1), month.plusMonths(1).atDay(1))
                : day(LocalDate.of(year, month.getMonth(), Integer.parseInt(iso.group(3))));
    }

    private static LocalDate before(LocalDate today, long many, String unit) {
        return switch (unit) {
            case "w" -> today.minusWeeks(many);
            case "m" -> today.minusMonths(many);
            case "y" -> today.minusYears(many);
            default -> today.minusDays(many);
        };
    }

    private static Days day(LocalDate day) {
        return new Days(day, day.plusDays(1));
    }
}
