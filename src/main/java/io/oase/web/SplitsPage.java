package io.oase.web;

import java.util.List;

/**
 * The posts of a conversation, to choose those that become one of their own.
 *
 * @param title of the conversation
 * @param url its address
 */
public record SplitsPage(String title, String url, List<Line> lines) {
    public SplitsPage {
        lines = List.copyOf(lines);
    }

    /** A post; {@code text}: its beginning. */
    public record Line(String post, boolean chosen, String who, Moment at, String text) {}
}
