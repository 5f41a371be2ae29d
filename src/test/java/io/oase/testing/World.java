package io.oase.testing;

import io.oase.acknowledge.Acknowledgements;
import io.oase.acknowledge.Acknowledging;
import io.oase.acknowledge.Considering;
import io.oase.activation.Activations;
import io.oase.activation.Gathering;
import io.oase.activation.Heeding;
import io.oase.activation.Preview;
import io.oase.activation.Stopping;
import io.oase.activation.Urging;
import io.oase.alert.Alerts;
import io.oase.alert.PlaybookTopics;
import io.oase.alert.Watching;
import io.oase.approval.Overdue;
import io.oase.approval.StandingRules;
import io.oase.approval.Telling;
import io.oase.assign.Abilities;
import io.oase.assign.Absences;
import io.oase.assign.Board;
import io.oase.assign.Distributing;
import io.oase.assign.NextFree;
import io.oase.assign.Queueing;
import io.oase.assign.Rules;
import io.oase.base.Vault;
import io.oase.bulk.BulkChanges;
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
import io.oase.db.Signals;
import io.oase.draft.Drafts;
import io.oase.draft.Following;
import io.oase.draft.HandingOver;
import io.oase.guide.Casting;
import io.oase.guide.Checklist;
import io.oase.guide.FactSheet;
import io.oase.guide.Promising;
import io.oase.guide.Reviews;
import io.oase.guide.Ringing;
import io.oase.guide.Scribing;
import io.oase.guide.StandingDown;
import io.oase.inbox.Conversation;
import io.oase.inbox.Conversations;
import io.oase.inbox.Facts;
import io.oase.inbox.Filter;
import io.oase.inbox.Inbox;
import io.oase.inbox.InboxRow;
import io.oase.inbox.LiveFacts;
import io.oase.inbox.Mentions;
import io.oase.inbox.Merging;
import io.oase.inbox.Post;
import io.oase.inbox.Splitting;
import io.oase.inbox.TeamLoads;
import io.oase.inbox.Views;
import io.oase.ingest.Ingest;
import io.oase.ingest.Poll;
import io.oase.ingest.Polling;
import io.oase.insight.AgentFigures;
import io.oase.insight.Days;
import io.oase.insight.Packing;
import io.oase.insight.Reports;
import io.oase.insight.Solutions;
import io.oase.later.FollowUps;
import io.oase.later.Minding;
import io.oase.later.Snoozes;
import io.oase.later.Waking;
import io.oase.looking.Looking;
import io.oase.notice.Notices;
import io.oase.notice.Preferences;
import io.oase.notice.PushDevices;
import io.oase.notice.PushService;
import io.oase.notice.TeamChat;
import io.oase.notice.TeamWebhooks;
import io.oase.notice.Way;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Role;
import io.oase.people.Teams;
import io.oase.people.Tokens;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Library;
import io.oase.playbook.Playbook;
import io.oase.playbook.Proofreading;
import io.oase.playbook.Uploads;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Exchange;
import io.oase.prewritten.Outcomes;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.reply.Answering;
import io.oase.reply.Approvals;
import io.oase.reply.AutomaticReplies;
import io.oase.reply.Composer;
import io.oase.reply.HeldReplies;
import io.oase.reply.Holds;
import io.oase.reply.Outbox;
import io.oase.reply.PublishedParts;
import io.oase.reply.Replies;
import io.oase.reply.SecondPair;
import io.oase.reply.Superseding;
import io.oase.saved.SavedViews;
import io.oase.search.Learning;
import io.oase.search.Search;
import io.oase.statement.Saying;
import io.oase.statement.Standing;
import io.oase.target.Calendars;
import io.oase.target.Clocks;
import io.oase.target.ConversationClocks;
import io.oase.target.Escalating;
import io.oase.target.Expecting;
import io.oase.target.Promises;
import io.oase.target.Renewing;
import io.oase.target.Targets;
import io.oase.target.Urgency;
import io.oase.web.Voices;
import io.oase.web.Wordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Everything behind the pages, on a real database and a {@link FakeNetwork}, with a small cast: Lena and Ben are agents, Mara
 * leads, Ada is the admin.
 */
