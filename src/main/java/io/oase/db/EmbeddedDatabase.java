package io.oase.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that Oase brings along, for those who have none: a real server, with its data in a folder, reachable
 * only from this machine and only with the password that is kept in the folder. It outlives a killed Oase; the next start
 * finds and restarts it. One Oase at a time may have the folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "oase";

    private final FileChannel lock;
    private final PostgresCluster cluster;
    private final DatabaseAddress address;
    private final Thread watch;
    private boolean closed;

    private EmbeddedDatabase(FileChannel lock, PostgresCluster cluster, DatabaseAddress address, Runnable again) {
        this.lock = lock;
        this.cluster = cluster;
        this.address = address;
        this.watch = new Thread(() -> watch(again), "database-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts the server on the data in this folder, or on a new database when the folder is empty or not there.
     *
     * @throws DatabaseRefused when another Oase has the folder, its data is of another PostgreSQL version or another user,
     *     or the server does not start
     */
    public static EmbeddedDatabase open(Path folder) {
        return open(folder, folder, Map.of());
    }

    /**
     * As {@link #open(Path)}, with more to choose.
     *
     * @param programs folder below which PostgreSQL's programs are unpacked; may be shared by several databases
     * @param settings PostgreSQL settings that replace or add to those of Oase
     */
    public static EmbeddedDatabase open(Path folder, Path programs, Map<String, String> settings) {
        var place = folder.toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            createPrivateFolder(place);
            lock = lock(place);
            var cluster = new PostgresCluster(
                    PostgresPrograms.in(programs.toAbsolutePath().normalize()), place);
            var passwordFile = place.resolve("password");
            var password = password(passwordFile);
            cluster.createUnlessThere(passwordFile);
            cluster.stopOrphan();
            var port = cluster.start(settings);
            var address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, PostgresCluster.USER, password);
            createDatabase(address);
            return new EmbeddedDatabase(lock, cluster, address, () -> again(cluster, settings, port));
        } catch (IOException e) {
            release(lock);
            throw new DatabaseRefused(
                    "The database folder " + place + " cannot be used: " + e
                            + ". Oase needs to write there; see data.folder in config.yml.",
                    e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /**
     * How to connect to the server of an Oase that is running on this folder at this moment; empty when none is. For shell
     * commands beside it.
     */
    public static Optional<DatabaseAddress> running(Path folder) {
        var place = folder.toAbsolutePath().normalize();
        var pid = PostgresCluster.dataIn(place).resolve("postmaster.pid");
        try {
            if (!Files.exists(pid) || !Files.exists(place.resolve("lock"))) {
                return Optional.empty();
            }
            try (var channel = FileChannel.open(place.resolve("lock"), StandardOpenOption.WRITE);
                    var taken = channel.tryLock()) {
                if (taken != null) {
                    return Optional.empty();
                }
            } catch (OverlappingFileLockException e) {
                // Held within this process: it is running.
            }
            // Line 4 of postmaster.pid is the port (PostgreSQL documentation, "Database File Layout").
            var port = Files.readAllLines(pid).get(3).strip();
            return Optional.of(new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
                    PostgresCluster.USER,
                    password(place.resolve("password"))));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** How to connect. */
    public DatabaseAddress address() {
        return address;
    }

    /** Stops the server cleanly and lets go of the folder. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watch.interrupt();
        try {
            cluster.stop();
        } finally {
            release(lock);
        }
    }

    /** A server that went down under a running Oase (out of memory, killed) is started again, on the same port. */
    private void watch(Runnable again) {
        while (rest()) {
            synchronized (this) {
                try {
                    if (!closed && !cluster.runs()) {
                        again.run();
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.error("The database server is down and does not start; trying on: {}", e.getMessage());
                }
            }
        }
    }

    private static void again(PostgresCluster cluster, Map<String, String> settings, int port) {
        LOG.warn("The database server went down; starting it again");
        try {
            cluster.start(settings, port);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(1000);
            return true;
        } catch (InterruptedException closing) {
            return false;
        }
    }

    private static void createPrivateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The operating system lets go of it when the process ends, however it ends. */
    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this process: the same answer.
        }
        channel.close();
        throw new DatabaseRefused("Another Oase is running on the database in " + folder
                + ". Stop it first, or give this one a folder of its own (data.folder in config.yml)."
                + " Two nodes on one database need a PostgreSQL server: set database.url on both.");
    }

    /** The file is made with its permissions before anything is in it. */
    private static String password(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    private static void createDatabase(DatabaseAddress address) {
        var administration = address.url().replaceAll("/[^/]*$", "/postgres");
        try (var connection = DriverManager.getConnection(administration, address.user(), address.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
        } catch (SQLException e) {
            throw new DatabaseRefused(
                    "The database server that Oase brings along does not let it in: " + e.getMessage()
                            + ". The file password in the database folder must be the one from when the folder was made.",
                    e);
        }
    }

    private static void release(@org.jspecify.annotations.Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
