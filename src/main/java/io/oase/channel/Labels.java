package io.oase.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels that networks put on posts instead of a warning in words: ids, each marked as a label, joined by a comma in
 * {@link RemotePost#warning}. Only a connector whose network has labels marks them: where authors write warnings in their own
 * words, "spam" is such a word. These are those of the AT Protocol and of Bluesky's moderators (https://docs.bsky.app/docs/advanced-guides/moderation);
 * any other is left out, as its own programs do.
 */
public final class Labels {
    private static final String MARK = "label:";
    private static final String BETWEEN = ", ";

    /** Key of its words, by id. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("porn", "label.porn"),
            Map.entry("sexual", "label.sexual"),
            Map.entry("sexual-figurative", "label.sexual_figurative"),
            Map.entry("nudity", "label.nudity"),
            Map.entry("graphic-media", "label.graphic_media"),
            Map.entry("gore", "label.graphic_media"),
            Map.entry("self-harm", "label.self_harm"),
            Map.entry("intolerant", "label.intolerant"),
            Map.entry("rude", "label.rude"),
            Map.entry("threat", "label.threat"),
            Map.entry("extremist", "label.extremist"),
            Map.entry("spam", "label.spam"),
            Map.entry("scam", "label.scam"),
            Map.entry("misleading", "label.misleading"),
            Map.entry("misinformation", "label.misleading"),
            Map.entry("impersonation", "label.impersonation"),
            Map.entry("illicit", "label.illicit"),
            Map.entry("unsafe-link", "label.unsafe_link"));

    private Labels() {}

    /** All labels there are words for, as they stand in a warning. */
    public static List<String> all() {
        return WORDS.keySet().stream().sorted().map(MARK::concat).toList();
    }

    /** Those of a network's labels that have words as a warning, by id, each once; null when there are none. */
    public static @Nullable String join(java.util.Collection<String> ids) {
        List<String> known = ids.stream()
                .filter(WORDS::containsKey)
                .distinct()
                .sorted()
                .map(MARK::concat)
                .toList();
        return known.isEmpty() ? null : String.join(BETWEEN, known);
    }

    /** Whether a warning is made of labels, and so says nothing in the author's words. */
    public static boolean only(@Nullable String warning) {
        return warning != null
                && Arrays.stream(warning.split(BETWEEN, -1))
                        .allMatch(part -> part.startsWith(MARK) && WORDS.containsKey(part.substring(MARK.length())));
    }

    /** Keys of the words for a warning that is made of labels, each once. */
    public static List<String> words(String warning) {
        return Arrays.stream(warning.split(BETWEEN, -1))
                .map(part -> part.substring(MARK.length()))
                .map(id -> WORDS.getOrDefault(id, id))
                .distinct()
                .toList();
    }
}
