package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.oase.channel.FakeServer;
import io.oase.channel.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of the AT Protocol and the network behind it, as the recordings show them: notifications sorted by the claimed
 * time, paged strictly below it, filtered after paging; answers to anything accepted, but not shown.
 */
final class FakeBluesky implements FakeServer {
    static final String SELF = "did:plc:acme";
    static final String HANDLE = "acme.test";
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    static {
        // Without it every answer waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** The most a page holds, whatever is asked for. */
    int largestPage = 100;
    /** What the session's DID document says. */
    String endpoint;

    String self = SELF;
    String handle = HANDLE;
    String password = "abcd-efgh-ijkl-mnop";
    boolean refreshWorks = true;
    final Map<String, ObjectNode> posts = new LinkedHashMap<>();
    final Set<String> notified = new HashSet<>();
    final Set<String> notYetShown = new HashSet<>();
    final Set<String> hidden = new HashSet<>();
    final Set<String> deleted = new HashSet<>();
    final Set<String> blockers = new HashSet<>();
    final Map<String, String> handles = new HashMap<>();
    final Set<String> deactivated = new HashSet<>();
    /** Accounts deleted with everything in them. */
    final Set<String> left = new HashSet<>();

    final Map<String, JsonNode> views = new HashMap<>();
    final Set<String> closed = new HashSet<>();
    final Map<String, JsonNode> threads = new HashMap<>();
    final List<String> requests = new ArrayList<>();
    final List<JsonNode> written = new ArrayList<>();
    final FakeChat chat = new FakeChat(this);
    final Map<String, String> headers = new HashMap<>();
    /** What stands at a path that is no call. */
    final Map<String, JsonNode> webSite = new HashMap<>();

    private final HttpServer http;
    private final ExecutorService threadsOfServer = Executors.newCachedThreadPool();
    private Set<String> accessTokens = new HashSet<>();
    private Fault fault = Fault.NONE;
    private boolean loseNext;
    private int counter;

    FakeBluesky() {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::serve);
        http.setExecutor(threadsOfServer);
        http.start();
        endpoint = origin();
    }

    String origin() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    @Override
    public Network network() {
        return new BlueskyNetwork();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("handle", "@" + handle, "server", origin());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("password", password);
    }

    @Override
    public String mention(String who, String text, Instant at) {
        return post(who, at, at, mentioning(text));
    }

    /** A post that claims another time than its record key. */
    String backDated(String who, String text, Instant claimed, Instant written) {
        return post(who, claimed, written, mentioning(text));
    }

    @Override
    public String reply(String who, String parentKey, String text, Instant at) {
        ObjectNode record = mentioning(text);
        ObjectNode parent = posts.get(parentKey);
        ObjectNode reply = record.putObject("reply");
        reply.putObject("parent")
                .put("uri", parentKey)
                .put("cid", parent.path("cid").asText());
        JsonNode root = parent.path("record").path("reply").path("root");
        reply.set("root", root.isObject() ? root : reply.path("parent").deepCopy());
        return post(who, at, at, record);
    }

    String post(String who, Instant claimed, Instant written, ObjectNode record) {
        String did = "did:plc:" + who;
        String rkey = Tid.of(written, new UUID(0, counter++));
        String uri = "at://" + did + "/" + AtUri.POST + "/" + rkey;
        record.put("$type", AtUri.POST).put("createdAt", Fields.millis(claimed));
        ObjectNode view = Fields.object().put("uri", uri).put("cid", "bafy" + counter);
        view.putObject("author").put("did", did).put("handle", who + ".test").put("displayName", "");
        view.put("reason", "mention").put("indexedAt", Fields.millis(claimed));
        view.set("record", record);
        posts.put(uri, view);
        notified.add(uri);
        return uri;
    }

