package io.oase.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among the living. It has a number of its own for each time it appears, and claims work under that number; when it
 * is gone, another node deletes the number and with it, through foreign keys, every claim it had.
 *
 * <p>Gone is known in two ways. A node holds an advisory lock on a connection of its own: when its process is killed, the
 * operating system closes the connection, the lock is free, and whoever looks next (every second, and at each start) sees it.
 * A machine that vanished or a process that is paused keeps its lock; therefore a node also moves its time on every second,
 * and is taken for gone {@link #LAPSE} after it last did. Both are judged by the database, so clocks of nodes do not matter.
 *
 * <p>A node that was only paused, or cut off, finds that its number is gone and appears anew under another one. Whatever it
 * had begun under the old number fails at its next look at its claim.
 *
 * <p>What such a process had locked in a transaction, the server frees after {@link Database#PAUSE_IN_TRANSACTION}. Until then
 * others wait for it, but this must not make them late themselves: here no lock is waited for longer than a beat.
 */
public final class Presence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /** First key of the advisory locks; the second is the node's number. */
    private static final int LOCKS = 0x0A5E;

    /** SQL state of a lock not got in time; PostgreSQL documentation, appendix A. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** How long a node that does not speak is still taken for alive. */
    static final Duration LAPSE = Duration.ofSeconds(15);
    /** How long to wait for a lock somebody else holds, before trying again with the next beat. */
    private static final Duration PATIENCE = EVERY;
    /** So much before it lapses, a node begins nothing more. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final DatabaseAddress address;
    private final String name;
    private final Thread thread = new Thread(this::run, "presence");
    private @Nullable Connection connection;
    private volatile @Nullable Spell spell;
    private volatile boolean closed;

    /** One number, and until when we may rely on it, as {@link System#nanoTime} tells. */
    private record Spell(long id, long until) {}

    /**
     * @param address the database
     * @param name of this process, in logs and in the shared schedule; different for each process
     */
    public Presence(DatabaseAddress address, String name) {
        this.address = address;
        this.name = name;
        thread.setDaemon(true);
    }

    /** Appears, frees what dead nodes had, and goes on doing so; returns after the first try. */
    public void start() {
        beat();
        thread.start();
    }

    /**
     * The number to claim work with.
     *
     * @throws DatabaseAway when this node cannot say at the moment that it is alive
     */
    public long id() {
        Spell now = spell;
        if (now == null || now.until - System.nanoTime() < 0) {
            throw new DatabaseAway("This node is out of touch with the database");
        }
        return now.id;
    }

    /** Whether this node is among the living; for health checks. */
    public boolean here() {
        Spell now = spell;
        return now != null && now.until - System.nanoTime() > 0;
    }

    /** Leaves; what it still holds is free at once. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(EVERY.multipliedBy(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(EVERY.toNanos());
            if (!closed) {
                beat();
            }
        }
        leave();
    }

    private void beat() {
        try {
            Connection open = connection;
            if (open == null) {
                open = connect();
                connection = open;
            }
            Spell now = spell;
            long start = System.nanoTime();
            long id = now != null && moveOn(open, now.id) ? now.id : appear(open);
            spell = new Spell(id, start + LAPSE.minus(MARGIN).toNanos());
            for (String gone : bury(open, id)) {
                LOG.info("Node {} is gone; what it held is free", gone);
            }
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                LOG.debug("Somebody holds what a node that is gone had, trying again", e);
                return;
            }
            if (spell != null || connection == null) {
                LOG.warn("Out of touch with the database, trying again: {}", e.getMessage());
            }
            spell = null;
            disconnect();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "oase-presence");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty(
                "socketTimeout", String.valueOf(MARGIN.plus(MARGIN).toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        Connection fresh = DriverManager.getConnection(address.url(), properties);
        try (Statement statement = fresh.createStatement()) {
            statement.execute("SET lock_timeout = " + PATIENCE.toMillis());
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    /** False when somebody took us for dead meanwhile. */
    private static boolean moveOn(Connection open, long id) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement("""
                UPDATE node SET alive_until = clock_timestamp() + make_interval(secs => ?)
                 WHERE id = ? AND alive_until > clock_timestamp()
                """)) {
            statement.setLong(1, LAPSE.toSeconds());
            statement.setLong(2, id);
            return statement.executeUpdate() == 1;
        }
    }

    /** The lock comes first: a row without one is a dead node's. */
    private long appear(Connection open) throws SQLException {
        number(open, "SELECT 1 FROM pg_advisory_unlock_all()");
        long id = number(open, "SELECT nextval(pg_get_serial_sequence('node', 'id'))");
        number(open, "SELECT 1 FROM pg_advisory_lock(" + LOCKS + ", " + (int) id + ")");
        try (PreparedStatement statement = open.prepareStatement("""
                INSERT INTO node (id, name, alive_until) VALUES (?, ?, clock_timestamp() + make_interval(secs => ?))
                """)) {
            statement.setLong(1, id);
            statement.setString(2, name);
            statement.setLong(3, LAPSE.toSeconds());
            statement.executeUpdate();
        }
        LOG.debug("This node is number {}", id);
        return id;
    }

    /**
     * Deletes nodes that are gone, and tells the shared schedule, which would notice by itself only some ten seconds later.
     */
    private static List<String> bury(Connection open, long self) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = open.prepareStatement("""
                WITH gone AS (
                    DELETE FROM node
                     WHERE id <> ?
                       AND (alive_until <= clock_timestamp()
                            OR NOT EXISTS (SELECT 1 FROM pg_locks l
                                            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ?::oid
                                              AND l.objid::bigint = node.id AND l.objsubid = 2
                                              AND l.database = (SELECT oid FROM pg_database
                                                                 WHERE datname = current_database())))
                    RETURNING name),
                told AS (
                    UPDATE qrtz_scheduler_state SET last_checkin_time = 0 WHERE instance_name IN (SELECT name FROM gone))
                SELECT name FROM gone
                """)) {
            statement.setLong(1, self);
            statement.setInt(2, LOCKS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static long number(Connection open, String sql) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void leave() {
        Spell last = spell;
        Connection open = connection;
        spell = null;
        if (last != null && open != null) {
            try (PreparedStatement statement = open.prepareStatement("DELETE FROM node WHERE id = ?")) {
                statement.setLong(1, last.id);
                statement.executeUpdate();
            } catch (SQLException e) {
                LOG.debug("The others will notice", e);
            }
        }
        disconnect();
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Already gone", e);
            }
        }
    }
}
