package io.oase.search;

import io.oase.search.Sought.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is sought, in terms of the database.
 *
 * @param sought what it was made from
 * @param posts a {@code tsquery} over posts with what they are narrowed by; empty when no post is looked for
 * @param words a {@code tsquery} of the words alone, for notes and answers; empty when posts alone can be meant
 * @param exact a {@code tsquery} that holds for each word as it was typed; what ranks; empty for none
 * @param names words of a name, as a {@code tsquery} for tags
 * @param verbatim regular expressions that hold for a text as names are compared
 * @param without what no post of the conversation may be
 * @param people authors whose name was typed
 * @param stems what is marked where something is shown
 * @param conditions what the conversation has to be, with what was found for the names in it
 * @param from posts from this moment on; null: from the first on
 * @param to posts before this moment; null: to the last
 * @param unknown names in conditions that nothing has
 * @param missing words that stand nowhere
 * @param latest when the latest post there is was written
 * @param rare whether it is known that few posts can have the words
 */
public record Plan(
        Sought sought,
        String posts,
        String words,
        String exact,
        String names,
        List<String> verbatim,
        List<Without> without,
        Set<Long> people,
        Set<String> stems,
        List<Resolved> conditions,
        @Nullable Instant from,
        @Nullable Instant to,
        List<Condition> unknown,
        List<String> missing,
        Instant latest,
        boolean rare) {
    private static final Pattern NEXT_TO = Pattern.compile(" <(?:-|\\d+)> ");

    public Plan {
        verbatim = List.copyOf(verbatim);
        without = List.copyOf(without);
        people = Set.copyOf(people);
        stems = Set.copyOf(stems);
        conditions = List.copyOf(conditions);
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
    }

    /**
     * What must not be.
     *
     * @param posts a {@code tsquery} over posts
     * @param verbatim a regular expression that must hold as well; empty for none
     */
    public record Without(String posts, String verbatim) {}

    /**
     * A condition on conversations.
     *
     * @param ids numbers of what the value names: channels, colleagues, teams, tags
     * @param nobody whether it means that there is none
     */
    public record Resolved(Condition condition, List<Long> ids, boolean nobody) {
        public Resolved {
            ids = List.copyOf(ids);
        }
    }

    /** Whether something named in it is nowhere, so that nothing can be found. */
    public boolean isHopeless() {
        return unknown.stream().anyMatch(condition -> !condition.not());
    }

    /** Posts that have the words, no matter whether one after the other: the index knows no more. */
    String loosely() {
        return NEXT_TO.matcher(posts).replaceAll(" & ");
    }

    boolean hasPhrase() {
        return sought.terms().stream().anyMatch(term -> term.phrase() && !term.not());
    }

    /** The same among the posts of one channel. */
    public Plan on(long channel) {
        return new Plan(
                sought,
                posts.isEmpty() ? "" : posts + " & '#c" + channel + "'",
                words,
                exact,
                names,
                verbatim,
                without,
                people,
                stems,
                conditions,
                from,
                to,
                unknown,
                missing,
                latest,
                rare);
    }
}
