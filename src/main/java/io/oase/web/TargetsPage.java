package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of targets.
 *
 * @param targets in the order that holds, or in the proposed one
 * @param proposed another order that is not saved yet; null for the one that holds
 * @param problem why an order was not saved; null when nothing is wrong
 */
public record TargetsPage(
        boolean mayChange,
        List<Card> targets,
        @Nullable Proposed proposed,
        @Nullable String problem) {
    public TargetsPage {
        targets = List.copyOf(targets);
    }

    /**
     * An order that could be saved.
     *
     * @param order ids separated by commas
     * @param effect what saving it would do
     */
    public record Proposed(String order, TargetPage.Effect effect) {}

    /**
     * One target.
     *
     * @param no its place in the list that is shown, from 1
     * @param up the whole order with this one further up, ids separated by commas; empty for the first
     * @param down likewise further down; empty for the last
     * @param match whom it is for, in words
     * @param times what it promises, each in words
     * @param steps what is done before and after a miss, each in words
     * @param doubts times that cannot always be kept, in words
     */
    public record Card(
            long id,
            int no,
            String name,
            String up,
            String down,
            String match,
            List<String> times,
            List<String> steps,
            List<String> doubts) {
        public Card {
            times = List.copyOf(times);
            steps = List.copyOf(steps);
            doubts = List.copyOf(doubts);
        }
    }
}
