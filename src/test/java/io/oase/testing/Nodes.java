package io.oase.testing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real processes that share one database and one file of keys, and a network that counts what they read and send:
 *
 * <pre>{@code @RegisterExtension
 * final Nodes nodes = new Nodes();
 * …
 * RunningOase a = nodes.start("a");
 * RunningOase b = nodes.start("b");}</pre>
 *
 * <p>The first has an admin, whose token is used with each.
 */
public final class Nodes implements AfterEachCallback {
    private final Map<String, String> settings = new HashMap<>();
    private final List<RunningOase> started = new ArrayList<>();
    private final Path folder;
    private final TestDatabase database = TestDatabase.fresh();
    private final CountingNetwork network = new CountingNetwork(false);

    /** None is started yet. */
    public Nodes() {
        try {
            folder = Files.createTempDirectory("oase-nodes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("OASE_DATABASE_MAX_CONNECTIONS", "15");
        set("OASE_KEYS_FILE", folder.resolve("keys.json").toString());
    }

    /** A variable of every node that is started from now on. */
    public Nodes set(String variable, String value) {
        settings.put(variable, value);
        return this;
    }

    /** One more; returns when it serves pages. */
    public RunningOase start(String name) {
        RunningOase node = new RunningOase(folder).on(database.address()).set("OASE_NODE", name);
        settings.forEach(node::set);
        started.add(node);
        node.start();
        return started.size() == 1 ? node.withAdmin() : node.withTokenOf(started.get(0));
    }

    /** What they read and answer on; it would post what is sent twice twice. */
    public CountingNetwork network() {
        return network;
    }

    /** What they share. */
    public Jdbi db() {
        return database.jdbi();
    }

    /** How many rows there are of this: what follows FROM. */
    public int count(String rows) {
        return db().withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + rows)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        started.forEach(RunningOase::close);
        network.close();
        database.close();
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
