package io.oase.web;

import io.oase.channel.Declaration;
import io.oase.channel.TextRule;
import io.oase.inbox.Later;
import io.oase.notice.Notice;
import io.oase.notice.Told;
import io.oase.search.Match;
import io.oase.testing.Bundles;
import io.oase.web.ConversationView.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every page with a believable afternoon on it: for rendering tests and for looking at. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-24T13:31:00Z");

    final Reader reader;
    private final boolean german;

    Samples(Locale locale) {
        Messages messages = Bundles.of("people", "assign", "approval", "target", "notice", "guide", "playbook", "web");
        reader = new Reader(messages.in(locale), ZoneId.of("Europe/Berlin"), NOW);
        german = locale.equals(Locale.GERMAN);
    }

    /** A page: its template, its tab title, whether it has navigation around it, and what it shows. */
    record Sample(String template, String title, boolean framed, Object model) {}

    Map<String, Sample> all() {
        Map<String, Sample> all = new LinkedHashMap<>();
        all.put("inbox", inbox("inbox", inboxPage(false, null)));
        all.put("inbox-list", inbox("inbox", listOnly()));
        all.put("inbox-empty", inbox("inbox", nothing(null)));
        all.put(
                "inbox-failed",
                inbox(
                        "inbox",
                        nothing(
                                t(
                                        "The database did not answer in time. Try again in a moment.",
                                        "Die Datenbank hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal."))));
        all.put("conversation-states", inbox("inbox", inboxPage(true, null)));
        all.put("conversation-newer", inbox("inbox", inboxPage(false, reader.say("write.newer", 1))));
        all.put("conversation-feed", inbox("inbox", feed()));
        all.put("conversation-split", inbox("inbox", split()));
        all.put("person", new Sample("person", "Selin A.", true, new PersonPage(person())));
        all.put("channels", new Sample("channels", reader.say("channels.title"), true, channels()));
        all.put(
                "channels-none",
                new Sample("channels", reader.say("channels.title"), true, new ChannelsPage(List.of(), true, true)));
        all.put("connect", new Sample("connect", reader.say("connect.title"), true, connect()));
        all.put("connect-form", new Sample("connect-form", "Mastodon", true, connectForm(false)));
        all.put("connect-tested", new Sample("connect-form", "Mastodon", true, connectForm(true)));
        all.put("connect-feed", new Sample("connect-form", "Feed", true, connectFeed()));
        MergeSamples merging = new MergeSamples(reader);
        new java.util.TreeMap<>(merging.merges())
                .forEach((name, page) -> all.put(name, new Sample("merges", reader.say("merges.title"), true, page)));
        all.put("splits", new Sample("splits", reader.say("splits.title"), true, merging.splits()));
        CalendarSamples calendars = new CalendarSamples(reader);
        all.put("calendars", new Sample("calendars", reader.say("calendars.title"), true, calendars.list()));
        all.put("calendar", new Sample("calendar", "Kundendienst", true, calendars.page(true, false)));
        all.put("calendar-wrong", new Sample("calendar", "Kundendienst", true, calendars.page(true, true)));
        all.put("calendar-read", new Sample("calendar", "Kundendienst", true, calendars.page(false, false)));
        all.put("hands", new Sample("hands", reader.say("draft.hand"), true, hands()));
        all.put("conversation-drafts", inbox("inbox", drafted()));
        all.put("notices", new Sample("notices", reader.say("notices.title"), true, notices()));
        all.put(
                "notices-none",
                new Sample(
                        "notices",
                        reader.say("notices.title"),
                        true,
                        new NoticesPage(List.of(), false, 0, null, Shell.Bell.SILENT)));
        NoticeSamples telling = new NoticeSamples(reader);
        String notifications = reader.say("notifications.title");
        all.put("notifications", new Sample("notifications", notifications, true, telling.notifications(true)));
        all.put("notifications-off", new Sample("notifications", notifications, true, telling.notifications(false)));
        all.put("team-chats", new Sample("team-chats", reader.say("chats.title"), true, telling.chats(true)));
        all.put("team-chats-none", new Sample("team-chats", reader.say("chats.title"), true, telling.chats(false)));
        all.put("team-chat", new Sample("team-chat", reader.say("chats.add"), true, telling.chat()));
        all.put("offline", new Sample("offline", reader.say("offline.title"), false, Map.of()));
        all.putAll(new PlaybookSamples(reader).all());
        TargetSamples targets = new TargetSamples(reader);
        all.put("targets", new Sample("targets", reader.say("targets.title"), true, targets.list(true)));
        all.put("targets-reordered", new Sample("targets", reader.say("targets.title"), true, targets.reordered()));
        all.put("target", new Sample("target", "Presse", true, targets.page(false)));
        all.put("target-wrong", new Sample("target", "Presse", true, targets.page(true)));
        all.put("search", new Sample("inbox", reader.say("nav.mine"), true, search()));
        all.put("search-empty", new Sample("inbox", reader.say("nav.mine"), true, searchEmpty()));
        all.put("later", new Sample("later", reader.say("later.title"), true, later(false)));
        all.put("later-resolved", new Sample("later", reader.say("later.title"), true, later(true)));
        all.put("teams", new Sample("teams", reader.say("teams.title"), true, teams()));
        all.put("teams-none", new Sample("teams", reader.say("teams.title"), true, new TeamsPage(true, List.of())));
        all.put("team", new Sample("team", "Billing", true, team(false)));
        all.put("team-wrong", new Sample("team", "Billing", true, team(true)));
        AssignSamples assign = new AssignSamples(reader);
        all.put("board", new Sample("board", reader.say("board.title"), true, assign.board(false)));
        all.put("board-moved", new Sample("board", reader.say("board.title"), true, assign.board(true)));
        all.put("rules", new Sample("rules", reader.say("rules.title"), true, assign.rules(true)));
        all.put("rules-none", new Sample("rules", reader.say("rules.title"), true, assign.rules(false)));
        all.put("rule", new Sample("rule", "Rechnungen", true, assign.rule(false)));
        all.put("rule-wrong", new Sample("rule", "Rechnungen", true, assign.rule(true)));
        all.put("absences", new Sample("absences", reader.say("absences.title"), true, assign.absences(true)));
        all.put("absences-wrong", new Sample("absences", reader.say("absences.title"), true, assign.absences(false)));
        all.put(
                "saved-views",
                new Sample(
                        "saved-views",
                        reader.say("saved.title"),
                        true,
                        new SavedViewsPage(List.of(
                                new SavedViewsPage.Line(
                                        1,
                                        "/inbox/open?tag=Rechnung",
                                        t("Invoices", "Rechnungen"),
                                        reader.say("nav.open") + " · #Rechnung",
                                        reader.say("saved.sharedby", "Mara Vogt"),
                                        true),
                                new SavedViewsPage.Line(
                                        2,
                                        "/inbox/mine?q=bicycle",
                                        t("Bicycles", "Fahrräder"),
                                        reader.say("nav.mine") + " · " + reader.say("saved.query", "bicycle"),
                                        reader.say("saved.onlyyou"),
                                        false)))));
        all.put(
                "saved-view-wrong",
                new Sample(
                        "saved-view",
                        reader.say("saved.new"),
                        true,
                        new SavedViewPage(
                                "",
                                "",
                                true,
                                true,
                                true,
                                "/inbox/open?tag=Rechnung",
                                reader.say("nav.open") + " · #Rechnung",
                                List.of(new Wrong("name", reader.say("saved.nolist"))))));
        all.put("day", new Sample("day", reader.say("day.title"), true, day()));
        AlertSamples alerts = new AlertSamples(reader);
        String alertsTitle = reader.say("alerts.title");
        all.put("alerts", new Sample("alerts", alertsTitle, true, alerts.list()));
        all.put("alerts-calm", new Sample("alerts", alertsTitle, true, alerts.calm()));
        all.put("alert", new Sample("alert", alertsTitle, true, alerts.one()));
        all.put("alert-wrong", new Sample("alert", alertsTitle, true, alerts.wrong()));
        all.put("alert-ratings", new Sample("alert", alertsTitle, true, alerts.rated()));
        all.put("alert-silent", new Sample("alert", alertsTitle, true, alerts.silent()));
        BulkSamples bulk = new BulkSamples(reader);
        all.put("bulk-choose", new Sample("bulk-choose", reader.say("bulk.title", 12), true, bulk.choose(false)));
        all.put("bulk-preview", new Sample("bulk-choose", reader.say("bulk.title", 12), true, bulk.choose(true)));
        all.put("bulk", new Sample("bulk", reader.say("bulk.does.answer"), true, bulk.account(true)));
        all.put("bulk-done", new Sample("bulk", reader.say("bulk.does.answer"), true, bulk.account(false)));
        all.put("bulks", new Sample("bulks", reader.say("bulk.recent"), true, bulk.recent()));
        ApprovalSamples approval = new ApprovalSamples(reader);
        all.put("conversation-approval", inbox("inbox", seconded(approval.thread())));
        all.putAll(new CrisisSamples(reader).all());
        all.putAll(new SayingSamples(reader).all());
        all.putAll(new GuideSamples(reader).all());
        all.put("approvals", new Sample("approvals", reader.say("nav.approvals"), true, approval.list()));
        all.put("approvals-none", new Sample("approvals", reader.say("nav.approvals"), true, approval.none()));
        all.put("approval", new Sample("approval", reader.say("approvals.one"), true, approval.one(false)));
        all.put("approval-wrong", new Sample("approval", reader.say("approvals.one"), true, approval.one(true)));
        String second = reader.say("approvals.rules.title");
        all.put("approval-rules", new Sample("approval-rules", second, true, approval.rules(false)));
        all.put("approval-rules-wrong", new Sample("approval-rules", second, true, approval.rules(true)));
        TextSamples texts = new TextSamples(reader);
        String prewritten = reader.say("texts.title");
        all.put("texts", new Sample("prewritten-replies", prewritten, true, texts.list(true)));
        all.put("texts-read", new Sample("prewritten-replies", prewritten, true, texts.list(false)));
        all.put("texts-none", new Sample("prewritten-replies", prewritten, true, texts.none()));
        all.put("text", new Sample("prewritten-reply", "Stromausfall", true, texts.page(false, true)));
        all.put("text-read", new Sample("prewritten-reply", "Stromausfall", true, texts.page(false, false)));
        all.put("text-wrong", new Sample("prewritten-reply", "Stromausfall", true, texts.page(true, true)));
        all.put("texts-file", new Sample("texts-file", reader.say("texts.import"), true, texts.file(false)));
        all.put("texts-file-wrong", new Sample("texts-file", reader.say("texts.import"), true, texts.file(true)));
        all.put("choosing", new Sample("choosing", reader.say("texts.choose"), true, texts.picker()));
        all.put("conversation-repeat", inbox("inbox", inboxPage(false, reader.say("write.repeated"))));
        FigureSamples figures = new FigureSamples(reader);
        all.put("report", new Sample("report", reader.say("reports.title"), true, figures.report()));
        all.put(
                "acknowledgement",
                new Sample("acknowledgement", reader.say("acknowledgement.title"), true, figures.acknowledgement()));
        all.put("people", new Sample("people", reader.say("people.title"), true, people()));
        all.put("account", new Sample("account", "Ben Ott", true, account(false, "3")));
        all.put("account-new", new Sample("account", reader.say("people.add"), true, account(false, "")));
        all.put("profile", new Sample("account", reader.say("account.mine"), true, account(true, "1")));
        all.put("sign-in", new Sample("sign-in", reader.say("signin.title"), false, signIn()));
        all.put("setup", new Sample("setup", reader.say("setup.title"), false, setup()));
        all.put(
                "setup-used",
                new Sample(
                        "error",
                        reader.say("setup.title"),
                        false,
                        new ErrorPage(
                                410,
                                reader.say("error.missing.title"),
                                reader.say("setup.used"),
                                "/sign-in",
                                reader.say("signin.verb"),
                                "")));
        all.put("error-404", new Sample("error", "404", true, ErrorPage.of(reader, 404, "")));
        all.put("error-403", new Sample("error", "403", true, ErrorPage.of(reader, 403, "")));
        all.put("error-500", new Sample("error", "500", false, ErrorPage.of(reader, 500, "7f3a91")));
        all.put("error-503", new Sample("error", "503", false, ErrorPage.of(reader, 503, "")));
        all.put("error-503-sent", new Sample("error", "503", false, notKept()));
        all.put("error-expired", new Sample("error", "401", false, ErrorPage.of(reader, 401, "")));
        return all;
    }

    private ErrorPage notKept() {
        ErrorPage general = ErrorPage.of(reader, 503, "");
        return new ErrorPage(
                503,
                general.title(),
                reader.say("error.away.sent"),
                "/conversations/2",
                reader.say("error.away.look"),
                "",
                new SentForm("/conversations/2/notes", List.of(new SentForm.Field("text", "Selin has\ncalled."))));
    }

    /** @param template of what stands inside: above the pages of playbooks in force stands that they are */
    Shell shell(String template) {
        boolean crisis = template.startsWith("activ")
                || List.of("held-replies", "statements", "statement", "statement-new", "round", "crowd")
                        .contains(template)
                || template.startsWith("crisis-")
                || template.equals("stand-down");
        List<CrisisLine> crises = crisis ? new CrisisSamples(reader).now() : List.of();
        return new Shell(
                List.of(
                        view("mine", "mine", "7", true, "m"),
                        view("team", "people", "4", false, "t"),
                        view("unassigned", "tray", "12", false, "u"),
                        view("due", "alert", "3", false, "o"),
                        view("waiting", "clock", "18", false, "w"),
                        view("mentions", "at", "2", false, "e"),
                        view("drafts", "pen", "1", false, "r"),
                        view("open", "stack", "64", false, "i"),
                        view("resolved", "check", "", false, "d"),
                        view("all", "list", "", false, "l")),
                List.of(
                        new Shell.Saved("/inbox/open?tag=Rechnung", t("Invoices", "Rechnungen"), "9", false, "1", true),
                        new Shell.Saved(
                                "/inbox/all?q=%22blue+bicycle%22",
                                t(
                                        "Everybody who asked for a blue bicycle",
                                        "Alle, die nach einem blauen Fahrrad fragten"),
                                "",
                                false,
                                "2",
                                false)),
                List.of(
                        line("Mastodon", 12),
                        line("Bluesky", 40),
                        line("App reviews", 190),
                        new Shell.ChannelLine(
                                "Reddit",
                                "/channels#channel-4",
                                "blind",
                                reader.say("nav.blindsince", ago(169)),
                                null)),
                List.of(
                        new Shell.Place("/approvals", reader.say("nav.approvals"), "eye", false, "2", "p"),
                        new Shell.Place("/teams", reader.say("nav.teams"), "people", false),
                        new Shell.Place("/people", reader.say("nav.people"), "person", false)),
                new Shell.Me(1, "Lena Brandt", reader.say("role.agent"), lena()),
                reader.say("nav.blind", "Reddit", ago(169)),
                new Shell.Bell("3", reader.say("notices.unread", "3"), false, false),
                crises);
    }

    /** What comes when somebody was told something. */
    Arrived arrived() {
        return new Arrived(List.of(notices().rows().get(0)), notices().bell().along());
    }

    private NoticesPage notices() {
        Map<String, Object> late = new TreeMap<>(Map.of(
                "promise",
                "first_response",
                "due_at",
                NOW.minusSeconds(300),
                "title",
                t(
                        "Where is my parcel? I have been waiting for nine days",
                        "Wo bleibt mein Paket? Ich warte seit neun Tagen"),
                "person",
                "Selin A."));
        Map<String, Object> near = new TreeMap<>(late);
        near.put("percent", 75);
        near.put("due_at", NOW.plusSeconds(1500));
        near.put("assignee", "Lena Brandt");
        Map<String, Object> given = new TreeMap<>(late);
        given.put("assignee", "Ben Ott");
        List<NoticeRow> rows = List.of(
                told(4, Notice.TARGET_MISSED, late, true, 40, true),
                told(3, Notice.TARGET_NEAR, near, false, 600, true),
                told(2, Notice.REASSIGNED, given, false, 4000, false),
                told(1, Notice.TARGET_NEAR, near, false, 90_000, false),
                told(
                        5,
                        Notice.MENTIONED,
                        Map.of("by", "Ben Ott", "note", "@Lena: can you take it?", "note_id", 2),
                        false,
                        95_000,
                        false));
        return new NoticesPage(
                rows,
                true,
                4,
                "/notices?cursor=1",
                new Shell.Bell("2", reader.say("notices.unread", "2"), true, false));
    }

    private NoticeRow told(
            long id, String kind, Map<String, Object> data, boolean late, int secondsAgo, boolean fresh) {
        return NoticeRow.of(
                new Told(
                        id,
                        new Notice("sample", kind, 12L, data, late),
                        NOW.minusSeconds(secondsAgo),
                        fresh ? null : NOW),
                reader);
    }

    private Sample inbox(String template, InboxPage page) {
        return new Sample(template, reader.say("nav.mine"), true, page);
    }

    private Shell.View view(String id, String icon, String count, boolean current, String key) {
        return new Shell.View(id, reader.say("nav." + id), icon, count, current, key);
    }

    private Shell.ChannelLine line(String name, int seconds) {
        return new Shell.ChannelLine(name, "/channels", "well", "", reader.since(NOW.minusSeconds(seconds)));
    }

    private TeamsPage teams() {
        TeamsPage.Member ben = new TeamsPage.Member("Ben Ott", Avatar.of("Ben Ott", "ben", null));
        return new TeamsPage(
                true,
                List.of(
                        new TeamsPage.Card(
                                1,
                                "Billing",
                                true,
                                List.of(new TeamsPage.Member("Lena Brandt", lena()), ben),
                                reader.say("teams.work", 14, 3),
                                reader.say("teams.late", 2)),
                        new TeamsPage.Card(
                                2, "Network and outages", false, List.of(ben), reader.say("teams.work", 1, 0), ""),
                        new TeamsPage.Card(3, "Press", false, List.of(), reader.say("teams.work", 0, 0), "")));
    }

    private TeamPage team(boolean wrong) {
        return new TeamPage(
                "1",
                "Billing",
                new FieldView(
                        "name",
                        reader.say("teams.name"),
                        "",
                        "text",
                        "",
                        wrong ? "" : "Billing",
                        true,
                        false,
                        wrong ? reader.say("people.team.name", 60) : null),
                List.of(
                        new Choice("1", "Lena Brandt", true),
                        new Choice("3", "Ben Ott", true),
                        new Choice("4", "Maximiliane Schulze-Hohenlohe", false)),
                wrong ? reader.say("people.team.members") : null,
                reader.say("teams.retirehas", 14));
    }

    InboxPage inboxPage(boolean states, @Nullable String problem) {
        return new InboxPage(listing(rows(2), null, null), conversation(states, problem), person());
    }

    private InboxPage listOnly() {
        return new InboxPage(listing(rows(0), null, null), null, null);
    }

    private InboxPage nothing(@Nullable String failed) {
        InboxPage.Empty empty = failed != null
                ? null
                : new InboxPage.Empty(
                        reader.say("inbox.empty.mine"),
                        reader.say("inbox.empty.minehint"),
                        "/inbox/unassigned",
                        reader.say("nav.unassigned"));
        return new InboxPage(listing(List.of(), empty, failed), null, null);
    }

    /** What was found, with words marked in all that can be found. */
    private InboxPage search() {
        List<Row> rows = rows(0);
        return new InboxPage(
                listing(
                        "automat -linie von:anna",
                        List.of(
                                found(
                                        rows.get(0),
                                        new Match(
                                                Match.Kind.POST,
                                                "… seit heute früh nimmt der Fahrkartenautomat am Marktplatz keine Karten an, und am anderen …",
                                                List.of(new Match.Range(28, 45)))),
                                found(
                                        rows.get(1),
                                        new Match(
                                                Match.Kind.PERSON,
                                                "Anna Schmidt @anna@marktplatz.example",
                                                List.of(new Match.Range(0, 4), new Match.Range(14, 18)))),
                                found(
                                        rows.get(2),
                                        new Match(
                                                Match.Kind.NOTE,
                                                "Automaten werden nächste Woche getauscht",
                                                List.of(new Match.Range(0, 9))),
                                        new Match(Match.Kind.TAG, "automaten", List.of(new Match.Range(0, 9))))),
                        null,
                        null),
                null,
                null);
    }

    private Row found(Row row, Match... matches) {
        return new Row(
                row.id(),
                row.url(),
                row.selected(),
                row.fresh(),
                row.avatar(),
                row.nameHtml(),
                row.where(),
                row.privately(),
                row.privacy(),
                row.rating(),
                row.at(),
                row.text(),
                row.tags(),
                row.stateWords(),
                row.urgent(),
                row.due(),
                row.holder(),
                row.team(),
                row.trouble(),
                row.later(),
                row.draft(),
                row.mentioned(),
                Rows.reasons(reader, List.of(matches)));
    }

    private InboxPage searchEmpty() {
        InboxPage.Empty empty = new InboxPage.Empty(
                reader.say("search.nothing", "Farkartenautomat channel:rathaus"),
                reader.say("search.unknown", "channel:rathaus"),
                "/inbox/all?q=x",
                reader.say("search.everywhere"),
                new InboxPage.Meant("fahrkartenautomat channel:rathaus", "/inbox/mine?q=fahrkartenautomat"));
        return new InboxPage(listing("Farkartenautomat channel:rathaus", List.of(), empty, null), null, null);
    }

    private InboxPage.Listing listing(List<Row> rows, InboxPage.@Nullable Empty empty, @Nullable String failed) {
        return listing("", rows, empty, failed);
    }

    private InboxPage.Listing listing(
            String query, List<Row> rows, InboxPage.@Nullable Empty empty, @Nullable String failed) {
        return new InboxPage.Listing(
                reader.say("nav.mine"),
                "/inbox/mine",
                "/inbox/mine",
                query,
                List.of(
                        new Choice("", reader.say("inbox.anychannel"), true),
                        new Choice("1", "Mastodon", false),
                        new Choice("2", "Bluesky", false)),
                List.of(
                        new Choice("", reader.say("inbox.anyteam"), true),
                        new Choice("1", "Billing", false),
                        new Choice("none", reader.say("inbox.noteam"), false)),
                List.of(
                        new Choice("", reader.say("inbox.anystate"), true),
                        new Choice("new", reader.say("state.new"), false)),
                List.of(new Choice("", reader.say("inbox.anytag"), true), new Choice("complaint", "complaint", false)),
                List.of(
                        new Choice("", reader.say(query.isEmpty() ? "inbox.sort.latest" : "inbox.sort.best"), true),
                        new Choice("waiting", reader.say("inbox.sort.waiting"), false)),
                rows,
                rows.isEmpty() ? null : "/inbox/mine?cursor=x",
                empty,
                !query.isEmpty(),
                failed,
                false);
    }

    private List<Row> rows(long selected) {
        return List.of(
                row(
                        1,
                        selected,
                        "Jonas K.",
                        "Mastodon",
                        33,
                        false,
                        null,
                        "Seit heute Mittag komme ich nicht mehr in mein Konto. Ist das bei euch bekannt?",
                        List.of("login"),
                        "",
                        "late",
                        ben(),
                        "Ben Ott",
                        true),
                row(
                        2,
                        selected,
                        "Selin A.",
                        "Bluesky",
                        2,
                        false,
                        null,
                        "ok but what about the two times before? nobody ever answered me 😕",
                        List.of("login", "complaint"),
                        "",
                        "near",
                        lena(),
                        "Lena Brandt",
                        false),
                row(
                        3,
                        selected,
                        "Tomasz M.",
                        "App reviews",
                        74,
                        false,
                        2,
                        "Die neue Version ist langsamer als die alte, besonders beim Öffnen der Rechnungen.",
                        List.of("performance"),
                        "",
                        "plain",
                        null,
                        "",
                        false),
                row(
                        4,
                        selected,
                        "Frau W.",
                        "Mastodon",
                        101,
                        true,
                        null,
                        "Vielen Dank! Eine Frage noch: bis wann ist die Gutschrift auf meinem Konto?",
                        List.of("billing"),
                        reader.say("state.waiting"),
                        null,
                        lena(),
                        "Lena Brandt",
                        false),
                row(
                        5,
                        selected,
                        "ديما الخطيب",
                        "Bluesky",
                        164,
                        false,
                        null,
                        "مرحبا، هل يمكن تصدير الفواتير؟ Is there an API, or do I have to click 200 times?",
                        List.of("feature question"),
                        "",
                        "plain",
                        lena(),
                        "Lena Brandt",
                        true),
                row(
                        6,
                        selected,
                        "Energie-Magazin",
                        "Feed",
                        259,
                        false,
                        null,
                        "Anbieter im Test: Kundendienst antwortet schnell, aber oft mit Standardtext",
                        List.of("press"),
                        "",
                        null,
                        lena(),
                        "Lena Brandt",
                        false),
                row(
                        7,
                        selected,
                        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
                        "Mastodon",
                        4000,
                        false,
                        null,
                        "https://example.org/a/very/long/address/that/never/ends/and/has/no/place/to/break/in/it?really=1",
                        List.of(),
                        "",
                        "late",
                        null,
                        "",
                        false));
    }

    private Row row(
            long id,
            long selected,
            String name,
            String where,
            int minutes,
            boolean privately,
            @Nullable Integer stars,
            String text,
            List<String> tags,
            String state,
            @Nullable String tone,
            @Nullable Avatar holder,
            String holderName,
            boolean fresh) {
        Instant at = ago(minutes);
        String waits = reader.span(Duration.ofMinutes(minutes));
        return new Row(
                id,
                "/conversations/" + id + "?view=mine",
                id == selected,
                fresh,
                Avatar.of(name, name, null),
                name,
                where,
                privately,
                reader.say(privately ? "privacy.private" : "privacy.public"),
                Rating.of(reader, stars),
                reader.moment(at),
                text,
                tags,
                state,
                id == 2 ? reader.say("priority.2") : "",
                tone == null
                        ? null
                        : new Row.Due(
                                tone,
                                waits,
                                "",
                                reader.say("inbox.waits", at),
                                new Row.Tick("span", at.toString(), "")),
                holder == null ? null : new Row.Holder(holderName, holder),
                id % 2 == 0 ? "Billing" : "",
                id == 6 ? reader.say("answer.failed") : "",
                id == 3 ? new LaterWords(reader).of(back()).back() : null,
                id == 4 ? reader.say("draft.mine") : "",
                id == 5,
                List.of());
    }

    private Later back() {
        return new Later(null, new Later.Back(ago(50), "time", 1, "Lena Brandt", becauseOfTheWarehouse()), null);
    }

    /** All there can be at once, and more than there ever is. */
    private Later putOff() {
        return new Later(
                new Later.Snooze(
                        1,
                        "Lena Brandt",
                        NOW.plus(Duration.ofHours(30)),
                        becauseOfTheWarehouse(),
                        ago(5),
                        NOW.plus(Duration.ofHours(30)),
                        false),
                new Later.Back(ago(50), "due", 1, "Lena Brandt", ""),
                new Later.FollowUp(
                        1,
                        "Lena Brandt",
                        NOW.plus(Duration.ofDays(7)),
                        t("Does the sign-in work now?", "Klappt die Anmeldung jetzt?")));
    }

    private String becauseOfTheWarehouse() {
        return t("Ask the warehouse first", "Erst im Lager nachfragen");
    }

    private DayPage day() {
        io.oase.insight.Day day = new io.oase.insight.Day(
                java.time.LocalDate.of(2026, 11, 20),
                reader.zone(),
                64,
                12,
                3,
                List.of(
                        new io.oase.insight.Day.Hour(8, 12, 4, 2),
                        new io.oase.insight.Day.Hour(9, 30, 22, 9),
                        new io.oase.insight.Day.Hour(13, 41, 18, 7)),
                null);
        return new DayPage(
                t("Friday, 20 November", "Freitag, 20. November"),
                "/day?date=2026-11-19",
                "/day?date=2026-11-21",
                List.of(
                        new DayPage.Figure("83", reader.say("day.received", 83), null),
                        new DayPage.Figure("44", reader.say("day.answered", 44), null),
                        new DayPage.Figure("18", reader.say("day.resolved", 18), null)),
                List.of(
                        new DayPage.Figure("64", reader.say("day.open", 64), "/inbox/open"),
                        new DayPage.Figure("12", reader.say("day.unassigned", 12), "/inbox/unassigned"),
                        new DayPage.Figure("3", reader.say("day.late", 3), "/inbox/due")),
                DayPages.bars(reader, day),
                List.of(
                        new DayPage.Mark(0, reader.say("day.hour", 0)),
                        new DayPage.Mark(360, reader.say("day.hour", 12))),
                List.of(
                        new DayPage.Person(
                                Avatar.of("Lena Brandt", "lena", null),
                                "Lena Brandt",
                                24,
                                9,
                                3,
                                7,
                                "/inbox/open?assignee=1"),
                        new DayPage.Person(
                                Avatar.of("Maximiliane Schulze-Hohenlohe", "max", null),
                                "Maximiliane Schulze-Hohenlohe",
                                20,
                                9,
                                0,
                                1,
                                "/inbox/open?assignee=4")));
    }

    private LaterPage later(boolean resolved) {
        return new LaterPage(
                "Third time this month I can't log in",
                "/conversations/2",
                resolved,
                null,
                resolved ? null : reader.say("later.promised", reader.say("clock.next_update"), "16:00", "15:10"),
                true,
                "14",
                List.of(
                        new LaterPage.Moment("hour", reader.say("later.choice.hour"), "15:20"),
                        new LaterPage.Moment("2026-11-25T08:00:00Z", reader.say("later.choice.tomorrow"), "9:00"),
                        new LaterPage.Moment(
                                "2026-11-30T08:00:00Z",
                                reader.by("later.weekday", NOW.plus(Duration.ofDays(6))),
                                "9:00")),
                List.of(
                        new LaterPage.Moment("2026-11-27T08:00:00Z", reader.say("later.choice.days"), "27 Nov"),
                        new LaterPage.Moment("2026-12-01T08:00:00Z", reader.say("later.choice.week"), "1 Dec"),
                        new LaterPage.Moment("2026-12-08T08:00:00Z", reader.say("later.choice.fortnight"), "8 Dec")),
                "",
                "2026-11-24T14:20",
                "Europe/Berlin");
    }

    private Row.Due due() {
        Instant at = NOW.plus(Duration.ofMinutes(4));
        return new Dues(reader).promised(at, NOW.minusSeconds(60), "next_response");
    }

    private List<Choice> priorities() {
        return List.of(
                new Choice("0", reader.say("priority.0"), false),
                new Choice("1", reader.say("priority.1"), false),
                new Choice("2", reader.say("priority.2"), true));
    }

    private ConversationView conversation(boolean states, @Nullable String problem) {
        return new ConversationView(
                2,
                "/conversations/2?view=mine",
                "/inbox/mine",
                "Third time this month I can't log in",
                false,
                "Bluesky · @hilfe.example",
                "open",
                reader.say("state.open"),
                states ? reader.say("talk.with", "Ben Ott") : reader.say("talk.withme"),
                states ? "" : "Billing",
                !states,
                List.of(
                        new Choice("1", "Lena Brandt", true),
                        new Choice("3", "Ben Ott", false),
                        new Choice("4", "Mara Vogt", false),
                        new Choice("", reader.say("talk.nobody"), false)),
                List.of(
                        new Choice("1", "Billing", !states),
                        new Choice("2", "Network and outages", false),
                        new Choice("none", reader.say("talk.noteam"), states)),
                List.of("login", "complaint"),
                List.of("billing", "performance"),
                states ? stateThread() : thread(),
                due(),
                true,
                priorities(),
                "14",
                composer(problem),
                states ? new LaterWords(reader).of(putOff()) : LaterView.NOTHING);
    }

    private List<Entry> thread() {
        return List.of(
                Entry.of(new PostView(
                        9,
                        true,
                        false,
                        Avatar.of("Hilfe", "hilfe", null),
                        "Hilfe",
                        "@hilfe.example",
                        "",
                        reader.moment(ago(400)),
                        "https://example.org/9",
                        "",
                        null,
                        null,
                        null,
                        "",
                        "",
                        Prose.html("Scheduled maintenance tonight from 22:00."),
                        "en",
                        List.of(),
                        null)),
                Entry.of(post(
                        10,
                        "Third time this month I can't log in. Does anybody at @hilfe even read this?",
                        11,
                        null,
                        null,
                        "",
                        List.of(),
                        null)),
                Entry.of(new ConversationView.EventView(
                        reader.moment(ago(11)),
                        t("Mara Vogt assigned this to Ben Ott", "Mara Vogt hat das Ben Ott zugeteilt"),
                        "plain")),
                Entry.of(answer(
                        4,
                        ben(),
                        "Ben Ott",
                        "Hi Selin, we do, and I'm sorry. Logins have been failing since about 13:50; we are on it and I'll write again by 14:40.",
                        "^Ben",
                        "published",
                        reader.say("answer.published"),
                        "",
                        7,
                        null)),
                Entry.of(post(
                        13,
                        "ok but what about the two times before? nobody ever answered me 😕",
                        2,
                        new PostView.Edited(
                                reader.moment(ago(1)),
                                List.of(new PostView.Version(
                                        reader.moment(ago(1)),
                                        null,
                                        Prose.html("ok but what about the two times before?")))),
                        null,
                        "",
                        List.of(),
                        null)),
                Entry.of(
                        new ConversationView.NoteView(
                                2,
                                "Ben Ott",
                                ben(),
                                reader.moment(ago(1)),
                                Prose.html(
                                        "@Lena: she wrote on 3 and 11 Nov, both unanswered (imported later). Can you take it? I'm on the board."))),
                Entry.of(new ConversationView.EventView(
                        reader.moment(ago(1)),
                        reader.say("happened.split", "Ben Ott", 2, "19"),
                        "plain",
                        "/conversations/19",
                        new ConversationView.Undo("/conversations/2/merges", "19", reader.say("talk.unsplit"), false))),
                Entry.of(new ConversationView.EventView(
                        reader.moment(ago(0)),
                        reader.say("happened.merged", "Ben Ott", "17"),
                        "plain",
                        null,
                        new ConversationView.Undo(
                                "/conversations/2/merges/1/removal", null, reader.say("talk.unmerge"), true))),
                Entry.of(new ConversationView.EventView(
                        reader.moment(ago(0)),
                        t("Ben Ott handed this over to you", "Ben Ott hat das an Sie übergeben"),
                        "plain")));
    }

    private List<Entry> stateThread() {
        String picture =
                "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 5'%3E%3Crect width='8' height='5' fill='%2337747d'/%3E%3Ccircle cx='2' cy='2' r='1' fill='%23fff'/%3E%3C/svg%3E";
        return List.of(
                Entry.absent(reader.say("talk.absent.blocked")),
                Entry.of(post(
                        20,
                        "Look at this: <b>not bold</b> https://example.org/a?b=c&d=e and a picture.",
                        90,
                        null,
                        null,
                        t("Anger, strong language", "Ärger, derbe Sprache"),
                        List.of(),
                        null)),
                Entry.of(post(
                        21,
                        "Two pictures and a vote:",
                        80,
                        null,
                        null,
                        "",
                        List.of(
                                new PostView.Picture(
                                        picture,
                                        t(
                                                "A login page that says: wrong password",
                                                "Eine Anmeldeseite mit: falsches Passwort"),
                                        reader.say("talk.media.picture"),
                                        "https://example.org/1.png"),
                                new PostView.Picture(
                                        null, "", reader.say("talk.media.video"), "https://example.org/2.mp4")),
                        new PostView.Poll(
                                List.of(
                                        new PostView.Option("Fix it", reader.say("talk.votes", 41), "82"),
                                        new PostView.Option("Leave it", reader.say("talk.votes", 9), "18")),
                                reader.say("talk.pollends", NOW.plusSeconds(90_000))))),
                Entry.of(post(22, "I take that back.", 70, null, reader.moment(ago(66)), "", List.of(), null)),
                Entry.of(answer(
                        5,
                        ben(),
                        "Ben Ott",
                        "Thank you for writing, we are looking into it.",
                        "^BO",
                        "failed",
                        reader.say("answer.failed"),
                        t(
                                "The network says the text is longer than 300. Shorten it and try again.",
                                "Das Netzwerk sagt, der Text ist länger als 300. Kürzen Sie ihn und versuchen Sie es noch einmal."),
                        60,
                        null)),
                Entry.of(answer(
                        6,
                        lena(),
                        "Lena Brandt",
                        "I have sent you a private message.",
                        "^LB",
                        "unknown",
                        reader.say("answer.unknown"),
                        reader.say("answer.unknownwhy"),
                        50,
                        null)),
                Entry.of(answer(
                        7,
                        lena(),
                        "Lena Brandt",
                        "Never mind.",
                        "^LB",
                        "withdrawn",
                        reader.say("answer.withdrawn"),
                        "",
                        40,
                        null)),
                Entry.of(answer(
                        10,
                        lena(),
                        "Lena Brandt",
                        "Everything is fine again, thank you for your patience.",
                        "^LB",
                        "held",
                        reader.say("answer.held"),
                        "",
                        30,
                        null)),
                Entry.of(answer(
                        8,
                        lena(),
                        "Lena Brandt",
                        "A long answer in three parts.",
                        "^LB",
                        "publishing",
                        reader.say("answer.publishingparts", 1, 3),
                        "",
                        1,
                        null)),
                Entry.of(answer(
                        9,
                        lena(),
                        "Lena Brandt",
                        "You are right: your posts of 3 and 11 November went unanswered, and that was our fault.",
                        "^LB",
                        "queued",
                        reader.say("answer.queued"),
                        "",
                        0,
                        new AnswerView.Undo(NOW.plusSeconds(8).toString(), 8))));
    }

    private PostView post(
            long id,
            String text,
            int minutes,
            PostView.@Nullable Edited edited,
            @Nullable Moment deleted,
            String warning,
            List<PostView.Picture> pictures,
            PostView.@Nullable Poll poll) {
        return new PostView(
                id,
                false,
                id == 13,
                selin(),
                "Selin A.",
                "@selin.example",
                reader.say("talk.followers", 2400),
                reader.moment(ago(minutes)),
                "https://example.org/" + id,
                "",
                edited,
                deleted,
                null,
                "",
                warning,
                Prose.html(text),
                "en",
                pictures,
                poll);
    }

    private AnswerView answer(
            long id,
            Avatar avatar,
            String author,
            String text,
            String signOff,
            String state,
            String words,
            String reason,
            int minutes,
            AnswerView.@Nullable Undo undo) {
        return new AnswerView(
                id,
                avatar,
                author,
                reader.moment(ago(minutes)),
                reader.say(id == 6 ? "talk.how.private" : state.equals("held") ? "privacy.public" : "talk.how.public"),
                id == 6,
                Prose.html(text),
                signOff,
                state,
                words,
                reason,
                state.equals("published") ? "https://example.org/a" : null,
                undo,
                null,
                state.equals("held"));
    }

    ComposerView composer(@Nullable String problem) {
        boolean repeats = reader.say("write.repeated").equals(problem);
        return new ComposerView(
                2,
                "Bluesky",
                "@hilfe.example",
                false,
                true,
                new ComposerView.Readers(
                        reader.say("write.everyone", "@hilfe.example", "Bluesky"),
                        reader.say("write.addressed", "@hilfe.example", "Bluesky")),
                "Hello Selin, you are right: your posts of 3 and 11 November went unanswered, and that was our fault. I apologise, and I have just asked our team to look at all three together.",
                "",
                false,
                repeats ? new TextSamples(reader).count(reader) : count(),
                problem,
                problem == null || repeats
                        ? List.of()
                        : List.of(post(15, "Hello?? Still waiting.", 0, null, null, "", List.of(), null)),
                null,
                null,
                "",
                "");
    }

    /** What Jonas sees, who is new here. */
    private InboxPage seconded(List<Entry> thread) {
        ConversationView talk = conversation(false, null);
        ComposerView c = talk.composer();
        ComposerView.CountView count = new ComposerView.CountView(
                c.count().words(),
                false,
                "^JW",
                List.of(),
                "",
                "",
                null,
                reader.say("write.waits", reader.say("approval.why.newcomer", "Jonas Weber")),
                "");
        ComposerView composer = new ComposerView(
                2,
                c.network(),
                c.account(),
                false,
                true,
                c.readers(),
                c.text(),
                "",
                false,
                count,
                null,
                List.of(),
                null,
                null,
                "",
                "");
        return new InboxPage(
                listing(rows(2), null, null),
                new ConversationView(
                        talk.id(),
                        talk.url(),
                        talk.back(),
                        talk.title(),
                        talk.privately(),
                        talk.where(),
                        talk.state(),
                        talk.stateWords(),
                        talk.holderWords(),
                        talk.team(),
                        talk.mine(),
                        talk.colleagues(),
                        talk.teams(),
                        talk.tags(),
                        talk.knownTags(),
                        thread,
                        talk.due(),
                        talk.unanswered(),
                        talk.priorities(),
                        talk.last(),
                        composer,
                        talk.later()),
                person());
    }

    private InboxPage split() {
        ConversationView talk = conversation(false, null);
        TextRule rule = new TextRule(60, text -> text.codePointCount(0, text.length()));
        List<String> parts = List.of(
                "Hello Selin, you are right and that was our fault. (1/2)",
                "I have just asked our team to look at all of it. (2/2) ^Lena");
        ComposerView c = talk.composer();
        ComposerView composer = new ComposerView(
                2,
                c.network(),
                c.account(),
                true,
                true,
                c.readers(),
                String.join(" ", parts),
                "",
                false,
                ComposerView.CountView.of(reader, rule, String.join(" ", parts), "^Lena", parts),
                null,
                List.of(),
                null,
                null,
                "",
                "");
        return new InboxPage(
                listing(rows(2), null, null),
                new ConversationView(
                        2,
                        talk.url(),
                        talk.back(),
                        talk.title(),
                        true,
                        talk.where(),
                        "waiting",
                        reader.say("state.waiting"),
                        reader.say("talk.withme"),
                        talk.team(),
                        true,
                        talk.colleagues(),
                        talk.teams(),
                        talk.tags(),
                        talk.knownTags(),
                        talk.thread(),
                        null,
                        false,
                        priorities(),
                        "14",
                        composer,
                        LaterView.NOTHING),
                person());
    }

    private HandsPage hands() {
        return new HandsPage(
                "Where is my order?",
                "/conversations/2",
                List.of(new HandsPage.Hand("2", "Ben Ott", ben()), new HandsPage.Hand("3", "Mara Vogt", mara())));
    }

    private Avatar mara() {
        return Avatar.of("Mara Vogt", "account:3", null);
    }

    /** A note is being written, and a colleague's draft lies beside. */
    private InboxPage drafted() {
        InboxPage page = inboxPage(false, null);
        ConversationView talk = conversation(false, null);
        ComposerView c = talk.composer();
        DraftsView drafts = new DraftsView(
                new DraftsView.Saved(4, NOW.toString(), reader.say("draft.saved", NOW)),
                new DraftsView.Saved(2, NOW.toString(), reader.say("draft.saved", NOW)),
                List.of(new DraftsView.Offer(
                        7,
                        false,
                        reader.say("draft.handed", "Ben Ott"),
                        reader.moment(ago(12)),
                        "Hello Selin, I have found both posts. The first one went to a mailbox nobody reads any more, and that is our fault.",
                        reader.say("draft.takeanswer"))));
        ComposerView composer = new ComposerView(
                        2,
                        c.network(),
                        c.account(),
                        false,
                        true,
                        c.readers(),
                        "",
                        "@Mara Vogt: may I promise a refund here?",
                        true,
                        count(),
                        null,
                        List.of(),
                        null,
                        null,
                        "",
                        "")
                .with(drafts);
        return new InboxPage(
                page.list(),
                new ConversationView(
                        2,
                        talk.url(),
                        talk.back(),
                        talk.title(),
                        false,
                        talk.where(),
                        "open",
                        reader.say("state.open"),
                        reader.say("talk.withme"),
                        talk.team(),
                        true,
                        talk.colleagues(),
                        talk.teams(),
                        talk.tags(),
                        talk.knownTags(),
                        talk.thread(),
                        null,
                        false,
                        priorities(),
                        "14",
                        composer,
                        LaterView.NOTHING),
                person());
    }

    ComposerView.CountView count() {
        return new ComposerView.CountView(reader.say("write.length", 208, 300), false, "^Lena", List.of(), "");
    }

    private InboxPage feed() {
        ConversationView talk = conversation(false, null);
        ComposerView composer = new ComposerView(
                2,
                "Feed",
                "",
                false,
                false,
                new ComposerView.Readers("", ""),
                "",
                "",
                false,
                new ComposerView.CountView("", false, "", List.of(), ""),
                null,
                List.of(),
                reader.say("write.readonly", "Energie-Magazin"),
                "https://example.org/article",
                "",
                "");
        PostView article = new PostView(
                30,
                false,
                false,
                Avatar.of("Energie-Magazin", "em", null),
                "Energie-Magazin",
                "",
                reader.say("talk.bot"),
                reader.moment(ago(259)),
                "https://example.org/article",
                reader.say("talk.kind.review"),
                null,
                null,
                Rating.of(reader, 4),
                "Anbieter im Test",
                "",
                "<p>Der Kundendienst antwortet schnell, aber oft mit Standardtext.</p><ul><li>Erreichbarkeit: gut</li><li>Ton: gemischt</li></ul>",
                "de",
                List.of(),
                null);
        return new InboxPage(
                listing(rows(6), null, null),
                new ConversationView(
                        6,
                        "/conversations/6",
                        "/inbox/mine",
                        "Anbieter im Test",
                        false,
                        "Energie-Magazin",
                        "new",
                        reader.say("state.new"),
                        reader.say("talk.nobody"),
                        "",
                        false,
                        talk.colleagues(),
                        talk.teams(),
                        List.of(),
                        List.of(),
                        List.of(Entry.of(article)),
                        null,
                        true,
                        priorities(),
                        "30",
                        composer,
                        LaterView.NOTHING),
                null);
    }

    PersonView person() {
        return new PersonView(
                5,
                "/people-outside/5",
                selin(),
                "Selin A.",
                reader.say("person.since", NOW.minus(Duration.ofDays(800))),
                List.of(
                        new PersonView.Handle(
                                "Bluesky",
                                "@selin.example",
                                "https://example.org/s",
                                reader.say("talk.followers", 2400)),
                        new PersonView.Handle("Mastodon", "@selin@town.example", "https://example.org/m", "")),
                List.of(
                        past(13, "login", "person.never", "late"),
                        past(21, "login", "person.never", "late"),
                        past(96, "invoice", "person.solved", "plain")),
                reader.say("person.more", 4),
                reader.say("person.noautomatic", NOW.minus(Duration.ofDays(3))));
    }

    private PersonView.Past past(int days, String title, String outcome, String tone) {
        return new PersonView.Past(
                "/conversations/" + days,
                reader.moment(NOW.minus(Duration.ofDays(days))),
                "Bluesky",
                title,
                reader.say(outcome),
                tone,
                false);
    }

    private ChannelsPage channels() {
        return new ChannelsPage(
                List.of(
                        card(
                                1,
                                "Mastodon",
                                "@hilfe@social.example",
                                "well",
                                reader.say("channels.well"),
                                12,
                                null,
                                null,
                                false,
                                reader.say("channels.reading", 120)),
                        card(
                                2,
                                "Bluesky",
                                "@hilfe.example",
                                "well",
                                reader.say("channels.well"),
                                40,
                                null,
                                t(
                                        "Posts between 09:10 and 09:40 may be missing: the network kept fewer than it was asked for.",
                                        "Zwischen 09:10 und 09:40 können Beiträge fehlen: Das Netzwerk hat weniger behalten als erfragt."),
                                false,
                                null),
                        card(
                                4,
                                "Reddit",
                                "u/hilfe",
                                "blind",
                                reader.say("channels.blind", ago(169)),
                                10_140,
                                t(
                                        "The access is no longer accepted. Somebody may have changed the password there. Reconnect the channel.",
                                        "Der Zugang wird nicht mehr angenommen. Vielleicht wurde dort das Passwort geändert. Verbinden Sie den Kanal neu."),
                                null,
                                false,
                                null),
                        card(
                                5,
                                "Energie-Magazin",
                                "",
                                "paused",
                                reader.say("channels.paused"),
                                90_000,
                                null,
                                null,
                                true,
                                null)),
                true,
                true);
    }

    private ChannelsPage.Card card(
            long id,
            String name,
            String account,
            String tone,
            String words,
            int seconds,
            @Nullable String trouble,
            @Nullable String loss,
            boolean paused,
            @Nullable String progress) {
        return new ChannelsPage.Card(
                id,
                name,
                name.equals("Energie-Magazin") ? "Feed" : name,
                account,
                tone,
                words,
                List.of(
                        new ChannelsPage.Fact(
                                reader.say("channels.fact.read"), "", reader.since(NOW.minusSeconds(seconds))),
                        new ChannelsPage.Fact(
                                reader.say("channels.fact.lag"), reader.span(Duration.ofSeconds(9)), null),
                        new ChannelsPage.Fact(reader.say("channels.fact.received"), "1204", null),
                        new ChannelsPage.Fact(
                                reader.say("channels.fact.every"), reader.span(Duration.ofSeconds(30)), null),
                        new ChannelsPage.Fact(
                                reader.say("channels.fact.next"),
                                paused ? reader.say("channels.never") : reader.at(NOW.plusSeconds(18)),
                                null),
                        new ChannelsPage.Fact(reader.say("channels.fact.unreadable"), "2", null)),
                trouble,
                loss,
                seconds == 40 ? List.of(reader.say("channels.tooshort", "Presse", "20 min", "30 min")) : List.of(),
                trouble != null,
                paused,
                true,
                !name.equals("Energie-Magazin"),
                progress);
    }

    private ConnectPage connect() {
        return new ConnectPage(
                List.of(
                        new ConnectPage.NetworkChoice(
                                "mastodon",
                                "Mastodon",
                                t(
                                        "Mentions, replies and private messages; also snac, GoToSocial, Akkoma and others.",
                                        "Erwähnungen, Antworten und private Nachrichten; auch snac, GoToSocial, Akkoma und andere.")),
                        new ConnectPage.NetworkChoice(
                                "bluesky",
                                "Bluesky",
                                t("Mentions, replies, quotes and chats.", "Erwähnungen, Antworten, Zitate und Chats.")),
                        new ConnectPage.NetworkChoice(
                                "feed",
                                "Feed",
                                t(
                                        "RSS, Atom and JSON Feed: blogs, news, forums. To read only.",
                                        "RSS, Atom und JSON Feed: Blogs, Nachrichten, Foren. Nur zum Lesen."))),
                null);
    }

    private ConnectPage connectForm(boolean tested) {
        List<FieldView> fields = List.of(
                field(
                        "server",
                        t("Server", "Server"),
                        t("Where the account is.", "Wo das Konto liegt."),
                        "url",
                        "https://social.example",
                        tested ? "https://social.example" : "",
                        true,
                        tested
                                ? null
                                : t(
                                        "This address does not answer. Check it for typing errors.",
                                        "Diese Adresse antwortet nicht. Prüfen Sie sie auf Tippfehler.")),
                new FieldView(
                        "token",
                        t("Access token", "Zugangs-Token"),
                        t(
                                "On your server: Preferences, Development, New application.",
                                "Auf Ihrem Server: Einstellungen, Entwicklung, Neue Anwendung."),
                        "password",
                        "",
                        "",
                        true,
                        tested,
                        null),
                field(
                        "hashtags",
                        t("Hashtags to listen to", "Hashtags, denen wir zuhören"),
                        "",
                        "list",
                        "#oase",
                        "",
                        false,
                        null),
                new FieldView(
                        "private",
                        t("Read private messages", "Private Nachrichten lesen"),
                        "",
                        "yes",
                        "",
                        "true",
                        false,
                        false,
                        null));
        ConnectPage.Tested found = !tested
                ? null
                : new ConnectPage.Tested(
                        reader.say("connect.as", "@hilfe@social.example"),
                        Avatar.of("Hilfe", "hilfe", null),
                        "Social Example, Mastodon 4.5",
                        List.of(
                                t("Read mentions and private messages", "Erwähnungen und private Nachrichten lesen"),
                                t(
                                        "Publish answers, up to 500 characters",
                                        "Antworten veröffentlichen, bis 500 Zeichen")),
                        List.of(t(
                                "Searching for words needs a newer server.",
                                "Die Wortsuche braucht einen neueren Server.")));
        return new ConnectPage(
                List.of(),
                new ConnectPage.Form(
                        "",
                        "/channels",
                        "mastodon",
                        "Mastodon",
                        fields,
                        found,
                        null,
                        field("name", reader.say("connect.name"), "", "text", "", "Mastodon", true, null),
                        field(
                                "signOff",
                                reader.say("connect.signoff"),
                                reader.say("connect.signoffhint"),
                                "text",
                                "",
                                "{{text}} ^{{agent.initials}}",
                                true,
                                null),
                        t("Thank you for writing, we are on it. ^LB", "Danke für den Hinweis, wir sind dran. ^LB"),
                        List.of(
                                new Choice("0", reader.say("connect.import.0"), false),
                                new Choice("1", reader.say("connect.import.1"), true),
                                new Choice("7", reader.say("connect.import.7"), false),
                                new Choice("30", reader.say("connect.import.30"), false)),
                        true,
                        ""));
    }

    private ConnectPage connectFeed() {
        return new ConnectPage(
                List.of(),
                new ConnectPage.Form(
                        "5",
                        "/channels/5/settings",
                        "feed",
                        "Feed",
                        List.of(FieldView.of(
                                reader,
                                "feed",
                                new Declaration.Field("url", Declaration.Field.Kind.URL, true, "https://"),
                                "https://example.org/feed",
                                false,
                                null)),
                        new ConnectPage.Tested(
                                reader.say("connect.noaccount"), null, "Energie-Magazin", List.of(), List.of()),
                        null,
                        field("name", reader.say("connect.name"), "", "text", "", "Energie-Magazin", true, null),
                        field("signOff", "", "", "text", "", "", false, null),
                        "",
                        List.of(),
                        false,
                        ""));
    }

    private static FieldView field(
            String name,
            String label,
            String hint,
            String type,
            String example,
            String value,
            boolean required,
            @Nullable String error) {
        return new FieldView(name, label, hint, type, example, value, required, false, error);
    }

    private PeoplePage people() {
        return new PeoplePage(List.of(
                new PeoplePage.Colleague(
                        1,
                        "Lena Brandt",
                        "Customer service",
                        "lena@example.org",
                        reader.say("role.agent"),
                        lena(),
                        true,
                        reader.say("people.line", 7)),
                new PeoplePage.Colleague(
                        3,
                        "Ben Ott",
                        "",
                        "ben@example.org",
                        reader.say("role.agent"),
                        ben(),
                        true,
                        reader.say("people.line", 1)),
                new PeoplePage.Colleague(
                        4,
                        "Mara Vogt",
                        "Communications",
                        "mara@example.org",
                        reader.say("role.comms"),
                        Avatar.of("Mara Vogt", "4", null),
                        true,
                        reader.say("people.line", 0)),
                new PeoplePage.Colleague(
                        9,
                        "Alex Alt",
                        "",
                        "alex@example.org",
                        reader.say("role.admin"),
                        Avatar.of("Alex Alt", "9", null),
                        false,
                        reader.say("people.off"))));
    }

    private AccountPage account(boolean own, String id) {
        List<FieldView> fields = List.of(
                field("name", reader.say("account.name"), "", "text", "", own ? "Lena Brandt" : "Ben Ott", true, null),
                field(
                        "title",
                        reader.say("account.title"),
                        reader.say("account.titlehint"),
                        "text",
                        "",
                        "",
                        false,
                        null),
                field(
                        "email",
                        reader.say("account.email"),
                        reader.say("account.emailhint"),
                        "email",
                        "",
                        "lena@example.org",
                        true,
                        null),
                field(
                        "initials",
                        reader.say("account.initials"),
                        reader.say("account.initialshint"),
                        "text",
                        "",
                        "LB",
                        true,
                        null),
                field(
                        "languages",
                        reader.say("account.languages"),
                        reader.say("account.languageshint"),
                        "text",
                        "de, en",
                        "",
                        false,
                        null));
        List<Choice> roles = own
                ? List.of()
                : List.of(
                        new Choice("agent", reader.say("role.agent"), true),
                        new Choice("lead", reader.say("role.lead"), false),
                        new Choice("comms", reader.say("role.comms"), false),
                        new Choice("admin", reader.say("role.admin"), false));
        return new AccountPage(
                id,
                own ? "Lena Brandt" : "Ben Ott",
                own,
                true,
                own ? lena() : ben(),
                fields,
                roles,
                List.of(
                        new Choice("", reader.say("account.locale.auto"), true),
                        new Choice("en", "English", false),
                        new Choice("de", "Deutsch", false)),
                List.of(
                        new Choice("", reader.say("account.theme.auto"), true),
                        new Choice("light", reader.say("account.theme.light"), false),
                        new Choice("dark", reader.say("account.theme.dark"), false)),
                field(
                        "signOff",
                        reader.say("account.signoff"),
                        reader.say("account.signoffhint"),
                        "text",
                        "{{text}} ^{{agent.initials}}",
                        "",
                        false,
                        null),
                "… ^LB",
                List.of(
                        field("old", reader.say("account.oldpassword"), "", "password", "", "", true, null),
                        field("new", reader.say("account.newpassword"), "", "password", "", "", true, null)),
                List.of(
                        new AccountPage.Token(
                                1,
                                "Weekly report",
                                reader.say("account.tokenmade", NOW.minusSeconds(900_000)),
                                reader.say("account.tokenunused")),
                        new AccountPage.Token(
                                2,
                                "Dashboard",
                                reader.say("account.tokenmade", NOW.minusSeconds(90_000)),
                                reader.say("account.tokenused", NOW.minusSeconds(900)))),
                own ? "oase_5Jq0exampleexampleexample" : null,
                id.isEmpty()
                        ? null
                        : new AccountPage.Newcomer(
                                reader.say(
                                        "account.newcomer.onuntil", reader.say("approvals.rules.public"), "24.12.2026"),
                                true,
                                !own,
                                "2026-12-24",
                                "2026-11-24",
                                false,
                                null),
                null,
                own ? reader.say("account.saved") : null);
    }

    private SignInPage signIn() {
        return new SignInPage(
                "lena@example.org",
                "/",
                reader.say("signin.wrong"),
                List.of(
                        new SignInPage.Offer("lena@example.org", "Lena Brandt", reader.say("role.agent"), lena()),
                        new SignInPage.Offer(
                                "tom@example.org",
                                "Tom Keller",
                                reader.say("role.lead"),
                                Avatar.of("Tom Keller", "2", null)),
                        new SignInPage.Offer(
                                "mara@example.org",
                                "Mara Vogt",
                                reader.say("role.comms"),
                                Avatar.of("Mara Vogt", "4", null))),
                List.of(new Choice("en", "English", !german), new Choice("de", "Deutsch", german)));
    }

    private SetupPage setup() {
        return new SetupPage(
                "x",
                List.of(
                        field("name", reader.say("account.name"), "", "text", "", "", true, null),
                        field(
                                "email",
                                reader.say("account.email"),
                                "",
                                "email",
                                "",
                                "lena",
                                true,
                                t("This is not an e-mail address.", "Das ist keine E-Mail-Adresse.")),
                        field(
                                "password",
                                reader.say("account.password"),
                                reader.say("account.passwordhint"),
                                "password",
                                "",
                                "",
                                true,
                                null)),
                null);
    }

    private static Avatar lena() {
        return Avatar.of("Lena Brandt", "k1", null);
    }

    private static Avatar ben() {
        return Avatar.of("Ben Ott", "k7", null);
    }

    private static Avatar selin() {
        return Avatar.of("Selin A.", "Selin A.", null);
    }

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    private String t(String english, String german) {
        return this.german ? german : english;
    }
}
