package io.oase.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an account; what is null stays as it is. E-mail, initials, role and active are for those who may
 * {@link Right#MANAGE_PEOPLE}; the rest is also for the person themselves.
 *
 * @param email what they sign in with
 * @param name full name
 * @param title what they are; empty for none
 * @param initials must not be somebody else's
 * @param role what they are here for
 * @param languages BCP 47 tags
 * @param locale {@code de}, {@code en} or empty
 * @param theme {@code light}, {@code dark} or empty
 * @param signOff template or empty
 * @param active false ends all sessions and tokens; true lets them back in
 */
public record AccountChange(
        @Nullable String email,
        @Nullable String name,
        @Nullable String title,
        @Nullable String initials,
        @Nullable Role role,
        @Nullable List<String> languages,
        @Nullable String locale,
        @Nullable String theme,
        @Nullable String signOff,
        @Nullable Boolean active) {
    /** What people change of themselves. */
    public static AccountChange profile(
            @Nullable String name,
            @Nullable String title,
            @Nullable List<String> languages,
            @Nullable String locale,
            @Nullable String theme,
            @Nullable String signOff) {
        return new AccountChange(null, name, title, null, null, languages, locale, theme, signOff, null);
    }

    /** Another role. */
    public static AccountChange role(Role role) {
        return new AccountChange(null, null, null, null, role, null, null, null, null, null);
    }

    /** Out, or back in. */
    public static AccountChange active(boolean active) {
        return new AccountChange(null, null, null, null, null, null, null, null, null, active);
    }

    /** Whether only those who manage people may do this. */
    boolean needsManager() {
        return email != null || initials != null || role != null || active != null;
    }

    /** The account as it would be; unchecked. */
    Account of(Account before) {
        return new Account(
                before.id(),
                email == null ? before.email() : AccountRules.email(email),
                name == null ? before.name() : AccountRules.line(name),
                title == null ? before.title() : AccountRules.line(title),
                initials == null ? before.initials() : initials.strip(),
                role == null ? before.role() : role,
                languages == null ? before.languages() : AccountRules.languages(languages),
                locale == null ? before.locale() : locale,
                theme == null ? before.theme() : theme,
                signOff == null ? before.signOff() : signOff.replace("\r\n", "\n"),
                active == null ? before.active() : active,
                before.hasPassword(),
                before.pictureVersion(),
                before.createdAt());
    }
}
