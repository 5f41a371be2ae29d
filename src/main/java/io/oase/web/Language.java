package io.oase.web;

import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All messages in one language. Safe for use by many threads. */
public final class Language {
    private final Locale locale;
    private final Map<String, String> patterns;
    private final Words words;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Language(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = Map.copyOf(patterns);
        this.words = Words.of(patterns);
    }

    /** Which language this is. */
    public Locale locale() {
        return locale;
    }

    /** The messages as a tree, for templates: {@code {{t.nav.mine}}}. */
    public Words words() {
        return words;
    }

    /** Whether there is a message with this key. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * The sentence for a key. A key nobody defined comes back as it is: a strange word on a page is better than no page.
     *
     * @param args what fills the slots; numbers as digits
     * @param slot turns one argument into words where the pattern says nothing about its kind (times, for instance)
     */
    String say(String key, List<String> args, UnaryOperator<String> slot) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            return key;
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        MessageFormat format = (MessageFormat) formats.computeIfAbsent(key, k -> new MessageFormat(pattern, locale))
                .clone();
        var kinds = format.getFormatsByArgumentIndex();
        Object[] values = new Object[args.size()];
        for (int i = 0; i < values.length; i++) {
            boolean counted = i < kinds.length && kinds[i] != null;
            values[i] = counted ? number(args.get(i)) : slot.apply(args.get(i));
        }
        return format.format(values);
    }

    private static Object number(String arg) {
        try {
            return Long.valueOf(arg);
        } catch (NumberFormatException word) {
            return arg;
        }
    }
}
