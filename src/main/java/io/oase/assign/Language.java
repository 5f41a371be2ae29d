package io.oase.assign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether language tags fit each other, as in RFC 4647, 3.3.1. */
final class Language {
    private Language() {}

    /** Whether a language is of a range: {@code de-AT} of {@code de}. What is unknown is of none. */
    static boolean speaks(@Nullable String language, String range) {
        if (language == null) {
            return false;
        }
        String is = language.toLowerCase(Locale.ROOT);
        String wanted = range.toLowerCase(Locale.ROOT);
        return is.equals(wanted) || is.startsWith(wanted + "-");
    }
}
