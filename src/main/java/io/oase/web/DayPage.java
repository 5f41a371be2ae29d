package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The team's day at a glance.
 *
 * @param day in words
 * @param before address of the day before
 * @param after address of the day after; null for today
 * @param came what happened that day, in figures
 * @param now how things stand now, in figures
 * @param bars what came in and went out by hour; empty when nothing did
 * @param marks hours to be read off below
 * @param people null where figures by colleague are not to be seen
 */
public record DayPage(
        String day,
        String before,
        @Nullable String after,
        List<Figure> came,
        List<Figure> now,
        List<Bar> bars,
        List<Mark> marks,
        @Nullable List<Person> people) {
    public DayPage {
        came = List.copyOf(came);
        now = List.copyOf(now);
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
        people = people == null ? null : List.copyOf(people);
    }

    /** A number and what it counts; {@code url} leads to it, null where nothing does. */
    public record Figure(
            String value, String label, @Nullable String url) {}

    /**
     * An hour in the picture, 720 wide and 120 high.
     *
     * @param words the same for those who do not see it
     */
    public record Bar(int x, int inY, int inHeight, int outX, int outY, int outHeight, String words) {}

    /** An hour below the picture. */
    public record Mark(int x, String words) {}

    /** What somebody did. */
    public record Person(Avatar avatar, String name, int answered, int resolved, int notes, int open, String url) {}
}
