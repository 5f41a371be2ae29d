package io.oase.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The line between a connector and a server: hands everything on, until it is told to be bad. A raw socket, so that it can
 * do what no server should.
 */
public final class Line implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "host", "accept-encoding", "upgrade");

    private final URI server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient onward = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Future<?> accepting;
    private volatile ServerSocket socket;
    private volatile @Nullable Play play;
    private volatile Supplier<@Nullable Play> turn = () -> null;
    private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();

    /** A line to the server at this address. */
    public Line(String server) {
        this.server = URI.create(server);
        this.socket = listen(ServerSocketFactory.getDefault(), 0);
    }

    /** What is answered instead of the server, once the request has been read. */
    public interface Play {
        void on(OutputStream out, InputStream in) throws IOException;
    }

    /** Host and port of this end. */
    public String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Lets the server answer again, with this done to every body. */
    public void good(UnaryOperator<String> toEveryBody) {
        rewriting = toEveryBody;
        play = null;
    }

    /** Plays this instead of every answer. */
    public void bad(Play instead) {
        play = instead;
    }

    /** After so many good answers, one of these; then good ones again. */
    public void badOnce(int after, Play instead) {
        AtomicInteger left = new AtomicInteger(after);
        turn = () -> left.getAndDecrement() == 0 ? instead : null;
    }

    /** Nobody listens any more. */
    public void hangUp() {
        close(socket);
        try {
            // the place is free only when nobody waits there any more
            accepting.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody listens at the same place again, over these sockets. */
    public void pickUp(ServerSocketFactory sockets) {
        int port = socket.getLocalPort();
        hangUp();
        socket = listen(sockets, port);
    }

    @Override
    public void close() {
        close(socket);
        open.forEach(Line::close);
        threads.shutdownNow();
    }

    private ServerSocket listen(ServerSocketFactory sockets, int port) {
        try {
            ServerSocket fresh = sockets.createServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
            accepting = threads.submit(() -> accept(fresh));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket caller = from.accept();
                open.add(caller);
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            Asked asked = Asked.read(in);
            Play now = turn.get();
            Play instead = now != null ? now : play;
            if (instead != null) {
                instead.on(out, in);
            } else {
                handOn(asked, out);
            }
            out.flush();
        } catch (IOException | InterruptedException gone) {
            // the caller hung up, or the server did: so does the line
        } finally {
            open.remove(caller);
        }
    }

    private void handOn(Asked asked, OutputStream out) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(asked.target))
                .method(asked.method, HttpRequest.BodyPublishers.ofByteArray(asked.body));
        asked.headers.forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                request.header(name, value);
            }
        });
        HttpResponse<byte[]> answer = onward.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        byte[] body = rewriting
                .apply(new String(answer.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.statusCode() + " x\r\n");
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> head.append(name + ": " + value + "\r\n"));
            }
        });
        head.append("Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyGone) {
            // it is closed either way
        }
    }

    /** One request, whole. */
    private record Asked(String method, String target, Map<String, String> headers, byte[] body) {
        static Asked read(InputStream in) throws IOException {
            String[] first = line(in).split(" ");
            if (first.length < 2) {
                throw new IOException("no request");
            }
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new IOException("no header");
                }
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Asked(first[0], first[1], headers, in.readNBytes(length));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("hung up");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
