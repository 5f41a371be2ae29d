package io.oase.testing;

import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.db.Database;
import io.oase.db.DatabaseAddress;
import io.oase.db.EmbeddedDatabase;
import io.oase.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The real program, as people run it: {@code java -jar target/oase.jar server config.yml} with the project's own configuration
 * file, in a process of its own that can be stopped, killed and started again on the same data and ports.
 */
public final class RunningOase implements AutoCloseable {
    /** How long a test waits for what is certain to happen; a busy machine takes a while, and only a fault takes so long. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?token=\\S+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a-long-secret-Ada";
    private static final Path JAR = Path.of("target", "oase.jar").toAbsolutePath();
    private static final Path CONFIGURATION = Path.of("config.yml").toAbsolutePath();

    private final Path folder;
    private final int port = freePort();
    private final int adminPort = freePort();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> command = List.of("server");
    /** Many are started, so each starts with as little work as it can: our own classes need no verifying. */
    private final List<String> flags = new ArrayList<>(List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote"));

    private final Path output;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;
    private @Nullable DatabaseAddress address;
    private String token = "";

    /** Not started yet; keeps everything in this folder, and the data in its sub-folder {@code data}. */
    public RunningOase(Path folder) {
        this(folder, Archived.CLASSES.flags());
    }

    RunningOase(Path folder, List<String> more) {
        this.folder = folder;
        flags.addAll(more);
        output = folder.resolve("output-" + port + ".txt");
        set("OASE_DATA", folder.resolve("data").toString());
        set("OASE_HOST", "127.0.0.1");
        set("OASE_PORT", String.valueOf(port));
        set("OASE_ADMIN_PORT", String.valueOf(adminPort));
        set("OASE_PRIVATE_ADDRESSES", "true");
        set("OASE_UNDO_SECONDS", "0");
        set("OASE_PLAYBOOKS", folder.toString());
    }

    /** The demo, not started yet, in whose town the same is said in the same order each time. */
    public static RunningOase demo(Path folder, long seed) {
        RunningOase demo = new RunningOase(folder).set("OASE_UNDO_SECONDS", "5");
        demo.command = List.of("demo");
        demo.flags.add("-Doase.demo.seed=" + seed);
        return demo;
    }

    /** Sets a variable that the configuration file takes. */
    public RunningOase set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** On a server of one's own instead of the database Oase brings along. */
    public RunningOase on(DatabaseAddress database) {
        address = database;
        return set("OASE_DATABASE_URL", database.url())
                .set("OASE_DATABASE_USER", database.user())
                .set("OASE_DATABASE_PASSWORD", database.password());
    }

    /** Starts it; returns when it serves pages. */
    public RunningOase start() {
        launch();
        awaitUp();
        return this;
    }

    /** Starts it and returns at once. */
    public void launch() {
        try {
            process = builder(command.toArray(String[]::new))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves pages; fails with what it said when it ended instead. */
    public void awaitUp() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process().isAlive()) {
                throw new AssertionError("It ended:\n" + output());
            }
            int status = get("/sign-in");
            return status > 0 && status < 400;
        });
    }

    /** Waits until it ends by itself, and answers its exit code. */
    public int awaitEnd() {
        try {
            if (!process().waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("It still runs:\n" + output());
            }
            return process().exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs another command of the same program beside it, with something to read, and answers what it printed. */
    public String shell(String input, String... arguments) {
        try {
            Path printing = Files.createTempFile(folder, "shell", ".txt");
            Process command =
                    builder(arguments).redirectOutput(printing.toFile()).start();
            command.outputWriter(StandardCharsets.UTF_8).append(input).close();
            boolean ended = command.waitFor(60, TimeUnit.SECONDS);
            String printed = Files.readString(printing);
            if (!ended) {
                command.destroyForcibly().waitFor();
                throw new AssertionError(String.join(" ", arguments) + " does not end:\n" + printed);
            }
            if (command.exitValue() != 0) {
                throw new AssertionError(
                        String.join(" ", arguments) + " ended with " + command.exitValue() + ":\n" + printed);
            }
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an account that may do everything; its token is used from now on. */
    public RunningOase withAdmin() {
        DatabaseAddress used = address != null
                ? address
                : EmbeddedDatabase.running(folder.resolve("data/database")).orElseThrow();
        try (Database database = Database.open(used, 2, new MetricRegistry())) {
            Staff staff = new Staff(database.jdbi());
            staff.hire("ada@oase.example", "Ada Sommer", Role.ADMIN, PASSWORD);
            token = staff.token("ada@oase.example");
        }
        return this;
    }

    /** The same with the shell's commands, beside the running program as for operators. */
    public RunningOase withAdminFromShell() {
        shell(PASSWORD, "user", "create", "--email", "ada@oase.example", "--name", "Ada Sommer", "--role", "admin");
        List<String> lines = shell("", "token", "create", "--user", "ada@oase.example")
                .lines()
                .toList();
        token = lines.get(lines.size() - 1).strip();
        return this;
    }

    /** The same token for another node. */
    public RunningOase withTokenOf(RunningOase other) {
        token = other.token;
        return this;
    }

    /** Secret words that must never be in its output. */
    public List<String> secrets() {
        return List.of(token, PASSWORD);
    }

    /** Connects a channel on the network, and answers its id. */
    public long connect(CountingNetwork network, int account, String name, int pollSeconds) {
        return connect(network.url(), CountingNetwork.token(account), name, pollSeconds);
    }

    /**
     * Connects a channel on a server that speaks Mastodon's language, with the past day; its id.
     *
     * @param pollSeconds how often it is read; null for as often as is usual
     */
    long connect(String server, String accessToken, String name, @Nullable Integer pollSeconds) {
        var body = JSON.createObjectNode()
                .put("network", "mastodon")
                .put("name", name)
                .put(
                        "import_since",
                        java.time.Instant.ofEpochMilli(System.currentTimeMillis() - 86_400_000)
                                .toString());
        if (pollSeconds != null) {
            body.put("poll_seconds", pollSeconds);
        }
        body.putObject("settings").put("server", server);
        body.putObject("secrets").put("token", accessToken);
        return call("POST", "/api/v1/channels", body.toString(), 201).path("id").asLong();
    }

    /** Asks the JSON API; anything but this status is an error. */
    public JsonNode call(String method, String path, @Nullable String body, int expected) {
        HttpResponse<String> answer = ask(method, path, body);
        if (answer.statusCode() != expected) {
            throw new AssertionError(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the conversation with this title; ids need not begin at one. */
    public long conversation(String title) {
        for (JsonNode row :
                call("GET", "/api/v1/conversations?view=all", null, 200).path("conversations")) {
            if (row.path("title").asText().contains(title)) {
                return row.path("id").asLong();
            }
        }
        throw new AssertionError("There is no conversation called " + title);
    }

    /** Asks anything; throws {@link UncheckedIOException} when nobody answers. */
    public HttpResponse<String> ask(String method, String path, @Nullable String body) {
        return send(address(path), method, body);
    }

    /** Asks on the admin port. */
    public HttpResponse<String> admin(String path) {
        return send(URI.create("http://127.0.0.1:" + adminPort + path), "GET", null);
    }

    /** The link that makes the first admin, as the console shows it. */
    public String firstRunLink() {
        Matcher link = LINK.matcher(output());
        if (!link.find()) {
            throw new AssertionError("No link was shown:\n" + output());
        }
        return link.group();
    }

    /** Where its pages are for a browser, as in that link; without a slash at the end. */
    public String pages() {
        return "http://localhost:" + port;
    }

    /** Where a page is. */
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What an event stream or another client needs to be let in. */
    public String authorization() {
        return "Bearer " + token;
    }

    /** kill -9. */
    public void kill() {
        try {
            process().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a signal by its name: TERM, STOP, CONT. */
    public void signal(String name) {
        signal(process().pid(), name);
    }

    /** The process itself. */
    public Process process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    /** Everything it has printed since the first start. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server of the database it brought along, also one that was left running. */
    public @Nullable ProcessHandle postgres() {
        Path file = folder.resolve("data/database/cluster/postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(file).get(0).strip()))
                            .filter(found ->
                                    found.info().commandLine().orElse("").contains(folder.toString()))
                            .orElse(null)
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and the database it brought along, however they are. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        ProcessHandle left = postgres();
        if (left != null) {
            signal(left.pid(), "INT");
            await().atMost(PATIENCE).until(() -> !left.isAlive());
        }
    }

    private static final class Archived {
        static final ClassArchive CLASSES = new ClassArchive(JAR);
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(flags);
        line.addAll(List.of("-jar", JAR.toString()));
        int actions = arguments.length > 1 && !arguments[1].startsWith("-") ? 2 : 1;
        line.addAll(List.of(arguments).subList(0, actions));
        if (!arguments[0].equals("demo")) {
            line.add(environment.getOrDefault("CONFIG", CONFIGURATION.toString()));
        }
        line.addAll(List.of(arguments).subList(actions, arguments.length));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private int get(String path) {
        try {
            return send(address(path), "GET", null).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private HttpResponse<String> send(URI address, String method, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Below those that outgoing connections take: one of them could have it before the process does that is to listen there. */
    private static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one may be free.
            }
        }
        throw new AssertionError("No port is free");
    }
}
