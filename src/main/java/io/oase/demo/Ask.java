package io.oase.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method as sent; HEAD comes as GET
 * @param path decoded, without the query
 * @param fields what stands in the query, the form or the JSON body; {@code name[]} is kept apart from {@code name}
 * @param headers the first of each name, names in any case
 */
record Ask(String method, String path, Map<String, List<String>> fields, Map<String, String> headers) {
    private static final int LONGEST_BODY = 1_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads a request; a body longer than a million bytes is cut there. */
    static Ask of(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        var fields = new TreeMap<String, List<String>>();
        readPairs(exchange.getRequestURI().getRawQuery(), fields);
        var body = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        if (headers.getOrDefault("Content-Type", "").startsWith("application/json")) {
            readJson(body, fields);
        } else {
            readPairs(body, fields);
        }
        var method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        return new Ask(method, exchange.getRequestURI().getPath(), fields, headers);
    }

    /** The first value of a field; empty when it is not there. */
    Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All values of {@code name[]}. */
    List<String> list(String name) {
        return fields.getOrDefault(name + "[]", fields.getOrDefault(name, List.of()));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static void readPairs(@Nullable String pairs, Map<String, List<String>> into) {
        if (pairs == null || pairs.isBlank()) {
            return;
        }
        for (var pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            into.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
        }
    }

    private static void readJson(String body, Map<String, List<String>> into) {
        try {
            JSON.readTree(body).properties().forEach(field -> into.computeIfAbsent(
                            field.getKey(), any -> new ArrayList<>())
                    .addAll(texts(field.getValue())));
        } catch (JsonProcessingException e) {
            throw new Bad(400, "Error occurred while parsing request parameters");
        }
    }

    private static List<String> texts(JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Bad(400, "Bad request");
        }
    }

    /** A request that cannot be carried out; the message is what Mastodon says in {@code error}. */
    static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        Bad(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }

        static Bad notFound() {
            return new Bad(404, "Record not found");
        }
    }
}
