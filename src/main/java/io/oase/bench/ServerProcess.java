package io.oase.bench;

import io.oase.db.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real {@code server} in a process of its own, on loopback, with its data in a folder. */
final class ServerProcess implements AutoCloseable {
    private static final int SECONDS = 300;

    private final Process process;
    private final Path log;
    private final URI address;
    private final URI admin;
    private final double secondsToFirstPage;

    private ServerProcess(Process process, Path log, URI address, URI admin, double secondsToFirstPage) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.admin = admin;
        this.secondsToFirstPage = secondsToFirstPage;
    }

    /**
     * Starts and returns when the first page has been answered.
     *
     * @param database what to use; null: the database it brings along, in the folder
     */
    static ServerProcess start(Path folder, @Nullable DatabaseAddress database, List<String> flags) throws IOException {
        Path configuration = folder.resolve("bench.yml");
        int port = freePort();
        int adminPort = freePort();
        try (InputStream source = ServerProcess.class.getResourceAsStream("bench.yml")) {
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    configuration,
                    text.replace("FOLDER", folder.toString())
                            .replace("URL", database == null ? "" : database.url())
                            .replace("USER", database == null ? "" : database.user())
                            .replace("PASSWORD", database == null ? "" : database.password())
                            .replace("ADMIN_PORT", String.valueOf(adminPort))
                            .replace("PORT", String.valueOf(port)));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", Program.in(folder), "io.oase.Oase", "server", configuration.toString()));
        Path log = folder.resolve("server.log");
        URI address = URI.create("http://127.0.0.1:" + port);
        URI admin = URI.create("http://127.0.0.1:" + adminPort);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        while (!answers(address)) {
            if (!process.isAlive() || System.nanoTime() - began > SECONDS * 1_000_000_000L) {
                stop(process);
                throw new IOException("The server did not start:\n" + Files.readString(log));
            }
            pause();
        }
        return new ServerProcess(process, log, address, admin, (System.nanoTime() - began) / 1e9);
    }

    /** Where its pages are, without a slash at the end. */
    URI address() {
        return address;
    }

    /** Where its metrics are, likewise. */
    URI admin() {
        return admin;
    }

    double secondsToFirstPage() {
        return secondsToFirstPage;
    }

    /** Memory that is really held, in megabytes (2^20 bytes), by the Java process alone. */
    double residentMegabytes() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Double.parseDouble(kilobytes) / 1024;
    }

    /** Stops it as a service manager does. */
    @Override
    public void close() throws IOException {
        if (!stop(process)) {
            throw new IOException("The server did not stop:\n" + Files.readString(log));
        }
    }

    /** Ends whatever was started on this folder and still runs. */
    static void endAll(Path folder) {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(child -> {
                    child.destroy();
                    child.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
                });
    }

    /** Whether it ended by itself when asked to. */
    private static boolean stop(Process process) {
        process.destroy();
        try {
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static boolean answers(URI address) {
        try {
            URL page = address.resolve("/sign-in").toURL();
            HttpURLConnection connection = (HttpURLConnection) page.openConnection();
            connection.setReadTimeout(30_000);
            try (InputStream body = connection.getInputStream()) {
                return connection.getResponseCode() == 200 && body.readAllBytes().length > 0;
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
