package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays back what a real server answered. The pages of its fullest crawls are the data; the paging is done here by that
 * server's own rules. Single posts and threads are answered as recorded, or from wherever the post was last seen.
 */
final class Recordings implements AutoCloseable {
    private final String kind;
    private final HttpServer server;
    private final TreeMap<String, JsonNode> files = new TreeMap<>();
    private final JsonNode expected;
    private List<JsonNode> notifications = List.of();
    private String until = "";
    private final Map<String, JsonNode> seen = new HashMap<>();

    Recordings(String kind) {
        this.kind = kind;
        try {
            Path folder =
                    Path.of(Recordings.class.getResource("recordings/" + kind).toURI());
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.sorted().toList()) {
                    files.put(file.getFileName().toString(), FakeMastodon.JSON.readTree(file.toFile()));
                }
            }
            expected = files.remove("expected.json");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /** What was truly posted. */
    JsonNode expected() {
        return expected;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Time moves on: these recorded pages together, newest first, are the notifications now, and everything recorded up
     * to this file number is so.
     */
    synchronized void show(String until, String... pages) {
        this.until = until + "~";
        seen.clear();
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (String page : pages) {
            String name = files.ceilingKey(page);
            files.get(name)
                    .path("response")
                    .path("body")
                    .forEach(entry -> byId.putIfAbsent(entry.path("id").asText(), entry));
        }
        Map<String, JsonNode> posts = posts();
        notifications = byId.values().stream()
                .filter(entry ->
                        !posts.containsKey(id(entry)) || !posts.get(id(entry)).isMissingNode())
                .toList();
    }

    private static String id(JsonNode notification) {
        return Parents.stable(notification.path("status").path("id").asText());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange);
        String[] parts = path.split("/");
        if (path.endsWith("/notifications")) {
            page(exchange, query);
        } else if (path.startsWith("/api/v1/accounts/") && path.endsWith("/statuses")) {
            JsonNode own = recorded(path);
            boolean further = query.containsKey("max_id") && !kind.equals("hollo");
            send(exchange, 200, further || own == null ? "[]" : own.path("body").toString());
        } else if (recorded(path) != null) {
            JsonNode response = recorded(path);
            String body = response.path("body").isTextual()
                    ? response.path("body").asText()
                    : response.path("body").toString();
            send(exchange, response.path("status").asInt(), body);
        } else if (path.startsWith("/api/v1/statuses/") && parts.length == 5) {
            JsonNode post = posts().get(Parents.stable(parts[4]));
            boolean there = post != null && !post.isMissingNode();
            send(exchange, there ? 200 : 404, there ? post.toString() : "{\"error\":\"Not Found\"}");
        } else if (path.endsWith("/context")) {
            send(exchange, 200, above(parts[4]).toString());
        } else {
            send(exchange, 404, "{\"error\":\"Not Found\"}");
        }
    }

    /** A thread that was not recorded, put together from its posts. */
    private JsonNode above(String id) {
        ObjectNode context = FakeMastodon.JSON.createObjectNode();
        context.putArray("descendants");
        ArrayNode ancestors = context.putArray("ancestors");
        Map<String, JsonNode> posts = posts();
        JsonNode at = posts.get(Parents.stable(id));
        while (at != null) {
            at = posts.get(Parents.stable(at.path("in_reply_to_id").asText()));
            if (at != null && !at.isMissingNode()) {
                ancestors.insert(0, at);
            }
        }
        return context;
    }

    /** The latest recorded answer to this path, as far as time has moved. */
    private @Nullable JsonNode recorded(String path) {
        JsonNode latest = null;
        for (JsonNode file : files.headMap(until).values()) {
            if (file.path("request")
                    .path("path")
                    .asText()
                    .replaceFirst("^/?", "/")
                    .equals(path)) {
                latest = file.path("response");
            }
        }
        return latest;
    }

    /** Every post as last seen, by the stable part of its id; missing where it was seen to be gone. */
    private synchronized Map<String, JsonNode> posts() {
        if (!seen.isEmpty()) {
            return seen;
        }
        Map<String, JsonNode> posts = seen;
        for (JsonNode file : files.headMap(until).values()) {
            collect(file.path("response").path("body"), posts);
            String path = file.path("request").path("path").asText();
            if (file.path("response").path("status").asInt() == 404 && path.contains("/statuses/")) {
                posts.put(
                        Parents.stable(path.substring(path.lastIndexOf('/') + 1)),
                        com.fasterxml.jackson.databind.node.MissingNode.getInstance());
            }
        }
        return posts;
    }

    private static void collect(JsonNode node, Map<String, JsonNode> posts) {
        if (node.has("uri") && node.has("content")) {
            posts.put(Parents.stable(node.path("id").asText()), node);
        }
        node.forEach(child -> collect(child, posts));
    }

    private synchronized void page(HttpExchange exchange, Map<String, String> query) throws IOException {
        int limit = Integer.parseInt(query.getOrDefault("limit", kind.equals("snac") ? "1" : "20"));
        List<JsonNode> rest = new ArrayList<>();
        boolean below = !query.containsKey("max_id") || kind.equals("hollo");
        for (JsonNode entry : notifications) {
            boolean typed =
                    kind.equals("gotosocial") || entry.path("type").asText().equals("mention");
            boolean older = !query.containsKey("older_than") || time(entry).compareTo(query.get("older_than")) < 0;
            if (typed && below && (older || !kind.equals("hollo"))) {
                rest.add(entry);
            }
            below |= entry.path("id").asText().equals(query.get("max_id"));
        }
        List<JsonNode> page = rest.subList(0, Math.min(limit, rest.size()));
        ArrayNode array = FakeMastodon.JSON.createArrayNode();
        page.forEach(array::add);
        JsonNode last = page.isEmpty() ? null : page.get(page.size() - 1);
        if (last != null && kind.equals("gotosocial")) {
            link(exchange, "max_id=" + last.path("id").asText());
        } else if (last != null && kind.equals("hollo") && page.size() < rest.size()) {
            link(exchange, "older_than=" + URLEncoder.encode(time(last), StandardCharsets.UTF_8));
        }
        send(exchange, 200, array.toString());
    }

    private static void link(HttpExchange exchange, String query) {
        exchange.getResponseHeaders()
                .add("Link", "<https://gts.test/api/v1/notifications?limit=40&" + query + ">; rel=\"next\"");
    }

    /** Hollo's order, finer than the milliseconds it shows. */
    private String time(JsonNode entry) {
        return entry.path("created_at").asText() + String.format(" %04d+00", 9999 - notifications.indexOf(entry));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
