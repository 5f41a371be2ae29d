package io.oase.web;

import io.oase.alert.Alert;
import io.oase.alert.Alert.Count;
import io.oase.alert.Alerts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws how many people wrote about something in each ten minutes, beside what is usual. */
record AlertFigure(Reader reader, AlertWords words) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;
    /** Room above the highest bar. */
    private static final int ROOM = 6;

    private static final int LABELS = 6;

    /** Null when nothing was counted. */
    AlertPage.@Nullable Figure draw(Alerts.Whole whole) {
        List<Count> counts = whole.course().counts();
        int most = counts.stream().mapToInt(Count::people).max().orElse(0);
        if (most == 0) {
            return null;
        }
        double top =
                Math.max(most, counts.stream().mapToDouble(Count::usual).max().orElse(0));
        double step = (double) WIDTH / counts.size();
        int width = Math.max(2, (int) Math.min(24, step - 2));
        Alert alert = whole.alert();
        List<AlertPage.Bar> bars = new ArrayList<>();
        StringBuilder usual = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            Count count = counts.get(i);
            int left = (int) Math.round(i * step);
            if (count.people() > 0) {
                int height = Math.max(2, (int) Math.round(count.people() / top * (HEIGHT - ROOM)));
                bars.add(new AlertPage.Bar(left, HEIGHT - height, height, tone(alert, count.at()), said(count)));
            }
            double y = HEIGHT - count.usual() / top * (HEIGHT - ROOM);
            usual.append(String.format(Locale.ROOT, "%d,%.1f %d,%.1f ", left, y, (int) Math.round((i + 1) * step), y));
        }
        return new AlertPage.Figure(bars, width, usual.toString().strip(), String.valueOf(most), marks(counts, step));
    }

    private static String tone(Alert alert, Instant at) {
        return !at.isBefore(alert.grounds().from()) && at.isBefore(alert.lastAt()) ? "many" : "in";
    }

    private String said(Count count) {
        return reader.say("alerts.bar", reader.clock(count.at()), count.people(), words.number(count.usual()));
    }

    /** At full hours, as many as can be read. */
    private List<DayPage.Mark> marks(List<Count> counts, double step) {
        List<Integer> hours = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).at().getEpochSecond() % 3600 == 0) {
                hours.add(i);
            }
        }
        int every = Math.max(1, (hours.size() + LABELS - 1) / LABELS);
        List<DayPage.Mark> marks = new ArrayList<>();
        for (int i = 0; i < hours.size(); i += every) {
            int place = hours.get(i);
            if (place * step < WIDTH - 30) {
                marks.add(new DayPage.Mark(
                        (int) Math.round(place * step),
                        reader.clock(counts.get(place).at())));
            }
        }
        return marks;
    }
}
