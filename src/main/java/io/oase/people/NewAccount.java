package io.oase.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new account is made of.
 *
 * @param email what they will sign in with
 * @param name full name
 * @param title what they are; may be empty
 * @param initials null: suggested from the name, and made unique
 * @param role what they are here for
 * @param languages BCP 47 tags of the languages they answer in
 * @param signOff own sign-off template; empty uses the channel's
 * @param password null: they cannot sign in with a password until one is set
 */
public record NewAccount(
        String email,
        String name,
        String title,
        @Nullable String initials,
        Role role,
        List<String> languages,
        String signOff,
        @Nullable String password) {
    public NewAccount {
        languages = List.copyOf(languages);
    }

    /** The least an account needs. */
    public static NewAccount of(String email, String name, Role role, @Nullable String password) {
        return new NewAccount(email, name, "", null, role, List.of(), "", password);
    }

    @Override
    public String toString() {
        return "NewAccount[" + email + ", " + role + "]";
    }
}
