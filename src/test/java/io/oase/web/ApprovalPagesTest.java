package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.approval.StandingRule;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lena is new here. */
class ApprovalPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);
    private final Browsing.Person lena = browsing.as(world.lena);
    private final Browsing.Person mara = browsing.as(world.mara);
    private String question = "";
    private long conversation;
    private String path = "";

    @BeforeEach
    void somebody_asks() {
        world.standingRules.add(world.mara, StandingRule.Body.newcomer(world.lena.id(), null, true));
        question = world.network.mention("kim", "Where is my order?", NOW.minusSeconds(60));
        world.poll();
        conversation = world.only().row().id();
        path = "/conversations/" + conversation;
    }

    @Test
    void the_composer_says_beforehand_that_it_will_wait_and_the_button_too() {
        assertThat(lena.get(path, "").body())
                .contains("A second pair of eyes looks at this before it goes out", "Ask for approval</span>");
        assertThat(lena.post(path + "/count", "count", Map.of("text", "Hi", "visibility", "public"))
                        .body())
                .contains("id=\"say-send\" hx-swap-oob=\"true\">Ask for approval");
        assertThat(mara.get(path, "").body()).doesNotContain("Ask for approval", "second pair of eyes looks");
    }

    @Test
    void it_is_asked_for_seen_in_the_list_and_approved_there() {
        assertThat(lena.post(path + "/replies", "desk", answer("It is on its way."))
                        .body())
                .contains(
                        "Lena Brandt asks for approval", "while they are new here", "data-tick=\"due\"", "Withdraw it")
                .doesNotContain(">Approve<");
        assertThat(mara.get("/inbox/all", "nav").body()).contains("href=\"/approvals\" data-go=\"p\"", ">1</span>");
        assertThat(lena.get("/inbox/all", "nav").body()).doesNotContain("/approvals");
        assertThat(mara.get("/inbox/all", "rows").body()).contains("Waits to be approved");
        assertThat(mara.get("/approvals", "").body())
                .contains("@kim@fake.example It is on its way. ^LB", "Where is my order?", "Everybody can read this");
        assertThat(mara.post(here(), "", Map.of("text", "It is on its way.")).location())
                .endsWith("/approvals");
        assertThat(mara.get("/approvals", "").body()).contains("Nothing waits to be approved");
        world.publish();
        assertThat(lena.get(path, "").body())
                .contains("Approved by Mara Vogt", "Mara Vogt approved the answer", "Lena Brandt asked for an answer");
    }

    @Test
    void changed_words_are_previewed_with_the_sign_off_of_their_author_and_shown_as_what_was_changed() {
        lena.post(path + "/replies", "desk", answer("It is on its way."));
        assertThat(mara.get(here(), "").body()).contains("Approve an answer", "It is on its way.", "Give it back");
        assertThat(mara.post(here() + "/preview", "approval-preview", Map.of("text", "It is on its way, Kim."))
                        .body())
                .contains("It is on its way, Kim. ^LB")
                .doesNotContain("<html");
        mara.post(here(), "", Map.of("text", "It is on its way, Kim."));
        assertThat(lena.get(path, "").body())
                .contains("<del>way.</del>", "<ins>way, Kim.</ins>", "Approved with changes by Mara Vogt");
    }

    @Test
    void what_is_given_back_comes_with_the_comment_and_is_written_anew() {
        lena.post(path + "/replies", "desk", answer("It is on its way."));
        var blank = mara.post("/replies/" + reply().id() + "/returns", "", Map.of("comment", " "));
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()).contains("Say what should be different");
        mara.post("/replies/" + reply().id() + "/returns", "", Map.of("comment", "Say <b>when</b>."));
        assertThat(lena.get(path, "").body())
                .contains("Mara Vogt gave this back to Lena Brandt", "Say &lt;b&gt;when&lt;/b&gt;.", "Rework");
        assertThat(mara.get(path, "").body()).doesNotContain("Rework");
        String form =
                lena.get("/replies/" + reply().id() + "/correction", "composer").body();
        assertThat(form).contains(">It is on its way.</textarea>", "name=\"replaces\" value=\"" + reply().id());
        long first = reply().id();
        Map<String, String> anew = new LinkedHashMap<>(answer("It arrives on Tuesday."));
        anew.put("replaces", String.valueOf(first));
        lena.post(path + "/replies", "desk", anew);
        assertThat(world.replies.get(world.lena, first).state()).isEqualTo(Reply.State.WITHDRAWN);
        assertThat(reply().state()).isEqualTo(Reply.State.AWAITING_APPROVAL);
    }

    @Test
    void what_came_back_to_somebody_absent_is_taken_over_with_one_press_and_stands_in_the_composer() {
        lena.post(path + "/replies", "desk", answer("It is on its way."));
        mara.post("/replies/" + reply().id() + "/returns", "", Map.of("comment", "Say when."));
        assertThat(mara.get(path, "").body()).doesNotContain("Take over");
        world.absences.add(
                world.mara,
                world.lena.id(),
                world.clock.instant(),
                world.clock.instant().plusSeconds(3600),
                null);

        assertThat(mara.get(path, "").body()).contains("Take over");
        assertThat(lena.get(path, "").body()).doesNotContain("Take over");
        assertThat(mara.post("/replies/" + reply().id() + "/takeover", "desk", Map.of())
                        .body())
                .contains(">It is on its way.</textarea>", "name=\"replaces\" value=\"" + reply().id())
                .contains("Mara Vogt took over the answer by Lena Brandt", "first written by Lena Brandt");
    }

    @Test
    void that_somebody_is_new_stands_on_their_account_and_is_set_there() {
        Browsing.Person ada = browsing.as(world.ada);
        String account = "/people/" + world.lena.id();
        assertThat(ada.get(account, "").body()).contains("Somebody else looks first", "Not new any more");
        assertThat(lena.get("/profile", "").body())
                .contains("Somebody else looks first")
                .doesNotContain("Not new any more");
        ada.post(account + "/newcomer/removal", "", Map.of());
        assertThat(world.standingRules.all(world.mara)).isEmpty();
        assertThat(lena.get("/profile", "").body()).doesNotContain("Somebody else looks first");

        var past = ada.post(account + "/newcomer", "", Map.of("until", "2001-02-03"));
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("value=\"2001-02-03\"", "value=\"agent\" checked");
        ada.post(account + "/newcomer", "", Map.of("until", "2026-04-01", "private_too", "true"));
        assertThat(world.standingRules.all(world.mara)).hasSize(1);
        assertThat(ada.get(account, "").body()).contains("up to and including 1 Apr 2026", "value=\"2026-04-01\"");
        assertThat(lena.post(account + "/newcomer/removal", "", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void something_newer_keeps_what_the_approver_had_typed() {
        lena.post(path + "/replies", "desk", answer("It is on its way."));
        long id = reply().id();
        world.network.reply("kim", question, "Never mind", NOW);
        world.poll();
        var refused = mara.post("/replies/" + id + "/approval", "", Map.of("text", "It is on its way, dear Kim."));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("with its author again", "It is on its way, dear Kim.");
        assertThat(mara.post("/replies/" + id + "/approval", "desk", Map.of("text", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(lena.get(path, "").body()).contains("With Lena Brandt again: something newer came", "Rework");
        assertThat(lena.get("/notices", "").body()).contains("something newer came before it went out");
        assertThat(mara.get("/replies/" + id + "/approval", "").location()).endsWith(path);
    }

    @Test
    void the_approver_takes_it_back_from_the_thread() {
        lena.post(path + "/replies", "desk", answer("It is on its way."));
        assertThat(mara.post(here(), "desk", Map.of("text", "It is on its way."))
                        .body())
                .contains("action=\"/replies/" + reply().id() + "/approval/removal\"", "data-undo");
        assertThat(mara.post(here() + "/removal", "desk", Map.of()).body()).contains(">Approve<");
        assertThat(world.publish()).isZero();
    }

    @Test
    void rules_are_added_and_removed_and_what_cannot_be_used_is_said() {
        assertThat(lena.get("/approval-rules", "").body())
                .contains("Answers of Lena Brandt are looked at first", "Ada Sommer, Mara Vogt", "30 minutes")
                .doesNotContain("Put in force", "Remove<");
        assertThat(mara.post("/approval-rules", "", Map.of("kind", "tag", "tag", "Press"))
                        .location())
                .endsWith("/approval-rules");
        mara.post("/approval-rules", "", Map.of("kind", "role", "role", "comms", "private_too", "true"));
        mara.post(
                "/approval-rules",
                "",
                Map.of("kind", "newcomer", "account", "" + world.ben.id(), "until", "2026-03-31"));
        mara.post("/approval-rules", "", Map.of("kind", "channel", "channel", "" + world.channel.id()));
        mara.post("/approval-rules/limit", "", Map.of("minutes", "45"));
        assertThat(mara.get("/approval-rules", "").body())
                .contains(
                        "tagged Press",
                        "Answers of communications",
                        "until 31 Mar 2026",
                        "Answers on Fake",
                        "45 minutes");
        assertThat(mara.post("/approval-rules", "", Map.of("kind", "tag", "tag", " "))
                        .body())
                .contains("A tag has 1 to 40 characters");
        assertThat(mara.post("/approval-rules", "", Map.of()).body()).contains("Choose what the rule goes by.");
        assertThat(mara.post("/approval-rules", "", Map.of("kind", "newcomer", "account", "2", "until", "soon"))
                        .body())
                .contains("This is no day.");
        var wrong = mara.post("/approval-rules/limit", "", Map.of("minutes", "soon"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"soon\"");
        for (StandingRule rule : world.standingRules.all(world.mara)) {
            mara.post("/approval-rules/" + rule.id() + "/removal", "", Map.of());
        }
        assertThat(mara.get("/approval-rules", "").body()).contains("Every answer goes out without");
        mara.post("/approval-rules/limit", "", Map.of("minutes", ""));
        assertThat(mara.get("/approval-rules", "").body()).contains("As long as it takes.");
    }

    @Test
    void every_verb_asks_for_the_role_on_pages_too() {
        Account cora = world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password"));
        List<Browsing.Person> roles = List.of(browsing.as(world.ben), mara, browsing.as(cora), browsing.as(world.ada));
        record Row(Supplier<String> path, Map<String, String> form, int... statuses) {}
        List<Row> table = List.of(
                new Row(() -> waiting() + "/approval", Map.of(), 403, 303, 303, 303),
                new Row(() -> waiting() + "/returns", Map.of("comment", "Say when"), 403, 303, 303, 303),
                new Row(() -> waiting() + "/withdrawal", Map.of(), 403, 303, 403, 303),
                new Row(
                        () -> {
                            String reply = waiting();
                            mara.post(reply + "/approval", "", Map.of());
                            return reply + "/approval/removal";
                        },
                        Map.of(),
                        403,
                        303,
                        403,
                        403),
                new Row(() -> "/approval-rules", Map.of("kind", "tag", "tag", "a"), 403, 303, 403, 303),
                new Row(() -> "/approval-rules/limit", Map.of("minutes", "30"), 403, 303, 403, 303),
                new Row(
                        () -> "/approval-rules/"
                                + world.standingRules
                                        .add(world.mara, StandingRule.Body.tagged("b", false))
                                        .id()
                                + "/removal",
                        Map.of(),
                        403,
                        303,
                        403,
                        303));
        for (Row row : table) {
            for (int i = 0; i < roles.size(); i++) {
                String where = row.path.get();
                assertThat(roles.get(i).post(where, "", row.form).status())
                        .as(where + " by role " + i)
                        .isEqualTo(row.statuses[i]);
            }
        }
        assertThat(lena.post(waiting() + "/approval", "", Map.of()).status()).isEqualTo(403);
        assertThat(browsing.as(world.ben).get("/approvals", "").body()).contains("Nothing waits");
    }

    /** An answer of Lena's that waits, and nothing else that does. */
    private String waiting() {
        world.replies.ofConversation(world.mara, conversation).stream()
                .filter(reply -> reply.state() == Reply.State.AWAITING_APPROVAL
                        || reply.state() == Reply.State.DRAFT
                        || reply.state() == Reply.State.QUEUED)
                .forEach(reply -> world.replies.withdraw(world.mara, reply.id()));
        Reply reply = world.answering.send(
                world.lena,
                conversation,
                new Answering.Draft("It is on its way.", null, world.only().seen(), null, null));
        return "/replies/" + reply.id();
    }

    private Map<String, String> answer(String text) {
        return Map.of(
                "text",
                text,
                "visibility",
                "public",
                "seen",
                String.valueOf(world.only().seen()),
                "then",
                "open");
    }

    private Reply reply() {
        List<Reply> all = world.replies.ofConversation(world.mara, conversation);
        return all.get(all.size() - 1);
    }

    private String here() {
        return "/replies/" + reply().id() + "/approval";
    }
}
