package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a second pair of eyes.
 *
 * @param mayApprove whether the reader may approve answers of others; otherwise these are their own
 * @param cards the longest waiting first
 * @param more address of those that wait less long; null when there are none
 */
public record ApprovalsPage(
        boolean mayApprove, List<Card> cards, @Nullable String more) {
    public ApprovalsPage {
        cards = List.copyOf(cards);
    }

    /**
     * One answer.
     *
     * @param conversation its address
     * @param title of the conversation
     * @param person who wrote what it answers
     * @param question what they wrote
     * @param author who wrote the answer
     * @param how who will be able to read it, and where, in words
     * @param parts the posts it will be published as
     * @param approval how it stands
     */
    public record Card(
            long id,
            String conversation,
            String title,
            String person,
            String question,
            Moment asked,
            String author,
            Avatar avatar,
            String how,
            boolean privately,
            List<Part> parts,
            ApprovalView approval) {
        public Card {
            parts = List.copyOf(parts);
        }

        /** Where it is looked at closely. */
        public String here() {
            return "/replies/" + id + "/approval";
        }
    }

    /** A post it will be published as; {@code words} says which part it is, empty where it is the only one. */
    public record Part(String words, String text) {}
}
