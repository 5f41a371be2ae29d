package io.oase.web;

import io.oase.web.Row.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has how much and what of it is due next, and a way to move it.
 *
 * @param said what came of moving, in words; null when nothing was moved
 * @param refused what of it was not moved and why, each in words
 * @param teams to narrow by; the first means everybody; empty while there are none
 * @param team the one it is narrowed by; empty for none
 */
public record BoardPage(
        @Nullable String said, List<String> refused, List<Choice> teams, String team, List<Lane> lanes) {
    public BoardPage {
        refused = List.copyOf(refused);
        teams = List.copyOf(teams);
        lanes = List.copyOf(lanes);
    }

    /**
     * What somebody has, or what is free.
     *
     * @param value what is sent to move something here: an account’s id, or {@code none}
     * @param avatar null for what is free
     * @param line how much it is and whether they are there, in words
     * @param tone {@code here}, {@code away} or {@code off}
     * @param full whether they have as much as they take
     */
    public record Lane(
            String value,
            String name,
            @Nullable Avatar avatar,
            String line,
            String tone,
            boolean full,
            List<Chip> chips) {
        public Lane {
            chips = List.copyOf(chips);
        }
    }

    /**
     * A conversation that can be moved.
     *
     * @param value its id and who has it, as it was seen
     */
    public record Chip(
            String value,
            String url,
            String person,
            String title,
            @Nullable Due due) {}
}
