package io.oase.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short messages between all nodes on this database, over PostgreSQL's LISTEN and NOTIFY. A message published in a
 * transaction is delivered when it commits, to every node, this one included, within milliseconds; never when it rolls
 * back. A message sent while this node was cut off is lost to it, so listeners are told when that may have happened.
 */
public final class Signals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final String CHANNEL = "oase";
    private static final int HEARTBEAT_MS = 10_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DatabaseAddress address;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::listenForever, "signals");
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    private record Listener(String topic, Consumer<String> received, Runnable missed) {}

    /** Listens on a connection of its own to this database, after {@link #start}. */
    public Signals(DatabaseAddress address) {
        this.address = address;
        thread.setDaemon(true);
    }

    /** Connects and starts to deliver. Returns when connected, or after the first failed try; tries go on then. */
    public void start() {
        tryToConnect();
        thread.start();
    }

    /**
     * Calls {@code received} with the payload of each message on the topic. Called on the one thread that delivers: be
     * quick, hand longer work to another thread.
     *
     * @param missed called after a reconnect: messages may have been lost, look for yourself
     * @return closes to stop listening
     */
    public Listening listen(String topic, Consumer<String> received, Runnable missed) {
        var listener = new Listener(topic, received, missed);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A listener that can be taken away again. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Sends when the handle's transaction commits (at once outside one). Equal messages in one transaction arrive once.
     *
     * @param topic word without colon
     * @param payload short: ids rather than content; PostgreSQL takes less than 8000 bytes
     */
    public static void publish(Handle handle, String topic, String payload) {
        RoundTrip trip = new RoundTrip(handle);
        publish(trip, topic, payload);
        trip.send();
    }

    /** The same, sent along with something else. */
    public static void publish(RoundTrip trip, String topic, String payload) {
        if (topic.indexOf(':') >= 0) {
            throw new IllegalArgumentException("A topic has no colon: " + topic);
        }
        trip.tell("SELECT pg_notify(:channel, :payload)", Map.of("channel", CHANNEL, "payload", topic + ":" + payload));
    }

    /** Whether messages are coming in at present; for health checks. */
    public boolean connected() {
        return connection != null;
    }

    /** Stops delivering. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        disconnect();
    }

    private void listenForever() {
        var pause = Duration.ofMillis(100);
        while (!closed) {
            var current = connection;
            if (current != null) {
                pause = Duration.ofMillis(100);
                deliverUntilBroken(current);
            } else if (tryToConnect()) {
                listeners.forEach(listener -> call(listener.missed()));
            } else if (!rest(pause)) {
                return;
            } else {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private boolean tryToConnect() {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "oase-signals");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        try {
            var fresh = DriverManager.getConnection(address.url(), properties);
            try (var statement = fresh.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
            }
            connection = fresh;
            if (closed) {
                disconnect();
            }
            return !closed;
        } catch (SQLException e) {
            LOG.warn("No live messages between nodes at present: {}", e.getMessage());
            return false;
        }
    }

    private void deliverUntilBroken(Connection current) {
        try {
            var source = current.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = source.getNotifications(HEARTBEAT_MS);
                if (notifications == null || notifications.length == 0) {
                    heartbeat(current);
                    continue;
                }
                for (var notification : notifications) {
                    deliver(notification.getParameter());
                }
            }
        } catch (SQLException e) {
            if (!closed) {
                LOG.warn("Live messages between nodes interrupted, reconnecting: {}", e.getMessage());
            }
            disconnect();
        }
    }

    /** A connection whose other end went away without a word is only noticed by talking. */
    private static void heartbeat(Connection current) throws SQLException {
        try (var statement = current.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private void deliver(String message) {
        var colon = message.indexOf(':');
        if (colon < 0) {
            return;
        }
        var topic = message.substring(0, colon);
        var payload = message.substring(colon + 1);
        listeners.stream()
                .filter(listener -> listener.topic().equals(topic))
                .forEach(listener -> call(() -> listener.received().accept(payload)));
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("A listener failed", e);
        }
    }

    private static boolean rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void disconnect() {
        var current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("Already gone", e);
            }
        }
    }
}
