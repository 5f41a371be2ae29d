package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The lists of a server that are read, page by page. */
final class Lists {
    /** Mastodon's own default; every server known takes it or caps it. Without one, snac gives a single entry. */
    static final int LIMIT = 40;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*[^,]*rel=\"?next\"?");

    private final Api api;
    private final Clock clock;

    Lists(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Notifications; other types come along on servers that ignore the filter. */
    Listing notifications(@Nullable String cursor, boolean quotes) {
        HttpUrl.Builder url = api.at("api", "v1", "notifications");
        // Mastodon 4.3 hides what its notification policy filters unless asked
        url.addQueryParameter("include_filtered", "true").addQueryParameter("types[]", "mention");
        if (quotes) {
            url.addQueryParameter("types[]", "quote");
        }
        return page(url, cursor);
    }

    /** Posts of an account, without what it boosted. */
    Listing posts(String account, @Nullable String cursor) {
        return page(
                api.at("api", "v1", "accounts", account, "statuses").addQueryParameter("exclude_reblogs", "true"),
                cursor);
    }

    /** Public posts with a hashtag. */
    Listing tagged(String tag, @Nullable String cursor) {
        return page(api.at("api", "v1", "timelines", "tag", tag), cursor);
    }

    /** Posts found by words. Best first, not newest first, on some servers: its pages are counted, not dated. */
    Listing found(String words, @Nullable String cursor) {
        int offset = cursor != null && cursor.matches("offset=\\d{1,6}") ? Integer.parseInt(cursor.substring(7)) : 0;
        HttpUrl.Builder url = api.at("api", "v2", "search")
                .addQueryParameter("q", words)
                .addQueryParameter("type", "statuses")
                .addQueryParameter("limit", String.valueOf(LIMIT));
        if (offset > 0) {
            url.addQueryParameter("offset", String.valueOf(offset));
        }
        JsonNode statuses = api.read(url).path("statuses");
        Listing page = entries(statuses, null, false);
        boolean more = statuses.size() >= LIMIT / 2 && offset < 5 * LIMIT;
        return new Listing(
                page.entries(), more ? "offset=" + (offset + statuses.size()) : null, false, page.unusable());
    }

    private Listing page(HttpUrl.Builder url, @Nullable String cursor) {
        if (cursor != null) {
            // of a Link header only the query is taken: it names the server as others see it, and drops our filters
            HttpUrl query = api.at().encodedQuery(cursor).build();
            for (String name : query.queryParameterNames()) {
                if (!name.equals("types[]") && !name.equals("limit")) {
                    url.removeAllQueryParameters(name);
                    query.queryParameterValues(name).forEach(value -> url.addQueryParameter(name, value));
                }
            }
        }
        url.addQueryParameter("limit", String.valueOf(LIMIT));
        HttpAnswer answer = api.get(url);
        Faults.check(answer, clock.instant());
        JsonNode body = answer.json();
        if (!body.isArray()) {
            throw Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("trouble.mastodon.not_a_list", answer.host()));
        }
        String link = String.join(", ", answer.headers().values("Link"));
        Listing page = entries(body, next(link), !link.isEmpty());
        if (page.entries().isEmpty() && page.unusable() > 0) {
            throw Trouble.of(Trouble.Kind.BAD_ANSWER, Said.of("trouble.mastodon.not_a_list", answer.host()));
        }
        return page;
    }

    private static Listing entries(JsonNode array, @Nullable String next, boolean linked) {
        List<Listing.Entry> entries = new ArrayList<>();
        int unusable = 0;
        for (JsonNode node : array) {
            String id = Fields.id(node, "id");
            if (id == null) {
                unusable++;
            } else {
                entries.add(
                        new Listing.Entry(id, Fields.time(node, "created_at").orElse(null), node));
            }
        }
        if (linked || entries.isEmpty()) {
            return new Listing(entries, next, false, unusable);
        }
        String last = entries.get(entries.size() - 1).id();
        return new Listing(entries, maxId(last), true, unusable);
    }

    /** The query that goes on below an entry where the server gives no Link header. */
    static @Nullable String maxId(String id) {
        return new HttpUrl.Builder()
                .scheme("https")
                .host("x")
                .addQueryParameter("max_id", id)
                .build()
                .encodedQuery();
    }

    /** The query of a Link header's next page; null when there is none, or it leads nowhere. */
    static @Nullable String next(String link) {
        Matcher next = NEXT.matcher(link);
        if (!next.find()) {
            return null;
        }
        int query = next.group(1).indexOf('?');
        String cursor = query < 0 ? "" : next.group(1).substring(query + 1);
        // Pixelfed names a next page below a single entry, but not where it begins
        return cursor.isEmpty() || cursor.matches("(.*&)?max_id=(&.*)?") ? null : cursor;
    }
}