    static ObjectNode mentioning(String text) {
        String whole = "@" + HANDLE + " " + text;
        ObjectNode record = Fields.object().put("text", whole);
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 0).put("byteEnd", HANDLE.length() + 1);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#mention")
                .put("did", SELF);
        return record;
    }

    @Override
    public void edit(String key, String text) {
        ObjectNode view = posts.get(key);
        ObjectNode record = mentioning(text)
                .put("createdAt", view.path("record").path("createdAt").asText());
        if (view.path("record").has("reply")) {
            record.set("reply", view.path("record").path("reply"));
        }
        view.set("record", record);
        view.put("cid", "bafyedited" + counter++);
    }

    @Override
    public void delete(String key) {
        deleted.add(key);
    }

    @Override
    public List<String> published() {
        return posts.values().stream()
                .filter(post -> post.path("author").path("did").asText().equals(SELF))
                .map(post -> post.path("record").path("text").asText())
                .toList();
    }

    @Override
    public void fault(Fault value) {
        fault = value;
    }

    @Override
    public void addBrokenPost() {
        String uri = post("brk", NOW.minusSeconds(45), NOW.minusSeconds(45), Fields.object());
        posts.get(uri).put("author", "nobody").set("record", Fields.object().put("text", 42));
        ObjectNode empty = Fields.object().put("indexedAt", "yesterday");
        posts.put("broken", empty);
        notified.add("broken");
    }

    @Override
    public void holdBack(String key) {
        hidden.add(key);
        notYetShown.add(key);
    }

    @Override
    public void arrives(String key) {
        hidden.remove(key);
        notYetShown.remove(key);
    }

    @Override
    public void answerEachOther(String one, String other) {
        answer(one, other);
        answer(other, one);
    }

    private void answer(String key, String parent) {
        ObjectNode reply = Fields.object();
        reply.putObject("parent").put("uri", parent).put("cid", "bafyany");
        reply.putObject("root").put("uri", parent).put("cid", "bafyany");
        ((ObjectNode) posts.get(key).path("record")).set("reply", reply);
    }

    @Override
    public void loseNextAnswer() {
        loseNext = true;
    }

    /** No access token given so far is good any more. */
    void expireTokens() {
        accessTokens.clear();
    }

    long asked(String method) {
        return requests.stream().filter(method::equals).count();
    }

    @Override
    public void close() {
        http.stop(0);
        threadsOfServer.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().replaceFirst("^/xrpc/", "");
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] sent = exchange.getRequestBody().readAllBytes();
            Answer answer;
            synchronized (this) {
                requests.add(method);
                if (fault != Fault.NONE) {
                    bad(exchange);
                    return;
                }
                JsonNode body = sent.length == 0 ? Fields.object() : Fields.JSON.readTree(sent);
                answer = answer(method, query(exchange), body, authorization == null ? "" : authorization);
                if (loseNext
                        && exchange.getRequestMethod().equals("POST")
                        && !method.contains(".server.")
                        && !method.endsWith("acceptConvo")) {
                    loseNext = false;
                    return;
                }
                headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            }
            boolean plain = answer.body().isTextual();
            send(
                    exchange,
                    answer.status(),
                    plain ? "text/plain" : "application/json",
                    plain ? answer.body().asText() : answer.body().toString());
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            throw bug;
        }
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {
        static Answer error(int status, String name, String words) {
            return new Answer(status, Fields.object().put("error", name).put("message", words));
        }
    }

    /** Parameters, which may repeat. */
    record Query(Map<String, List<String>> values) {
        String get(String name) {
            return values.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }

        int limit(int otherwise) {
            return get("limit") == null ? otherwise : Integer.parseInt(get("limit"));
        }
    }

    private Answer answer(String method, Query query, JsonNode body, String authorization) {
        if (method.equals("/plc/" + self) || webSite.containsKey(method)) {
            return new Answer(200, method.startsWith("/plc") ? didDocument() : webSite.get(method));
        }
        if (method.equals("com.atproto.identity.resolveHandle")) {
            String handle = query.get("handle");
            return handles.containsKey(handle)
                    ? new Answer(200, Fields.object().put("did", handles.get(handle)))
                    : Answer.error(400, "HandleNotFound", "Unable to resolve handle");
        }
        if (method.equals("com.atproto.server.createSession")) {
            return body.path("password").asText().equals(password)
                    ? session()
                    : Answer.error(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        if (method.equals("com.atproto.server.refreshSession")) {
            return refreshWorks && authorization.startsWith("Bearer refresh")
                    ? session()
                    : Answer.error(400, "ExpiredToken", "Token has been revoked");
        }
        if (!accessTokens.contains(authorization.replaceFirst("^Bearer ", ""))) {
            return Answer.error(400, "ExpiredToken", "Token has expired");
        }
        if (method.startsWith("chat.")) {
            return chat.answer(method.replaceFirst("^chat\\.bsky\\.convo\\.", ""), query, body);
        }
        return switch (method) {
            case "com.atproto.server.getSession" -> session();
            case "app.bsky.actor.getProfile" -> profile(query.get("actor"));
            case "app.bsky.notification.listNotifications" -> notifications(query);
            case "app.bsky.feed.searchPosts" -> search(query);
            case "app.bsky.feed.getPosts" -> getPosts(query);
            case "app.bsky.feed.getPostThread" -> thread(query.get("uri"));
            case "com.atproto.repo.getRecord" -> getRecord(query);
            case "com.atproto.repo.listRecords" -> listRecords(query);
            case "com.atproto.repo.putRecord" -> putRecord(body);
            default -> Answer.error(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Answer profile(String did) {
        if (left.contains(did)) {
            return Answer.error(400, "InvalidRequest", "Profile not found");
        }
        return deactivated.contains(did)
                ? Answer.error(400, "AccountDeactivated", "Account is deactivated")
                : new Answer(
                        200,
                        Fields.object().put("did", did).put("handle", handle).put("displayName", "Acme"));
    }

    private Answer session() {
        String token = "access" + counter++;
        accessTokens.add(token);
        ObjectNode body = Fields.object()
                .put("accessJwt", token)
                .put("refreshJwt", "refresh" + counter)
                .put("did", self)
                .put("handle", handle)
                .put("active", true);
        body.set("didDoc", didDocument());
        return new Answer(200, body);
    }

    /** A token made elsewhere is good here too: an entry server makes those of the servers behind it. */
    void trusts(FakeBluesky other) {
        accessTokens = other.accessTokens;
    }

    ObjectNode didDocument() {
        ObjectNode document = Fields.object().put("id", self);
        document.putArray("service").addObject().put("id", "#atproto_pds").put("serviceEndpoint", endpoint);
        return document;
    }

    private boolean visible(String uri) {
        String author = posts.get(uri).path("author").path("did").asText();
        return !deleted.contains(uri) && !blockers.contains(author) && !inactive(author);
    }

    private boolean inactive(String did) {
        return deactivated.contains(did) || left.contains(did);
    }

    private Answer notifications(Query query) {
        if (!"false".equals(query.get("priority"))) {
            return Answer.error(400, "InvalidRequest", "priority has to be sent");
        }
        String cursor = query.get("cursor");
        if (cursor != null && !Cursor.isTime(cursor)) {
            return Answer.error(502, "InternalServerError", "Upstream");
        }
        int limit = Math.min(query.limit(50), largestPage);
        List<ObjectNode> scanned = posts.entrySet().stream()
                .filter(entry -> notified.contains(entry.getKey()) && visible(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(view -> cursor == null || time(view).compareTo(cursor) < 0)
                .sorted(Comparator.comparing(FakeBluesky::time).reversed())
                .limit(limit)
                .toList();
        ObjectNode body = Fields.object();
        ArrayNode list = body.putArray("notifications");
        scanned.stream()
                .filter(view -> !hidden.contains(view.path("uri").asText()))
                .forEach(list::add);
        if (scanned.size() == limit) {
            body.put("cursor", time(scanned.get(limit - 1)));
        }
        return new Answer(200, body);
    }

    private static String time(JsonNode view) {
        return view.path("indexedAt").asText();
    }

    private Answer search(Query query) {
        ObjectNode body = Fields.object();
        ArrayNode list = body.putArray("posts");
        posts.values().stream()
                .filter(view -> visible(view.path("uri").asText()))
                .filter(view -> view.path("record").path("text").asText().contains(query.get("q")))
                .filter(view -> time(view).compareTo(query.get("since")) >= 0)
                .sorted(Comparator.comparing(FakeBluesky::time).reversed())
                .forEach(list::add);
        return new Answer(200, body);
    }

    private Answer getPosts(Query query) {
        List<String> uris = query.values().getOrDefault("uris", List.of());
        if (uris.size() > 25) {
            return Answer.error(400, "InvalidRequest", "Error: uris must not have more than 25 elements");
        }
        ObjectNode body = Fields.object();
        ArrayNode list = body.putArray("posts");
        for (String uri : uris) {
            if (posts.containsKey(uri) && visible(uri) && !notYetShown.contains(uri)) {
                list.add(postView(uri));
            }
        }
        return new Answer(200, body);
    }

    private ObjectNode postView(String uri) {
        if (views.get(uri) instanceof ObjectNode recorded) {
            return recorded;
        }
        ObjectNode view = posts.get(uri).deepCopy();
        view.remove("reason");
        view.putObject("viewer").put("replyDisabled", closed.contains(uri));
        return view;
    }

    private Answer thread(String uri) {
        if (threads.containsKey(uri)) {
            return new Answer(200, threads.get(uri));
        }
        JsonNode thread = threadOf(uri, 80);
        return "app.bsky.feed.defs#notFoundPost".equals(Fields.text(thread, "$type"))
                ? Answer.error(400, "NotFound", "Post not found: " + uri)
                : new Answer(200, Fields.object().set("thread", thread));
    }

    private ObjectNode threadOf(String uri, int height) {
        ObjectNode thread = Fields.object();
        boolean inactive =
                uri.startsWith("at://") && inactive(AtUri.of(uri).orElseThrow().did());
        if (!posts.containsKey(uri) || deleted.contains(uri) || notYetShown.contains(uri) || inactive) {
            return thread.put("$type", "app.bsky.feed.defs#notFoundPost")
                    .put("uri", uri)
                    .put("notFound", true);
        }
        if (!visible(uri)) {
            return thread.put("$type", "app.bsky.feed.defs#blockedPost")
                    .put("uri", uri)
                    .put("blocked", true);
        }
        thread.put("$type", "app.bsky.feed.defs#threadViewPost").set("post", postView(uri));
        String parent = Fields.text(posts.get(uri), "record", "reply", "parent", "uri");
        if (parent != null && height > 0) {
            thread.set("parent", threadOf(parent, height - 1));
        }
        return thread;
    }

    private Answer getRecord(Query query) {
        String uri = new AtUri(query.get("repo"), query.get("collection"), query.get("rkey")).toString();
        ObjectNode post = posts.get(uri);
        return post == null || deleted.contains(uri)
                ? Answer.error(400, "RecordNotFound", "Could not locate record: " + uri)
                : new Answer(200, entry(post));
    }

    private Answer listRecords(Query query) {
        ObjectNode body = Fields.object();
        ArrayNode list = body.putArray("records");
        String cursor = query.get("cursor");
        List<String> own = posts.keySet().stream()
                .filter(uri -> uri.startsWith("at://" + query.get("repo") + "/") && !deleted.contains(uri))
                .filter(uri -> cursor == null || rkey(uri).compareTo(cursor) < 0)
                .sorted(Comparator.comparing(FakeBluesky::rkey).reversed())
                .limit(query.limit(50))
                .toList();
        own.forEach(uri -> list.add(entry(posts.get(uri))));
        if (!own.isEmpty()) {
            body.put("cursor", rkey(own.get(own.size() - 1)));
        }
        return new Answer(200, body);
    }

    private static String rkey(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static ObjectNode entry(ObjectNode post) {
        ObjectNode entry = Fields.object();
        entry.set("uri", post.path("uri"));
        entry.set("cid", post.path("cid"));
        entry.set("value", post.path("record"));
        return entry;
    }

    private Answer putRecord(JsonNode body) {
        written.add(body);
        String uri = new AtUri(self, AtUri.POST, body.path("rkey").asText()).toString();
        ObjectNode there = posts.get(uri);
        if (there == null || !there.path("record").equals(body.path("record"))) {
            ObjectNode view = Fields.object().put("uri", uri).put("cid", "bafyown" + counter++);
            view.putObject("author").put("did", self).put("handle", handle);
            view.put("indexedAt", body.path("record").path("createdAt").asText());
            view.set("record", body.path("record"));
            posts.put(uri, view);
        }
        return new Answer(
                200,
                Fields.object()
                        .put("uri", uri)
                        .put("cid", posts.get(uri).path("cid").asText()));
    }

    private void bad(HttpExchange exchange) throws IOException {
        switch (fault) {
            case UNAUTHORIZED ->
                send(
                        exchange,
                        401,
                        "application/json",
                        "{\"error\":\"AuthenticationRequired\",\"message\":\"Invalid\"}");
            case RATE_LIMITED -> {
                exchange.getResponseHeaders().set("ratelimit-limit", "3000");
                exchange.getResponseHeaders().set("ratelimit-remaining", "0");
                exchange.getResponseHeaders()
                        .set(
                                "ratelimit-reset",
                                String.valueOf(NOW.plusSeconds(120).getEpochSecond()));
                send(exchange, 429, "application/json", "{\"error\":\"RateLimitExceeded\"}");
            }
            case SERVER_ERROR -> send(exchange, 502, "application/json", "{\"error\":\"UpstreamFailure\"}");
            case HTML_INSTEAD -> send(exchange, 200, "text/html", "<!doctype html><title>Maintenance</title>");
            case TRUNCATED -> send(exchange, 200, "application/json", "{\"notifications\":[{\"uri\":\"at://di");
            case EMPTY_BODY -> send(exchange, 200, "application/json", "");
            case WRONG_TYPES ->
                send(exchange, 200, "application/json", "{\"notifications\":{\"a\":1},\"accessJwt\":7,\"did\":[]}");
            default -> {} // the connection is closed without an answer
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Query query(HttpExchange exchange) {
        Map<String, List<String>> values = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                values.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
                        .add(URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
            }
        }
        return new Query(values);
    }
}
