package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signing in.
 *
 * @param email what was typed before
 * @param next where to go afterwards, an address of ours
 * @param problem why it did not work; null when nothing was tried
 * @param demo accounts that are offered, in the demo only
 * @param locales languages to switch to
 */
public record SignInPage(
        String email, String next, @Nullable String problem, List<Offer> demo, List<Choice> locales) {
    public SignInPage {
        demo = List.copyOf(demo);
        locales = List.copyOf(locales);
    }

    /** An account whose sign-in is one button; {@code line} says what they do. */
    public record Offer(String email, String name, String line, Avatar avatar) {}
}
