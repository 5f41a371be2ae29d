package io.oase.web;

import io.oase.channel.Networks;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Kept;
import io.oase.playbook.Proof;
import io.oase.playbook.Proofreading;
import io.oase.testing.FakeNetwork;
import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Playbooks for looking at pages: a real one, read and turned into its page as always. */
record PlaybookSamples(Reader reader) {
    private static final Instant SINCE = Samples.NOW.minus(Duration.ofDays(3));
    private static final String HASH = "3f2a9c1d5b7e8f6a".repeat(4);

    Map<String, Samples.Sample> all() {
        Map<String, Samples.Sample> all = new LinkedHashMap<>();
        String title = reader.say("books.title");
        all.put("playbooks", new Samples.Sample("playbooks", title, true, list(true)));
        all.put("playbooks-read", new Samples.Sample("playbooks", title, true, list(false)));
        all.put(
                "playbooks-none",
                new Samples.Sample(
                        "playbooks", title, true, new PlaybooksPage(true, List.of(), null, List.of(), List.of())));
        all.put("playbook", new Samples.Sample("playbook", "Störung eines Dienstes", true, page(true)));
        all.put("playbook-former", new Samples.Sample("playbook", "Störung eines Dienstes", true, page(false)));
        all.put("playbook-versions", new Samples.Sample("playbook-versions", title, true, versions()));
        String upload = reader.say("books.upload");
        all.put(
                "playbook-upload",
                new Samples.Sample("playbook-upload", upload, true, new PlaybookUploadPage("", List.of(), null)));
        all.put("playbook-upload-wrong", new Samples.Sample("playbook-upload", upload, true, wrong()));
        all.put("playbook-review", new Samples.Sample("playbook-review", title, true, review(true)));
        all.put("playbook-review-own", new Samples.Sample("playbook-review", title, true, review(false)));
        all.put("playbook-away", new Samples.Sample("playbook-away", title, true, away(false)));
        all.put("playbook-away-review", new Samples.Sample("playbook-away", title, true, away(true)));
        return all;
    }

    private PlaybookAwayPage away(boolean asked) {
        return new PlaybookAwayPage(
                "viral-complaint",
                "Shitstorm",
                null,
                asked ? reader.say("books.awaywish", "Mara Vogt", "Wir haben zwei, die fast dasselbe sagen.") : null,
                asked ? reader.moment(SINCE) : null,
                !asked,
                asked,
                false,
                "",
                List.of());
    }

    private PlaybooksPage list(boolean mayUpload) {
        return new PlaybooksPage(
                mayUpload,
                List.of(
                        line(
                                "service-outage",
                                "Störung eines Dienstes",
                                "Etwas geht nicht, und viele merken es.",
                                null),
                        line(
                                "data-breach",
                                "Daten sind abhandengekommen, und wir müssen es der Behörde melden",
                                "Personenbezogene Daten waren für andere zu sehen oder sind fort. Ab der Kenntnis laufen 72 Stunden.",
                                reader.say("books.overdue", "1 Nov 2026"))),
                mayUpload ? reader.say("playbooks.folder_away", "/opt/oase/playbooks") : null,
                mayUpload
                        ? List.of(new PlaybooksPage.Broken(
                                "recall.md", PlaybookDesk.faults(reader, broken().faults(), "")))
                        : List.of(),
                mayUpload
                        ? List.of(
                                new PlaybooksPage.Waiting(
                                        "/playbooks/uploads/" + HASH,
                                        "viral-complaint",
                                        reader.say("books.uploadedby", "Timo Roth"),
                                        reader.moment(SINCE),
                                        false),
                                new PlaybooksPage.Waiting(
                                        "/playbooks/impersonation/withdrawal",
                                        "impersonation",
                                        reader.say("books.awayline", "Mara Vogt"),
                                        reader.moment(SINCE),
                                        true))
                        : List.of());
    }

