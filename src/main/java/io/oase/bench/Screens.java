package io.oase.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Open event streams, as many browsers have them, read by one thread while posts arrive: when each heard of a conversation. */
final class Screens implements AutoCloseable {
    private static final byte[] BEFORE_ID = {'"', 'i', 'd', '"', ':'};

    private final Selector selector = Selector.open();
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final Map<Long, Awaited> awaited = new ConcurrentHashMap<>();
    private final Thread reading = new Thread(this::read, "screens");
    private volatile boolean ended;
    private volatile int closed;

    /** @param cookies whose streams they are, in turn */
    Screens(URI server, List<String> cookies, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel socket = Streams.open(server, cookies.get(i % cookies.size()));
            socket.register(selector, SelectionKey.OP_READ, new Screen(i));
            sockets.add(socket);
        }
        reading.start();
    }

    /** A conversation whose first event is waited for on every stream. */
    final class Awaited {
        private final long[] heard = new long[sockets.size()];
        private volatile long committed;

        void committed() {
            committed = System.nanoTime();
        }
    }

    /** To be called before the commit, so that nobody hears of it unnoticed. */
    Awaited await(long conversation) {
        Awaited fresh = new Awaited();
        awaited.put(conversation, fresh);
        return fresh;
    }

    /** What was waited for until now counts for nothing. */
    void forget() {
        awaited.clear();
    }

    /** How many events never came. */
    long missed() {
        return awaited.values().stream()
                .flatMapToLong(each -> java.util.Arrays.stream(each.heard))
                .filter(heard -> heard == 0)
                .count();
    }

    /** How many streams the server has closed. */
    int closed() {
        return closed;
    }

    /** Milliseconds from the commit to the event, of all that were heard. */
    List<Double> took() {
        List<Double> took = new ArrayList<>();
        for (Awaited each : awaited.values()) {
            for (long heard : each.heard) {
                if (heard != 0 && each.committed != 0) {
                    took.add(Math.max(0, heard - each.committed) / 1e6);
                }
            }
        }
        return took;
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (!ended) {
                selector.select(200);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, buffer.clear());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        boolean open;
        try {
            open = ((SocketChannel) key.channel()).read(buffer) >= 0;
        } catch (IOException broken) {
            open = false;
        }
        if (open) {
            ((Screen) key.attachment()).hear(buffer.flip());
        } else {
            key.cancel();
            closed++;
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        selector.close();
    }

    /** Picks the ids out of what comes in, however it is cut. */
    private final class Screen {
        private final int number;
        private int matched;
        private long id;

        Screen(int number) {
            this.number = number;
        }

        void hear(ByteBuffer news) {
            while (news.hasRemaining()) {
                byte next = news.get();
                if (matched < BEFORE_ID.length) {
                    matched = next == BEFORE_ID[matched] ? matched + 1 : next == BEFORE_ID[0] ? 1 : 0;
                } else if (next >= '0' && next <= '9') {
                    id = id * 10 + next - '0';
                } else {
                    heard(id);
                    id = 0;
                    matched = 0;
                }
            }
        }

        private void heard(long conversation) {
            Awaited waiting = awaited.get(conversation);
            if (waiting != null && waiting.heard[number] == 0) {
                waiting.heard[number] = System.nanoTime();
            }
        }
    }
}
