package io.oase.web;

import java.util.List;

/**
 * To whom a draft can be handed.
 *
 * @param title of the conversation
 * @param url its address
 */
public record HandsPage(String title, String url, List<Hand> hands) {
    public HandsPage {
        hands = List.copyOf(hands);
    }

    /** A colleague. */
    public record Hand(String id, String name, Avatar avatar) {}
}
