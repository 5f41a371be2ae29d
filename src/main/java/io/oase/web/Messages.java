package io.oase.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every word Oase says to people, in the languages it speaks. Each package keeps its own bundle beside its code:
 * {@code io/oase/<package>/messages_en.properties} and {@code …_de.properties}, UTF-8, ICU MessageFormat.
 */
public final class Messages {
    /** The languages there are; the first is spoken where nothing else is known. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Map<Locale, Language> languages;

    private Messages(Map<Locale, Language> languages) {
        this.languages = languages;
    }

    /**
     * Reads the bundles of these packages; a package without a bundle has nothing to say and is passed over.
     *
     * @param packages folders below {@code io/oase}: {@code web}, {@code channel/mastodon}
     */
    public static Messages load(Collection<String> packages) {
        Map<Locale, Language> languages = new LinkedHashMap<>();
        for (Locale locale : LANGUAGES) {
            Map<String, String> patterns = new TreeMap<>();
            packages.forEach(folder -> patterns.putAll(read(folder, locale)));
            languages.put(locale, new Language(locale, patterns));
        }
        return new Messages(Map.copyOf(languages));
    }

    /** The bundle of one package in one language; empty when it has none. Later keys of the same name win. */
    static Map<String, String> read(String folder, Locale locale) {
        String path = "/io/oase/" + folder + "/messages_" + locale.getLanguage() + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(path)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            Map<String, String> found = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> found.put(key, properties.getProperty(key)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /**
     * The language for a reader: what they chose, else the best their browser accepts, else English.
     *
     * @param chosen language tag from the account or a cookie; empty to follow the browser
     * @param acceptLanguage the {@code Accept-Language} header as sent, however broken; empty when there is none
     */
    public Language choose(String chosen, String acceptLanguage) {
        Locale locale = lookup(chosen);
        if (locale == null) {
            locale = lookup(acceptLanguage);
        }
        return in(locale == null ? LANGUAGES.get(0) : locale);
    }

    /** The words of one of {@link #LANGUAGES}; English for any other. */
    public Language in(Locale locale) {
        Language language = languages.get(locale);
        return language != null ? language : java.util.Objects.requireNonNull(languages.get(LANGUAGES.get(0)));
    }

    /** The words in a language, by its tag; empty when it is not spoken here, or not known. */
    public Optional<Language> speaks(@Nullable String tag) {
        return Optional.ofNullable(tag == null ? null : lookup(tag)).map(this::in);
    }

    private static @Nullable Locale lookup(String ranges) {
        if (ranges.isBlank()) {
            return null;
        }
        try {
            return Locale.lookup(Locale.LanguageRange.parse(ranges), LANGUAGES);
        } catch (IllegalArgumentException notALanguageRange) {
            return null;
        }
    }
}
