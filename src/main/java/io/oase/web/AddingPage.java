package io.oase.web;

import java.util.List;

/**
 * What a search finds that could be counted among a crisis.
 *
 * @param search what was searched for
 * @param found how many it finds, in words; empty where nothing was searched for or found
 * @param belonging how many of these belong already, in words; empty: none
 * @param first those found first
 * @param more that these are not all, in words; empty: they are
 * @param button what the press would do, in words; empty where there is nothing to press
 * @param nothing whether something was searched for and not found
 */
public record AddingPage(
        ActivationTabs head,
        long id,
        String search,
        String found,
        String belonging,
        List<Line> first,
        String more,
        String button,
        boolean nothing,
        List<String> errors) {
    public AddingPage {
        first = List.copyOf(first);
        errors = List.copyOf(errors);
    }

    /** @param at when it was written in last */
    public record Line(String url, String person, String title, String snippet, String where, Moment at) {}
}
