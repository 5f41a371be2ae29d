package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oase.channel.FakeServer;
import io.oase.channel.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server with one account of ours, {@code hilfe}, that pages, answers and forgets as one of its kind does. */
final class FakeMastodon implements FakeServer {
    static {
        // Without it every answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final ObjectMapper JSON = new ObjectMapper();
    static final String TOKEN = "good-token";
    private static final String DOMAIN = "town.example";

    private final Dialect dialect;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, Post> byIdempotencyKey = new HashMap<>();
    private volatile Fault fault = Fault.NONE;
    private volatile boolean loseNext;
    private int sequence;
    /** So many notifications exist for the interface; snac: 64. */
    int window = Integer.MAX_VALUE;
    /** The most a page holds, whatever is asked for. */
    int largestPage = Integer.MAX_VALUE;
    /** Requests so far. */
    final List<String> requests = new ArrayList<>();
    /** Status with which publishing is refused; 0 for none. */
    int refusePublishing;
    /** Bodies of what was published. */
    final List<JsonNode> bodies = new ArrayList<>();

    /** One post; {@code broken} ones are notified but cannot be understood. */
    static final class Post {
        int number;
        String author = "";
        String text = "";

        @Nullable
        Post parent;

        Instant at = Instant.EPOCH;

        @Nullable
        Instant edited;

        String type = "mention";
        String visibility = "public";
        String warning = "";
        boolean deleted;
        boolean broken;
        boolean notified = true;

        String uri() {
            return "https://" + DOMAIN + "/users/" + author + "/statuses/" + number;
        }
    }

    FakeMastodon(Dialect dialect) {
        this.dialect = dialect;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @Override
    public Network network() {
        return new MastodonNetwork();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("server", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("token", TOKEN);
    }

    @Override
    public synchronized String mention(String who, String text, Instant at) {
        return add(who, "@hilfe " + text, null, at).uri();
    }

    @Override
    public synchronized String reply(String who, String parentKey, String text, Instant at) {
        return add(who, "@hilfe " + text, post(parentKey), at).uri();
    }

    /** Somebody answers without naming us, so that nobody is notified. */
    synchronized String whisper(String who, String parentKey, String text, Instant at) {
        Post post = add(who, text, post(parentKey), at);
        post.notified = false;
        return post.uri();
    }

    /** A post that mentions us, to be changed by the test. */
    synchronized Post add(String who, String text, @Nullable Post parent, Instant at) {
        Post post = new Post();
        post.number = ++sequence;
        post.author = who;
        post.text = text;
        post.parent = parent;
        post.at = at;
        post.notified = !who.equals("hilfe");
        posts.add(post);
        return post;
    }

    @Override
    public synchronized void edit(String key, String text) {
        Post post = post(key);
        post.text = "@hilfe " + text;
        post.edited = post.at.plusSeconds(5);
    }

    @Override
    public synchronized void delete(String key) {
        post(key).deleted = true;
    }

    @Override
    public synchronized List<String> published() {
        return posts.stream()
                .filter(post -> post.author.equals("hilfe") && !post.deleted)
                .map(post -> post.text)
                .toList();
    }

    @Override
    public void fault(Fault next) {
        fault = next;
    }

    @Override
    public synchronized void addBrokenPost() {
        add("mallory", "?", null, Instant.parse("2026-03-02T08:59:10Z")).broken = true;
    }

    @Override
    public synchronized void holdBack(String key) {
        post(key).notified = false;
    }

    @Override
    public synchronized void arrives(String key) {
        post(key).notified = true;
    }

    @Override
    public synchronized void answerEachOther(String one, String other) {
        post(one).parent = post(other);
        post(other).parent = post(one);
    }

    @Override
    public void loseNextAnswer() {
        loseNext = true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    synchronized Post post(String key) {
        return posts.stream().filter(post -> post.uri().equals(key)).findFirst().orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            requests.add(request);
            switch (fault) {
                case UNAUTHORIZED -> send(exchange, 401, dialect == Dialect.SNAC ? "" : "{\"error\":\"bad token\"}");
                case RATE_LIMITED -> {
                    exchange.getResponseHeaders()
                            .add(
                                    "X-RateLimit-Reset",
                                    dialect == Dialect.GOTOSOCIAL ? "1772442120" : "2026-03-02T09:02:00.000000Z");
                    send(exchange, 429, "{\"error\":\"Too many requests\"}");
                }
                case SERVER_ERROR -> send(exchange, 502, "<html>Bad gateway</html>");
                case HTML_INSTEAD -> send(exchange, 200, "<!doctype html><title>Welcome</title>");
                case TRUNCATED -> send(exchange, 200, "[{\"id\":\"1\",\"type\":\"men");
                case EMPTY_BODY -> send(exchange, 200, "");
                case WRONG_TYPES -> send(exchange, 200, "[1,\"two\",[3],{\"id\":{}}]");
                case CONNECTION_RESET -> {}
                case NONE -> {
                    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            && !path.contains("instance")
                            && !path.contains("timelines")) {
                        send(exchange, 401, "{\"error\":\"The access token is invalid\"}");
                    } else {
                        route(exchange, path, query(exchange), sent);
                    }
                }
            }
        }
    }

    private void route(HttpExchange exchange, String path, Map<String, String> query, byte[] sent) throws IOException {
        String[] parts = path.substring(1).split("/");
        if (path.equals("/api/v2/instance") || path.equals("/api/v1/instance")) {
            send(exchange, 200, dialect.instance(DOMAIN, path.contains("v2")));
        } else if (path.equals("/api/v1/accounts/verify_credentials")) {
            send(exchange, 200, account("hilfe").toString());
        } else if (path.equals("/api/v1/notifications")) {
            list(exchange, notifications(), query, post -> notification(post));
        } else if (path.startsWith("/api/v1/accounts/")) {
            list(
                    exchange,
                    newest(posts.stream()
                            .filter(post -> post.author.equals("hilfe") && !post.deleted)
                            .toList()),
                    query,
                    this::status);
        } else if (path.startsWith("/api/v1/timelines/tag/")) {
            String tag = "#" + URLDecoder.decode(parts[4], StandardCharsets.UTF_8);
            list(
                    exchange,
                    newest(posts.stream()
                            .filter(post -> post.text.contains(tag) && !post.deleted)
                            .toList()),
                    query,
                    this::status);
        } else if (path.equals("/api/v1/statuses")
                && exchange.getRequestMethod().equals("POST")) {
            publish(exchange, JSON.readTree(sent));
        } else if (path.startsWith("/api/v1/statuses/")) {
            Optional<Post> post =
                    byId(URLDecoder.decode(parts[3], StandardCharsets.UTF_8)).filter(found -> !found.deleted);
            if (post.isEmpty()) {
                send(exchange, 404, dialect == Dialect.SNAC ? "<h1>404</h1>" : "{\"error\":\"Record not found\"}");
            } else if (parts.length == 5) {
                context(exchange, post.get());
            } else {
                send(exchange, 200, status(post.get()).toString());
            }
        } else {
            send(exchange, 404, "<h1>404</h1>");
        }
    }

    private List<Post> notifications() {
        return newest(posts.stream()
                        .filter(post -> post.notified && !post.deleted)
                        .toList())
                .stream()
                .limit(window)
                .toList();
    }

    private List<Post> newest(List<Post> some) {
        return some.stream()
                .sorted(dialect.order().thenComparing(post -> post.number, Comparator.reverseOrder()))
                .toList();
    }

    private void list(
            HttpExchange exchange,
            List<Post> all,
            Map<String, String> query,
            java.util.function.Function<Post, ObjectNode> shape)
            throws IOException {
        if (largestPage < Integer.parseInt(query.getOrDefault("limit", "20"))) {
            query.put("limit", String.valueOf(largestPage));
        }
        List<Post> page = dialect.page(all, query);
        ArrayNode array = JSON.createArrayNode();
        page.forEach(post -> array.add(shape.apply(post)));
        dialect.link(all, page, query, exchange.getRequestURI().getPath())
                .ifPresent(link -> exchange.getResponseHeaders().add("Link", link));
        send(exchange, 200, array.toString());
    }

    private void publish(HttpExchange exchange, JsonNode body) throws IOException {
        if (refusePublishing > 0) {
            send(exchange, refusePublishing, refusePublishing == 500 ? "" : "{\"error\":\"no\"}");
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Post post = dialect.keepsKeys() ? byIdempotencyKey.get(key) : null;
        if (post == null) {
            bodies.add(body);
            post = add(
                    "hilfe",
                    body.path("status").asText(),
                    byId(body.path("in_reply_to_id").asText()).orElse(null),
                    Instant.parse("2026-03-02T09:00:00Z"));
            post.visibility = body.path("visibility").asText();
            post.warning = body.path("spoiler_text").asText();
            byIdempotencyKey.put(key, post);
        }
        if (loseNext) {
            loseNext = false;
            return;
        }
        send(exchange, 200, status(post).toString());
    }

    private void context(HttpExchange exchange, Post post) throws IOException {
        ObjectNode context = JSON.createObjectNode();
        ArrayNode above = context.putArray("ancestors");
        for (Post parent : above(post)) {
            if (parent.deleted && dialect == Dialect.GOTOSOCIAL) {
                send(exchange, 500, "{\"error\":\"Internal Server Error\"}");
                return;
            }
            above.insert(0, status(parent));
        }
        ArrayNode below = context.putArray("descendants");
        posts.stream()
                .filter(other -> !other.deleted && above(other).contains(post))
                .forEach(other -> below.add(status(other)));
        send(exchange, 200, context.toString());
    }

    /** The nearest first; a cycle is walked once. */
    private static Set<Post> above(Post post) {
        Set<Post> above = new LinkedHashSet<>();
        for (Post parent = post.parent; parent != null && above.add(parent); ) {
            parent = parent.parent;
        }
        return above;
    }

    private Optional<Post> byId(String id) {
        return IntStream.range(0, posts.size())
                .mapToObj(posts::get)
                .filter(post -> dialect.isId(id, post))
                .findFirst();
    }

    private ObjectNode notification(Post post) {
        ObjectNode notification = JSON.createObjectNode();
        notification
                .put("id", dialect.notificationId(post))
                .put("type", post.type)
                .put("created_at", post.at.toString());
        if (post.broken) {
            notification.putObject("status").put("id", 5).putArray("account");
        } else {
            notification.set("account", account(post.author));
            notification.set("status", status(post));
        }
        return notification;
    }

    private ObjectNode status(Post post) {
        ObjectNode status = JSON.createObjectNode();
        status.put("id", dialect.id(post))
                .put("uri", post.uri())
                .put("url", "https://" + DOMAIN + "/@" + post.author + "/" + post.number)
                .put("created_at", post.at.toString())
                .put("visibility", post.visibility)
                .put("spoiler_text", post.warning)
                .put("language", "en")
                .put(
                        "replies_count",
                        posts.stream()
                                .filter(other -> other.parent == post && !other.deleted)
                                .count())
                .put("edited_at", post.edited == null ? null : post.edited.toString())
                .put("in_reply_to_id", post.parent == null ? null : dialect.id(post.parent))
                .put("in_reply_to_account_id", post.parent == null ? null : "acc-" + post.parent.author)
                .put("content", dialect.content(post.text, DOMAIN));
        if (dialect == Dialect.SNAC || dialect == Dialect.GOTOSOCIAL) {
            status.put("text", post.text);
        }
        status.set("account", account(post.author));
        ArrayNode mentions = status.putArray("mentions");
        if (post.text.contains("@hilfe") && dialect != Dialect.SNAC) {
            mentions.addObject()
                    .put("id", "acc-hilfe")
                    .put("acct", "hilfe")
                    .put("url", "https://" + DOMAIN + "/@hilfe");
        }
        return status;
    }

    private static ObjectNode account(String name) {
        return JSON.createObjectNode()
                .put("id", "acc-" + name)
                .put("username", name)
                .put("acct", name)
                .put("display_name", "")
                .put("url", "https://" + DOMAIN + "/@" + name);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] sides = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(sides.length > 1 ? sides[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
