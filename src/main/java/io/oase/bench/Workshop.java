package io.oase.bench;

import com.codahale.metrics.MetricRegistry;
import io.oase.acknowledge.Considering;
import io.oase.activation.Activations;
import io.oase.activation.Gathering;
import io.oase.activation.Stopping;
import io.oase.approval.Telling;
import io.oase.assign.NextFree;
import io.oase.assign.Queueing;
import io.oase.base.Vault;
import io.oase.channel.Changing;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Connecting;
import io.oase.channel.Connectors;
import io.oase.channel.Http;
import io.oase.channel.Lifecycle;
import io.oase.channel.Network;
import io.oase.channel.Networks;
import io.oase.channel.Reconnecting;
import io.oase.db.Database;
import io.oase.db.DatabaseAddress;
import io.oase.db.Migrations;
import io.oase.db.Presence;
import io.oase.demo.DemoNetwork;
import io.oase.draft.Following;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.inbox.LiveFacts;
import io.oase.ingest.Ingest;
import io.oase.ingest.Poll;
import io.oase.insight.Solutions;
import io.oase.later.Minding;
import io.oase.notice.Notices;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Role;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.people.Teams;
import io.oase.people.Tokens;
import io.oase.playbook.Library;
import io.oase.playbook.Proofreading;
import io.oase.prewritten.Outcomes;
import io.oase.reply.Holds;
import io.oase.reply.PublishedParts;
import io.oase.reply.Superseding;
import io.oase.statement.Standing;
import io.oase.target.Calendars;
import io.oase.target.Clocks;
import io.oase.target.Escalating;
import io.oase.target.Renewing;
import io.oase.target.Targets;
import io.oase.target.Urgency;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The features the bench works with, wired as the application wires them, on a network of prepared pages. */
final class Workshop implements AutoCloseable {
    final Clock clock = Clock.systemUTC();
    final PreparedNetwork network = new PreparedNetwork();
    final Jdbi db;
    final Ingest ingest;
    final Poll poll;
    final Connecting connecting;
    final Lifecycle lifecycle;
    final Targets targets;
    final Renewing renewing;
    final Escalating escalating;
    final Networks networks;
    final Channels channels;
    final Facts facts = new Facts();
    final Clocks clocks;
    final Notices notices;
    final Urgency urgency;
    final Holds holds;
    final Path playbooks;
    final Library library;
    final Activations activations;
    final Gathering gathering;
    final SignIn signIn;
    final DatabaseAddress address;
    private final Database database;
    private final Presence presence;
    private final Operator operator;

    /**
     * @param keys the file of keys that the server under test uses too
     * @param known the networks it knows
     */
    Workshop(DatabaseAddress address, Path keys, List<Network> known) {
        this.address = address;
        database = Database.open(address, 4, new MetricRegistry());
        new Migrations(address).run();
        db = database.jdbi();
        SecureRandom random = new SecureRandom();
        Passwords passwords = new Passwords(random);
        People people = new People(db, clock, passwords);
        signIn = new SignIn(db, clock, random, passwords, new Sessions(db, clock, random));
        operator = new Operator(people, new PasswordChange(db, clock, passwords), new Tokens(db, clock, random));
        networks =
                new Networks(Stream.concat(Stream.of(network), known.stream()).toList());
        Connectors connectors = new Connectors(db, networks, Vault.open(keys), new Http(true), clock);
        channels = new Channels(db, clock);
        connecting = new Connecting(db, channels, networks, connectors, clock);
        Reconnecting reconnecting = new Reconnecting(channels, connecting, networks, connectors);
        lifecycle = new Lifecycle(db, channels, new Changing(db, channels, reconnecting, connectors));
        presence = new Presence(address, "bench");
        presence.start();
        Calendars calendars = new Calendars(db, clock);
        clocks = new Clocks(calendars);
        urgency = new Urgency(clocks);
        holds = new Holds(facts);
        playbooks = keys.resolveSibling("playbooks");
        library = new Library(db, new Proofreading(networks, channels::list, clock), playbooks, clock);
        activations = new Activations(db, library, clock);
        gathering = new Gathering(db, activations, channels, urgency, clock);
        targets = new Targets(db, calendars, networks, channels, clock);
        renewing = new Renewing(db, calendars, clocks, clock);
        notices = new Notices(db, clock, Set.of());
        escalating = new Escalating(
                db,
                calendars,
                clocks,
                notices,
                new Inbox(db, facts, notices, people, new Teams(db, clock), clock),
                new NextFree(),
                clock);
        listen(calendars);
        ingest = new Ingest(facts, new PublishedParts());
        poll = new Poll(db, channels, connectors, ingest, clock, random, presence::id);
    }

    /** Everybody who hears of a page of posts in the application, in the same order. */
    private void listen(Calendars calendars) {
        io.oase.target.Promises promises = new io.oase.target.Promises(calendars);
        Stream.of(
                        new LiveFacts(),
                        gathering,
                        clocks,
                        new Stopping(holds, channels),
                        new Solutions(),
                        new Considering(),
                        new Queueing(),
                        new io.oase.alert.Queueing(),
                        new Outcomes(),
                        new Minding(facts, notices, promises),
                        new Superseding(facts),
                        new Telling(notices, promises),
                        new Following(),
                        new Standing())
                .forEach(facts::listen);
    }

    Account hire(String email, String name, Role role, @Nullable String password) {
        return operator.createUser(NewAccount.of(email, name, role, password));
    }

    Channel connect(Account admin) {
        return connect(admin, PreparedNetwork.ID, "Bench", Map.of(), Map.of());
    }

    /** A channel that the server under test knows, too; paused, so that it measures alone. */
    Channel connect(Account admin, String name, DemoNetwork town) {
        Channel channel = connect(
                admin, DemoNetwork.KIND, name, Map.of("server", town.baseUrl()), Map.of("token", town.accessToken()));
        lifecycle.pause(admin, channel.id());
        return channel;
    }

    private Channel connect(
            Account admin, String kind, String name, Map<String, String> settings, Map<String, String> secrets) {
        return connecting.connect(
                admin,
                new Connecting.Wanted(
                        kind, name, settings, secrets, "", null, clock.instant().minus(Duration.ofDays(1))));
    }

    @Override
    public void close() {
        presence.close();
        database.close();
    }
}