public final class World {
    public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    public final TestClock clock = TestClock.at(NOW);
    public final FakeNetwork network = new FakeNetwork();
    public final Jdbi db;
    public final People people;
    public final Teams teams;
    public final Tokens tokens;
    public final Vault vault = vault();
    public final Facts facts = new Facts();
    public final Channels channels;
    public final Connecting connecting;
    public final Reconnecting reconnecting;
    public final Changing changing;
    public final Lifecycle lifecycle;
    public final Connectors connectors;
    public final Ingest ingest;
    public final Poll poll;
    public final Polling polling;
    public final Calendars calendars;
    public final Clocks clocks;
    public final Targets targets;
    public final ConversationClocks conversationClocks;
    public final Expecting expecting;
    public final Escalating escalating;
    public final Renewing renewing;
    public final Notices notices;
    public final Preferences preferences;
    public final PushDevices pushDevices;
    public final TeamWebhooks teamWebhooks;
    public final Inbox inbox;
    public final Snoozes snoozes;
    public final FollowUps followUps;
    public final Waking waking;
    public final Search search;
    public final Learning learning;
    public final Views views;
    public final TeamLoads teamLoads;
    public final Merging merging;
    public final Splitting splitting;
    public final Conversations conversations;
    public final Mentions mentions;
    public final Drafts drafts;
    public final HandingOver handingOver;
    public final Looking looking;
    public final PrewrittenReplies prewritten;
    public final Choosing choosing;
    public final Exchange exchange;
    public final Replies replies;
    public final SecondPair secondPair = new SecondPair();
    public final Answering answering;
    public final Approvals approvals;
    public final StandingRules standingRules;
    public final Overdue overdue;
    public final Outbox outbox;
    public final Acknowledgements acknowledgements;
    public final Acknowledging acknowledging;
    public final Rules rules;
    public final Absences absences;
    public final Abilities abilities;
    public final Board board;
    public final Distributing distributing;
    public final BulkChanges bulkChanges;
    public final SavedViews savedViews;
    public final PlaybookShelf shelf;
    public final Activations activations;
    public final Casting casting;
    public final Promising promising;
    public final FactSheet factSheet;
    public final Checklist checklist;
    public final Scribing scribing;
    public final Reviews reviews;
    public final StandingDown standingDown;
    public final Ringing ringing;
    public final Gathering gathering;
    public final Preview preview;
    public final FactsKnown known = new FactsKnown();
    public final Saying saying;
    public final Holds holds = new Holds(facts);
    public final HeldReplies heldReplies;
    /** In use; none at first. */
    public final List<Playbook> watched = new CopyOnWriteArrayList<>();

    public final Alerts alerts;
    public final Watching watching;
    public final AgentFigures agentFigures;
    public final Reports reports;
    public final Days days;
    public final Packing packing;
    public final Path playbooks = folder();
    public final Proofreading proofreading;
    public final Library library;
    public final Catalogue catalogue;
    public final Uploads uploads;
    public final Account lena;
    public final Account ben;
    public final Account mara;
    public final Account ada;
    public final Channel channel;
    private final Networks networks;

    public World(TestDatabase database) {
        this(database, new Http(true));
    }

