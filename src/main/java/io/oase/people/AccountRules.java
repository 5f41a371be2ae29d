package io.oase.people;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an account may look like, and what of the input is brought into one form beforehand. */
final class AccountRules {
    private static final int LONGEST_EMAIL = 254; // RFC 5321
    private static final int LONGEST_NAME = 80;
    private static final int MOST_LANGUAGES = 20;
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\"<>(),;:\\\\\\[\\]]{1,64}@"
                    + "([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");
    private static final Set<String> LOCALES = Set.of("", "de", "en");
    private static final Set<String> THEMES = Set.of("", "light", "dark");
    private static final Set<String> ISO_LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private AccountRules() {}

    /**
     * Lets a sound account pass.
     *
     * @throws Refused.Invalid with each field that cannot be used and why
     */
    static void check(Account account) {
        Map<String, Said> wrong = wrong(account);
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
    }

    /** Field to what is wrong with it. */
    static Map<String, Said> wrong(Account account) {
        Map<String, Said> wrong = new LinkedHashMap<>();
        if (account.email().length() > LONGEST_EMAIL
                || !EMAIL.matcher(account.email()).matches()
                || !Words.isPlain(account.email(), false)) {
            wrong.put("email", Said.of("people.email.shape"));
        }
        line(wrong, "name", account.name());
        if (account.name().isBlank()) {
            wrong.put("name", Said.of("people.name.missing"));
        } else if (account.name().codePoints().noneMatch(Character::isLetterOrDigit)) {
            wrong.put("name", Said.of("people.name.no-letters"));
        }
        line(wrong, "title", account.title());
        if (!isInitials(account.initials())) {
            wrong.put("initials", Said.of("people.initials.shape", Initials.LONGEST));
        }
        languages(wrong, account.languages());
        if (!LOCALES.contains(account.locale())) {
            wrong.put("locale", Said.of("people.locale.unknown"));
        }
        if (!THEMES.contains(account.theme())) {
            wrong.put("theme", Said.of("people.theme.unknown"));
        }
        SignOff.trouble(account.signOff()).ifPresent(said -> wrong.put("signOff", said));
        return wrong;
    }

    /** Without white space around it and in lower case, as all address books compare it. */
    static String email(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** Without white space around it, and with single blanks within. */
    static String line(String typed) {
        return typed.strip().replaceAll("[ \\u00A0]+", " ");
    }

    /** Tags in their usual spelling ({@code de-AT}), each once; what is no tag stays, to be refused. */
    static List<String> languages(List<String> typed) {
        return typed.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> isLanguage(tag) ? Locale.forLanguageTag(tag).toLanguageTag() : tag)
                .distinct()
                .toList();
    }

    private static void line(Map<String, Said> wrong, String field, String text) {
        if (text.length() > LONGEST_NAME) {
            wrong.put(field, Said.of("people.too-long", LONGEST_NAME));
        } else if (!Words.isPlain(text, false)) {
            wrong.put(field, Said.of("people.control-characters"));
        }
    }

    private static boolean isInitials(String initials) {
        return !initials.isEmpty()
                && initials.codePointCount(0, initials.length()) <= Initials.LONGEST
                && initials.codePoints().allMatch(Character::isLetterOrDigit);
    }

    private static void languages(Map<String, Said> wrong, List<String> tags) {
        if (tags.size() > MOST_LANGUAGES) {
            wrong.put("languages", Said.of("people.languages.too-many", MOST_LANGUAGES));
        }
        tags.stream()
                .filter(tag -> !isLanguage(tag))
                .findFirst()
                .ifPresent(tag -> wrong.put("languages", Said.of("people.languages.unknown", Words.shown(tag))));
    }

    /** Well-formed by BCP 47, and where the language has two letters, one of ISO 639-1. */
    private static boolean isLanguage(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return language.length() == 2 ? ISO_LANGUAGES.contains(language) : language.length() == 3;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
