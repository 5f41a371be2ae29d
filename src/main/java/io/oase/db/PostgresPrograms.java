package io.oase.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the classpath, and how to run them as whoever we are. */
final class PostgresPrograms {
    private final Path folder;
    private final boolean root = "root".equals(System.getProperty("user.name"));

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /** Unpacks into a folder below this one, named after the content, unless that has been done. */
    static PostgresPrograms in(Path parent) {
        var archive = PostgresPrograms.class.getResource("/postgres-" + system() + ".txz");
        if (archive == null) {
            throw new DatabaseRefused("Oase brings no PostgreSQL along for this kind of machine (" + system()
                    + "). Set database.url in config.yml to a PostgreSQL server, version 14 or newer.");
        }
        try {
            var folder = parent.resolve("postgres-" + fingerprint(archive)).toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return new PostgresPrograms(folder);
        } catch (IOException e) {
            throw new DatabaseRefused("PostgreSQL cannot be unpacked into " + parent + ": " + e.getMessage(), e);
        }
    }

    /** The major version, such as 17. */
    String majorVersion() {
        var outcome = run(30, "postgres", "--version");
        if (outcome.code() != 0) {
            throw new DatabaseRefused("PostgreSQL does not run: " + outcome.output() + "." + asRoot());
        }
        return outcome.output().replaceAll("(?s)^.*\\) (\\d+).*$", "$1");
    }

    /** How a program ended and what it printed. */
    record Outcome(int code, String output) {}

    /** Runs a program to its end; one that takes longer is killed. Environment variables cannot redirect it. */
    Outcome run(int seconds, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (root) {
            // PostgreSQL refuses to run as root. A user namespace of its own takes root's powers away from it, while
            // the
            // files stay ours.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return finish(builder.start(), seconds);
        } catch (IOException e) {
            throw new DatabaseRefused("PostgreSQL's " + program + " cannot be run: " + e.getMessage() + asRoot(), e);
        }
    }

    /** What to add to words about a failure that may be due to running as root. */
    String asRoot() {
        return root
                ? " Running as root needs Linux user namespaces (unshare -U), which containers often forbid:"
                        + " start Oase as an ordinary user, or set database.url."
                : "";
    }

    private static Outcome finish(Process process, int seconds) throws IOException {
        process.getOutputStream().close();
        var killer = new Thread(() -> killAfter(process, seconds), "postgres-time-limit");
        killer.setDaemon(true);
        killer.start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } finally {
            killer.interrupt();
        }
    }

    private static void killAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String system() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var arm = System.getProperty("os.arch").equals("aarch64");
        return os + (arm ? "-arm_64" : "-x86_64");
    }

    /** From what the jar says of its entry: at each start but the first, nothing of the archive itself need be read. */
    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        try (var content = connection.getInputStream()) {
            if (connection instanceof JarURLConnection jar) {
                return "%08x-%x"
                        .formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
            }
            var bytes = content.readAllBytes();
            var checksum = new CRC32();
            checksum.update(bytes);
            return "%08x-%x".formatted(checksum.getValue(), bytes.length);
        }
    }

    /** Into a folder aside, which takes its name when complete: a killed start leaves nothing half-unpacked in use. */
    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var aside = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, aside);
            }
        }
        try {
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            deleteTree(aside);
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path into) throws IOException {
        var path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("Unexpected name in the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void deleteTree(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
