package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All channels and how well they are read.
 *
 * @param mayConnect whether the reader may connect and change channels
 * @param mayPoll whether the reader may have a channel read now
 */
public record ChannelsPage(List<Card> channels, boolean mayConnect, boolean mayPoll) {
    public ChannelsPage {
        channels = List.copyOf(channels);
    }

    /**
     * One channel.
     *
     * @param account who we are there: handle and server
     * @param tone {@code well}, {@code blind} or {@code paused}
     * @param words how it is, in a sentence
     * @param facts the ledger: last read, lag, received …
     * @param trouble what is wrong and what to do; null when nothing is
     * @param loss when posts may have been lost, in words; null when none
     * @param doubts targets that promise less time than passes between two looks, each in a sentence
     * @param reconnect whether it needs its access renewed
     * @param acknowledges whether it can say automatically that something has come in
     * @param progress what a poll is doing now, in words; null when none is running
     */
    public record Card(
            long id,
            String name,
            String network,
            String account,
            String tone,
            String words,
            List<Fact> facts,
            @Nullable String trouble,
            @Nullable String loss,
            List<String> doubts,
            boolean reconnect,
            boolean paused,
            boolean mayChange,
            boolean acknowledges,
            @Nullable String progress) {
        public Card {
            facts = List.copyOf(facts);
            doubts = List.copyOf(doubts);
        }
    }

    /** One line of the ledger; {@code since} when the value ticks on, null otherwise. */
    public record Fact(String label, String value, @Nullable Moment since) {}
}
