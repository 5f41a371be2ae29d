package io.oase.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of events. Writes only what the connection takes at once and keeps a few blocks for later; when those are
 * too many, nobody reads at the other end, and it is let go. No method waits.
 */
final class LiveStream implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 64;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final long account;
    private final @Nullable String authorization;
    private final @Nullable String cookie;
    private final Consumer<LiveStream> ended;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean writable;
    private boolean unflushed;
    private boolean over;

    /**
     * @param account whose it is
     * @param authorization header it was opened with; null when there was none
     * @param cookie session it was opened with; null for a token
     * @param ended told once when it is over
     */
    LiveStream(
            AsyncContext async,
            long account,
            @Nullable String authorization,
            @Nullable String cookie,
            Consumer<LiveStream> ended)
            throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.account = account;
        this.authorization = authorization;
        this.cookie = cookie;
        this.ended = ended;
    }

    /** Stays open from here on, however long nothing happens. */
    void begin() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    long account() {
        return account;
    }

    @Nullable
    String authorization() {
        return authorization;
    }

    @Nullable
    String cookie() {
        return cookie;
    }

    /** Writes it now or as soon as possible. The bytes are shared with other streams. */
    void offer(byte[] block) {
        boolean full;
        synchronized (this) {
            if (over) {
                return;
            }
            full = waiting.size() >= MOST_WAITING;
            if (!full) {
                waiting.add(block);
            }
        }
        if (full) {
            end();
        } else {
            write();
        }
    }

    /** Closes it. */
    void end() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        ended.accept(this);
        try {
            async.complete();
        } catch (IllegalStateException alreadyGone) {
            // The container was faster; that is all we wanted.
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            writable = true;
        }
        write();
    }

    private void write() {
        boolean broken = false;
        synchronized (this) {
            try {
                while (!over && writable && (unflushed || !waiting.isEmpty()) && out.isReady()) {
                    byte[] block = waiting.poll();
                    if (block == null) {
                        unflushed = false;
                        out.flush();
                    } else {
                        unflushed = true;
                        out.write(block);
                    }
                }
            } catch (IOException | IllegalStateException e) {
                broken = true;
            }
        }
        if (broken) {
            end();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never restarted.
    }
}
