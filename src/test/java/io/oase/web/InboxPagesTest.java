package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import io.oase.inbox.Conversation;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxPagesTest {
    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);
    private String question;
    private long id;
    private String path;

    @BeforeEach
    void somebodyAsks() {
        question = world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        id = world.only().row().id();
        path = "/conversations/" + id;
    }

    @Test
    void everybody_begins_where_their_work_is() {
        assertThat(lena.get("/", "").location()).endsWith("/inbox/mine");
        assertThat(mara.get("/", "").location()).endsWith("/inbox/unassigned");
        assertThat(lena.get("/inbox/nowhere", "").status()).isEqualTo(404);
    }

    @Test
    void a_filter_stands_in_the_address_and_goes_along_into_the_conversation() {
        world.network.mention("ana", "Your blue bicycle is great", NOW.minusSeconds(30));
        world.poll();
        world.inbox.tag(world.lena, id, "delivery & more");
        Answer found = lena.get("/inbox/open?tag=delivery+%26+more&channel=" + world.channel.id(), "");
        assertThat(found.body())
                .contains("order 4711")
                .doesNotContain("bicycle")
                .contains("<!doctype html>");
        assertThat(found.body()).contains("delivery+%26+more");
        assertThat(lena.get("/inbox/open?q=bicycle", "").body())
                .contains("blue <mark>bicycle</mark>")
                .doesNotContain("4711");
        assertThat(lena.get("/inbox/open?q=nothingofthekind", "").body()).contains("Nothing found");
        assertThat(lena.get("/inbox/open?state=purple", "").status()).isEqualTo(422);
    }

    @Test
    void what_was_found_says_why_and_what_was_not_what_to_do() {
        world.inbox.note(world.lena, id, "The <warehouse> has it");
        assertThat(lena.get("/inbox/open?q=warehouses", "rows").body())
                .contains("<span class=\"label\">Note</span> The &lt;<mark>warehouse</mark>&gt; has it");
        assertThat(lena.get("/inbox/open?q=is:great", "rows").body()).contains("resolved", "overdue");
        assertThat(lena.get("/inbox/open?q=form:kim", "rows").body())
                .contains("Did you mean", "/inbox/open?q&#61;from%3Akim", "Search everywhere");
        assertThat(lena.get("/inbox/open?q=channel:nowhere", "rows").body())
                .contains("There is no such thing: channel:nowhere");
        assertThat(lena.get("/inbox/open?q=order", "").body())
                .contains("value=\"order\"", "<option value=\"\" selected>Best first</option>");
        assertThat(lena.get("/inbox/open?q=order&sort=latest", "").body())
                .contains("<option value=\"latest\" selected>");
    }

    @Test
    void how_a_search_could_go_on_is_listed_below_its_field() {
        assertThat(lena.get("/search/suggestions?q=fr", "hints").body())
                .contains("role=\"listbox\"", "data-query=\"from:\"", "who wrote it");
        assertThat(lena.get("/search/suggestions?q=from:ki", "hints").body()).contains("data-query=\"from:kim@");
        assertThat(lena.get("/search/suggestions?q=qqqq", "hints").body()).isBlank();
    }

    @Test
    void htmx_gets_the_part_it_asked_for_and_nothing_else() {
        assertThat(lena.get("/inbox/open", "rows").body())
                .contains("row-" + id)
                .doesNotContain("<html", "id=\"nav\"", "filters");
        assertThat(lena.get("/inbox/open", "nav").body())
                .contains("/inbox/unassigned", "Lena Brandt")
                .doesNotContain("row-" + id);
        assertThat(lena.get("/inbox/open", "bar").body())
                .contains("/inbox/unassigned")
                .doesNotContain("row-" + id);
        assertThat(lena.get(path, "desk").body())
                .contains("data-conversation=\"" + id)
                .doesNotContain("<html", "row-" + id);
        assertThat(lena.get(path, "thread").body())
                .contains("order 4711", "name=\"seen\"")
                .doesNotContain("<textarea");
        assertThat(lena.get(path, "head").body())
                .contains("nobody has it", "data-do=\"resolve\"")
                .doesNotContain("<textarea", "order 4711?</p>", "class=\"talk\"");
        assertThat(lena.get(path, "composer").body()).contains("<textarea").doesNotContain("class=\"talk\"");
        assertThat(lena.get(path + "?view=open", "").body())
                .contains("<!doctype html>", "row-" + id, "data-conversation", "first time");
    }

    @Test
    void a_long_list_goes_on_where_it_ended() {
        for (int i = 0; i < 60; i++) {
            world.network.mention("p" + i, "Question number " + i + ".", NOW.minusSeconds(600 + i));
        }
        world.poll();
        String first = lena.get("/inbox/open", "rows").body();
        String more = first.replaceAll("(?s).*id=\"more\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&")
                .replace("&#61;", "=");
        String second = lena.get(more, "more").body();
        assertThat(second)
                .contains("Question number 55.")
                .doesNotContain("Question number 3.", "filters", "id=\"more\"");
    }

    @Test
    void taking_and_resolving_answers_with_the_desk_or_the_way_back() {
        Answer taken = lena.post(path + "/assignment", "desk", Map.of("assignee", "me"));
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body()).contains("with you", "Lena Brandt took this");
        Answer resolved = lena.post(path + "/state", "", Map.of("state", "resolved"));
        assertThat(resolved.status()).isEqualTo(303);
        assertThat(resolved.location()).contains(path + "?view=");
        assertThat(lena.get(path, "desk").body()).contains("Lena Brandt resolved this");
    }

    @Test
    void an_agent_takes_nothing_from_a_colleague_and_a_lead_does() {
        world.inbox.take(world.ben, id);
        Answer refused = lena.post(path + "/assignment", "desk", Map.of("assignee", "me"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("with Ben Ott", "role=\"alert\"");
        String toMara = String.valueOf(world.mara.id());
        assertThat(lena.post(path + "/assignment", "desk", Map.of("assignee", toMara))
                        .status())
                .isEqualTo(403);
        assertThat(mara.post(path + "/assignment", "desk", Map.of("assignee", toMara))
                        .body())
                .contains("with you");
    }

    @Test
    void a_form_without_our_own_token_changes_nothing() {
        assertThat(lena.post(path + "/state", "desk", Map.of("state", "resolved", "csrf", "guessed"))
                        .status())
                .isEqualTo(403);
        assertThat(world.only().row().state().name()).isEqualTo("NEW");
    }

    @Test
    void counting_shows_the_sign_off_and_stores_nothing() {
        world.network.limit(60);
        Answer counted =
                lena.post(path + "/count", "count", Map.of("text", "It is on its way.", "visibility", "public"));
        assertThat(counted.body()).contains("39 of 60", "^LB").doesNotContain("<html");
        String text = "One sentence that is long enough. Another sentence that is long enough. And a third one.";
        assertThat(lena.post(path + "/count", "count", Map.of("text", text)).body())
                .contains("3 parts", "(2/");
        assertThat(world.replies.ofConversation(world.lena, id)).isEmpty();
    }

    @Test
    void an_answer_is_sent_undone_and_written_on() {
        Answer sent = send(lena, "It is on its way.", "desk", world.only().seen());
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body()).contains("It is on its way.", "data-undo");
        Reply reply = world.replies.ofConversation(world.lena, id).get(0);
        Answer back = lena.post("/replies/" + reply.id() + "/withdrawal", "desk", Map.of());
        assertThat(back.body()).contains(">It is on its way.</textarea>").doesNotContain("data-undo");
        assertThat(lena.post("/replies/" + reply.id() + "/withdrawal", "desk", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoever_hands_over_sees_what_each_has_and_says_what_is_to_be_known_and_the_receiver_is_told() {
        world.inbox.take(world.lena, id);
        assertThat(lena.get(path + "/colleagues", "names").body())
                .contains("load-" + world.ben.id(), "nothing open", "load-" + world.mara.id())
                .contains("1 open")
                .doesNotContain("<html");
        Map<String, String> form = Map.of("assignee", String.valueOf(world.ben.id()), "note", " <b>Knows</b> billing ");
        assertThat(lena.post(path + "/assignment", "desk", form).body())
                .contains("Lena Brandt handed this to Ben Ott: “&lt;b&gt;Knows&lt;/b&gt; billing”");

        assertThat(site.as(world.ben).get(path, "").body())
                .contains("Lena Brandt handed this to you: “&lt;b&gt;Knows&lt;/b&gt; billing”");
        assertThat(world.notices.list(world.ben, null, 10, null).notices())
                .singleElement()
                .satisfies(told -> assertThat(told.notice().data())
                        .containsEntry("by", "Lena Brandt")
                        .containsEntry("note", "<b>Knows</b> billing"));
        assertThat(world.notices.unread(world.lena)).isZero();
        assertThat(mara.post(path + "/assignment", "desk", form).body()).contains("the note would reach nobody");
        assertThat(mara.post(
                                path + "/assignment",
                                "desk",
                                Map.of("assignee", "" + world.lena.id(), "note", "x".repeat(201)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_published_answer_stands_once_with_its_author_and_its_sign_off_apart() {
        send(lena, "It is on its way.", "desk", world.only().seen());
        world.publish();
        world.poll();
        String thread = lena.get(path, "thread").body();
        assertThat(thread.split("It is on its way\\.", -1)).hasSize(2);
        assertThat(thread).contains("Lena Brandt", "^LB", "Published", "https://fake.example/");
    }

    @Test
    void what_was_answered_elsewhere_is_marked_as_such() {
        world.network.own(question, "We are looking into it.", NOW.minusSeconds(10));
        world.poll();
        assertThat(lena.get(path, "thread").body()).contains("We are looking into it.", "answered outside");
    }

    @Test
    void something_newer_sends_the_answer_back_with_its_text_and_shows_what_is_new() {
        long seen = world.only().seen();
        world.network.reply("kim", question, "It has just arrived.", NOW.minusSeconds(5));
        world.poll();
        for (String target : List.of("desk", "")) {
            Answer refused = send(lena, "It is <on> its way.", target, seen);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("It is &lt;on&gt; its way.</textarea>", "It has just arrived.", "Something newer");
        }
        assertThat(send(lena, "Good to hear.", "desk", world.only().seen()).status())
                .isEqualTo(200);
    }

    @Test
    void what_cannot_be_sent_comes_back_with_its_text() {
        // Too little room for the addressing alone: not even numbered parts would fit.
        world.network.limit(20);
        String text = "a".repeat(200);
        Answer refused = send(lena, text, "desk", world.only().seen());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains(text + "</textarea>", "role=\"alert\"");
        Answer note = lena.post(path + "/notes", "desk", Map.of("text", "  "));
        assertThat(note.status()).isEqualTo(422);
        assertThat(note.body()).contains("id=\"tab-note\" aria-controls=\"pane-note\" aria-selected=\"true\"");
    }

    @Test
    void a_failed_answer_is_corrected_and_replaced() {
        send(lena, "It is on its way.", "desk", world.only().seen());
        world.network.fail(io.oase.channel.Trouble.of(
                io.oase.channel.Trouble.Kind.REFUSED, io.oase.base.Said.of("trouble.refused", "fake.example", 422)));
        world.publish();
        world.network.fail(null);
        Reply failed = world.replies.ofConversation(world.lena, id).get(0);
        assertThat(failed.state()).isEqualTo(Reply.State.FAILED);
        assertThat(lena.get("/inbox/open", "rows").body()).contains("did not go out");
        String composer =
                lena.get("/replies/" + failed.id() + "/correction", "composer").body();
        assertThat(composer)
                .contains(">It is on its way.</textarea>", "name=\"replaces\" value=\"" + failed.id() + "\"");
        assertThat(lena.get("/replies/" + failed.id() + "/correction", "").location())
                .contains("write=" + failed.id());
        Answer sent = lena.post(
                path + "/replies",
                "desk",
                Map.of(
                        "text",
                        "On its way.",
                        "visibility",
                        "public",
                        "then",
                        "waiting",
                        "replaces",
                        "" + failed.id(),
                        "seen",
                        "" + world.only().seen()));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(world.replies.get(world.lena, failed.id()).state()).isEqualTo(Reply.State.WITHDRAWN);
    }

    @Test
    void nothing_anybody_writes_becomes_markup() {
        RemotePerson evil = new RemotePerson(
                "e",
                "e" + EVIL,
                EVIL,
                "https://x.example/\"onclick=1",
                "https://x.example/a.png",
                3,
                false,
                List.of(new RemotePerson.Emoji("alert", "https://x.example/e.png\"onload=\"x")));
        world.network.put(RemotePost.of("evil", evil, EVIL, NOW.minusSeconds(20))
                .title(EVIL)
                .warning(EVIL)
                .url("javascript:alert(1)")
                .media(List.of(new RemotePost.Media("image", "https://x.example/b.png", null, EVIL)))
                .emojis(List.of(new RemotePerson.Emoji("x\"><script>", "https://x.example/e.png")))
                .visibility(Visibility.PRIVATE)
                .build());
        world.poll();
        long other = world.all().stream()
                .mapToLong(row -> row.id())
                .filter(row -> row != id)
                .findFirst()
                .orElseThrow();
        world.inbox.note(world.lena, other, EVIL);
        world.inbox.tag(world.lena, other, "<script>x</script>");
        for (String page : List.of(
                lena.get("/conversations/" + other, "").body(),
                lena.get("/inbox/all?q=" + "%3Cscript%3E", "").body(),
                lena.get("/people-outside/" + world.all().get(0).contactId(), "")
                        .body())) {
            assertThat(page)
                    .doesNotContain("<script>alert", "<script>x", "<img src=x", "javascript:alert", "\"onclick");
            assertThat(page).doesNotContain("src=\"https://x.example");
        }
        assertThat(lena.get("/conversations/" + other, "").body()).contains("/pictures/", "alert(1)");
    }

    @Test
    void custom_emoji_in_a_name_are_pictures_wherever_the_name_stands() {
        RemotePerson tomasz = new RemotePerson(
                "t",
                "tomasz@fake.example",
                "Tomasz M. :strom:",
                null,
                null,
                null,
                false,
                List.of(new RemotePerson.Emoji("strom", "https://x.example/strom.png")));
        world.network.put(RemotePost.of("t1", tomasz, "When does the fee begin?", NOW.minusSeconds(20))
                .build());
        world.poll();
        long other = world.all().get(0).id();
        for (String page : List.of(
                lena.get("/inbox/all", "rows").body(),
                lena.get("/conversations/" + other, "thread").body(),
                lena.get("/conversations/" + other, "person").body(),
                lena.get("/people-outside/" + world.all().get(0).contactId(), "")
                        .body())) {
            assertThat(page)
                    .contains("Tomasz M. <img class=\"emoji\" src=\"/pictures/")
                    .contains(">TM<");
        }
    }

    @Test
    void a_long_handle_breaks_before_its_server() {
        assertThat(lena.get(path, "person").body()).contains("@kim<wbr>@fake.example");
    }

    @Test
    void whoever_waits_longest_can_stand_first_and_the_address_says_so() {
        world.network.mention("ana", "Mine is older", NOW.minusSeconds(300));
        world.network.mention("cem", "Mine is newest", NOW.minusSeconds(5));
        world.poll();
        assertThat(lena.get("/inbox/open?sort=latest", "rows").body())
                .containsSubsequence("Mine is newest", "order 4711", "Mine is older");
        String waiting = lena.get("/inbox/open?sort=waiting", "").body();
        assertThat(waiting).containsSubsequence("Mine is older", "order 4711", "Mine is newest");
        assertThat(waiting)
                .contains("data-url=\"/inbox/open?sort&#61;waiting\"")
                .containsPattern("<option value=\"waiting\" selected>Longest waiting")
                .contains("/conversations/" + id + "?view&#61;open&amp;sort&#61;waiting");
        assertThat(lena.get("/inbox/mine?sort=waiting", "rows").body()).contains("Nobody waits for an answer");
        assertThat(lena.get("/inbox/resolved", "list").body()).doesNotContain("id=\"sort\"");
    }

    @Test
    void a_row_says_when_it_is_due_and_not_a_length_that_grows_stale() {
        assertThat(lena.get("/inbox/open", "rows").body()).contains("title=\"First response due 14:00\"");
    }

    @Test
    void a_parent_that_is_not_known_is_said_in_words() {
        world.network.post("mo", "And now?", NOW.minusSeconds(15), post -> post.parent("gone:1")
                .parentAbsence(RemotePost.Absence.BLOCKED));
        world.poll();
        Conversation other =
                world.conversations.read(world.mara, world.all().get(0).id());
        assertThat(lena.get("/conversations/" + other.row().id(), "thread").body())
                .contains("blocks this account");
    }

    @Test
    void pictures_are_served_to_us_alone_and_only_where_we_signed_them() {
        assertThat(lena.get("/pictures/AAAA.aHR0cDovLzEyNy4wLjAuMS8", "").status())
                .isEqualTo(404);
        assertThat(lena.get("/people/" + world.lena.id() + "/picture", "").status())
                .isEqualTo(404);
    }

    private Answer send(Browsing.Person by, String text, String target, long seen) {
        return by.post(
                path + "/replies",
                target,
                Map.of("text", text, "visibility", "public", "then", "open", "seen", String.valueOf(seen)));
    }
}
