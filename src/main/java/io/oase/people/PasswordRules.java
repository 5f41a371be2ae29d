package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which passwords are too easy to guess. Long ones need no special characters (NIST SP 800-63B, 3.1.1). */
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 4;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * Lets a password pass that is not among the first guesses.
     *
     * @throws Refused.Invalid for field {@code password}
     */
    static void check(String password, String email, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refused.Invalid("password", Said.of("people.password.too-short", SHORTEST));
        }
        if (password.length() > LONGEST) {
            throw new Refused.Invalid("password", Said.of("people.password.too-long", LONGEST));
        }
        if (isOwn(letters(password), email, name)) {
            throw new Refused.Invalid("password", Said.of("people.password.own-name"));
        }
        if (isCommon(password)) {
            throw new Refused.Invalid("password", Said.of("people.password.common"));
        }
    }

    private static boolean isOwn(String letters, String email, String name) {
        String user = email.substring(0, Math.max(0, email.indexOf('@')));
        return Stream.of(email, user, name)
                .map(PasswordRules::letters)
                .anyMatch(own -> !own.isEmpty() && (letters.equals(own) || letters.equals(own + own)));
    }

    /** Also when digits and signs were put around a common word, or it was said twice. */
    private static boolean isCommon(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String core = letters(lower);
        String half = core.substring(0, core.length() / 2);
        return password.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isRow(lower)
                || COMMON.contains(lower)
                || COMMON.contains(core)
                || (core.equals(half + half) && COMMON.contains(half));
    }

    /** 1234567890, abcdefghij, 9876543210 … */
    private static boolean isRow(String lower) {
        int step = lower.charAt(1) - lower.charAt(0);
        for (int i = 2; i < lower.length(); i++) {
            boolean wraps = lower.charAt(i - 1) == '9' && lower.charAt(i) == '0';
            if (lower.charAt(i) - lower.charAt(i - 1) != step && !wraps) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    /** What is left without digits and signs around it; a password of digits only stays whole. */
    private static String letters(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[\\s@._+-]", "");
        String core = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return core.isEmpty() ? lower : core;
    }

    private static Set<String> common() {
        try (InputStream list = Objects.requireNonNull(
                PasswordRules.class.getResourceAsStream("common-passwords.txt"), "common-passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Stream.of(line.split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
