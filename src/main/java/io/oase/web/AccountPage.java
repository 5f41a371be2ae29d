package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account to create, change, or one's own.
 *
 * @param id empty for a new one
 * @param own whether it is the reader's own: profile, password, tokens
 * @param active whether they can sign in
 * @param roles to choose from; empty where the reader may not
 * @param fields name, title, email and the like
 * @param languages they answer in, as one field
 * @param locales of the pages
 * @param themes light, dark, as the system
 * @param signOff own sign-off, and how it looks
 * @param tokens of the JSON API
 * @param newToken a token just made, shown once; null otherwise
 * @param newcomer whether somebody looks at their answers first because they are new; null where that is not to be seen here
 * @param problem what is wrong as a whole; null when nothing is
 * @param done what was just done; null otherwise
 */
public record AccountPage(
        String id,
        String name,
        boolean own,
        boolean active,
        Avatar avatar,
        List<FieldView> fields,
        List<Choice> roles,
        List<Choice> locales,
        List<Choice> themes,
        @Nullable FieldView signOff,
        String preview,
        List<FieldView> passwords,
        List<Token> tokens,
        @Nullable String newToken,
        @Nullable Newcomer newcomer,
        @Nullable String problem,
        @Nullable String done) {
    public AccountPage {
        fields = List.copyOf(fields);
        roles = List.copyOf(roles);
        locales = List.copyOf(locales);
        themes = List.copyOf(themes);
        passwords = List.copyOf(passwords);
        tokens = List.copyOf(tokens);
    }

    /** The address what belongs to the account is below: its tokens, for instance. */
    public String home() {
        return own ? "/profile" : "/people/" + id;
    }

    /**
     * Somebody new, whose answers wait for a second pair of eyes.
     *
     * @param words how it stands, in a sentence
     * @param on whether it is so
     * @param maySet whether the reader may change it
     * @param until last day of it, as forms write it; empty for no end
     * @param today the first day that can be chosen
     * @param privateToo whether private answers wait, too
     * @param wrong what is wrong with the day; null when nothing is
     */
    public record Newcomer(
            String words,
            boolean on,
            boolean maySet,
            String until,
            String today,
            boolean privateToo,
            @Nullable String wrong) {}

    /** A token of the JSON API; {@code used} in words. */
    public record Token(long id, String name, String made, String used) {}
}
