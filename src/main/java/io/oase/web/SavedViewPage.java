package io.oase.web;

import java.util.List;

/**
 * The form of a list with a name.
 *
 * @param id empty for a new one
 * @param shared whether everybody sees it
 * @param list its address
 * @param shows what it shows, in words
 * @param problems why it was not taken
 */
public record SavedViewPage(
        String id,
        String name,
        boolean shared,
        boolean mayShare,
        boolean mayChange,
        String list,
        String shows,
        List<Wrong> problems) {
    public SavedViewPage {
        problems = List.copyOf(problems);
    }
}
