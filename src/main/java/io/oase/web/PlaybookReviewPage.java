package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An upload that a second person looks at.
 *
 * @param words who uploaded it
 * @param seen hash of the version in use it is compared with; empty where there is none
 * @param compared what it is compared with, in words
 * @param notes what somebody should look at, in words
 * @param mayDecide whether the reader may
 * @param standing how it stands, in words, where the reader cannot decide; null where they can
 * @param problem what went wrong, in words; null when nothing did
 * @param reason what was typed already
 */
public record PlaybookReviewPage(
        String hash,
        String id,
        String title,
        String words,
        Moment at,
        String seen,
        String compared,
        List<LineDiff.Line> lines,
        List<String> notes,
        boolean mayDecide,
        @Nullable String standing,
        @Nullable String problem,
        String reason) {
    public PlaybookReviewPage {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }
}
