package io.oase.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Open event streams, as many browsers have them, read by one thread: the caller's. */
final class Streams implements AutoCloseable {
    private static final long LONGEST_WAIT = 10_000_000_000L;

    private final Selector selector = Selector.open();
    private final List<Stream> streams = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    Streams(URI server, String cookie, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel socket = open(server, cookie);
            Stream stream = new Stream(socket);
            socket.register(selector, SelectionKey.OP_READ, stream);
            streams.add(stream);
        }
        await("200 OK");
    }

    /** A stream that has been asked for; reading it waits for nothing. */
    static SocketChannel open(URI server, String cookie) throws IOException {
        SocketChannel socket = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.write(ByteBuffer.wrap(("GET /events HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nCookie: " + cookie
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        socket.configureBlocking(false);
        return socket;
    }

    /** Waits until these words have come in on every stream; when they did, in {@link System#nanoTime} of each. */
    List<Long> await(String words) throws IOException {
        long began = System.nanoTime();
        List<Long> heard = new ArrayList<>();
        for (Stream stream : streams) {
            if (stream.text.indexOf(words) >= 0) {
                heard.add(began);
                stream.text.setLength(0);
                stream.done = true;
            } else {
                stream.done = false;
            }
        }
        while (heard.size() < streams.size()) {
            if (System.nanoTime() - began > LONGEST_WAIT) {
                throw new IOException((streams.size() - heard.size()) + " streams did not hear of " + words);
            }
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                if (((Stream) key.attachment()).hear(buffer, words)) {
                    heard.add(System.nanoTime());
                }
            }
            selector.selectedKeys().clear();
        }
        return heard;
    }

    @Override
    public void close() throws IOException {
        for (Stream stream : streams) {
            stream.socket.close();
        }
        selector.close();
    }

    private static final class Stream {
        private final SocketChannel socket;
        private final StringBuilder text = new StringBuilder();
        private boolean done;

        Stream(SocketChannel socket) {
            this.socket = socket;
        }

        /** Reads what there is; whether the words have just become complete. */
        boolean hear(ByteBuffer buffer, String words) throws IOException {
            buffer.clear();
            if (socket.read(buffer) < 0) {
                throw new IOException("The server closed a stream");
            }
            text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            if (done || text.indexOf(words) < 0) {
                return false;
            }
            done = true;
            text.setLength(0);
            return true;
        }
    }
}
