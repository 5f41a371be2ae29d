package io.oase.people;

import io.oase.base.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here. Carries no password, nor its hash.
 *
 * @param id number of the account
 * @param email what they sign in with, in lower case
 * @param name full name, as it is shown
 * @param title what they are; may be empty
 * @param initials what stands behind the ^ of a sign-off; no two active accounts have the same
 * @param role what they are here for
 * @param languages BCP 47 tags of the languages they answer in
 * @param locale language of their pages, {@code de} or {@code en}; empty follows the browser
 * @param theme {@code light} or {@code dark}; empty follows the system
 * @param signOff own sign-off template; empty uses the channel's
 * @param active false: cannot sign in any more, but what they wrote keeps their name
 * @param hasPassword whether they can sign in with a password
 * @param pictureVersion changes with each new picture, for the address under which it is cached; null without picture
 * @param createdAt since when
 */
public record Account(
        long id,
        String email,
        String name,
        String title,
        String initials,
        Role role,
        List<String> languages,
        String locale,
        String theme,
        String signOff,
        boolean active,
        boolean hasPassword,
        @Nullable String pictureVersion,
        Instant createdAt) {
    public Account {
        languages = List.copyOf(languages);
    }

    /** The first word of the name; the whole name where it has one word. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /** Whether the role includes this right. Nobody inactive has any. */
    public boolean may(Right right) {
        return active && role.rights().contains(right);
    }

    /**
     * Does nothing for those who may, and turns everybody else away.
     *
     * @throws Refused.NotAllowed with words that say whom to ask
     */
    public void require(Right right) {
        if (!may(right)) {
            throw new Refused.NotAllowed(right.refusal());
        }
    }

    /** The language for this person's pages when they chose one. */
    public @Nullable Locale chosenLocale() {
        return locale.isEmpty() ? null : Locale.forLanguageTag(locale);
    }

    /** What templates may know of this person: plain words, nothing else. */
    Map<String, Object> slots() {
        return Map.of(
                "firstName", firstName(),
                "name", name,
                "title", title,
                "initials", initials);
    }
}
