package io.oase.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Paging as Mastodon does it: with {@code max_id} and {@code since_id} the newest first, with {@code min_id} those
 * immediately above it, and even then the newest of them first. Link headers lead to both sides and are missing from an
 * empty page. Source: docs.joinmastodon.org/api/guidelines#pagination.
 */
final class Paging {
    private Paging() {}

    /**
     * Cuts one page.
     *
     * @param newestFirst everything this reader may have
     * @param usual how many when nothing is asked for; at most twice as many
     */
    static <T> Reply page(
            Ask ask,
            String base,
            Collection<T> newestFirst,
            ToLongFunction<T> id,
            int usual,
            Function<T, Object> json) {
        var items = cut(ask, newestFirst, id, limit(ask, usual));
        var reply = Reply.json(200, items.stream().map(json).toList());
        if (items.isEmpty()) {
            return reply;
        }
        long newest = id.applyAsLong(items.get(0));
        long oldest = id.applyAsLong(items.get(items.size() - 1));
        return reply.with(Map.of(
                "Link", link(ask, base, "max_id", oldest, "next") + ", " + link(ask, base, "min_id", newest, "prev")));
    }

    private static <T> List<T> cut(Ask ask, Collection<T> newestFirst, ToLongFunction<T> id, int limit) {
        long below = id(ask, "max_id", Long.MAX_VALUE);
        long above = Math.max(id(ask, "since_id", 0), id(ask, "min_id", 0));
        var within = newestFirst.stream().filter(item -> id.applyAsLong(item) < below && id.applyAsLong(item) > above);
        if (ask.field("min_id").isEmpty()) {
            return within.limit(limit).toList();
        }
        var upward = new ArrayList<>(within.toList());
        Collections.reverse(upward);
        var page = new ArrayList<>(upward.subList(0, Math.min(limit, upward.size())));
        Collections.reverse(page);
        return page;
    }

    private static int limit(Ask ask, int usual) {
        return (int) Math.max(1, Math.min(2L * usual, id(ask, "limit", usual)));
    }

    private static long id(Ask ask, String field, long otherwise) {
        try {
            return ask.field(field)
                    .filter(id -> !id.isEmpty())
                    .map(Long::parseLong)
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String link(Ask ask, String base, String field, long id, String rel) {
        var query = new StringBuilder();
        ask.fields().forEach((name, values) -> {
            if (!List.of("max_id", "since_id", "min_id").contains(name)) {
                values.forEach(value -> query.append(encode(name))
                        .append('=')
                        .append(encode(value))
                        .append('&'));
            }
        });
        return "<" + base + ask.path() + "?" + query + field + "=" + id + ">; rel=\"" + rel + "\"";
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
