package io.oase.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server on loopback, for nobody but this machine. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int THREADS = 8;

    static {
        // Otherwise every second small answer waits 40 ms for the acknowledgement of the one before.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer http;
    private final ExecutorService threads;

    private Server(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /** Takes the port (0: any free one) on loopback; nothing is answered before {@link #serve}. */
    static Server open(int port) throws IOException {
        var loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        var http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        var count = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(THREADS, task -> {
            var thread = new Thread(task, "demo-network-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        return new Server(http, threads);
    }

    /** Address of the server, without a slash at the end. */
    String baseUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** Answers requests from now on. */
    void serve(Function<Ask, Reply> site) {
        http.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, site));
            }
        });
        http.start();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static Reply answer(HttpExchange exchange, Function<Ask, Reply> site) throws IOException {
        try {
            return site.apply(Ask.of(exchange));
        } catch (Ask.Bad e) {
            return Reply.error(e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The make-believe network failed on {}",
                    exchange.getRequestURI().getPath(),
                    e);
            return Reply.error(500, "We're sorry, but something went wrong on our end.");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
