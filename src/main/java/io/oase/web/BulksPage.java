package io.oase.web;

import java.util.List;

/** What somebody has changed at once lately. */
public record BulksPage(List<Line> lines) {
    public BulksPage {
        lines = List.copyOf(lines);
    }

    /**
     * One of them.
     *
     * @param does what it did
     * @param said how it stands
     */
    public record Line(long id, String does, String said, Moment at) {}
}
