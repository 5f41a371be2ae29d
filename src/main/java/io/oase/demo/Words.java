package io.oase.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The words of the public pages in one language, by key without {@code demo.}.
 *
 * @param language {@code de} or {@code en}
 */
record Words(String language, Map<String, String> all) {
    private static final Words GERMAN = read("de");
    private static final Words ENGLISH = read("en");

    /** The reader's language: German where their browser names it before English, else English. */
    static Words of(Ask ask) {
        for (var wish : ask.header("Accept-Language")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(",", -1)) {
            if (wish.strip().startsWith("de")) {
                return GERMAN;
            }
            if (wish.strip().startsWith("en")) {
                return ENGLISH;
            }
        }
        return ENGLISH;
    }

    /** How long ago something was, short: {@code 4 min}. */
    String ago(Instant at, Instant now) {
        long minutes = Duration.between(at, now).toMinutes();
        if (minutes < 1) {
            return Objects.requireNonNull(all.get("now"));
        }
        return minutes < 60 ? minutes + " min" : minutes < 48 * 60 ? minutes / 60 + " h" : minutes / 1440 + " d";
    }

    private static Words read(String language) {
        var properties = new Properties();
        var file = "messages_" + language + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<String, String>();
        properties.forEach((key, word) -> all.put(key.toString().substring("demo.".length()), word.toString()));
        return new Words(language, Map.copyOf(all));
    }
}
