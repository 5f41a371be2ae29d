package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.draft.Draft;
import io.oase.draft.Draft.Kind;
import io.oase.draft.Drafts;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DraftPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);
    private final Browsing.Person lena = browsing.as(world.lena);
    private final Browsing.Person ben = browsing.as(world.ben);
    private String path = "";
    private long id;

    @BeforeEach
    void somebody_asks() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        id = world.only().row().id();
        path = "/conversations/" + id;
    }

    @Test
    void without_a_script_a_draft_is_saved_by_its_button_and_stands_in_the_field_again() {
        var saved = lena.post(path + "/drafts/answer", "", Map.of("text", "Hello Kim", "visibility", "public"));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(lena.get(path, "").body())
                .contains(">Hello Kim</textarea>", "data-version=\"1\"", "Draft saved", "Hand over…")
                .doesNotContain("id=\"kept-text\" role=\"status\"></span>");
        assertThat(lena.get("/inbox/drafts", "rows").body()).contains("Where is my order?", "drafted");
        assertThat(ben.get(path, "").body()).doesNotContain("Hello Kim");
        assertThat(ben.get("/inbox/all", "rows").body()).doesNotContain("tag drafted");
    }

    @Test
    void a_refused_answer_keeps_what_was_typed_and_a_sent_one_leaves_the_field_empty() {
        save(world.lena, Kind.ANSWER, "Hello Kim");
        save(world.lena, Kind.NOTE, "Ask the warehouse");
        var refused = lena.post(
                path + "/replies", "desk", Map.of("text", "Hello Kim, soon", "visibility", "public", "seen", "0"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains(">Hello Kim, soon</textarea>", ">Ask the warehouse</textarea>");
        var sent = lena.post(
                path + "/replies",
                "desk",
                Map.of("text", "Hello Kim, soon", "visibility", "public", "seen", String.valueOf(seen())));
        assertThat(sent.body())
                .contains(">Ask the warehouse</textarea>")
                .doesNotContain(">Hello Kim</textarea>", ">Hello Kim, soon</textarea>");
    }

    @Test
    void a_note_never_becomes_an_answer() {
        save(world.lena, Kind.NOTE, "She is lying");
        String page = lena.get(path, "").body();
        String answer = page.substring(page.indexOf("<form id=\"reply\""), page.indexOf("id=\"pane-note\""));
        assertThat(answer).doesNotContain("She is lying");
        lena.post(path + "/notes", "desk", Map.of("text", "She is lying"));
        assertThat(world.replies.ofConversation(world.lena, id)).isEmpty();
        assertThat(world.only().notes()).hasSize(1);
    }

    @Test
    void an_answer_that_names_a_colleague_as_notes_do_is_sent_only_when_its_author_says_so() {
        Map<String, String> form =
                Map.of("text", "@Ben Ott: is she lying?", "visibility", "public", "seen", String.valueOf(seen()));
        var refused = lena.post(path + "/replies", "desk", form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains(
                        "This was not sent: it names Ben Ott", "name=\"meant\"", ">@Ben Ott: is she lying?</textarea>");
        assertThat(world.replies.ofConversation(world.lena, id)).isEmpty();
        Map<String, String> meant = new java.util.HashMap<>(form);
        meant.put("meant", "yes");
        assertThat(lena.post(path + "/replies", "desk", meant).status()).isEqualTo(200);
        assertThat(world.replies.ofConversation(world.lena, id)).hasSize(1);
    }

    @Test
    void it_goes_along_with_the_conversation_and_whose_it_was_is_seen_and_taken_over() {
        world.inbox.take(world.lena, id);
        save(world.lena, Kind.ANSWER, "Hello <b>Kim</b>");
        Browsing.Person mara = browsing.as(world.mara);
        mara.post(path + "/assignment", "desk", Map.of("assignee", String.valueOf(world.ben.id()), "draft", "yes"));
        assertThat(ben.get(path, "").body()).as("Mara has written nothing").doesNotContain("handed you");

        assertThat(lena.get(path + "/hands", "hands").body())
                .contains("Ben Ott")
                .doesNotContain("Lena Brandt", "<html");
        assertThat(lena.post(path + "/hands", "desk", Map.of("to", String.valueOf(world.ben.id())))
                        .body())
                .contains("Lena Brandt handed Ben Ott a draft")
                .doesNotContain(">Hello &lt;b&gt;Kim");
        String page = ben.get(path, "").body();
        assertThat(page)
                .contains("Lena Brandt handed you this draft", "Hello &lt;b&gt;Kim&lt;/b&gt;", "Put into my answer");
        long draft = world.drafts.of(world.ben, id).stream()
                .filter(Draft::aside)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(ben.get("/inbox/all", "rows").body()).contains("Draft by Lena Brandt");
        assertThat(ben.post(path + "/offered-drafts/" + draft + "/adoption", "desk", Map.of())
                        .body())
                .contains(">Hello &lt;b&gt;Kim&lt;/b&gt;</textarea>");
        assertThat(ben.post(path + "/offered-drafts/" + draft + "/removal", "desk", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_is_mentioned_sees_it_in_every_list_until_they_have_opened_it() {
        lena.post(path + "/notes", "desk", Map.of("text", "@Ben Ott <script> please"));
        assertThat(lena.get(path, "").body())
                .contains("<span class=\"named\"><bdi>@Ben Ott</bdi></span> &lt;script&gt; please");
        assertThat(ben.get("/inbox/all", "rows").body()).contains("Mentions you");
        assertThat(ben.unasked(path).status()).isEqualTo(200);
        assertThat(ben.get("/inbox/mentions", "rows").body()).contains("Mentions you");
        ben.get(path, "desk");
        assertThat(ben.get("/inbox/mentions", "rows").body())
                .contains("Where is my order?")
                .doesNotContain("Mentions you");
    }

    private long seen() {
        return world.conversations.read(world.lena, id).seen();
    }

    private void save(Account by, Kind kind, String text) {
        world.drafts.save(by, id, new Drafts.Wish(kind, text, null, "", 0, null, false));
    }
}
