package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks there are.
 *
 * @param mayUpload whether the reader may upload one and look at what colleagues uploaded
 * @param trouble why the folder cannot be looked at, in words; null where it can
 * @param broken files that cannot be used as they stand
 * @param waiting uploads, and wishes that one goes, nobody has decided about
 */
public record PlaybooksPage(
        boolean mayUpload, List<Line> playbooks, @Nullable String trouble, List<Broken> broken, List<Waiting> waiting) {
    public PlaybooksPage {
        playbooks = List.copyOf(playbooks);
        broken = List.copyOf(broken);
        waiting = List.copyOf(waiting);
    }

    /**
     * One that can be put in force.
     *
     * @param facts owner and day of review, in words
     * @param overdue that it should have been looked at, in words; null where it need not
     */
    public record Line(
            String id,
            String title,
            String summary,
            String facts,
            @Nullable String overdue,
            Moment since,
            boolean mayActivate) {}

    /** A file with its faults, each with the line of text it is about. */
    public record Broken(String file, List<FaultLine> faults) {}

    /**
     * Something wrong.
     *
     * @param words what was expected there
     * @param text the line as it stands; empty where it says nothing
     */
    public record FaultLine(int line, String field, String words, String text) {}

    /** An upload, or the wish that one goes; {@code own} where it is the reader’s. */
    public record Waiting(String url, String id, String words, Moment at, boolean own) {}
}
