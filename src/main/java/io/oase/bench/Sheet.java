package io.oase.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Where results are put down as they come. */
final class Sheet {
    private final PrintStream out;

    Sheet(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    /** What took how long, in milliseconds. */
    void row(String what, List<Double> took) {
        say("  %-30s %s", what, Figures.of(took).milliseconds());
    }

    void line(String line) {
        out.println(line);
        out.flush();
    }
}
