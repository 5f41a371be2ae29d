package io.oase;

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
import io.oase.channel.Channels;
import io.oase.channel.Connecting;
import io.oase.channel.Connectors;
import io.oase.channel.Http;
import io.oase.channel.Lifecycle;
import io.oase.channel.Network;
import io.oase.channel.Networks;
import io.oase.channel.Reconnecting;
import io.oase.channel.bluesky.BlueskyNetwork;
import io.oase.channel.feed.FeedNetwork;
import io.oase.channel.mastodon.MastodonNetwork;
import io.oase.db.Database;
import io.oase.db.Presence;
import io.oase.db.Schedule;
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
import io.oase.inbox.Conversations;
import io.oase.inbox.Facts;
import io.oase.inbox.Inbox;
import io.oase.inbox.LiveFacts;
import io.oase.inbox.Mentions;
import io.oase.inbox.Merging;
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
import io.oase.insight.Warming;
import io.oase.later.FollowUps;
import io.oase.later.Minding;
import io.oase.later.Snoozes;
import io.oase.later.Waking;
import io.oase.looking.Looking;
import io.oase.notice.Deliveries;
import io.oase.notice.Notices;
import io.oase.notice.Preferences;
import io.oase.notice.PushDevices;
import io.oase.notice.PushService;
import io.oase.notice.TeamChat;
import io.oase.notice.TeamWebhooks;
import io.oase.people.FirstRun;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.People;
import io.oase.people.Pictures;
import io.oase.people.Sessions;
import io.oase.people.SignIn;
import io.oase.people.Teams;
import io.oase.people.Tokens;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Library;
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
import io.oase.statement.FromSheet;
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
import io.oase.target.Ticking;
import io.oase.target.Urgency;
import io.oase.target.Zones;
import io.oase.web.Messages;
import io.oase.web.Voices;
import io.oase.web.Wordings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Every {@code new} of the application, by hand, in the order of what needs what. */
public final class Wiring {
    /** The networks Oase knows; adding one is one line here. */
    static List<Network> networks() {
        return List.of(new MastodonNetwork(), new BlueskyNetwork(), new FeedNetwork());
    }

    final Clock clock = Clock.systemUTC();
    final SecureRandom random = new SecureRandom();
    final Passwords passwords = new Passwords(random);
    final Facts facts = new Facts();
    final Networks networks = new Networks(networks());
    final Messages messages = Messages.load(bundles(networks));
    final Wordings wordings = new Wordings(messages);
    final Voices voices = new Voices(messages, clock, ZoneId.systemDefault());

    final Optional<String> publicUrl;
    final Database database;
    final String node;
    final Vault vault;
    final Jdbi db;
    final Signals signals;
    final Presence presence;

    final People people;
    final Teams teams;
    final PasswordChange passwordChange;
    final Pictures pictures;
    final Sessions sessions;
    final Tokens tokens;
    final SignIn signIn;
    final FirstRun firstRun;
    final Operator operator;

    final Http http;
    final Connectors connectors;
    final Channels channels;
    final Connecting connecting;
    final Reconnecting reconnecting;
    final Changing changing;
    final Lifecycle lifecycle;

    final Notices notices;
    final Deliveries deliveries;
    final Preferences preferences;
    final PushDevices pushDevices;
    final TeamWebhooks teamWebhooks;

    final Clocks clocks;
    final Targets targets;
    final ConversationClocks conversationClocks;
    final Expecting expecting;
    final Acknowledgements acknowledgements;
    final Acknowledging acknowledging;
    final Ticking ticking;
    final Snoozes snoozes;
    final FollowUps followUps;
    final Waking waking;

    final SavedViews savedViews;
    final Inbox inbox;
    final Search search;
    final Learning learning;
    final Views views;
    final TeamLoads teamLoads;
    final Merging merging;
    final Splitting splitting;
    final Conversations conversations;
    final Mentions mentions;

    final Drafts drafts;
    final HandingOver handingOver;
    final Looking looking;

    final Rules rules;
    final Absences absences;
    final Abilities abilities;
    final Board board;
    final Distributing distributing;

    final Ingest ingest;
    final Poll poll;
    final Polling polling;
    final Schedule schedule;

    final Calendars calendars;

    final PrewrittenReplies prewritten;
    final Choosing choosing;
    final Exchange exchange;

    final Proofreading proofreading;
    final Library library;
    final Catalogue catalogue;
    final Uploads uploads;

    final Composer composer;
    final Outbox outbox;
    final Replies replies;
    final SecondPair secondPair = new SecondPair();
    final Answering answering;
    final Approvals approvals;
    final StandingRules standingRules;
    final Overdue overdue;

    final Activations activations;
    final Saying saying;
    final Preview preview;
    final Gathering gathering;
    final HeldReplies heldReplies;

    final BulkChanges bulkChanges;

    final Alerts alerts;
    final Watching watching;

