package io.oase.web;

import io.oase.base.Said;
import io.oase.target.Calendar;
import io.oase.target.CalendarDraft;
import io.oase.target.CalendarReading;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a filled-in form means.
 *
 * @param calendar as far as it was understood
 * @param wrong field of the form to what is wrong with it, in words; empty when all was understood
 */
record CalendarTyped(CalendarForm form, CalendarDraft draft, Calendar calendar, Map<String, Said> wrong) {
    private static final Pattern WEEKDAY = Pattern.compile("hours\\.(\\d+)\\.week\\.([a-z]+).*");
    private static final Pattern HOURS = Pattern.compile("hours\\.(\\d+)(\\.from)?");
    private static final Pattern DAY = Pattern.compile("days\\.(\\d+)(\\.date|\\.name|\\.periods.*)?");

    CalendarTyped {
        wrong = Map.copyOf(wrong);
    }

    static CalendarTyped of(CalendarForm form) {
        CalendarDraft draft = form.draft();
        CalendarReading reading = CalendarReading.of(draft);
        Map<String, Said> wrong = fields(form, reading.wrong());
        for (int i = 0; i < form.hours().size(); i++) {
            for (DayOfWeek day : DayOfWeek.values()) {
                heard(
                        wrong,
                        "h" + i + "-" + CalendarForm.id(day),
                        form.hours().get(i).on(day));
            }
        }
        for (int i = 0; i < form.days().size(); i++) {
            heard(wrong, "d" + i + "-open", form.days().get(i).open());
        }
        return new CalendarTyped(form, draft, reading.calendar(), wrong);
    }

    /** What was refused, by fields of the form instead of those of the calendar. */
    static Map<String, Said> fields(CalendarForm form, Map<String, Said> refused) {
        Map<String, Said> fields = new HashMap<>();
        refused.forEach((path, said) -> fields.put(field(form, path), said));
        return fields;
    }

    private static void heard(Map<String, Said> wrong, String field, String typed) {
        @Nullable Said trouble = TypedHours.of(typed).wrong();
        if (trouble != null) {
            wrong.put(field, trouble);
        }
    }

    private static String field(CalendarForm form, String path) {
        Matcher weekday = WEEKDAY.matcher(path);
        if (weekday.matches()) {
            return "h" + weekday.group(1) + "-" + weekday.group(2);
        }
        Matcher hours = HOURS.matcher(path);
        if (hours.matches()) {
            return "h" + hours.group(1) + "-from";
        }
        Matcher day = DAY.matcher(path);
        if (day.matches()) {
            String part = day.group(2) == null ? ".date" : day.group(2);
            String field = part.startsWith(".periods") ? "open" : part.substring(1);
            return "d" + row(form, Integer.parseInt(day.group(1))) + "-" + field;
        }
        return switch (path) {
            case "holidays.country" -> "country";
            case "holidays.region" -> "region";
            default -> path;
        };
    }

    /** Blank rows of special days are none in the calendar. */
    private static int row(CalendarForm form, int index) {
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < form.days().size(); i++) {
            if (!form.days().get(i).blank()) {
                filled.add(i);
            }
        }
        return filled.get(index);
    }
}
