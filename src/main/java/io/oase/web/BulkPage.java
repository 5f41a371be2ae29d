package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of many conversations is, and what became of it.
 *
 * @param does what it does, in words
 * @param tone {@code well}, {@code near} or {@code calm} while it goes on
 * @param said how it stands, in one sentence
 * @param account what became of how many, each in words
 * @param going whether it goes on
 * @param past how many it has been through
 * @param refused with which it could not be done
 * @param undo whether it can be taken back
 * @param undoneBy where it is taken back; null when it is not
 * @param undoes which change it takes back; null for none
 * @param back to the list
 */
public record BulkPage(
        long id,
        String does,
        String tone,
        String said,
        List<String> account,
        boolean going,
        int past,
        int total,
        List<Line> refused,
        boolean undo,
        @Nullable Long undoneBy,
        @Nullable Long undoes,
        Moment at,
        String back) {
    public BulkPage {
        account = List.copyOf(account);
        refused = List.copyOf(refused);
    }

    /** One it could not be done with. */
    public record Line(String url, String person, String title, String why) {}
}
