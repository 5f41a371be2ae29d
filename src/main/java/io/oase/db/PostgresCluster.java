package io.oase.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data of one PostgreSQL server in a folder, and starting and stopping that server. */
final class PostgresCluster {
    static final String USER = "oase";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int SECONDS = 120;

    private final PostgresPrograms programs;
    private final Path data;
    private final Path logs;

    /** The cluster in {@code folder/cluster}, with its log in {@code folder/log}. */
    PostgresCluster(PostgresPrograms programs, Path folder) {
        this.programs = programs;
        this.data = dataIn(folder);
        this.logs = folder.resolve("log");
    }

    /** Where PostgreSQL's own files are. */
    static Path dataIn(Path folder) {
        return folder.resolve("cluster");
    }

    /** Makes the cluster if there is none; made aside and renamed, so that a killed start is simply begun again. */
    void createUnlessThere(Path passwordFile) throws IOException {
        if (Files.isDirectory(data)) {
            refuseOthers();
            return;
        }
        LOG.info("Setting up a new database in {}", data);
        var aside = data.resolveSibling("cluster.new");
        PostgresPrograms.deleteTree(aside);
        var outcome = initialise(aside, passwordFile, "C.UTF-8");
        if (outcome.code() != 0 && outcome.output().contains("locale")) {
            outcome = initialise(aside, passwordFile, "en_US.UTF-8"); // macOS has no C.UTF-8
        }
        if (outcome.code() != 0) {
            throw new DatabaseRefused("A new database could not be set up in " + data + ": "
                    + outcome.output().replace("\n", " ") + "." + programs.asRoot());
        }
        Files.writeString(aside.resolve("postgresql.conf"), "\ninclude 'oase.conf'\n", StandardOpenOption.APPEND);
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The built-in provider sorts and folds case the same on every machine, so that the folder can move. Text search goes
     * by the locale's character types all the same: with plain C it would not find "ärger" in "Ärger".
     */
    private PostgresPrograms.Outcome initialise(Path folder, Path passwordFile, String characterTypes) {
        return programs.run(
                SECONDS,
                "initdb",
                "--pgdata=" + folder,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + characterTypes,
                "--data-checksums",
                "--no-instructions");
    }

    /** Stops the server of this folder that a killed Oase left running, if there is one. */
    void stopOrphan() throws IOException {
        var file = data.resolve("postmaster.pid");
        var pid = pidIn(file);
        if (pid.isEmpty() || ProcessHandle.of(pid.get()).isEmpty()) {
            return; // PostgreSQL itself copes with the file of a dead process, and checks for its children
        }
        if (isOurs(ProcessHandle.of(pid.get()).get())) {
            LOG.info("Stopping the database server {} that was left running", pid.get());
            stop();
        } else {
            LOG.info("Process {} in {} is not a database server of this folder", pid.get(), file);
            Files.deleteIfExists(file);
        }
    }

    /** Starts the server on a free port of loopback, and returns the port when it takes connections. */
    int start(Map<String, String> settings) throws IOException {
        return start(settings, 0);
    }

    /** Whether the server runs. */
    boolean runs() throws IOException {
        return pidIn(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().commandLine().isEmpty() || isOurs(process))
                .isPresent();
    }

    /** The same on this port; 0: on any that is free. */
    int start(Map<String, String> settings, int wanted) throws IOException {
        Files.createDirectories(logs);
        var output = "";
        for (var attempt = 0; attempt < 3; attempt++) {
            var port = wanted == 0 ? freePort() : wanted;
            Files.writeString(data.resolve("oase.conf"), configuration(port, settings));
            var outcome = programs.run(
                    SECONDS,
                    "pg_ctl",
                    "start",
                    "--pgdata=" + data,
                    "--log=" + logs.resolve("start.log"),
                    "--wait",
                    "--timeout=" + (SECONDS - 10));
            if (outcome.code() == 0) {
                return port;
            }
            output = outcome.output();
        }
        throw new DatabaseRefused("The database in " + data + " does not start: " + output.replace("\n", " ")
                + " Its log is in " + logs + "." + programs.asRoot());
    }

    /** Stops the server: what is committed is on disk, connections are cut. */
    void stop() {
        var outcome = programs.run(
                SECONDS, "pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=" + (SECONDS - 10));
        if (outcome.code() != 0 && Files.exists(data.resolve("postmaster.pid"))) {
            throw new DatabaseRefused("The database server of " + data + " does not stop: " + outcome.output());
        }
    }

    private void refuseOthers() throws IOException {
        var owner = Files.getOwner(data).getName();
        var user = System.getProperty("user.name");
        if (!owner.equals(user)) {
            throw new DatabaseRefused("The data in " + data + " belongs to the user " + owner + ", but Oase runs as "
                    + user + ". Start it as " + owner + ", or give the whole data folder to " + user + " (chown -R).");
        }
        var ours = programs.majorVersion();
        var theirs = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!ours.equals(theirs)) {
            throw new DatabaseRefused("The data in " + data + " was written by PostgreSQL " + theirs
                    + ", this Oase brings PostgreSQL " + ours
                    + " along, which cannot read it. Start the Oase that wrote it"
                    + " and dump the database with pg_dump, then start this one with another data folder and restore the"
                    + " dump there; docs/operators.md shows how.");
        }
    }

    private static Optional<Long> pidIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .map(Long::valueOf);
        }
    }

    /** The number of a dead server may have gone to another process: only one that was started on this folder is ours. */
    private boolean isOurs(ProcessHandle process) {
        var command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(data.toString());
    }

    private String configuration(int port, Map<String, String> more) {
        var settings = new TreeMap<>(Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("port", String.valueOf(port)),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "192MB"),
                Map.entry("work_mem", "8MB"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("effective_cache_size", "1GB"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("timezone", "UTC"),
                // One file for each day of the week, overwritten a week later; no statements and no values in it.
                Map.entry("logging_collector", "on"),
                Map.entry("log_directory", logs.toString()),
                Map.entry("log_filename", "postgres-%a.log"),
                Map.entry("log_truncate_on_rotation", "on"),
                Map.entry("log_rotation_age", "1d"),
                Map.entry("log_rotation_size", "0"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_min_error_statement", "panic")));
        settings.putAll(more);
        var text = new StringBuilder(
                "# Written by Oase at each start. Settings of your own go below the include in postgresql.conf.\n");
        settings.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
