package io.oase.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.oase.channel.Channel;
import io.oase.channel.Network;
import io.oase.db.EmbeddedDatabase;
import io.oase.demo.DemoNetwork;
import io.oase.people.Account;
import io.oase.people.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Measures everything once, in a temporary folder, and prints it. */
public final class Bench {
    static final String EMAIL = "lena@bench.example";
    private static final String LEAD = "mara@bench.example";
    static final String PASSWORD = "a password for the bench";

    private final Size size;
    private final List<Network> networks;
    private final List<String> flags;
    private final Sheet sheet;
    private final Path folder;
    private volatile @Nullable EmbeddedDatabase postgres;

    private Bench(Size size, List<Network> networks, List<String> flags, Sheet sheet, Path folder) {
        this.networks = networks;
        this.size = size;
        this.flags = flags;
        this.sheet = sheet;
        this.folder = folder;
    }

    /**
     * Runs.
     *
     * @param posts how many posts the pages are read at; fewer than 10,000 only try whether everything works
     * @param networks those the server knows
     * @param flags of the server's Java machine
     * @param out where the results go, as they come
     */
    public static void run(int posts, List<Network> networks, List<String> flags, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("oase-bench-");
        Bench bench = new Bench(Size.of(posts), networks, flags, new Sheet(out), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(bench::leaveNothing));
        try {
            bench.measure();
        } finally {
            bench.leaveNothing();
        }
    }

