package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePost.Media;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hangs below a text: pictures, video, a link's card, a quoted post. What it is and its alternative texts are taken
 * from the record, which is always there; addresses and the quoted words from the view, which may be missing: then
 * pictures are addressed at the network's own distribution.
 */
final class Embeds {
    private static final String PICTURES = "https://cdn.bsky.app/img/";
    private static final String VIDEOS = "https://video.bsky.app/watch/";

    private Embeds() {}

    /** Whether a view would tell more than the record. */
    static boolean any(JsonNode record) {
        return record.path("embed").isObject();
    }

    /** Address of the quoted record; null when nothing is quoted. */
    static @Nullable String quoted(JsonNode record) {
        JsonNode embed = record.path("embed");
        @Nullable String direct = Fields.text(embed, "record", "uri");
        return direct != null ? direct : Fields.text(embed, "record", "record", "uri");
    }

    static List<Media> media(String did, JsonNode record, JsonNode view) {
        JsonNode embed = part(record.path("embed"));
        JsonNode shown = part(view);
        List<Media> media = new ArrayList<>();
        JsonNode pictures = embed.path("images").isArray() ? embed.path("images") : embed.path("items");
        JsonNode shownPictures = shown.path("images").isArray() ? shown.path("images") : shown.path("items");
        for (int i = 0; i < pictures.size(); i++) {
            JsonNode picture = pictures.get(i);
            @Nullable String cid = Fields.text(picture, "image", "ref", "$link");
            String path = "/plain/" + did + "/" + cid;
            @Nullable String full = Fields.text(shownPictures.path(i), "fullsize");
            @Nullable String thumb = Fields.text(shownPictures.path(i), "thumb");
            if (full != null || cid != null) {
                media.add(new Media(
                        "image",
                        full != null ? full : PICTURES + "feed_fullsize" + path,
                        thumb != null ? thumb : PICTURES + "feed_thumbnail" + path,
                        Fields.textOr("", picture, "alt")));
            }
        }
        @Nullable String video = Fields.text(embed, "video", "ref", "$link");
        if (video != null) {
            String at = VIDEOS + did + "/" + video;
            media.add(new Media(
                    "video",
                    Fields.textOr(at + "/playlist.m3u8", shown, "playlist"),
                    Fields.textOr(at + "/thumbnail.jpg", shown, "thumbnail"),
                    Fields.textOr("", embed, "alt")));
        }
        return media;
    }

    /** The text with its card and the quoted post below it; null where plain text says it all. */
    static @Nullable String html(Facets facets, JsonNode record, JsonNode view) {
        String below = card(part(record.path("embed")).path("external")) + quote(view);
        @Nullable String html = facets.html();
        if (below.isEmpty()) {
            return html;
        }
        return (html == null ? "<p>" + Facets.escape(facets.plain()) + "</p>" : html) + below;
    }

    private static String card(JsonNode external) {
        @Nullable String uri = Fields.text(external, "uri");
        if (uri == null) {
            return "";
        }
        String title = Fields.textOr("", external, "title");
        String description = Fields.textOr("", external, "description");
        return "<blockquote><a href=\"" + Facets.escape(uri) + "\">" + Facets.escape(title.isBlank() ? uri : title) + "</a>"
                + (description.isBlank() ? "" : "<br>" + Facets.escape(description)) + "</blockquote>";
    }

    private static String quote(JsonNode view) {
        JsonNode quoted = view.path("record").path("record").isObject() ? view.path("record").path("record") : view.path("record");
        @Nullable String text = Fields.text(quoted, "value", "text");
        @Nullable String handle = Fields.text(quoted, "author", "handle");
        if (text == null || handle == null) {
            return "";
        }
        String page = AtUri.of(Fields.textOr("", quoted, "uri")).map(AtUri::page).orElse("");
        return "<blockquote><a href=\"" + Facets.escape(page) + "\">@" + Facets.escape(handle) + "</a><br>"
                + Facets.escape(Facets.of(text, quoted.path("value").path("facets")).plain()) + "</blockquote>";
    }

    /** A quote with something beside it has that as {@code media}. */
    private static JsonNode part(JsonNode embed) {
        return embed.path("media").isObject() ? embed.path("media") : embed;
    }
}
