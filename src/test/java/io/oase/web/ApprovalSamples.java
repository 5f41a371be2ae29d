package io.oase.web;

import io.oase.web.ConversationView.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the pages about the second pair of eyes show. */
final class ApprovalSamples {
    private static final Avatar JONAS = Avatar.of("Jonas Weber", "account:9", null);
    private static final String WRITTEN =
            "Hi Selin, sorry about that. The login works again since 14:10. Please try it once more and write if it does not.";
    private static final String CHANGED =
            "Hi Selin, we are sorry about that. The login works again since 14:10, and we have found out why it failed. Please try it once more.";

    private final Reader reader;

    ApprovalSamples(Reader reader) {
        this.reader = reader;
    }

    ApprovalsPage list() {
        return new ApprovalsPage(
                true, List.of(card(1, 21, WRITTEN, true, false), card(2, 4, WRITTEN, true, true)), null);
    }

    ApprovalsPage none() {
        return new ApprovalsPage(true, List.of(), null);
    }

    ApprovalPage one(boolean wrong) {
        return new ApprovalPage(
                card(1, 21, WRITTEN, true, true),
                CHANGED,
                wrong ? "Say why it failed." : "",
                wrong ? reader.say("approvals.rules.nokind") : null,
                new ApprovalPage.Preview(
                        reader.say("write.length", 151, 300),
                        false,
                        "",
                        List.of(new ApprovalsPage.Part("", "@selin.example " + CHANGED + " ^JW"))));
    }

    ApprovalRulesPage rules(boolean wrong) {
        return new ApprovalRulesPage(
                true,
                wrong
                        ? List.of()
                        : List.of(
                                new ApprovalRulesPage.Line(
                                        1,
                                        reader.say("approval.why.tag", "Presse"),
                                        reader.say("approvals.rules.all"),
                                        reader.say("approvals.rules.made", "Mara Vogt", ago(9_000))),
                                new ApprovalRulesPage.Line(
                                        2,
                                        reader.say("approval.why.newcomer", "Jonas Weber"),
                                        reader.say("approvals.rules.public") + " · "
                                                + reader.say("approvals.rules.until", "24. Dez. 2026"),
                                        reader.say("approvals.rules.made", "Mara Vogt", ago(900)))),
                wrong ? "Mara Vogt" : "Ada Sommer, Mara Vogt, Timo Roth",
                wrong ? reader.say("approvals.rules.few", 1) : "",
                "30",
                reader.say("approvals.rules.limitwords", 30),
                List.of(new Choice("agent", "Agent", true), new Choice("lead", "Teamleitung", false)),
                List.of(new Choice("1", "Mastodon", true), new Choice("2", "Bluesky", false)),
                List.of(new Choice("3", "Ben Ott", false), new Choice("9", "Jonas Weber", true)),
                "",
                "",
                "2026-11-24",
                false,
                wrong ? List.of(reader.say("approval.rule.tag", 40)) : List.of());
    }

    /** In a thread: one that waits, seen by whoever may approve it and by its author, one that came back, one that was approved. */
    List<Entry> thread() {
        return List.of(
                entry(21, "awaiting_approval", approval(true, false, 21, true, false)),
                entry(22, "awaiting_approval", approval(true, false, 40, false, true)),
                entry(23, "draft", approval(false, true, 40, false, true)),
                entry(25, "draft", approval(false, true, 41, false, false)),
                entry(
                        24,
                        "published",
                        new ApprovalView(
                                false,
                                false,
                                reader.say("approval.approvedchanged", "Mara Vogt"),
                                "",
                                "",
                                null,
                                "",
                                false,
                                false,
                                false,
                                false,
                                CHANGED,
                                changes())));
    }

    private Entry entry(long id, String state, ApprovalView approval) {
        return Entry.of(new AnswerView(
                id,
                JONAS,
                "Jonas Weber",
                reader.moment(ago(id)),
                reader.say(state.equals("published") ? "talk.how.public" : "privacy.public"),
                false,
                Prose.html(approval.text()),
                "^JW",
                state,
                reader.say("answer." + state),
                "",
                state.equals("published") ? "https://example.org/a" : null,
                null,
                approval,
                false));
    }

    private ApprovalView approval(boolean waiting, boolean returned, long minutes, boolean decides, boolean mine) {
        Instant late = ago(minutes).plus(Duration.ofMinutes(30));
        return new ApprovalView(
                waiting,
                returned,
                waiting
                        ? reader.say("approval.waits", "Jonas Weber", ago(minutes))
                        : reader.say("approval.returned", "Mara Vogt", "Jonas Weber"),
                waiting ? reader.say("approval.why.newcomer", "Jonas Weber") + "." : "",
                returned
                        ? reader.say(
                                "notice.note", "Please say since when it works, and leave out the last half sentence.")
                        : "",
                waiting ? new Dues(reader).promised(late, late.minus(Duration.ofMinutes(7)), "approval") : null,
                waiting && mine ? reader.say("approval.nobody") : "",
                decides,
                mine,
                mine,
                returned && !mine,
                WRITTEN,
                List.of());
    }

    private ApprovalsPage.Card card(long id, long minutes, String text, boolean decides, boolean edited) {
        ApprovalView approval = approval(true, false, minutes, decides, false);
        return new ApprovalsPage.Card(
                id,
                "/conversations/2",
                "Third time this month I can't log in",
                "Selin A.",
                "Third time this month I can't log in. Do you even test this?\n\nWhat is going on?",
                reader.moment(ago(90)),
                "Jonas Weber",
                JONAS,
                reader.say("approvals.publicly", "Bluesky", "Selin A."),
                false,
                List.of(new ApprovalsPage.Part("", "@selin.example " + text + " ^JW")),
                new ApprovalView(
                        true,
                        false,
                        approval.words(),
                        approval.why(),
                        "",
                        approval.due(),
                        "",
                        decides,
                        false,
                        false,
                        false,
                        text,
                        edited ? changes() : List.of()));
    }

    private static List<ApprovalView.Change> changes() {
        return WordDiff.of(WRITTEN, CHANGED).stream()
                .map(each -> new ApprovalView.Change(each.gone(), each.came(), each.text()))
                .toList();
    }

    private static Instant ago(long minutes) {
        return Samples.NOW.minus(Duration.ofMinutes(minutes));
    }
}
