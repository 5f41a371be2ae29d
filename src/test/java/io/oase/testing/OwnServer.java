package io.oase.testing;

import io.oase.db.DatabaseAddress;
import io.oase.db.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of an operator's own: it does not come back by itself, but when the test starts it again. */
public final class OwnServer implements AutoCloseable {
    private final Path folder;
    private final DatabaseAddress address;
    private boolean running = true;

    /** Makes one in this folder and starts it. */
    public OwnServer(Path folder) {
        this.folder = folder;
        EmbeddedDatabase maker = EmbeddedDatabase.open(folder.resolve("server"), Path.of("target"), Map.of());
        address = maker.address();
        // Who made it would restart it.
        maker.close();
        control("start", "--log=" + folder.resolve("server.log"));
    }

    /** Where it is, also after it was started again. */
    public DatabaseAddress address() {
        return address;
    }

    /** Ends it; whoever is connected is cut off, what was committed is written. */
    public void stop() {
        stop("fast");
    }

    /** Has it die as in a power cut. */
    public void crash() {
        stop("immediate");
    }

    private void stop(String mode) {
        running = false;
        control("stop", "--mode=" + mode);
    }

    /** Starts it again; returns when it takes connections. */
    public void start() {
        control("start", "--log=" + folder.resolve("server.log"));
        running = true;
    }

    @Override
    public void close() {
        if (running) {
            stop();
        }
    }

    /** With the programs the tests have unpacked; root may run them in a user namespace of its own only. */
    private void control(String what, String how) {
        try {
            Path program;
            try (var found = Files.find(Path.of("target"), 4, (path, is) -> path.endsWith("bin/pg_ctl"))) {
                program = found.findFirst().orElseThrow().toAbsolutePath();
            }
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(
                    List.of(program.toString(), what, "--pgdata=" + folder.resolve("server/cluster"), "--wait", how));
            Path said = folder.resolve("pg_ctl.txt");
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError(what + " ended with " + code + ": " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