    /** With more networks beside the fake one, reached over this HTTP. */
    public World(TestDatabase database, Http http, Network... more) {
        db = database.jdbi();
        long number = node(db, "node-1");
        LongSupplier node = () -> number;
        List<Network> all = new ArrayList<>(List.of(more));
        all.add(network);
        networks = new Networks(all);
        people = new People(db, clock, new Passwords(new SecureRandom()));
        teams = new Teams(db, clock);
        tokens = new Tokens(db, clock, new SecureRandom());
        Operator operator =
                new Operator(people, new PasswordChange(db, clock, new Passwords(new SecureRandom())), tokens);
        calendars = new Calendars(db, clock);
        clocks = new Clocks(calendars);
        facts.listen(new LiveFacts());
        shelf = new PlaybookShelf(db);
        channels = new Channels(db, clock);
        activations = new Activations(db, shelf, clock);
        Urgency urgency = new Urgency(clocks);
        gathering = new Gathering(db, activations, channels, urgency, clock);
        activations.follow(gathering);
        facts.listen(gathering);
        facts.listen(clocks);
        facts.listen(new Solutions());
        facts.listen(new Considering());
        facts.listen(new Queueing());
        facts.listen(new io.oase.alert.Queueing());
        facts.listen(new Outcomes());
        notices = new Notices(db, clock, Set.of());
        Stopping stopping = new Stopping(holds, channels);
        facts.listen(stopping);
        activations.follow(stopping);
        activations.follow(new Urging(urgency));
        activations.follow(new io.oase.activation.Telling(notices));
        preview = new Preview(db, holds, channels, clock);
        preferences = new Preferences(db, clock, ZoneId.of("UTC"), EnumSet.allOf(Way.class));
        Voices voices = new Voices(Bundles.of("web", "notice"), clock, ZoneOffset.UTC);
        Http near = new Http(true, Duration.ofSeconds(5));
        pushDevices = new PushDevices(
                db,
                vault,
                clock,
                people,
                voices,
                Optional.of(new PushService(db, vault, clock, near, "mailto:ops@oase.example")),
                true);
        TeamChat chat = new TeamChat(db, notices, vault, near, voices, Optional.empty(), clock, () -> new UUID(9, 9));
        teamWebhooks = new TeamWebhooks(db, vault, clock, new SecureRandom(), chat, true);
        Promises promises = new Promises(calendars);
        Minding minding = new Minding(facts, notices, promises);
        facts.listen(minding);
        clocks.onReckonedAnew(minding::promisesChanged);
        Superseding superseding = new Superseding(facts);
        facts.listen(superseding);
        people.onLeaving(superseding::left);
        facts.listen(new Telling(notices, promises));
        facts.listen(new Following());
        connectors = connectors(http);
        connecting = new Connecting(db, channels, networks, connectors, clock);
        reconnecting = new Reconnecting(channels, connecting, networks, connectors);
        changing = new Changing(db, channels, reconnecting, connectors);
        lifecycle = new Lifecycle(db, channels, changing);
        lifecycle.onDisconnecting(
                (handle, actor, channel) -> superseding.disconnected(handle, actor, channel, clock.instant()));
        ingest = new Ingest(facts, new PublishedParts());
        poll = new Poll(db, channels, connectors, ingest, clock, new Random(1), node);
        polling = new Polling(channels, poll, clock);
        inbox = new Inbox(db, facts, notices, people, teams, clock);
        rules = new Rules(db, channels, teams, calendars, clock);
        absences = new Absences(db, people, clock);
        abilities = new Abilities(db, people);
        board = new Board(db);
        distributing = new Distributing(db, inbox, calendars, clock);
        snoozes = new Snoozes(db, facts, inbox, promises, clock);
        followUps = new FollowUps(db, facts, inbox, clock);
        waking = new Waking(db, facts, inbox, people, notices, clock);
        targets = new Targets(db, calendars, networks, channels, clock);
        conversationClocks = new ConversationClocks(db, calendars);
        expecting = new Expecting(db, calendars, clock);
        escalating = new Escalating(db, calendars, clocks, notices, inbox, new NextFree(), clock);
        renewing = new Renewing(db, calendars, clocks, clock);
        search = new Search(db, clock, ZoneOffset.UTC);
        learning = new Learning(db);
        views = new Views(db, search);
        teamLoads = new TeamLoads(db);
        merging = new Merging(db, facts, views, people, notices, clock);
        splitting = new Splitting(db, facts, people, clock);
        conversations = new Conversations(db, views);
        mentions = new Mentions(db, notices, clock);
        drafts = new Drafts(db, clock);
        handingOver = new HandingOver(drafts, facts, notices, people, clock);
        looking = new Looking(db, new Signals(database.address()));
        prewritten = new PrewrittenReplies(db, channels, teams, clock);
        choosing = new Choosing(db, views, teams);
        exchange = new Exchange(db, channels, teams, clock);
        outbox = new Outbox(db, channels, connectors, ingest, facts, clock, node, polling::soon, Duration.ZERO);
        AtomicLong uuids = new AtomicLong();
        replies = new Replies(db, facts, clock, () -> {});
        answering = new Answering(
                db,
                new Composer(channels, connectors),
                secondPair,
                connectors,
                facts,
                clock,
                () -> new UUID(7, uuids.incrementAndGet()),
                Duration.ofSeconds(5),
                () -> {});
        savedViews = new SavedViews(db, clock);
        io.oase.guide.Telling crying = new io.oase.guide.Telling(notices);
        casting = new Casting(db, activations, crying, clock);
        promising = new Promising(db, activations, crying, clock);
        factSheet = new FactSheet(db, activations, promising, clock, ZoneOffset.UTC);
        checklist = new Checklist(db, activations, crying, clock);
        scribing = new Scribing(db, activations, clock);
        Voices guiding = new Voices(Bundles.of("web", "guide"), clock, ZoneOffset.UTC);
        reviews = new Reviews(db, activations, crying, guiding, clock, ZoneOffset.UTC);
        standingDown = new StandingDown(db, activations, reviews, clock);
        ringing = new Ringing(checklist, promising, reviews);
        List.of(casting, factSheet, checklist).forEach(activations::follow);
        heldReplies = new HeldReplies(db, facts, clock, () -> {});
        bulkChanges =
                new BulkChanges(db, inbox, views, snoozes, answering, replies, choosing, notices, people, teams, clock);
        approvals = new Approvals(
                db,
                new Composer(channels, connectors),
                connectors,
                people,
                facts,
                clock,
                () -> new UUID(7, uuids.incrementAndGet()),
                Duration.ofSeconds(5),
                () -> {});
        standingRules = new StandingRules(db, channels, people, clock);
        secondPair.ask(standingRules);
        saying = saying();
        facts.listen(new Standing());
        activations.follow(saying);
        secondPair.ask(saying.rule());
        overdue = new Overdue(db, facts, notices, promises, clock);
        Wordings wordings = new Wordings(Bundles.of("web", "acknowledge"));
        acknowledgements = new Acknowledgements(
                db, facts, channels, connectors, networks, wordings, people, List.of("en", "de"), clock);
        acknowledging = new Acknowledging(
                db,
                facts,
                expecting,
                new AutomaticReplies(
                        new Composer(channels, connectors),
                        connectors,
                        () -> new UUID(8, uuids.incrementAndGet()),
                        () -> {}),
                people,
                wordings,
                clock);
        proofreading = new Proofreading(networks, channels::list, clock);
        library = library(playbooks);
        catalogue = new Catalogue(db, library);
        uploads = new Uploads(db, library, proofreading, people, notices, clock);
        alerts = new Alerts(db, new PlaybookTopics(() -> watched), clock);
        activations.follow(new Heeding(alerts::takeUp));
        watching = watching();
        agentFigures = new AgentFigures(db, clock);
        reports = new Reports(db, calendars, agentFigures, clock);
        days = new Days(db, agentFigures, clock);
        packing = new Packing(db);
        lena = account(operator, "Lena Brandt", Role.AGENT);
        ben = account(operator, "Ben Ott", Role.AGENT);
        mara = account(operator, "Mara Vogt", Role.LEAD);
        ada = account(operator, "Ada Sommer", Role.ADMIN);
        channel = connecting.connect(
                ada,
                new Connecting.Wanted("fake", "Fake", Map.of(), Map.of(), "", null, NOW.minus(Duration.ofDays(300))));
    }

