package io.oase.bench;

import io.oase.channel.Channel;
import io.oase.channel.Network;
import io.oase.db.DatabaseAddress;
import io.oase.demo.DemoNetwork;
import io.oase.people.Account;
import io.oase.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * What a list page costs where there are many times as many conversations: a second, smaller database beside the first, a server
 * on each, and both asked in turn, so that a machine that grows slower does so for both.
 */
final class Growth {
    private static final String NAME = "smaller";

    private final Path folder;
    private final DatabaseAddress address;
    private final List<String> flags;

    private Growth(Path folder, DatabaseAddress address, List<String> flags) {
        this.folder = folder;
        this.address = address;
        this.flags = flags;
    }

    /** Fills a database beside this one with so many posts. */
    static Growth beside(
            Workshop workshop, Path folder, int posts, DemoNetwork town, List<Network> networks, List<String> flags)
            throws IOException {
        workshop.db.useHandle(handle -> handle.execute("CREATE DATABASE " + NAME));
        DatabaseAddress large = workshop.address;
        DatabaseAddress small = new DatabaseAddress(
                large.url().substring(0, large.url().lastIndexOf('/') + 1) + NAME, large.user(), large.password());
        Path own = Files.createDirectory(folder.resolve(NAME));
        try (Workshop filled = new Workshop(small, own.resolve("keys.json"), networks)) {
            Account admin = filled.hire("ada@bench.example", "Ada Sommer", Role.ADMIN, null);
            List<Long> colleagues = new ArrayList<>();
            colleagues.add(filled.hire(Bench.EMAIL, "Lena Brandt", Role.AGENT, Bench.PASSWORD)
                    .id());
            for (int i = 1; i < 10; i++) {
                colleagues.add(filled.hire("agent" + i + "@bench.example", "Agent " + i, Role.AGENT, null)
                        .id());
            }
            List<Long> channels = new ArrayList<>();
            for (String name : List.of("Rathaus", "Stadtwerke", "Verkehr")) {
                Channel channel = filled.connect(admin, name, town);
                channels.add(channel.id());
            }
            new Filling(filled.db, posts).fill(channels, colleagues);
            new Promises(filled).begin();
        }
        return new Growth(own, small, flags);
    }

    /**
     * What lists cost.
     *
     * @param few conversations in the smaller database, {@code many} in the larger one
     * @param lists milliseconds in the smaller and in the larger one, by name
     */
    record Compared(long few, long many, Map<String, Pair> lists) {
        record Pair(List<Double> small, List<Double> large) {
            double ratio() {
                return Figures.of(large).median() / Figures.of(small).median();
            }
        }

        Pair together() {
            Pair all = new Pair(new ArrayList<>(), new ArrayList<>());
            lists.values().forEach(each -> {
                all.small.addAll(each.small);
                all.large.addAll(each.large);
            });
            return all;
        }
    }

    /** Reads the same lists on both. */
    Compared compare(Workshop workshop, ServerProcess large, int reads) throws IOException {
        Map<String, Compared.Pair> lists = new LinkedHashMap<>();
        long few;
        try (Workshop counted = new Workshop(address, folder.resolve("keys.json"), List.of())) {
            few = conversations(counted.db);
        }
        try (ServerProcess small = ServerProcess.start(folder, address, flags)) {
            Visitor here = Visitor.signedIn(small.address(), Bench.EMAIL, Bench.PASSWORD);
            Visitor there = Visitor.signedIn(large.address(), Bench.EMAIL, Bench.PASSWORD);
            for (String path :
                    List.of("open", "unassigned", "mine", "waiting", "all", "open?sort=waiting", "all?tag=bahn")) {
                here.time(Math.min(10, reads), i -> "/inbox/" + path);
                there.time(Math.min(10, reads), i -> "/inbox/" + path);
                Compared.Pair pair = new Compared.Pair(new ArrayList<>(), new ArrayList<>());
                for (int i = 0; i < reads; i++) {
                    pair.small.addAll(here.time(1, n -> "/inbox/" + path));
                    pair.large.addAll(there.time(1, n -> "/inbox/" + path));
                }
                lists.put(path, pair);
            }
        }
        return new Compared(few, conversations(workshop.db), lists);
    }

    private static long conversations(Jdbi db) {
        return db.withHandle(handle -> handle.createQuery("SELECT count(*) FROM conversation")
                .mapTo(Long.class)
                .one());
    }
}
