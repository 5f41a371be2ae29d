package io.oase.web;

import io.oase.base.Said;
import io.oase.target.ClockKind;
import io.oase.target.TargetBody;
import io.oase.target.TargetBody.Conditions;
import io.oase.target.TargetBody.Tell;
import io.oase.target.TargetBody.Time;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A target as its form has it: what was typed stays as it was typed, and is read as far as it can be.
 *
 * @param typed the fields by their names
 */
record TargetForm(MultivaluedMap<String, String> typed) {
    /** As many steps as a target may have. */
    static final int STEPS = 10;

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final String CLOCK = "clock";

    /**
     * What was read.
     *
     * @param position its place in the list, from 1; null when none was chosen
     * @param wrong what is no number
     */
    record Read(TargetBody body, @Nullable Integer position, Map<String, Said> wrong) {}

    /** The fields that make this target. */
    static TargetForm of(TargetBody body) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("name", Objects.requireNonNullElse(body.name(), ""));
        typed.putSingle("calendar", String.valueOf(body.calendar()));
        Conditions match = body.match();
        if (match != null) {
            put(typed, "channels", match.channels());
            put(typed, "networks", match.networks());
            put(typed, "kinds", match.kinds());
            typed.putSingle(
                    "private",
                    match.isPrivate() == null ? "" : match.isPrivate().toString());
            typed.putSingle("tags", String.join(", ", list(match.tags())));
            typed.putSingle("languages", String.join(", ", list(match.languages())));
            typed.putSingle("priority_from", Objects.toString(match.priorityFrom(), ""));
            typed.putSingle("followers_from", Objects.toString(match.followersFrom(), ""));
            typed.putSingle("crisis", Objects.toString(match.crisis(), ""));
        }
        Objects.requireNonNullElse(body.times(), Map.<String, Time>of()).forEach((kind, time) -> {
            String unit = unit(time);
            typed.putSingle("time." + kind, String.valueOf(time.minutes() / minutes(unit)));
            typed.putSingle("unit." + kind, unit);
            typed.putSingle("counting." + kind, time.counting());
        });
        List<Tell> steps = list(body.steps());
        for (int i = 0; i < steps.size(); i++) {
            typed.putSingle(
                    "step." + i + ".percent", String.valueOf(steps.get(i).percent()));
            put(typed, "step." + i + ".tell", steps.get(i).tell());
            typed.putSingle("step." + i + ".pass", String.valueOf(steps.get(i).reassign()));
        }
        return new TargetForm(typed);
    }

    /** What stands in a field; empty for nothing. */
    String text(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** Whether this is among what was chosen. */
    boolean chosen(String name, String value) {
        return typed.getOrDefault(name, List.of()).contains(value);
    }

    /** The version its author had seen; null for none. */
    @Nullable
    Integer seen() {
        return number("seen", new TreeMap<>(), "", Said.of("calendar.required"));
    }

    /** Reads it. Paths of steps count the rows of the form. */
    Read read() {
        Map<String, Said> wrong = new LinkedHashMap<>();
        Conditions match = new Conditions(
                typed.getOrDefault("channels", List.of()).stream()
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList(),
                typed.getOrDefault("networks", List.of()),
                text("private").isEmpty() ? null : Boolean.valueOf(text("private")),
                typed.getOrDefault("kinds", List.of()),
                words("tags"),
                number("priority_from", wrong, "match.priority_from", Said.of("target.priority", 0, 2)),
                words("languages"),
                number("followers_from", wrong, "match.followers_from", Said.of("target.followers")),
                text("crisis").isEmpty() ? null : Boolean.valueOf(text("crisis")));
        Map<String, Time> times = new LinkedHashMap<>();
        for (ClockKind kind : ClockKind.values()) {
            Integer amount =
                    number("time." + kind.id(), wrong, "times." + kind.id(), Said.of("target.minutes", 366 * DAY));
            if (amount != null) {
                String unit = text("unit." + kind.id());
                String counting = text("counting." + kind.id());
                if (unit.equals("d") && !counting.equals(CLOCK)) {
                    wrong.put("times." + kind.id(), Said.of("targets.days_by_clock"));
                }
                times.put(kind.id(), new Time(amount * minutes(unit), counting));
            }
        }
        List<Tell> steps = new ArrayList<>();
        for (int row = 0; row < STEPS; row++) {
            if (filled(row)) {
                Integer percent = number(
                        "step." + row + ".percent",
                        wrong,
                        "steps." + steps.size() + ".percent",
                        Said.of("target.percent", 1000));
                steps.add(new Tell(
                        percent == null ? 0 : percent,
                        typed.getOrDefault("step." + row + ".tell", List.of()),
                        chosen("step." + row + ".pass", "true")));
            }
        }
        String calendar = text("calendar");
        return new Read(
                new TargetBody(
                        text("name"),
                        null,
                        match,
                        calendar.matches("\\d{1,18}") ? Long.parseLong(calendar) : 0,
                        times,
                        steps),
                number("position", wrong, "position", Said.of("api.number")),
                wrong);
    }

    /** Whether anything stands in the row of a step. */
    boolean filled(int row) {
        return !text("step." + row + ".percent").isEmpty()
                || !typed.getOrDefault("step." + row + ".tell", List.of()).isEmpty()
                || chosen("step." + row + ".pass", "true");
    }

    /** Rows to show: those that are filled, and room for more. */
    int rows() {
        int last = IntStream.range(0, STEPS).filter(this::filled).max().orElse(-1);
        return Math.min(STEPS, Math.max(3, last + 2));
    }

    /** Days are 24 hours by the clock; how much opening time a day has, depends on the day. */
    private static String unit(Time time) {
        if (CLOCK.equals(time.counting()) && time.minutes() % DAY == 0) {
            return "d";
        }
        return time.minutes() % HOUR == 0 ? "h" : "min";
    }

    private static long minutes(String unit) {
        return switch (unit) {
            case "d" -> DAY;
            case "h" -> HOUR;
            default -> 1;
        };
    }

    private @Nullable Integer number(String name, Map<String, Said> wrong, String path, Said said) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            wrong.put(path, said);
            return null;
        }
    }

    private List<String> words(String name) {
        return Arrays.stream(text(name).split("[,;\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void put(MultivaluedMap<String, String> typed, String name, @Nullable List<?> values) {
        typed.put(
                name,
                Stream.ofNullable(values)
                        .flatMap(List::stream)
                        .map(String::valueOf)
                        .toList());
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
