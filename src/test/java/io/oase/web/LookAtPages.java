package io.oase.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Serves every page with sample data, as the server would send it, to be looked at: {@code /inbox?lang=de&theme=dark}.
 * The first argument is the port.
 */
final class LookAtPages {
    private static final List<HttpExchange> STREAMS = new CopyOnWriteArrayList<>();
    /** What the worker in the background asked about pushes, in order. */
    static final List<String> PUSHED_ASKED = new CopyOnWriteArrayList<>();

    private static volatile boolean cut;

    private LookAtPages() {}

    /** Serves until it is stopped. */
    public static void main(String[] args) throws IOException {
        HttpServer server = serve(args.length > 0 ? Integer.parseInt(args[0]) : 8090);
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Starts on loopback; port 0 takes any free one. The caller stops it. */
    static HttpServer serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "look-at-pages");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/events", LookAtPages::quietStream);
        server.createContext("/", exchange -> answer(exchange, OneFace.ASSETS, OneFace.FACE));
        server.start();
        return server;
    }

    /** Ends every live stream and lets none be opened until {@link #mendStreams}. */
    static void cutStreams() {
        cut = true;
        STREAMS.forEach(HttpExchange::close);
        STREAMS.clear();
    }

    /** Lets streams be opened again. */
    static void mendStreams() {
        cut = false;
    }

    /** Says something on every live stream that is open. */
    static void tell(String event) {
        for (HttpExchange stream : STREAMS) {
            try {
                stream.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                stream.getResponseBody().flush();
            } catch (IOException gone) {
                STREAMS.remove(stream);
            }
        }
    }

    private static void quietStream(HttpExchange exchange) throws IOException {
        if (cut) {
            send(exchange, 503, "text/plain", new byte[0]);
            return;
        }
        STREAMS.add(exchange);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(": nothing happens here\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void answer(HttpExchange exchange, Assets assets, Face face) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/assets/")) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=3600");
            var asset = assets.find(path.substring("/assets/".length()));
            send(
                    exchange,
                    asset.isPresent() ? 200 : 404,
                    asset.map(Assets.Asset::type).orElse("text/plain"),
                    asset.map(Assets.Asset::bytes).orElse(new byte[0]));
            return;
        }
        if (path.equals("/service-worker.js")) {
            send(exchange, 200, "text/javascript", assets.worker().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (path.equals("/notices/pushed")) {
            PUSHED_ASKED.add(exchange.getRequestURI().getQuery());
            send(exchange, 200, "application/json", "{\"unread\":[6,8]}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Locale locale = query.contains("lang=de") ? Locale.GERMAN : Locale.ENGLISH;
        String theme = query.contains("theme=dark") ? "dark" : query.contains("theme=light") ? "light" : "";
        Samples samples = new Samples(locale);
        var headers = exchange.getRequestHeaders();
        Visit visit = new Visit(
                samples.reader,
                theme,
                "sample",
                Visit.target(
                        headers.getFirst("HX-Request"),
                        headers.getFirst("HX-Target"),
                        headers.getFirst("HX-History-Restore-Request")));
        Samples.Sample sample = samples.all().get(path.substring(1));
        if (sample == null && List.of("more", "bulk-account").contains(String.valueOf(visit.target()))) {
            // What a page asks for by itself, later or further down, is not part of its picture.
            send(exchange, 204, "text/plain", new byte[0]);
            return;
        }
        String html = sample == null ? index(samples) : page(face, visit, samples, sample);
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static String index(Samples samples) {
        return String.join(
                "",
                samples.all().keySet().stream()
                        .map(name -> "<li><a href=/" + name + ">" + name + "</a>")
                        .toList());
    }

    static String page(Face face, Visit visit, Samples samples, Samples.Sample sample) {
        return sample.framed()
                ? face.page(visit, sample.template(), sample.title(), samples.shell(sample.template()), sample.model())
                : face.plain(visit, sample.template(), sample.title(), sample.model());
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().put("Content-Security-Policy", List.of(SecurityHeaders.CONTENT_SECURITY_POLICY));
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
