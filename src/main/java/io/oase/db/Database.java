package io.oase.db;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jdbi.v3.core.Jdbi;

/**
 * A pool of connections to one PostgreSQL database and the {@link Jdbi} over it, with what Oase stores taught to it:
 * records, {@link java.time.Instant}, enums, {@link Json}. Sessions run in UTC. A transaction must not wait for anything but
 * the database: one that pauses for some seconds is ended by the server.
 */
public final class Database implements AutoCloseable {
    /**
     * How long a transaction may do nothing before the server ends it and its connection. Ours hold database work only, so
     * whoever is silent for so long has stopped; and it is over before {@link Presence#LAPSE} is.
     */
    static final java.time.Duration PAUSE_IN_TRANSACTION = java.time.Duration.ofSeconds(5);

    /** So many connections stay, also when nothing happens. */
    private static final int KEPT = 5;

    private final ManagedDataSource pool;
    private final DatabaseAddress address;
    private final Jdbi jdbi;
    private final Sent sent = new Sent();

    private Database(ManagedDataSource pool, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
        this.jdbi = Mapping.teach(Jdbi.create(pool));
        jdbi.setSqlLogger(sent);
    }

    /**
     * Opens a pool; the first connections are made at once.
     *
     * @param maxConnections most connections this process holds in the pool
     * @param metrics where the pool counts its connections
     * @throws DatabaseRefused when the server cannot be reached or does not let us in
     */
    public static Database open(DatabaseAddress address, int maxConnections, MetricRegistry metrics) {
        var pool = settings(address, maxConnections).build(metrics, "database");
        // Nobody keeps a closed statement; to guard against it would wrap every row and value that is read.
        ((DataSourceProxy) pool).setUseStatementFacade(false);
        try {
            // The pool would log a first connection that fails with where it happened, before anybody can say it in
            // words.
            var properties = settings(address, 1).getProperties();
            try (var first = DriverManager.getConnection(address.url(), signIn(address, properties))) {
                first.isValid(5);
            }
            pool.start();
            try (var connection = pool.getConnection()) {
                connection.isValid(5);
            }
            return new Database(pool, address);
        } catch (Exception e) {
            stop(pool);
            throw new DatabaseRefused(
                    "The database at " + address + " cannot be opened: " + e.getMessage()
                            + " Check database.url, database.user and database.password, and that the server runs.",
                    e);
        }
    }

    private static Properties signIn(DatabaseAddress address, Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(more);
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return properties;
    }

    /** For queries and transactions. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** How many statements the calling thread has sent so far; those that begin and end transactions do not count. */
    public long statementsOfThisThread() {
        return sent.byThisThread();
    }

    /** The pool itself, for libraries that want one. */
    public DataSource dataSource() {
        return pool;
    }

    /** What this pool connects to, for those who need a connection of their own beside it. */
    public DatabaseAddress address() {
        return address;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        stop(pool);
    }

    private static DataSourceFactory settings(DatabaseAddress address, int maxConnections) {
        var settings = new DataSourceFactory();
        settings.setDriverClass("org.postgresql.Driver");
        settings.setUrl(address.url());
        settings.setUser(address.user());
        settings.setPassword(address.password());
        settings.setInitialSize(1);
        // A new connection costs more than most pages: signing in, a process of the server that knows nothing yet,
        // every plan
        // anew. What was opened when much happened is there when that happens again.
        settings.setMinSize(Math.min(KEPT, maxConnections));
        settings.setMinIdleTime(Duration.minutes(10));
        settings.setMaxSize(maxConnections);
        settings.setMaxWaitForConnection(Duration.seconds(10));
        // A process that is paused or cut off in the midst of a transaction would keep its locks from all other nodes.
        settings.setInitializationQuery(
                "SET TIME ZONE 'UTC'; SET idle_in_transaction_session_timeout = " + PAUSE_IN_TRANSACTION.toMillis());
        // A connection that died with the server's restart is found before somebody gets it.
        settings.setCheckConnectionOnBorrow(true);
        settings.setValidationInterval(Duration.seconds(1));
        settings.setValidationQueryTimeout(Duration.seconds(5));
        settings.setRollbackOnReturn(true);
        settings.setProperties(Map.of(
                "ApplicationName",
                "oase",
                "connectTimeout",
                "10",
                "tcpKeepAlive",
                "true",
                "reWriteBatchedInserts",
                "true",
                // The server's detail of an error quotes the row.
                "logServerErrorDetail",
                "false"));
        return settings;
    }

    private static void stop(ManagedDataSource pool) {
        try {
            pool.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The pool did not close", e);
        }
    }
}
