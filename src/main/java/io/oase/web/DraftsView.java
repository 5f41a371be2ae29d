package io.oase.web;

import java.util.List;

/**
 * What is written in a conversation and not sent, as its composer shows it.
 *
 * @param answer the answer in the field
 * @param note the note in the field
 * @param offers what lies beside: handed over, left by somebody who is gone, or another version of one's own
 */
public record DraftsView(Saved answer, Saved note, List<Offer> offers) {
    static final DraftsView NOTHING = new DraftsView(Saved.NOTHING, Saved.NOTHING, List.of());

    public DraftsView {
        offers = List.copyOf(offers);
    }

    /** Whether something of the reader's own is written, which could be handed over. */
    public boolean any() {
        return !answer.words.isEmpty() || !note.words.isEmpty();
    }

    /**
     * How a field was last saved.
     *
     * @param version for the next save; 0 for never
     * @param at when, in ISO 8601; empty for never
     * @param words the same for the reader; empty where nothing is written
     */
    public record Saved(int version, String at, String words) {
        static final Saved NOTHING = new Saved(0, "", "");
    }

    /**
     * One that lies beside.
     *
     * @param words whose it is and what it is to be, as a sentence
     * @param verb what taking it does, on the button
     */
    public record Offer(long id, boolean note, String words, Moment at, String text, String verb) {}
}