    final Casting casting;
    final Promising promising;
    final FactSheet factSheet;
    final Checklist checklist;
    final Scribing scribing;
    final Reviews reviews;
    final StandingDown standingDown;
    final Ringing ringing;

    final AgentFigures agentFigures;
    final Reports reports;
    final Days days;
    final Packing packing;
    final Warming warming;

    Wiring(OaseConfiguration configuration, Database database, Vault vault, Http http, String node) {
        this.http = http;
        publicUrl = configuration.publicUrl();
        this.database = database;
        this.node = node;
        this.vault = vault;
        db = database.jdbi();
        signals = new Signals(database.address());
        presence = new Presence(database.address(), node);

        people = new People(db, clock, passwords);
        teams = new Teams(db, clock);
        passwordChange = new PasswordChange(db, clock, passwords);
        pictures = new Pictures(db);
        sessions = new Sessions(db, clock, random, Duration.ofDays(configuration.sessionDays()));
        tokens = new Tokens(db, clock, random);
        signIn = new SignIn(db, clock, random, passwords, sessions);
        firstRun = new FirstRun(db, clock, random, people, signIn);
        operator = new Operator(people, passwordChange, tokens);

        connectors = new Connectors(db, networks, vault, http, clock, configuration.answersPerMinute());
        channels = new Channels(db, clock);
        connecting = new Connecting(db, channels, networks, connectors, clock);
        reconnecting = new Reconnecting(channels, connecting, networks, connectors);
        changing = new Changing(db, channels, reconnecting, connectors);
        lifecycle = new Lifecycle(db, channels, changing);

        NoticesConfiguration leaving = configuration.notices();
        ZoneId zone = Zones.find(ZoneId.systemDefault().getId()).orElse(ZoneId.of("UTC"));
        notices = new Notices(db, clock, leaving.ways(publicUrl), zone);
        preferences = new Preferences(db, clock, zone, leaving.ways(publicUrl));
        Optional<PushService> pushing =
                leaving.pushSubject(publicUrl).map(subject -> new PushService(db, vault, clock, http, subject));
        boolean anywhere = configuration.privateAddresses();
        pushDevices = new PushDevices(db, vault, clock, people, voices, pushing, anywhere);
        TeamChat chat = new TeamChat(db, notices, vault, http, voices, publicUrl, clock, UUID::randomUUID);
        teamWebhooks = new TeamWebhooks(db, vault, clock, random, chat, anywhere);
        deliveries = new Deliveries(
                db,
                people,
                voices,
                clock,
                random,
                presence::id,
                publicUrl,
                new Deliveries.Outlets(leaving.webhookSettings(), leaving.emailSettings(), pushing, chat, vault, zone));

        calendars = new Calendars(db, clock);
        clocks = new Clocks(calendars);
        facts.listen(new LiveFacts());
        proofreading = new Proofreading(networks, channels::list, clock);
        library = new Library(db, proofreading, configuration.playbooksFolder(), clock);
        activations = new Activations(db, library, clock);
        Urgency urgency = new Urgency(clocks);
        Holds holds = new Holds(facts);
        Stopping stopping = new Stopping(holds, channels);
        activations.follow(stopping);
        activations.follow(new Urging(urgency));
        activations.follow(new io.oase.activation.Telling(notices));
        io.oase.guide.Telling guiding = new io.oase.guide.Telling(notices);
        casting = new Casting(db, activations, guiding, clock);
        promising = new Promising(db, activations, guiding, clock);
        factSheet = new FactSheet(db, activations, promising, clock, zone);
        checklist = new Checklist(db, activations, guiding, clock);
        scribing = new Scribing(db, activations, clock);
        reviews = new Reviews(db, activations, guiding, voices, clock, zone);
        standingDown = new StandingDown(db, activations, reviews, clock);
        ringing = new Ringing(checklist, promising, reviews);
        List.of(casting, factSheet, checklist).forEach(activations::follow);
        gathering = new Gathering(db, activations, channels, urgency, clock);
        preview = new Preview(db, holds, channels, clock);
        activations.follow(gathering);
        facts.listen(gathering);
        facts.listen(clocks);
        facts.listen(stopping);
        facts.listen(new Solutions());
        facts.listen(new Considering());
        facts.listen(new Queueing());
        facts.listen(new io.oase.alert.Queueing());
        facts.listen(new Outcomes());
        Promises promises = new Promises(calendars);
        Minding minding = new Minding(facts, notices, promises);
        facts.listen(minding);
        clocks.onReckonedAnew(minding::promisesChanged);
        Superseding superseding = new Superseding(facts);
        facts.listen(superseding);
        people.onLeaving(superseding::left);
        lifecycle.onDisconnecting(
                (handle, actor, channel) -> superseding.disconnected(handle, actor, channel, clock.instant()));
        facts.listen(new Telling(notices, promises));
        facts.listen(new Following());
        inbox = new Inbox(db, facts, notices, people, teams, clock);
        search = new Search(db, clock, ZoneId.systemDefault());
        learning = new Learning(db);
        views = new Views(db, search);
        savedViews = new SavedViews(db, clock);
        teamLoads = new TeamLoads(db);
        merging = new Merging(db, facts, views, people, notices, clock);
        splitting = new Splitting(db, facts, people, clock);
        conversations = new Conversations(db, views);
        mentions = new Mentions(db, notices, clock);

        drafts = new Drafts(db, clock);
        handingOver = new HandingOver(drafts, facts, notices, people, clock);
        looking = new Looking(db, signals);

        rules = new Rules(db, channels, teams, calendars, clock);
        absences = new Absences(db, people, clock);
        abilities = new Abilities(db, people);
        board = new Board(db);
        distributing = new Distributing(db, inbox, calendars, clock);

        ingest = new Ingest(facts, new PublishedParts());
        poll = new Poll(db, channels, connectors, ingest, clock, random, presence::id);
        polling = new Polling(channels, poll, clock);
        schedule = Schedule.on(database.dataSource(), node, configuration.threads(), polling::run);

        targets = new Targets(db, calendars, networks, channels, clock);
        conversationClocks = new ConversationClocks(db, calendars);
        expecting = new Expecting(db, calendars, clock);
        ticking = new Ticking(
                new Escalating(db, calendars, clocks, notices, inbox, new NextFree(), clock),
                new Renewing(db, calendars, clocks, clock),
                signals);

        prewritten = new PrewrittenReplies(db, channels, teams, clock);
        choosing = new Choosing(db, views, teams);
        exchange = new Exchange(db, channels, teams, clock);

        catalogue = new Catalogue(db, library);
        uploads = new Uploads(db, library, proofreading, people, notices, clock);

        snoozes = new Snoozes(db, facts, inbox, promises, clock);
        followUps = new FollowUps(db, facts, inbox, clock);
        waking = new Waking(db, facts, inbox, people, notices, clock);
        composer = new Composer(channels, connectors);
        outbox = new Outbox(db, channels, connectors, ingest, facts, clock, presence::id, polling::soon);
        replies = new Replies(db, facts, clock, outbox::wake);
        heldReplies = new HeldReplies(db, facts, clock, outbox::wake);
        answering = new Answering(
                db,
                composer,
                secondPair,
                connectors,
                facts,
                clock,
                UUID::randomUUID,
                Duration.ofSeconds(configuration.undoSeconds()),
                outbox::wake);

        bulkChanges =
                new BulkChanges(db, inbox, views, snoozes, answering, replies, choosing, notices, people, teams, clock);

        approvals = new Approvals(
                db,
                composer,
                connectors,
                people,
                facts,
                clock,
                UUID::randomUUID,
                Duration.ofSeconds(configuration.undoSeconds()),
                outbox::wake);
        standingRules = new StandingRules(db, channels, people, clock);
        secondPair.ask(standingRules);
        FromSheet sheet = new FromSheet(factSheet);
        saying = new Saying(
                db,
                activations,
                sheet,
                ZoneId.systemDefault(),
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
        facts.listen(new Standing());
        activations.follow(saying);
        saying.follow(sheet);
        secondPair.ask(saying.rule());
        overdue = new Overdue(db, facts, notices, promises, clock);

        acknowledgements = new Acknowledgements(
                db,
                facts,
                channels,
                connectors,
                networks,
                wordings,
                people,
                Messages.LANGUAGES.stream().map(Locale::getLanguage).toList(),
                clock);
        acknowledging = new Acknowledging(
                db,
                facts,
                expecting,
                new AutomaticReplies(composer, connectors, UUID::randomUUID, outbox::wake),
                people,
                wordings,
                clock);

        PlaybookTopics topics = new PlaybookTopics(library::usable);
        alerts = new Alerts(db, topics, clock);
        activations.follow(new Heeding(alerts::takeUp));
        watching = new Watching(db, topics, channels, notices, clock, zone);

        agentFigures = new AgentFigures(db, clock);
        reports = new Reports(db, calendars, agentFigures, clock);
        days = new Days(db, agentFigures, clock);
        packing = new Packing(db);
        warming = new Warming(db, calendars, reports::asked, clock);
    }

    /** Where words for people are kept: the features, and each network beside its code. */
    private static List<String> bundles(Networks networks) {
        List<String> bundles = new ArrayList<>(List.of(
                "base",
                "db",
                "people",
                "channel",
                "inbox",
                "ingest",
                "prewritten",
                "reply",
                "notice",
                "target",
                "insight",
                "acknowledge",
                "alert",
                "assign",
                "later",
                "bulk",
                "saved",
                "activation",
                "statement",
                "guide",
                "approval",
                "draft",
                "looking",
                "search",
                "playbook",
                "web",
                "demo"));
        networks.all()
                .forEach(network ->
                        bundles.add("channel/" + network.declaration().id()));
        return bundles;
    }
}
