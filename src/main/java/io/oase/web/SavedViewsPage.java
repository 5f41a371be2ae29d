package io.oase.web;

import java.util.List;

/** Lists with a name. */
public record SavedViewsPage(List<Line> lines) {
    public SavedViewsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One of them.
     *
     * @param shows what it shows, in words
     * @param seen who sees it, in words
     * @param mine whether the reader may change it
     */
    public record Line(long id, String url, String name, String shows, String seen, boolean mine) {}
}
