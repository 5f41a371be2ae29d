package io.oase.channel.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds write them: RFC 3339 and its looser relatives, RFC 822 and 2822 with two-digit years, named zones,
 * wrong week days or none, English or German months. A date without a zone is taken as UTC.
 */
final class FeedDates {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4,6})-(\\d{1,2})(?:-(\\d{1,2}))?(?:[Tt\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)?\\s*(\\S.*)?");
    private static final Pattern RFC = Pattern.compile(
            "(?:[^\\d,]+,?\\s+)?(\\d{1,2})\\.?[\\s-]+(\\p{L}{3,})\\.?,?[\\s-]+(\\d{1,6})(?:,?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)?\\s*(\\S.*)?");
    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|UT)?\\s*([+-])(\\d{1,2}):?(\\d{2})?(?:\\s*\\(.*\\))?");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Map<String, String> GERMAN =
            Map.of("mär", "mar", "mrz", "mar", "mai", "may", "okt", "oct", "dez", "dec");
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("MEZ", 1),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("JST", 9));

    private FeedDates() {}

    /** The instant; null when there is none, it cannot be read, or it is impossible (before 1990, after 2200). */
    static @Nullable Instant parse(@Nullable String written) {
        if (written == null || written.length() > 100) {
            return null;
        }
        String text = written.strip();
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return instant(iso, number(iso, 1), number(iso, 2), iso.group(3) == null ? 1 : number(iso, 3));
            }
            Matcher rfc = RFC.matcher(text);
            return rfc.matches() ? instant(rfc, year(rfc.group(3)), month(rfc.group(2)), number(rfc, 1)) : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(Matcher parts, int year, int month, int day) {
        if (year < 1990 || year > 2200) {
            return null;
        }
        int hour = number(parts, 4);
        LocalDateTime date = LocalDateTime.of(
                year, month, day, hour == 24 ? 0 : hour, number(parts, 5), Math.min(59, number(parts, 6)));
        return (hour == 24 ? date.plusDays(1) : date).toInstant(ZoneOffset.ofTotalSeconds(offset(parts.group(7))));
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    /** RFC 2822, 4.3: two digits below 50 are this century. */
    private static int year(String written) {
        int year = Integer.parseInt(written);
        if (written.length() == 2) {
            return year < 50 ? 2000 + year : 1900 + year;
        }
        return written.length() == 3 ? 1900 + year : year;
    }

    private static int month(String written) {
        String name = written.toLowerCase(Locale.ROOT).substring(0, 3);
        int at = MONTHS.indexOf(GERMAN.getOrDefault(name, name));
        return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
    }

    private static int offset(@Nullable String zone) {
        if (zone == null) {
            return 0;
        }
        Matcher offset = OFFSET.matcher(zone.strip());
        if (offset.matches()) {
            int seconds = number(offset, 2) * 3600 + number(offset, 3) * 60;
            return Math.min(seconds, 18 * 3600) * (offset.group(1).equals("-") ? -1 : 1);
        }
        return ZONES.getOrDefault(zone.strip().toUpperCase(Locale.ROOT), 0) * 3600;
    }
}
