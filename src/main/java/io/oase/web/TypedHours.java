package io.oase.web;

import io.oase.base.Said;
import io.oase.target.CalendarDraft.PeriodDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The opening periods of a day as somebody types them: {@code 9–12, 13–17:30}, {@code 9 bis 17 Uhr}, {@code 9am-5pm},
 * {@code closed}. Whether they make sense is for the calendar to say.
 *
 * @param periods what was understood
 * @param wrong what was not; null when everything was
 */
record TypedHours(List<PeriodDraft> periods, @Nullable Said wrong) {
    private static final Set<String> CLOSED =
            Set.of("", "-", "closed", "none", "shut", "geschlossen", "zu", "frei", "ruhetag", "nie");
    private static final Set<String> ALL_DAY = Set.of(
            "24h",
            "24 h",
            "24/7",
            "24 hours",
            "24 stunden",
            "all day",
            "always",
            "ganztägig",
            "durchgehend",
            "rund um die uhr");
    private static final String TIME = "(\\d{1,2}[:.h]\\d{2}|\\d{3,4}|\\d{1,2})\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr|h)?";
    private static final Pattern PERIOD = Pattern.compile(TIME + "\\s*-\\s*" + TIME);
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;&+/]*");
    private static final int SHOWN = 40;

    TypedHours {
        periods = List.copyOf(periods);
    }

    static TypedHours of(String typed) {
        String text = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("\\b(bis|to|until|till)\\b", "-")
                .replaceAll("\\b(und|and|sowie)\\b", ",");
        if (CLOSED.contains(text)) {
            return new TypedHours(List.of(), null);
        }
        if (ALL_DAY.contains(text)) {
            return new TypedHours(List.of(new PeriodDraft("00:00", "24:00")), null);
        }
        List<PeriodDraft> periods = new ArrayList<>();
        Matcher found = PERIOD.matcher(text);
        int at = 0;
        boolean understood = true;
        while (found.find()) {
            understood &= BETWEEN.matcher(text.substring(at, found.start())).matches();
            String from = time(found.group(1), found.group(2), false);
            String to = time(found.group(3), found.group(4), true);
            understood &= from != null && to != null;
            if (from != null && to != null) {
                periods.add(new PeriodDraft(from, to));
            }
            at = found.end();
        }
        understood &= BETWEEN.matcher(text.substring(at)).matches() && !periods.isEmpty();
        return new TypedHours(periods, understood ? null : Said.of("calendars.nothours", shown(typed.strip())));
    }

    /** As a calendar is written; midnight at the end of a period is that of the next day. Null: no time of day. */
    private static @Nullable String time(String digits, @Nullable String half, boolean end) {
        String plain = digits.replaceAll("[.h]", ":");
        int split = plain.indexOf(':');
        if (split < 0 && plain.length() > 2) {
            split = plain.length() - 2;
            plain = plain.substring(0, split) + ":" + plain.substring(split);
        }
        int hour = Integer.parseInt(split < 0 ? plain : plain.substring(0, split));
        int minute = split < 0 ? 0 : Integer.parseInt(plain.substring(split + 1));
        if (half != null && (half.startsWith("a") || half.startsWith("p"))) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        if (end && hour == 0 && minute == 0) {
            hour = 24;
        }
        return hour > 24 || minute > 59 || (hour == 24 && minute > 0) ? null : "%02d:%02d".formatted(hour, minute);
    }

    private static String shown(String typed) {
        return typed.length() > SHOWN ? typed.substring(0, SHOWN) + "…" : typed;
    }
}
