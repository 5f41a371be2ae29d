package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.HttpAnswer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself, learned once and remembered.
 *
 * @param domain what stands behind the second @ of its people
 * @param kind which software, as far as it matters how it counts
 * @param maxCharacters limit of a post
 * @param reservedPerUrl what a link counts on Mastodon
 * @param quotes whether it has notifications of the type “quote” (Mastodon 4.5, API version 7)
 */
record Server(String domain, Kind kind, int maxCharacters, int reservedPerUrl, boolean quotes) {
    /** Software, by how it counts and what it forgets. */
    enum Kind {
        MASTODON,
        GOTOSOCIAL,
        SNAC,
        OTHER
    }

    /** One of which nothing is known: as long as is usual on Mastodon, counted in the strictest way. */
    static final Server USUAL = new Server("", Kind.OTHER, 500, 23, false);

    /** Asks: instance v2 (Mastodon 4 and many others), else v1 (everybody). */
    static Server ask(Api api) {
        HttpAnswer second = api.get(api.at("api", "v2", "instance"));
        JsonNode v2 =
                second.ok() ? second.jsonOrNothing() : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        boolean complete = v2.isObject() && limit(v2) != null;
        return of(
                complete ? v2 : api.read(api.at("api", "v1", "instance")),
                api.at().build().host());
    }

    private static Server of(JsonNode instance, String host) {
        Integer limit = limit(instance);
        Integer url = Fields.number(statuses(instance), "characters_reserved_per_url");
        return new Server(
                domain(instance, host),
                kind(instance),
                limit == null ? 500 : limit,
                url == null ? 23 : url,
                instance.path("api_versions").path("mastodon").asInt() >= 7);
    }

    private static @Nullable Integer limit(JsonNode instance) {
        for (Integer limit : new @Nullable Integer[] {
            Fields.number(statuses(instance), "max_characters"),
            Fields.number(instance, "max_toot_chars"), // Pleroma, Akkoma
            Fields.number(instance, "description_limit")
        }) {
            if (limit != null && limit > 0) {
                return limit;
            }
        }
        return null;
    }

    private static JsonNode statuses(JsonNode instance) {
        return instance.path("configuration").path("statuses");
    }

    /** GoToSocial says account_domain, v2 domain, v1 uri (a host, on some a whole address). */
    private static String domain(JsonNode instance, String host) {
        for (String field : new String[] {"account_domain", "domain", "uri"}) {
            String said = Fields.text(instance, field);
            if (said != null) {
                return said.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
            }
        }
        return host;
    }

    private static Kind kind(JsonNode instance) {
        String version = Fields.textOrEmpty(instance, "version").toLowerCase(Locale.ROOT);
        String source = Fields.textOrEmpty(instance, "source_url").toLowerCase(Locale.ROOT);
        if (version.contains("snac")) {
            return Kind.SNAC;
        }
        if (source.contains("gotosocial") || version.contains("gotosocial") || instance.has("account_domain")) {
            return Kind.GOTOSOCIAL;
        }
        boolean pretends = version.contains("compatible") || version.contains("not true") || version.contains("/");
        // 4.4.2, 4.3.0+glitch: everybody who only imitates Mastodon says so in brackets
        boolean mastodon = !pretends && version.matches("[2-9]\\.\\d+\\.\\d+.*");
        boolean elsewhere = !source.isEmpty() && !source.contains("mastodon");
        return mastodon && !elsewhere ? Kind.MASTODON : Kind.OTHER;
    }
}
