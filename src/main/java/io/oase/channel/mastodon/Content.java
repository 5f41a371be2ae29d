package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.PlainText;
import io.oase.channel.RemotePost.Media;
import io.oase.channel.RemotePost.Poll;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a post says: its words as they were typed, its pictures, its poll. */
final class Content {
    private Content() {}

    /**
     * The plain text. GoToSocial and snac give the typed source of everybody's posts as {@code text} (snac's HTML is
     * not escaped, so that only the source tells what was typed), Pleroma its plain text beside; everywhere else the
     * HTML is read.
     */
    static String text(JsonNode status) {
        String html = Fields.textOrEmpty(status, "content");
        String source = Fields.text(status, "text");
        if (source != null && !source.isBlank() && !isHtml(source, html)) {
            return source;
        }
        String plain = Fields.text(status.path("pleroma").path("content"), "text/plain");
        if (plain != null && !plain.isBlank()) {
            return plain;
        }
        String author = host(Fields.textOrEmpty(status.path("account"), "url"));
        Map<String, String> handles = handles(status);
        return PlainText.keepingLines(html, link -> mention(link, handles, author));
    }

    private static boolean isHtml(String source, String html) {
        boolean same = source.contains("</") && source.strip().equals(html.strip());
        return same || source.startsWith("<p>") || source.startsWith("<p ") || source.startsWith("<div");
    }

    private static Map<String, String> handles(JsonNode status) {
        Map<String, String> handles = new HashMap<>();
        for (JsonNode mention : status.path("mentions")) {
            String url = Fields.text(mention, "url");
            String acct = Fields.text(mention, "acct");
            if (url != null && acct != null) {
                handles.put(url, acct.replaceFirst("@.*$", "") + "@" + host(acct, url));
            }
        }
        return handles;
    }

    private static String host(String acct, String url) {
        int at = acct.indexOf('@');
        return at < 0 ? host(url) : acct.substring(at + 1);
    }

    /**
     * A mention shows only the name; its author typed the host as well if it is another one than the author's own.
     * Servers that put {@code h-card} on the link itself (Fedify's mark-up: Hollo) want the host always.
     */
    private static @Nullable String mention(Element link, Map<String, String> handles, String authorHost) {
        String handle = handles.get(link.attr("href"));
        String shown = link.text().strip();
        if (handle == null || !shown.startsWith("@") || shown.indexOf('@', 1) > 0) {
            return null;
        }
        boolean elsewhere = !handle.substring(handle.indexOf('@') + 1).equalsIgnoreCase(authorHost);
        return elsewhere || link.hasClass("h-card") ? "@" + handle : null;
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getAuthority();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** Pictures, video, sound. While a server still works on one it has no address yet: its preview stands in. */
    static List<Media> media(JsonNode status) {
        List<Media> media = new ArrayList<>();
        for (JsonNode one : status.path("media_attachments")) {
            String preview = Fields.text(one, "preview_url");
            String url = Fields.text(one, "url");
            url = url != null ? url : preview != null ? preview : Fields.text(one, "remote_url");
            if (url != null) {
                String type = Fields.text(one, "type");
                media.add(new Media(
                        type == null ? "unknown" : type, url, preview, Fields.textOrEmpty(one, "description")));
            }
        }
        return media;
    }

    /** The choices, if it is a poll. */
    static @Nullable Poll poll(JsonNode status) {
        List<Poll.Option> options = new ArrayList<>();
        JsonNode poll = status.path("poll");
        for (JsonNode option : poll.path("options")) {
            options.add(new Poll.Option(Fields.textOrEmpty(option, "title"), Fields.number(option, "votes_count")));
        }
        return options.isEmpty()
                ? null
                : new Poll(
                        options,
                        poll.path("multiple").asBoolean(false),
                        Fields.time(poll, "expires_at").orElse(null));
    }
}
