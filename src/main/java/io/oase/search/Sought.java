package io.oase.search;

import io.oase.base.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to find, understood from what they typed. Always made from the words anew: the words are what is kept in
 * addresses.
 *
 * @param terms words and phrases, in their order
 * @param conditions what it is narrowed by, in their order
 */
public record Sought(List<Term> terms, List<Condition> conditions) {
    public Sought {
        terms = List.copyOf(terms);
        conditions = List.copyOf(conditions);
    }

    /** Longer is no search any more. */
    public static final int LONGEST = 500;

    /**
     * A word, or words that stand together.
     *
     * @param text as typed, without quotes; without a letter or digit it finds nothing
     * @param phrase whether its words stand one after the other
     * @param not whether it must not be there
     */
    public record Term(String text, boolean phrase, boolean not) {
        boolean hasWords() {
            return !Folding.words(text).isEmpty();
        }
    }

    /**
     * {@code from:anna} and the like.
     *
     * @param value as typed, without quotes; never empty
     * @param not whether it must not be so
     * @param days what is meant by a day; null for what is no time
     */
    public record Condition(
            Operator operator,
            String value,
            boolean not,
            @Nullable Days days) {
        /** The days that are meant. */
        public Days when() {
            return Objects.requireNonNull(days);
        }

        /** The stars that are meant by {@link Operator#RATING}. */
        public Stars stars() {
            return Stars.of(value).orElseThrow();
        }

        /** What is wanted of {@link Operator#IS}. */
        public Operator.Being being() {
            return Operator.Value.of(Operator.Being.values(), value).orElseThrow();
        }

        /** What is wanted of {@link Operator#HAS}. */
        public Operator.Having having() {
            return Operator.Value.of(Operator.Having.values(), value).orElseThrow();
        }
    }

    /**
     * Understands what was typed: words all of which must be there, {@code "phrases"}, {@code -without}, and
     * {@code operator:value}. An unknown operator is a word like any other; one without a value is not finished yet and
     * means nothing.
     *
     * @param today where the reader of the dates is
     * @throws Refused.Invalid under {@code q}, when it is too long or an operator has a value that it does not know
     */
    public static Sought of(String query, LocalDate today) {
        return new Reading(query, today).read();
    }

    /** Whether there is nothing in it yet that could be looked for. */
    public boolean isEmpty() {
        return terms.isEmpty() && conditions.isEmpty();
    }

    /** Whether a post is looked for, and not only how conversations stand. */
    public boolean isAboutPosts() {
        return terms.stream().anyMatch(term -> !term.not())
                || conditions.stream().anyMatch(Sought::isAboutPosts);
    }

    /** Whether there are words to be found. */
    public boolean hasWords() {
        return terms.stream().anyMatch(term -> !term.not());
    }

    /** A condition that is part of what is looked for among posts. */
    static boolean isAboutPosts(Condition condition) {
        return !condition.not()
                && switch (condition.operator()) {
                    case FROM, LANG -> true;
                    case HAS ->
                        condition.having() == Operator.Having.IMAGE || condition.having() == Operator.Having.MEDIA;
                    case CHANNEL, ASSIGNEE, TEAM, TAG, IS, RATING, BEFORE, AFTER, ON -> false;
                };
    }
}