    /** Another node's, over the same database. */
    public Saying saying() {
        return new Saying(
                db,
                activations,
                known,
                ZoneOffset.UTC,
                notices,
                people,
                teams,
                inbox,
                views,
                choosing,
                answering,
                replies,
                channels,
                connectors,
                facts,
                clock);
    }

    /** A node that is taken for alive until its row is deleted; answers its number. */
    public static long node(Jdbi db, String name) {
        return db.withHandle(handle -> handle.createQuery(
                        "INSERT INTO node (name, alive_until) VALUES (:name, 'infinity') RETURNING id")
                .bind("name", name)
                .mapTo(Long.class)
                .one());
    }

    /** The library of another node, with this folder. */
    public Library library(Path folder) {
        return new Library(db, proofreading, folder, clock);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("oase-playbooks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another that watches the same, as another node would. */
    public Watching watching() {
        return new Watching(
                db, new PlaybookTopics(() -> watched), channels, notices, clock, ZoneId.of("Europe/Berlin"));
    }

    /** Connectors of the same channels over another HTTP, as another process would have them. */
    public Connectors connectors(Http http) {
        return new Connectors(db, networks, vault, http, clock);
    }

    /** Connects another channel, read from long ago on. */
    public Channel connect(String id, String name, Map<String, String> settings, Map<String, String> secrets) {
        return connecting.connect(
                ada,
                new Connecting.Wanted(
                        id, name, settings, secrets, "", 30, clock.instant().minus(Duration.ofDays(300))));
    }

    /** All posts in conversations of a channel, oldest first. */
    public List<Post> posts(Channel of) {
        return of(of).stream()
                .flatMap(conversation -> conversation.posts().stream())
                .sorted(Comparator.comparing(Post::postedAt).thenComparing(Post::id))
                .toList();
    }

    /** All conversations of a channel, whole. */
    public List<Conversation> of(Channel channel) {
        Filter filter =
                new Filter(Filter.View.ALL, null, null, null, channel.id(), null, null, null, Filter.Order.LATEST);
        List<InboxRow> rows = new ArrayList<>();
        String cursor = null;
        do {
            Views.Listing page = views.list(mara, filter, 500, cursor);
            rows.addAll(page.rows());
            cursor = page.next().orElse(null);
        } while (cursor != null);
        return rows.stream().map(row -> conversations.read(mara, row.id())).toList();
    }

    /** Reads the channel until it is level. */
    public Poll.Outcome poll() {
        return poll.poll(channel.id());
    }

    /** All conversations, latest first. */
    public List<InboxRow> all() {
        return views.list(mara, Filter.of(Filter.View.ALL), 500, null).rows();
    }

    /** The only conversation there is. */
    public Conversation only() {
        List<InboxRow> rows = all();
        if (rows.size() != 1) {
            throw new AssertionError("expected one conversation, there are " + rows.size());
        }
        return conversations.read(mara, rows.get(0).id());
    }

    /** Lets the undo time pass and publishes what is due. */
    public int publish() {
        clock.advance(Duration.ofSeconds(6));
        return outbox.publishDue();
    }

    private static Account account(Operator operator, String name, Role role) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@oase.example";
        return operator.createUser(NewAccount.of(email, name, role, null));
    }

    private static Vault vault() {
        try {
            Path folder = Files.createTempDirectory("oase-keys");
            Path keys = folder.resolve("keys.json");
            keys.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return Vault.open(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
