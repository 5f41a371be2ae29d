package io.oase.web;

import java.util.List;

/** The list of targets. */
public record TargetsPage(boolean mayChange, List<Card> targets) {
    public TargetsPage {
        targets = List.copyOf(targets);
    }

    /**
     * One target.
     *
     * @param no its place in the list, from 1
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
