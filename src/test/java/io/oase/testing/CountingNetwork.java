package io.oase.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks enough of Mastodon's protocol to be read and answered on, with any number of accounts, and counts: what
 * was published, and how many polls of one account overlapped. It lives in the test, so it outlives whatever is killed.
 */
public final class CountingNetwork implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 40;

    private final boolean keepsKeys;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, Post> byKey = new HashMap<>();
    private final Map<String, AtomicInteger> reading = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Duration readingTakes = Duration.ZERO;
    private volatile Duration acceptingTakes = Duration.ZERO;
    private volatile Duration answeringTakes = Duration.ZERO;
    private volatile int lostReceipt;

    /** One post; {@code account} is the one of ours it is addressed to or comes from. */
    private record Post(
            int id,
            boolean ours,
            String account,
            String author,
            String text,
            @Nullable Integer parent,
            Instant at) {}

    /**
     * Starts on a free port of loopback.
     *
     * @param keepsKeys whether a repeat with the same Idempotency-Key is recognised, as on Mastodon, or posted again
     */
    public CountingNetwork(boolean keepsKeys) {
        this.keepsKeys = keepsKeys;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Access token of one of our accounts. */
    public static String token(int account) {
        return "counting-token-" + account;
    }

    /** Somebody new asks one of our accounts something. */
    public void mention(int account, String text) {
        synchronized (posts) {
            mention(account, "person" + (posts.size() + 1), text);
        }
    }

    /** Somebody asks one of our accounts something; the same as before under the same name. */
    public void mention(int account, String who, String text) {
        synchronized (posts) {
            posts.add(new Post(
                    posts.size() + 1, false, "hilfe" + account, who, "@hilfe" + account + " " + text, null, now()));
        }
    }

    /** Reading a list takes this long. */
    public void readingTakes(Duration time) {
        readingTakes = time;
    }

    /** A post sent to us is accepted after the one time, and confirmed after the other. */
    public void publishingTakes(Duration accepting, Duration answering) {
        acceptingTakes = accepting;
        answeringTakes = answering;
    }

    /** The confirmation of every so many posts is lost after they were accepted; 0: none. */
    public void loseEvery(int posts) {
        lostReceipt = posts;
    }

    /** Texts that stand here from our accounts, oldest first. */
    public List<String> published() {
        synchronized (posts) {
            return posts.stream().filter(Post::ours).map(Post::text).toList();
        }
    }

    /** How often an account's notifications were read. */
    public int polls(int account) {
        return polls.getOrDefault("hilfe" + account, new AtomicInteger()).get();
    }

    /** How often any account's notifications were read. */
    public int polls() {
        return polls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The most that read the notifications of one account at the same time. */
    public int mostReadersAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            String self = "hilfe" + token.replaceAll("^.*-", "");
            byte[] body = exchange.getRequestBody().readAllBytes();
            route(exchange, exchange.getRequestURI().getPath(), self, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange, String path, String self, byte[] body)
            throws IOException, InterruptedException {
        String[] parts = path.substring(1).split("/");
        if (path.endsWith("/instance")) {
            send(exchange, 200, instance());
        } else if (path.equals("/api/v1/accounts/verify_credentials")) {
            send(exchange, 200, account(self));
        } else if (path.equals("/api/v1/notifications")) {
            notifications(exchange, self);
        } else if (path.startsWith("/api/v1/accounts/")) {
            list(exchange, self, true);
        } else if (path.equals("/api/v1/statuses")) {
            publish(exchange, self, JSON.readTree(body));
        } else if (path.startsWith("/api/v1/statuses/")) {
            Optional<Post> post = post(parts[3]);
            if (post.isEmpty()) {
                send(exchange, 404, JSON.createObjectNode().put("error", "Record not found"));
            } else {
                send(exchange, 200, parts.length == 5 ? context(post.get()) : status(post.get()));
            }
        } else {
            send(exchange, 404, JSON.createObjectNode().put("error", "Not found"));
        }
    }

    private void notifications(HttpExchange exchange, String self) throws IOException, InterruptedException {
        polls.computeIfAbsent(self, key -> new AtomicInteger()).incrementAndGet();
        AtomicInteger readers = reading.computeIfAbsent(self, key -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(readers.incrementAndGet(), Math::max);
        try {
            take(readingTakes);
        } finally {
            // Before it is answered: whoever has the answer may be back at once.
            readers.decrementAndGet();
        }
        list(exchange, self, false);
    }

    private void list(HttpExchange exchange, String self, boolean ours) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        int below = Integer.MAX_VALUE;
        for (String pair : query.split("&")) {
            if (pair.startsWith("max_id=")) {
                below = Integer.parseInt(URLDecoder.decode(pair.substring(7), StandardCharsets.UTF_8));
            }
        }
        List<Post> page = new ArrayList<>();
        synchronized (posts) {
            for (int i = Math.min(below - 1, posts.size()); i > 0 && page.size() < PAGE; i--) {
                Post post = posts.get(i - 1);
                if (post.ours == ours && post.account.equals(self)) {
                    page.add(post);
                }
            }
        }
        ArrayNode array = JSON.createArrayNode();
        for (Post post : page) {
            array.add(ours ? status(post) : notification(post));
        }
        if (page.size() == PAGE) {
            exchange.getResponseHeaders()
                    .add("Link", "<" + url() + "/?max_id=" + page.get(PAGE - 1).id + ">; rel=\"next\"");
        }
        send(exchange, 200, array);
    }

    private void publish(HttpExchange exchange, String self, JsonNode body) throws IOException, InterruptedException {
        take(acceptingTakes);
        Post post;
        synchronized (posts) {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            Post known = keepsKeys ? byKey.get(key) : null;
            post = known != null ? known : ours(self, body);
            byKey.put(key, post);
        }
        take(answeringTakes);
        int no = accepted.incrementAndGet();
        if (lostReceipt == 0 || no % lostReceipt != 0) {
            send(exchange, 200, status(post));
        }
    }

    private Post ours(String self, JsonNode body) {
        int parent = body.path("in_reply_to_id").asInt();
        Post post =
                new Post(posts.size() + 1, true, self, self, body.path("status").asText(), parent, now());
        posts.add(post);
        return post;
    }

    private Optional<Post> post(String id) {
        synchronized (posts) {
            int no = Integer.parseInt(id);
            return no >= 1 && no <= posts.size() ? Optional.of(posts.get(no - 1)) : Optional.empty();
        }
    }

    private ObjectNode context(Post post) {
        ObjectNode context = JSON.createObjectNode();
        context.putArray("ancestors");
        ArrayNode below = context.putArray("descendants");
        synchronized (posts) {
            posts.stream()
                    .filter(other -> other.parent != null && other.parent == post.id)
                    .forEach(other -> below.add(status(other)));
        }
        return context;
    }

    private ObjectNode notification(Post post) {
        ObjectNode notification = JSON.createObjectNode()
                .put("id", String.valueOf(post.id))
                .put("type", "mention")
                .put("created_at", post.at.toString());
        notification.set("account", account(post.author));
        notification.set("status", status(post));
        return notification;
    }

    private ObjectNode status(Post post) {
        ObjectNode status = JSON.createObjectNode()
                .put("id", String.valueOf(post.id))
                .put("uri", url() + "/posts/" + post.id)
                .put("url", url() + "/@" + post.author + "/" + post.id)
                .put("created_at", post.at.toString())
                .put("visibility", "public")
                .put("spoiler_text", "")
                .put("language", "de")
                .put("replies_count", 0)
                .put("in_reply_to_id", post.parent == null ? null : String.valueOf(post.parent))
                .put("content", "<p>" + post.text + "</p>");
        status.set("account", account(post.author));
        ArrayNode mentions = status.putArray("mentions");
        if (!post.ours) {
            mentions.addObject()
                    .put("id", post.account)
                    .put("acct", post.account)
                    .put("url", url() + "/@" + post.account);
        }
        return status;
    }

    private ObjectNode account(String name) {
        return JSON.createObjectNode()
                .put("id", name)
                .put("username", name)
                .put("acct", name)
                .put("display_name", "")
                .put("url", url() + "/@" + name);
    }

    private static ObjectNode instance() {
        ObjectNode instance =
                JSON.createObjectNode().put("domain", "counting.example").put("version", "4.5.1");
        instance.putObject("configuration").putObject("statuses").put("max_characters", 500);
        return instance;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private static void take(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
