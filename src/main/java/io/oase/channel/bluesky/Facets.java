package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Links, mentions and hashtags of a text, given beside it as ranges of UTF-8 bytes
 * (https://docs.bsky.app/docs/advanced-guides/post-richtext). What clients write there is not always sane: a range that
 * leaves the text, cuts a letter in half, or overlaps the one before is left out, and its words stay plain.
 */
final class Facets {
    private static final String TYPE = "app.bsky.richtext.facet#";

    private final String text;
    private final byte[] bytes;
    private final List<Facet> facets;

    private Facets(String text, byte[] bytes, List<Facet> facets) {
        this.text = text;
        this.bytes = bytes;
        this.facets = facets;
    }

    /** What a range is. */
    enum Kind {
        LINK,
        MENTION,
        TAG
    }

    /** A range of bytes, its end not included, and what it means: an address, a DID, a tag without #. */
    record Facet(int start, int end, Kind kind, String value) {}

    /** Reads the facets of a post or message. */
    static Facets of(String raw, JsonNode list) {
        String text = wellFormed(raw);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Facet> found = new ArrayList<>();
        for (JsonNode facet : list) {
            JsonNode index = facet.path("index");
            JsonNode start = index.path("byteStart");
            JsonNode end = index.path("byteEnd");
            if (start.canConvertToInt() && end.canConvertToInt() && start.isNumber() && end.isNumber()) {
                feature(facet.path("features"), start.intValue(), end.intValue(), found);
            }
        }
        return new Facets(text, bytes, sane(bytes, found));
    }

    /** The ones that hold, in order. */
    List<Facet> facets() {
        return facets;
    }

    /** DIDs of everybody mentioned. */
    Set<String> mentioned() {
        return facets.stream()
                .filter(facet -> facet.kind() == Kind.MENTION)
                .map(Facet::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words under a facet. */
    String words(Facet facet) {
        return slice(facet.start(), facet.end());
    }

    /**
     * The text with shortened links written out in full. Words that merely lead somewhere stay words; where they lead is
     * in {@link #html}.
     */
    String plain() {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (Facet facet : facets) {
            plain.append(slice(at, facet.start()));
            String words = words(facet);
            plain.append(facet.kind() == Kind.LINK && shortened(words, facet.value()) ? facet.value() : words);
            at = facet.end();
        }
        return plain.append(slice(at, bytes.length)).toString();
    }

    /** The same as HTML; null where there is nothing in it that plain text cannot show. */
    @Nullable String html() {
        if (facets.isEmpty()) {
            return null;
        }
        StringBuilder html = new StringBuilder("<p>");
        int at = 0;
        for (Facet facet : facets) {
            html.append(escape(slice(at, facet.start())));
            html.append("<a href=\"").append(escape(address(facet))).append("\">");
            html.append(escape(words(facet))).append("</a>");
            at = facet.end();
        }
        return html.append(escape(slice(at, bytes.length))).append("</p>").toString();
    }

    /** Text as HTML, line breaks kept. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }

    /** Half characters, which UTF-8 cannot say, replaced: their length in bytes is then the one other clients count. */
    static String wellFormed(String text) {
        StringBuilder well = new StringBuilder(text.length());
        text.codePoints().forEach(point -> well.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point));
        return well.toString();
    }

    private static void feature(JsonNode features, int start, int end, List<Facet> found) {
        for (JsonNode feature : features) {
            String type = Fields.textOr("", feature, "$type");
            if (!type.startsWith(TYPE)) {
                continue;
            }
            @Nullable Facet facet =
                    switch (type.substring(TYPE.length())) {
                        case "link" -> facet(start, end, Kind.LINK, Fields.text(feature, "uri"));
                        case "mention" -> facet(start, end, Kind.MENTION, Fields.text(feature, "did"));
                        case "tag" -> facet(start, end, Kind.TAG, Fields.text(feature, "tag"));
                        default -> null;
                    };
            if (facet != null) {
                found.add(facet);
                return; // one range has one meaning
            }
        }
    }

    private static @Nullable Facet facet(int start, int end, Kind kind, @Nullable String value) {
        return value == null || value.isBlank() ? null : new Facet(start, end, kind, value);
    }

    private static List<Facet> sane(byte[] bytes, List<Facet> found) {
        List<Facet> sane = new ArrayList<>();
        int free = 0;
        found.sort(Comparator.comparingInt(Facet::start).thenComparingInt(Facet::end));
        for (Facet facet : found) {
            if (facet.start() >= free
                    && facet.end() > facet.start()
                    && facet.end() <= bytes.length
                    && border(bytes, facet.start())
                    && border(bytes, facet.end())) {
                sane.add(facet);
                free = facet.end();
            }
        }
        return List.copyOf(sane);
    }

    /** Whether a character begins here, or the text ends. */
    private static boolean border(byte[] bytes, int at) {
        return at == bytes.length || (bytes[at] & 0xC0) != 0x80;
    }

    private static boolean shortened(String words, String uri) {
        String shown = bare(words.strip().replaceFirst("(…|\\.\\.\\.)$", ""));
        return shown.contains(".") && !words.strip().equals(uri) && bare(uri).startsWith(shown);
    }

    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("^www\\.", "");
    }

    private static String address(Facet facet) {
        return switch (facet.kind()) {
            case LINK -> facet.value();
            case MENTION -> "https://bsky.app/profile/" + facet.value();
            case TAG -> "https://bsky.app/hashtag/"
                    + java.net.URLEncoder.encode(facet.value(), StandardCharsets.UTF_8).replace("+", "%20");
        };
    }

    private String slice(int start, int end) {
        return start == 0 && end == bytes.length ? text : new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
