package io.oase;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.oase.approval.StandingRule;
import io.oase.channel.Connecting;
import io.oase.db.Database;
import io.oase.db.EmbeddedDatabase;
import io.oase.demo.DemoNetwork;
import io.oase.demo.DemoPeople;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.playbook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;

/** The application with the make-believe network beside it and accounts whose sign-in is offered. */
final class Demo extends Application<OaseConfiguration> {
    private final Oase oase;

    Demo(Oase oase) {
        this.oase = oase;
    }

    @Override
    public void initialize(Bootstrap<OaseConfiguration> bootstrap) {
        oase.initialize(bootstrap);
    }

    @Override
    public void run(OaseConfiguration configuration, Environment environment) throws IOException {
        forgetLastTime(configuration);
        bringPlaybooks(configuration);
        DemoNetwork network = DemoNetwork.start(Clock.systemUTC(), chance());
        environment.lifecycle().manage(new Managed() {
            @Override
            public void stop() {
                network.close();
            }
        });
        Node node = Node.create(configuration, environment);
        List<Account> people = hire(node.wiring());
        node.site().offer(people);
        connect(node.wiring(), people, network);
        environment.lifecycle().addServerLifecycleListener(server -> announce(server, network));
    }

    /** With a seed, the town says the same in the same order: for pictures that can be taken again. */
    private static Random chance() {
        Long seed = Long.getLong("oase.demo.seed");
        return seed == null ? new Random() : new Random(seed);
    }

    /** The network begins anew with each start, so the database does too; its server stays set up and starts quickly. */
    private static void forgetLastTime(OaseConfiguration configuration) {
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(configuration.databaseFolder());
                Database database = Database.open(embedded.address(), 2, new com.codahale.metrics.MetricRegistry())) {
            database.jdbi().useHandle(handle -> handle.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
        }
    }

    /** Started somewhere else than beside them, it brings those it has in its jar. */
    private static void bringPlaybooks(OaseConfiguration configuration) throws IOException {
        if (!Files.isDirectory(configuration.playbooksFolder())) {
            Path brought = configuration.dataFolder().resolve("playbooks");
            Shipped.copyTo(brought);
            configuration.readPlaybooksFrom(brought);
        }
    }

    private static List<Account> hire(Wiring wiring) {
        return DemoPeople.read().stream()
                .map(colleague -> wiring.operator.createUser(new NewAccount(
                        colleague.email(),
                        colleague.name(),
                        colleague.title(),
                        colleague.initials(),
                        Role.of(colleague.role()).orElseThrow(),
                        colleague.languages(),
                        "",
                        null)))
                .toList();
    }

    private static void connect(Wiring wiring, List<Account> people, DemoNetwork network) {
        Account admin = people.stream()
                .filter(account -> account.role() == Role.ADMIN)
                .findFirst()
                .orElseThrow();
        DemoTimes.promise(wiring, admin);
        joinTeams(wiring, people, admin);
        beNew(wiring, people, admin);
        DemoTexts.write(
                wiring,
                people.stream()
                        .filter(account -> account.role() == Role.LEAD)
                        .findFirst()
                        .orElse(admin));
        wiring.connecting.connect(
                admin,
                new Connecting.Wanted(
                        DemoNetwork.KIND,
                        "Marktplatz",
                        Map.of("server", network.baseUrl()),
                        Map.of("token", network.accessToken()),
                        "",
                        5,
                        wiring.clock.instant().minus(Duration.ofDays(7))));
    }

    /** The last agent is new: their public answers are looked at first. */
    private static void beNew(Wiring wiring, List<Account> people, Account admin) {
        Account newest = people.stream()
                .filter(account -> account.role() == Role.AGENT)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        wiring.standingRules.add(
                admin,
                StandingRule.Body.newcomer(newest.id(), wiring.clock.instant().plus(Duration.ofDays(30)), false));
    }

    /** Bills are for the first two agents; what is out of order, for the second and whoever leads. */
    private static void joinTeams(Wiring wiring, List<Account> people, Account admin) {
        List<Long> agents = people.stream()
                .filter(account -> account.role() == Role.AGENT)
                .map(Account::id)
                .toList();
        List<Long> leads = people.stream()
                .filter(account -> account.role() == Role.LEAD)
                .map(Account::id)
                .toList();
        wiring.teams.create(admin, "Rechnungen", agents.subList(0, Math.min(2, agents.size())));
        wiring.teams.create(
                admin,
                "Störungen",
                Stream.concat(agents.stream().skip(1).limit(1), leads.stream()).toList());
    }

    private static void announce(Server server, DemoNetwork network) {
        System.out.println();
        System.out.println("Oase runs on a make-believe network, with make-believe people.");
        System.out.println("  The inbox:    http://localhost:" + Node.port(server) + "   (sign in with one click)");
        System.out.println(
                "  The network:  " + network.baseUrl() + "   (see your answers, write as one of its people)");
        System.out.println("Stop with Ctrl+C; nothing is kept.");
        System.out.println();
    }
}
