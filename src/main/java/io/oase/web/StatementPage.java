package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement, or one about to be written.
 *
 * @param number its own; 0 before it is written
 * @param template id of its text in the playbook
 * @param to to whom and where, in words
 * @param tone of its state: {@code calm}, {@code near}, {@code late} or {@code well}
 * @param story who did what, each in words
 * @param missing facts that are open, in words; empty for none
 * @param outdated whether facts changed since
 * @param words what is said, by language
 * @param typed what stands in the fields
 * @param editable whether they may change it
 * @param ask what the button says that puts it up or lets it hold; null where they cannot
 * @param approve what the button says that approves it; null where they cannot
 * @param deciding who may and by when, each in words; empty where nobody is asked
 * @param press whether it is for the press
 * @param holds whether it may be said
 * @param answering what people are answered with it; null where nobody can be
 * @param wrong whether they may declare it wrong
 * @param mayCorrect whether they may write its correction
 * @param correction where its correction is; null: there is none
 */
public record StatementPage(
        ActivationTabs head,
        long id,
        long number,
        String template,
        String title,
        String to,
        String state,
        String tone,
        String icon,
        int version,
        List<String> story,
        String missing,
        boolean outdated,
        List<Spoken> words,
        List<Fields> typed,
        boolean editable,
        @Nullable String ask,
        @Nullable String approve,
        List<String> deciding,
        boolean press,
        boolean holds,
        @Nullable Answering answering,
        List<RoundLine> rounds,
        List<Elsewhere> elsewhere,
        boolean wrong,
        boolean mayCorrect,
        @Nullable String correction,
        List<Version> versions,
        List<String> errors) {
    public StatementPage {
        story = List.copyOf(story);
        words = List.copyOf(words);
        typed = List.copyOf(typed);
        deciding = List.copyOf(deciding);
        rounds = List.copyOf(rounds);
        elsewhere = List.copyOf(elsewhere);
        versions = List.copyOf(versions);
        errors = List.copyOf(errors);
    }

    /** What is said in one language. */
    public record Spoken(String language, String name, List<Variant> variants) {}

    /**
     * A variant.
     *
     * @param fits how it counts on each channel, in words
     */
    public record Variant(String label, String language, List<Bit> bits, List<Fit> fits) {}

    /**
     * A bit of it.
     *
     * @param slot whether something stands there that differs from person to person, and this is what it is called
     */
    public record Bit(String text, boolean slot) {}

    /** How it counts on a channel. */
    public record Fit(String words, boolean bad) {}

    /** Fields for a language; one more than there are variants. */
    public record Fields(String language, String name, List<Field> fields) {}

    /** One of them. */
    public record Field(String id, String language, String label, String text) {}

    /**
     * Whom to answer.
     *
     * @param corrects whether it goes to those who got what was wrong, and nobody is chosen
     */
    public record Answering(
            boolean corrects, List<Choice> columns, List<Choice> channels, List<Choice> languages, List<Choice> then) {}

    /** A round of answers. */
    public record RoundLine(String url, String title, String details, Moment at) {}

    /** Where else it stands. */
    public record Elsewhere(String url, String by, Moment at) {}

    /** A version of it. */
    public record Version(String title, String by, Moment at, List<Spoken> words) {}
}
