package io.oase.web;

import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All messages in one language. Safe for use by many threads. */
public final class Language {
    private final Locale locale;
    private final Map<String, String> patterns;
    private final Words words;
    private final Map<String, Format> formats = new ConcurrentHashMap<>();

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
        Format format = formats.computeIfAbsent(key, k -> Format.of(pattern, locale));
        Object[] values = new Object[args.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = format.counted().contains(i) ? number(args.get(i)) : slot.apply(args.get(i));
        }
        return format.fill(values);
    }

    private static Object number(String arg) {
        try {
            return Long.valueOf(arg);
        } catch (NumberFormatException word) {
            return 0;
        }
    }

    /** A compiled pattern, and which of its slots hold numbers. */
    private record Format(MessageFormat message, Set<Integer> counted) {
        private static final Pattern COUNTED = Pattern.compile("\\{\\s*(\\d+)\\s*,\\s*(?:plural|number|selectordinal)");

        static Format of(String pattern, Locale locale) {
            Set<Integer> counted = COUNTED.matcher(pattern)
                    .results()
                    .map(slot -> Integer.valueOf(slot.group(1)))
                    .collect(Collectors.toSet());
            return new Format(new MessageFormat(pattern, locale), counted);
        }

        /** A copy is filled, because one format may not be used by two threads at once. */
        String fill(Object[] values) {
            return ((MessageFormat) message.clone()).format(values);
        }
    }
}
