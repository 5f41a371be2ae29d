package io.oase.web;

/**
 * A point in time on a page.
 *
 * @param iso for {@code <time datetime>}, UTC
 * @param text in the reader's words
 * @param full the whole date and time, for the title
 */
public record Moment(String iso, String text, String full) {}
