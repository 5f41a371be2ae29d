package io.oase.channel.feed;

import io.oase.channel.RemotePost.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures, sounds and videos of an entry: enclosures of all kinds and Media RSS. */
final class Attachments {
    private static final int MOST = 20;

    private final Map<String, Media> found = new LinkedHashMap<>();

    /** Those of an RSS item or Atom entry. */
    static List<Media> of(Element entry, String base) {
        Attachments attachments = new Attachments();
        for (Element enclosure : Xml.all(entry, "enclosure")) {
            attachments.add(enclosure.attr("url"), base, enclosure.attr("type"), null, "");
        }
        for (Element link : Xml.all(entry, "atom:link", "link")) {
            if (link.attr("rel").equals("enclosure")) {
                attachments.add(link.attr("href"), base, link.attr("type"), null, link.attr("title"));
            }
        }
        attachments.media(entry, base);
        for (Element group : Xml.all(entry, "media:group")) {
            attachments.media(group, base);
        }
        if (attachments.found.isEmpty()) {
            for (Element thumbnail : Xml.all(entry, "media:thumbnail")) {
                attachments.add(thumbnail.attr("url"), base, "image", null, "");
            }
        }
        return attachments.list();
    }

    private void media(Element parent, String base) {
        String preview = Xml.all(parent, "media:thumbnail").stream()
                .findFirst()
                .map(thumbnail -> thumbnail.attr("url"))
                .orElse(null);
        for (Element content : Xml.all(parent, "media:content")) {
            String type = content.attr("medium").isEmpty() ? content.attr("type") : content.attr("medium");
            String alt = Xml.text(content, "media:description", "media:title");
            add(content.attr("url"), base, type, Xml.full(preview, base), alt == null ? "" : alt);
        }
    }

    /** Adds one, unless it is there already or its address is none. */
    void add(@Nullable String url, String base, String type, @Nullable String preview, String alt) {
        String full = Xml.full(url, base);
        if (full != null && found.size() < MOST) {
            found.putIfAbsent(full, new Media(kind(type, full), full, preview, alt));
        }
    }

    List<Media> list() {
        return List.copyOf(found.values());
    }

    private static String kind(String type, String url) {
        String lower = type.toLowerCase(Locale.ROOT);
        for (String kind : List.of("image", "video", "audio")) {
            if (lower.startsWith(kind)) {
                return kind;
            }
        }
        boolean picture = lower.isEmpty() && url.toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|gif|webp)(\\?.*)?");
        return picture ? "image" : "unknown";
    }
}
