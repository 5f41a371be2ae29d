package io.oase.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server and passes everything on, except what a test wants otherwise: a token that is no longer good, a
 * request that is refused or kept waiting.
 */
public final class Border implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Accept", "Content-Type", "Idempotency-Key", "User-Agent");

    private final String behind;
    private final String token;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "border");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<String> good;
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile String held = "";

    private Border(String behind, String token, HttpServer server) {
        this.behind = behind;
        this.token = token;
        this.server = server;
        this.good = new AtomicReference<>(token);
    }

    /**
     * Opens on loopback.
     *
     * @param behind the server's address
     * @param token what the server knows; at first it is good here too
     */
    public static Border before(String behind, String token) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Border border = new Border(behind, token, server);
        server.setExecutor(border.threads);
        server.createContext("/", border::pass);
        server.start();
        return border;
    }

    /** Where it is, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this token alone is good. */
    public void goodIsOnly(String other) {
        good.set(other);
    }

    /** The next request with this method is refused so, and not passed on. */
    public void refuseNext(String method, int status, String json) {
        refusal.set(new Refusal(method, status, json));
    }

    /** Requests with this in their address wait until {@link #letGo}. */
    public void hold(String part) {
        gate = new CountDownLatch(1);
        held = part;
    }

    /** Lets go what is held. */
    public void letGo() {
        gate.countDown();
        held = "";
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!held.isEmpty() && exchange.getRequestURI().toString().contains(held)) {
                gate.await();
            }
            Refusal refused = refusal.get();
            if (refused != null && refused.method.equals(exchange.getRequestMethod())) {
                refusal.set(null);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, refused.status, refused.json.getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = client.send(onward(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!List.of("content-length", "date", "connection", ":status").contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest onward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (shown != null) {
            request.header(
                    "Authorization", shown.equals("Bearer " + good.get()) ? "Bearer " + token : "Bearer revoked");
        }
        return request.build();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private record Refusal(String method, int status, String json) {}
}
