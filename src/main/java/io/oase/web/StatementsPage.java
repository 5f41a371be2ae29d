package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said in a crisis.
 *
 * @param silence why nothing is said in public; null: that is not so
 * @param silenceBy who chose that and since when, in words
 * @param silenceHint when the playbook would, in its words; empty for nothing
 * @param mayChoose whether they may choose to say nothing
 * @param mayWrite whether they may write
 * @param templates texts of the playbook to begin with
 * @param open what is being written or waits
 * @param said what holds
 * @param past what was withdrawn
 * @param errors why something was not taken, each in words
 */
public record StatementsPage(
        ActivationTabs head,
        long id,
        @Nullable String silence,
        String silenceBy,
        String silenceHint,
        boolean mayChoose,
        boolean mayWrite,
        List<Template> templates,
        List<Line> open,
        List<Line> said,
        List<Line> past,
        List<String> errors) {
    public StatementsPage {
        templates = List.copyOf(templates);
        open = List.copyOf(open);
        said = List.copyOf(said);
        past = List.copyOf(past);
        errors = List.copyOf(errors);
    }

    /** Whether nothing was written yet. */
    public boolean empty() {
        return open.isEmpty() && said.isEmpty() && past.isEmpty();
    }

    /**
     * A statement.
     *
     * @param title what it is
     * @param to to whom and where, in words
     * @param state in words
     * @param tone {@code calm}, {@code near}, {@code late} or {@code well}
     * @param first its first words
     * @param details who did what last, in words
     */
    public record Line(
            String url,
            String title,
            String to,
            String state,
            String tone,
            String icon,
            String first,
            String details) {}

    /**
     * A text to begin with.
     *
     * @param missing facts it needs that are open, in words; empty for none
     */
    public record Template(String url, String title, String to, String missing) {}
}
