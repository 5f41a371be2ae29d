package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.oase.channel.Graphemes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the facets of our own texts. The network links nothing by itself: without these a link is not clickable, a
 * hashtag not found, and who is mentioned not told.
 */
final class Linking {
    private static final Pattern PARTS = Pattern.compile("(?<link>https?://[^\\s<>\"]+)"
            + "|(?<![\\p{L}\\p{N}_.@/-])(?<mention>@(?<handle>(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]))"
            + "|(?<!\\S)(?<hash>[#＃](?<tag>[^\\s#＃]*[^\\s\\p{P}\\d#＃][^\\s#＃]*))");

    private static final Pattern TRAILING = Pattern.compile("[\\p{Po}\\p{Pf}&&[^/%&#@*]]+$");
    private static final int LONGEST_TAG = 64;

    private Linking() {}

    /** Facets for this text, in order; {@code did} finds who has a handle, and a handle nobody has stays plain. */
    static ArrayNode facets(String text, Function<String, Optional<String>> did) {
        ArrayNode facets = Fields.JSON.createArrayNode();
        Matcher part = PARTS.matcher(text);
        while (part.find()) {
            if (part.group("link") != null) {
                String link = link(part.group("link"));
                add(facets, text, part.start(), part.start() + link.length(), "link", "uri", link);
            } else if (part.group("mention") != null) {
                did.apply(part.group("handle"))
                        .ifPresent(who -> add(facets, text, part.start(), part.end(), "mention", "did", who));
            } else {
                String tag = TRAILING.matcher(part.group("tag")).replaceFirst("");
                if (!tag.isEmpty() && Graphemes.count(tag) <= LONGEST_TAG) {
                    add(facets, text, part.start(), part.start() + 1 + tag.length(), "tag", "tag", tag);
                }
            }
        }
        return facets;
    }

    /** Without the full stop of the sentence or the bracket it stands in. */
    private static String link(String found) {
        String link = TRAILING.matcher(found).replaceFirst("");
        while (link.endsWith(")")
                && link.chars().filter(c -> c == ')').count()
                        > link.chars().filter(c -> c == '(').count()) {
            link = TRAILING.matcher(link.substring(0, link.length() - 1)).replaceFirst("");
        }
        return link;
    }

    private static void add(ArrayNode facets, String text, int start, int end, String type, String name, String value) {
        var facet = facets.addObject();
        facet.putObject("index").put("byteStart", bytes(text, start)).put("byteEnd", bytes(text, end));
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#" + type)
                .put(name, value);
    }

    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }
}
