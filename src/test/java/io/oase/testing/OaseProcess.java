package io.oase.testing;

import static org.awaitility.Awaitility.await;

import io.oase.db.DatabaseAddress;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Oase as an operator starts it: a process of its own with {@code server config.yml}, on any free ports. */
public final class OaseProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?token=\\S+");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private OaseProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts on this database, which may be empty.
     *
     * @param data folder for its keys
     * @param more environment variables of {@code config.yml}
     */
    public static OaseProcess start(DatabaseAddress database, Path data, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "OASE_DATA", data.toString(),
                "OASE_DATABASE_URL", database.url(),
                "OASE_DATABASE_USER", database.user(),
                "OASE_DATABASE_PASSWORD", database.password(),
                "OASE_HOST", "127.0.0.1",
                "OASE_PORT", "0",
                "OASE_ADMIN_PORT", "0",
                "OASE_PRIVATE_ADDRESSES", "true",
                "OASE_LOG_LEVEL", "WARN"));
        settings.putAll(more);
        return start(settings, List.of("io.oase.Oase", "server", "config.yml"));
    }

    /** Starts the demo, in whose town the same is said in the same order each time. */
    public static OaseProcess demo(Path data, long seed) throws IOException {
        return start(
                Map.of("OASE_DATA", data.toString(), "OASE_PORT", "0", "OASE_ADMIN_PORT", "0"),
                List.of("-Doase.demo.seed=" + seed, "io.oase.Oase", "demo"));
    }

    private static OaseProcess start(Map<String, String> settings, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-cp",
                classPath()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        OaseProcess oase = new OaseProcess(builder.start());
        Thread reader = new Thread(oase::read, "oase-console");
        reader.setDaemon(true);
        reader.start();
        return oase;
    }

    /** The link that makes the first admin, as soon as the console shows it. */
    public String firstRunLink() {
        return said(LINK);
    }

    /** Where it is, without a slash at the end. */
    public String address() {
        return said(ADDRESS);
    }

    /** What the console said so far. */
    public List<String> console() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String said(Pattern what) {
        await().atMost(Duration.ofSeconds(90)).until(() -> find(what).isPresent() || !process.isAlive());
        return find(what)
                .orElseThrow(() -> new AssertionError("Oase did not start:\n" + String.join("\n", lines)))
                .group();
    }

    private Optional<Matcher> find(Pattern what) {
        return lines.stream().map(what::matcher).filter(Matcher::find).findFirst();
    }

    /** Ours; under Maven's own launcher the system property names only the launcher. */
    private static String classPath() {
        return OaseProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private void read() {
        try (BufferedReader console = process.inputReader(StandardCharsets.UTF_8)) {
            console.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException ended) {
            lines.add("The console ended: " + ended.getMessage());
        }
    }
}
