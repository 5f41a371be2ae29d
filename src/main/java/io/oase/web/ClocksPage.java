package io.oase.web;

import io.oase.web.Row.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a conversation, each with everything its due time follows from.
 *
 * @param title of the conversation
 * @param url of the conversation
 * @param running those that run or stand still
 * @param ended those that ended, the latest first
 */
public record ClocksPage(String title, String url, List<Card> running, List<Card> ended) {
    public ClocksPage {
        running = List.copyOf(running);
        ended = List.copyOf(ended);
    }

    /**
     * One clock.
     *
     * @param kind what it measures, in words
     * @param due how it is due; null where nothing is promised, it stands still, or it ended
     * @param state how it stands or ended, in a sentence
     * @param late whether it was missed
     * @param facts what happened, each a sentence
     * @param promise what is promised and by which target, in a sentence; empty where nothing is
     * @param reckoning the arithmetic; null where nothing is promised or it stands still
     */
    public record Card(
            String kind,
            @Nullable Due due,
            String state,
            boolean late,
            List<String> facts,
            String promise,
            @Nullable Reckoning reckoning) {
        public Card {
            facts = List.copyOf(facts);
        }
    }
}
