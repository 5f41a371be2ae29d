package io.oase.channel.mastodon;

import io.oase.channel.mastodon.FakeMastodon.Post;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How servers differ in ids, order, paging and links. */
enum Dialect {
    /** Forward paging with min_id, a floor with since_id; a next link only when the page is full. */
    MASTODON,
    /** ULIDs; min_id ignored; always a next link; type filter ignored. */
    GOTOSOCIAL,
    /** Sorted by the post's time; only the next link's older_than is understood. */
    HOLLO,
    /** No links; min_id a floor; an unknown max_id gives nothing; status ids change with edits. */
    SNAC;

    Comparator<Post> order() {
        return this == HOLLO
                ? Comparator.comparing((Post post) -> post.at).reversed()
                : Comparator.comparing((Post post) -> 0);
    }

    String notificationId(Post post) {
        return switch (this) {
            case MASTODON -> String.valueOf(90 + post.number);
            case GOTOSOCIAL -> String.format("01M858J%019d", post.number);
            case HOLLO -> post.at + "/mention/" + post.number;
            case SNAC -> "17954731" + String.format("%08d", post.number);
        };
    }

    String id(Post post) {
        return this == SNAC
                ? (1795473090 + (post.edited == null ? 0 : 60)) + String.format("%032x", post.number)
                : notificationId(post).replaceAll("[/:.]", "-");
    }

    boolean isId(String id, Post post) {
        return this == SNAC ? Parents.stable(id).equals(Parents.stable(id(post))) : id.equals(id(post));
    }

    boolean keepsKeys() {
        return this == MASTODON || this == HOLLO;
    }

    /** One page of a list that is sorted newest first. */
    List<Post> page(List<Post> all, Map<String, String> query) {
        String sent = query.getOrDefault("limit", this == SNAC ? "1" : "20");
        int limit = Math.min(40, Integer.parseInt(sent));
        List<Post> rest = all;
        if (this == HOLLO) {
            String older = query.get("older_than");
            rest = older == null
                    ? all
                    : all.stream()
                            .filter(post -> time(post).compareTo(older) < 0)
                            .toList();
            return rest.stream().limit(limit).toList();
        }
        String max = query.get("max_id");
        if (max != null) {
            int at = index(all, max);
            rest = at >= 0
                    ? all.subList(at + 1, all.size())
                    : this == SNAC
                            ? List.of()
                            : all.stream().filter(post -> below(post, max)).toList();
        }
        String floor = this == SNAC ? query.get("min_id") : query.get("since_id");
        if (floor != null) {
            rest = rest.stream()
                    .filter(post -> !below(post, floor) && !notificationId(post).equals(floor))
                    .toList();
        }
        String min = query.get("min_id");
        if (this == MASTODON && min != null) {
            List<Post> upward = new ArrayList<>(
                    rest.stream().filter(post -> !below(post, min)).toList());
            Collections.reverse(upward);
            List<Post> page = new ArrayList<>(upward.stream().limit(limit).toList());
            Collections.reverse(page);
            return page;
        }
        return rest.stream().limit(limit).toList();
    }

    Optional<String> link(List<Post> all, List<Post> page, Map<String, String> query, String path) {
        if (page.isEmpty() || this == SNAC) {
            return Optional.empty();
        }
        Post first = page.get(0);
        Post last = page.get(page.size() - 1);
        // links name the server as others see it, not as it was asked
        String base = "<https://town.example" + path + "?limit=20&";
        if (this == HOLLO) {
            boolean more = !last.equals(all.get(all.size() - 1));
            return more
                    ? Optional.of(base + "older_than=" + URLEncoder.encode(time(last), StandardCharsets.UTF_8)
                            + ">; rel=\"next\"")
                    : Optional.empty();
        }
        String next = base + "max_id=" + idFor(last, path) + ">; rel=\"next\"";
        String prev = base + (this == MASTODON ? "min_id=" : "since_id=") + idFor(first, path) + ">; rel=\"prev\"";
        boolean full = page.size() >= Math.min(40, Integer.parseInt(query.getOrDefault("limit", "20")));
        return Optional.of(this == MASTODON && !full ? prev : next + ", " + prev);
    }

    private String idFor(Post post, String path) {
        return path.endsWith("notifications") ? notificationId(post) : id(post);
    }

    private int index(List<Post> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (notificationId(all.get(i)).equals(id) || id(all.get(i)).equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private boolean below(Post post, String id) {
        String own = notificationId(post);
        return own.length() != id.length() ? own.length() < id.length() : own.compareTo(id) < 0;
    }

    private static String time(Post post) {
        // Always the same number of digits: these are compared as text.
        return String.format("%020d.%06d+00", post.at.toEpochMilli(), post.number);
    }

    String content(String text, String domain) {
        String escaped = this == SNAC
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String lines = escaped.replace("\n", "<br>");
        return "<p>"
                + lines.replaceAll(
                        "@hilfe(?!@)",
                        "<span class=\"h-card\"><a href=\"https://" + domain
                                + "/@hilfe\" class=\"u-url mention\">@<span>hilfe</span></a></span>")
                + "</p>";
    }

    String instance(String domain, boolean v2) {
        return switch (this) {
            case MASTODON ->
                "{\"domain\":\"" + domain + "\",\"uri\":\"" + domain + "\",\"version\":\"4.5.1\","
                        + "\"source_url\":\"https://github.com/mastodon/mastodon\",\"api_versions\":{\"mastodon\":7},"
                        + "\"configuration\":{\"statuses\":{\"max_characters\":500,\"characters_reserved_per_url\":23}}}";
            case GOTOSOCIAL ->
                "{\"account_domain\":\"" + domain + "\",\"uri\":\"https://" + domain + "\",\"version\":\"0.7.1\","
                        + "\"configuration\":{\"statuses\":{\"max_characters\":5000,\"characters_reserved_per_url\":25}}}";
            case HOLLO ->
                "{\"domain\":\"" + domain + "\",\"version\":\"4.2.0 (compatible; Hollo/0.6.20)\","
                        + "\"configuration\":{\"statuses\":{\"max_characters\":10000,\"characters_reserved_per_url\":256}}}";
            case SNAC ->
                v2
                        ? "<h1>404</h1>"
                        : "{\"uri\":\"" + domain + "\",\"version\":\"4.0.0 (not true; really snac/2.94)\","
                                + "\"configuration\":{\"statuses\":{\"max_characters\":100000,\"characters_reserved_per_url\":32}}}";
        };
    }
}
