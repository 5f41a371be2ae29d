package io.oase;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.oase.channel.Http;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Oase: starts its parts in the order they need each other, and stops them in the opposite one. */
final class Node implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final OaseConfiguration configuration;
    private final Storage storage;
    private final Wiring wiring;
    private final Site site;
    private final ScheduledExecutorService broom = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sweep");
        thread.setDaemon(true);
        return thread;
    });

    private Node(OaseConfiguration configuration, Storage storage, Wiring wiring, Site site) {
        this.configuration = configuration;
        this.storage = storage;
        this.wiring = wiring;
        this.site = site;
    }

    /** Opens database and keys, wires everything, and hands it to the server. Nothing is read or sent before it runs. */
    static Node create(OaseConfiguration configuration, Environment environment) {
        Site.ownErrors(configuration);
        CompletableFuture<Storage> opening =
                CompletableFuture.supplyAsync(() -> Storage.open(configuration, environment.metrics()));
        Http http = new Http(configuration.privateAddresses());
        Storage storage = opened(opening);
        Wiring wiring = new Wiring(configuration, storage.database(), storage.vault(), http, name(configuration));
        Site site = new Site(wiring);
        site.open(environment);
        Operations.open(environment, wiring);
        Node node = new Node(configuration, storage, wiring, site);
        environment.lifecycle().manage(node);
        return node;
    }

    Wiring wiring() {
        return wiring;
    }

    Site site() {
        return site;
    }

    @Override
    public void start() {
        wiring.signals.start();
        wiring.presence.start();
        wiring.looking.start();
        wiring.library.start();
        wiring.outbox.start();
        wiring.ticking.start();
        wiring.acknowledging.start();
        wiring.gathering.start();
        wiring.distributing.start();
        wiring.waking.start();
        wiring.bulkChanges.carrying().start();
        wiring.overdue.start();
        wiring.saying.deciding().start();
        wiring.saying.working().start();
        wiring.ringing.start();
        wiring.learning.start();
        wiring.watching.start();
        wiring.deliveries.start();
        wiring.schedule.start();
        wiring.polling.on(wiring.schedule);
        broom.schedule(wiring.warming::warm, 2, TimeUnit.SECONDS); // the start comes first
        broom.scheduleWithFixedDelay(this::sweep, 5, 60, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        broom.shutdownNow();
        wiring.poll.stop();
        wiring.schedule.stop(PATIENCE);
        wiring.distributing.close();
        wiring.gathering.close();
        wiring.acknowledging.close();
        wiring.watching.close();
        wiring.learning.close();
        wiring.waking.close();
        wiring.bulkChanges.carrying().close();
        wiring.overdue.close();
        wiring.saying.working().close();
        wiring.saying.deciding().close();
        wiring.ringing.close();
        wiring.ticking.close();
        wiring.outbox.close();
        wiring.library.close();
        wiring.deliveries.close();
        wiring.looking.close();
        wiring.presence.close();
        wiring.signals.close();
        storage.close();
    }

    /** Says on the console where to go; on the first run, with the link that makes the first admin. */
    void announce(Server server) {
        String address = configuration.publicUrl().orElse("http://localhost:" + port(server));
        Optional<String> secret = wiring.firstRun.open();
        if (secret.isPresent()) {
            System.out.println();
            System.out.println("Oase runs and has no admin yet. Open this link once to create the first one:");
            System.out.println("  " + address + "/setup?token=" + secret.get());
            System.out.println();
        } else {
            LOG.info("Oase runs at {}", address);
        }
    }

    static int port(Server server) {
        return server.getConnectors().length == 0 ? 0 : ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    }

    private void sweep() {
        try {
            int ended = wiring.sessions.sweep()
                    + wiring.signIn.sweep()
                    + wiring.notices.sweep()
                    + wiring.bulkChanges.sweep()
                    + wiring.drafts.sweep()
                    + wiring.watching.sweep();
            LOG.debug("Swept {} ended sessions, old failures, notices, changes and drafts", ended);
            wiring.packing.packAll();
        } catch (RuntimeException e) {
            LOG.warn(
                    "What is old could not be swept away, or measured times not packed; it is tried again in an hour",
                    e);
        }
    }

    /** While it starts, what needs no database is made ready. */
    private static Storage opened(CompletableFuture<Storage> opening) {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    /** Different for each process, also for two that were given the same name or follow each other. */
    private static String name(OaseConfiguration configuration) {
        return configuration.nodeName().orElseGet(Node::host) + "-"
                + UUID.randomUUID().toString().substring(0, 6);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^\\w.-]", "");
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
