package io.oase.web;

import java.util.List;

/**
 * The versions of a playbook, and two of them compared.
 *
 * @param from versions to compare from
 * @param to versions to compare to
 * @param compared what is compared, in words; empty where there is only one version
 * @param lines what differs
 */
public record PlaybookVersionsPage(
        String id,
        String title,
        List<Line> versions,
        List<Choice> from,
        List<Choice> to,
        String compared,
        List<LineDiff.Line> lines) {
    public PlaybookVersionsPage {
        versions = List.copyOf(versions);
        from = List.copyOf(from);
        to = List.copyOf(to);
        lines = List.copyOf(lines);
    }

    /** Whether there is more than one version. */
    public boolean several() {
        return versions.size() > 1;
    }

    /**
     * One version.
     *
     * @param state where it stands, in words
     * @param words where it came from and who looked at it
     * @param refused why it was not taken; empty where it was
     */
    public record Line(
            String hash, String version, boolean current, String state, String words, String refused, Moment at) {}
}