    private PlaybooksPage.Line line(
            String id, String title, String summary, @org.jspecify.annotations.Nullable String overdue) {
        return new PlaybooksPage.Line(
                id,
                title,
                summary,
                overdue == null ? reader.say("books.facts", "Kommunikation", "30 Jun 2027") : "Kommunikation",
                overdue,
                reader.moment(SINCE),
                true);
    }

    private PlaybookPage page(boolean current) {
        Proof proof = proof(GoodPlaybook.text("service-outage"));
        return new PlaybookViews(networks())
                .page(
                        new Catalogue.Opened(
                                kept(HASH, "file", null, null, null, current),
                                Objects.requireNonNull(proof.playbook()),
                                proof.source(),
                                SINCE),
                        reader,
                        "",
                        true,
                        true,
                        current ? List.of() : List.of(reader.say("books.differs")));
    }

    private PlaybookVersionsPage versions() {
        List<Choice> choices =
                List.of(new Choice(HASH, "24 Nov · 3f2a9c1d", true), new Choice("0", "20 Nov · 77ab0e12", false));
        return new PlaybookVersionsPage(
                "service-outage",
                "Störung eines Dienstes",
                List.of(
                        version("3f2a9c1d", true, "current", reader.say("books.fromfile"), ""),
                        version("9e11c0aa", false, "refused", reader.say("books.uploadedby", "Timo Roth"), "Zu lang"),
                        version("77ab0e12", false, "former", reader.say("books.fromfile"), "")),
                choices,
                choices,
                reader.say("books.compared", "20 Nov · 77ab0e12", "24 Nov · 3f2a9c1d"),
                diff());
    }

    private PlaybookVersionsPage.Line version(
            String hash, boolean current, String state, String words, String refused) {
        return new PlaybookVersionsPage.Line(
                hash.repeat(8),
                hash,
                current,
                reader.say("books.state." + state),
                words,
                refused,
                reader.moment(SINCE));
    }

    private PlaybookUploadPage wrong() {
        Proof proof = broken();
        return new PlaybookUploadPage(
                proof.source(), PlaybookDesk.faults(reader, proof.faults(), proof.source()), null);
    }

    private PlaybookReviewPage review(boolean mayDecide) {
        return new PlaybookReviewPage(
                HASH,
                "service-outage",
                "Störung eines Dienstes",
                reader.say("books.uploadedby", "Timo Roth"),
                reader.moment(SINCE),
                HASH,
                reader.say("books.compared", "20 Nov · 77ab0e12", "24 Nov · 3f2a9c1d"),
                diff(),
                mayDecide
                        ? List.of(reader.say(
                                "books.note", 19, "triggers.channels[1]", reader.say("playbook.no_channel", "Bluesky")))
                        : List.of(),
                mayDecide,
                mayDecide ? null : reader.say("books.ownwaits"),
                mayDecide ? reader.say("playbooks.changed_meanwhile") : null,
                "");
    }

    private static List<LineDiff.Line> diff() {
        String before = GoodPlaybook.text("service-outage");
        return LineDiff.of(
                before,
                before.replace("due: 60", "due: 45")
                        .replace("Die Technik fragen.", "Die Technik anrufen, nicht schreiben.")
                        .replace("languages: [de, en]", "languages: [de, en]\n# zweisprachig"));
    }

    private Proof broken() {
        return proof(GoodPlaybook.text("service-outage")
                .replace("role: drafter\n    due: 60", "role: designer\n    due: 10")
                .replace("{{fact.what}} geht wieder.", "{{fact.waht}} geht wieder."));
    }

    private static Proof proof(String text) {
        return new Proofreading(networks(), List::of, TestClock.at(Samples.NOW))
                .read("service-outage", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Networks networks() {
        return new Networks(List.of(new FakeNetwork()));
    }

    private static Kept kept(
            String hash,
            String origin,
            @org.jspecify.annotations.Nullable String by,
            @org.jspecify.annotations.Nullable String reviewer,
            @org.jspecify.annotations.Nullable String refused,
            boolean current) {
        return new Kept(hash, "service-outage", origin, SINCE, null, by, null, reviewer, refused, current);
    }
}