    /** Also when it is broken off: no server or database goes on running, no folder stays. */
    private synchronized void leaveNothing() {
        if (!Files.exists(folder)) {
            return;
        }
        ServerProcess.endAll(folder);
        EmbeddedDatabase running = postgres;
        if (running != null) {
            running.close();
        }
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            sheet.line("The folder " + folder + " could not be deleted: " + e.getMessage());
        }
    }

    private void measure() throws IOException {
        sheet.say("Machine        %s", Machine.describe());
        sheet.say("Server         java %s", String.join(" ", flags));
        crises();
        Path own = Files.createDirectory(folder.resolve("data"));
        new Starts(own, flags, sheet).measure(size.starts());
        List<Long> colleagues = new ArrayList<>();
        EmbeddedDatabase database = EmbeddedDatabase.open(own.resolve("database"));
        postgres = database;
        try (Workshop workshop = new Workshop(database.address(), own.resolve("keys.json"), networks);
                DemoNetwork town = DemoNetwork.start(Clock.systemUTC(), new Random(1))) {
            Account admin = workshop.hire("ada@bench.example", "Ada Sommer", Role.ADMIN, null);
            colleagues.add(
                    workshop.hire(EMAIL, "Lena Brandt", Role.AGENT, PASSWORD).id());
            for (int i = 1; i < 10; i++) {
                colleagues.add(workshop.hire("agent" + i + "@bench.example", "Agent " + i, Role.AGENT, null)
                        .id());
            }
            Channel prepared = workshop.connect(admin);
            Storing storing = new Storing(workshop, prepared);
            rates("40 a page", storing.compare(40, size));
            rates("100 a page", storing.compare(100, size));
            List<Channel> channels = List.of(
                    workshop.connect(admin, "Rathaus", town),
                    workshop.connect(admin, "Stadtwerke", town),
                    workshop.connect(admin, "Verkehr", town));
            Growth growth = Growth.beside(workshop, folder, size.posts() / 4, town, networks, flags);
            long began = System.nanoTime();
            new Filling(workshop.db, size.posts())
                    .fill(channels.stream().map(Channel::id).toList(), colleagues);
            sheet.say("%nFilled with %,d posts in %.0f s", size.posts(), (System.nanoTime() - began) / 1e9);
            sheet.say(
                    "Ingest then    %,.0f posts/s, 40 a page",
                    storing.rate(40, Math.max(1, size.rounds() / 5), size.pagesPerRound()));
            promises(new Promises(workshop), admin, storing);
            crisis(new Crisis(workshop).run(admin));
            workshop.lifecycle.disconnect(admin, prepared.id());
            Channel answered = workshop.connect(admin, "Bürgerbüro", town);
            List<Long> conversations = workshop.db.withHandle(handle -> handle.createQuery(
                            "SELECT id FROM conversation WHERE channel_id = :channel AND posts > 2 ORDER BY id DESC LIMIT 200")
                    .bind("channel", channels.get(0).id())
                    .mapTo(Long.class)
                    .list());
            try (ServerProcess server = ServerProcess.start(own, database.address(), flags)) {
                serve(server, workshop, prepared, channels.get(0), conversations);
                load(server, new LoadProcess(workshop, own, size), admin, channels.get(1), answered);
            }
            workshop.hire(LEAD, "Mara Vogt", Role.LEAD, PASSWORD);
            Channel year = workshop.connect(admin, "Jahr", town);
            Reporting reporting = new Reporting(workshop.db, year, workshop.clock.instant());
            reporting.prepare(size.posts(), colleagues);
            double atOnce;
            try (ServerProcess server = ServerProcess.start(own, database.address(), flags)) {
                atOnce = reporting.first(Visitor.signedIn(server.address(), LEAD, PASSWORD));
            }
            try (ServerProcess server = ServerProcess.start(own, database.address(), flags)) {
                report(atOnce, reporting.read(Visitor.signedIn(server.address(), LEAD, PASSWORD), size.reads()));
                due(workshop, Visitor.signedIn(server.address(), EMAIL, PASSWORD));
                growth(growth.compare(workshop, server, size.reads()));
            }
        }
    }

    private void load(ServerProcess server, LoadProcess load, Account admin, Channel arriving, Channel answered)
            throws IOException {
        sheet.say(
                "%nLoad from a second process: %d colleagues read and search, %d answer, %d posts/s arrive, %d event streams are open",
                size.reading(), size.answering(), size.postsASecond(), size.screens());
        double before = server.residentMegabytes();
        load.run(server, admin, arriving, answered, sheet::line);
        sheet.say(
                "  memory of the server           %.0f MB resident before, %.0f MB after it",
                before, server.residentMegabytes());
    }

    /** The list as it opens, where there are most conversations. */
    private void due(Workshop workshop, Visitor visitor) {
        visitor.time(size.reads(), i -> "/inbox/open?sort=due");
        List<Double> took = visitor.time(size.reads() * 5, i -> "/inbox/open?sort=due");
        sheet.say(
                "%nThe list by due time with %,d conversations, %,d of them open",
                conversations(workshop, "true"), conversations(workshop, "state <> 'resolved'"));
        sheet.row("open, by due time", took);
        sheet.say(
                "  the same from the events       %,.0f ms, by SQL, its order alone",
                new FromEvents(workshop.db).dueNext());
    }

    private static long conversations(Workshop workshop, String which) {
        return workshop.db.withHandle(handle -> handle.createQuery("SELECT count(*) FROM conversation WHERE " + which)
                .mapTo(Long.class)
                .one());
    }

    private void growth(Growth.Compared lists) {
        sheet.say(
                "%nLists at %,d and at %,d conversations, two servers asked in turn, medians",
                lists.few(), lists.many());
        lists.lists()
                .forEach((name, pair) -> sheet.say(
                        "  %-30s %6.1f and %6.1f ms: ratio %.2f",
                        name,
                        Figures.of(pair.small()).median(),
                        Figures.of(pair.large()).median(),
                        pair.ratio()));
        sheet.say("  %-30s ratio %.2f", "all of them together", lists.together().ratio());
    }

    /** Simulated; the same on every machine. */
    private void crises() {
        sheet.say("%nCrises in a simulated year, noticed by Oase and by a fixed number of people in ten minutes");
        Crises.compare((what, outcome) -> sheet.say("  %-30s %s", what, outcome));
    }

    private void report(double atOnce, Reporting.Read read) {
        sheet.say("%nReport over a year of %,d conversations, HTTP", size.posts());
        sheet.say(
                "  the first, at once after a start: %,.0f ms; ten seconds after a start: %,.0f ms",
                atOnce, read.first());
        sheet.row("those after it", read.later());
        sheet.say(
                "  the same from the events: %,.0f ms, by SQL; median of first responses %,.0f s, in the report %,d s",
                read.eventMilliseconds(), read.eventMedian(), read.median());
    }

    private void promises(Promises promises, Account admin, Storing storing) {
        Promises.Took begun = promises.begin();
        sheet.say("%nClocks begun   for %,d open conversations in %.1f s", begun.conversations(), begun.seconds());
        sheet.row("find what is newly due", promises.newlyDue(size.reads()));
        sheet.say("  the same from the events       %,.0f ms, by SQL", promises.newlyDueFromEvents());
        Promises.Took alone = promises.change(admin, 200);
        sheet.say("Target changed for %,d open conversations in %.1f s", alone.conversations(), alone.seconds());
        AtomicBoolean changing = new AtomicBoolean(true);
        List<Double> rates = new ArrayList<>();
        Thread ingest = new Thread(() -> {
            while (changing.get()) {
                rates.add(storing.rate(40, 1, 5));
            }
        });
        ingest.start();
        Promises.Took beside = promises.change(admin, 220);
        changing.set(false);
        join(ingest);
        sheet.say(
                "  and again    in %.1f s, while %,.0f posts/s came in (median of %d; %,.0f at the slowest)",
                beside.seconds(),
                Figures.of(rates).median(),
                rates.size(),
                rates.stream().mapToDouble(Double::doubleValue).min().orElse(0));
    }

    private void crisis(Crisis.Took took) {
        sheet.say(
                "%nCrisis         with %,d open conversations, %,d answers waiting: what it would do in %,.0f ms, in force in %,.0f ms",
                took.open(), took.held(), took.shown(), took.begun());
        sheet.say(
                "  beside it    %,d conversations gathered in %,.0f ms, promised the new times in %,.0f ms; ended in %,.0f ms",
                took.gathered(), took.gathering(), took.renewing(), took.ended());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(
            ServerProcess server, Workshop workshop, Channel prepared, Channel channel, List<Long> conversations)
            throws IOException {
        double idle = server.residentMegabytes();
        Visitor visitor = Visitor.signedIn(server.address(), EMAIL, PASSWORD);
        Reading reading = new Reading(visitor, channel, conversations);
        try (Streams streams = new Streams(server.address(), visitor.cookie(), size.streams())) {
            reading.lists(size.reads()); // a server that has just started is no measure
            reading.others(size.reads());
            sheet.say(
                    "%nPages at %,d posts, %d event streams open, one reader, HTTP, compressed, after %d readings of each",
                    size.posts(), size.streams(), size.reads());
            Map<String, List<Double>> lists = reading.lists(size.reads());
            lists.forEach(sheet::row);
            List<Double> all = lists.values().stream().flatMap(List::stream).toList();
            sheet.row("all lists together", all);
            reading.others(size.reads()).forEach(sheet::row);
            sheet.say("%nThe same words by ILIKE in the same posts, SQL alone");
            new PlainSearch(workshop.db).time(Math.max(2, size.reads() / 6)).forEach(sheet::row);
            sheet.say("%nFrom commit to event on %d open streams, %d posts", size.streams(), size.events());
            sheet.row("event", new Hearing(workshop, prepared).listen(streams, size.events()));
            sheet.say(
                    "%nMemory         %.0f MB resident after the start, %.0f MB after all this",
                    idle, server.residentMegabytes());
        }
    }

    private void rates(String what, Storing.Rates rates) {
        sheet.say(
                "Stored         %,.0f posts/s through the whole ingest, %,.0f posts/s as plain INSERTs: ratio %.2f (%s)",
                rates.ingest(), rates.plain(), rates.ratio(), what);
        sheet.say("Read again     %,.0f known posts/s (%s)", rates.known(), what);
    }
}
