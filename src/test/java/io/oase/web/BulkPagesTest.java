package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.bulk.BulkChange;
import io.oase.inbox.InboxRow;
import io.oase.reply.Answering;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Browsing.Person mara = new Browsing(world).as(world.mara);
    private String one = "";

    @BeforeEach
    void somebody_asks() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.network.mention("tom", "Where is mine?", NOW);
        world.poll();
        InboxRow row = world.all().get(0);
        one = row.id() + ":" + row.lastPostId();
    }

    @Test
    void every_row_can_be_ticked_and_the_choice_says_what_is_possible() {
        assertThat(lena.get("/inbox/open", "").body()).contains("form=\"chosen\"", "All of this list");

        assertThat(lena.post("/bulk-changes/choice", "", Map.of("c", one, "back", "/inbox/open"))
                        .body())
                .contains("One conversation", "value=\"take\"", "value=\"preview\"", "href=\"/inbox/open\"")
                .doesNotContain("value=\"assign\"");
        assertThat(mara.post("/bulk-changes/choice", "", Map.of("c", one)).body())
                .contains("value=\"assign\"", "Ben Ott");
    }

    @Test
    void all_of_a_list_is_what_its_address_says() {
        String page = lena.post("/bulk-changes/choice", "", Map.of("all", "/inbox/open?q=order"))
                .body();
        assertThat(page).contains("One conversation", "kim").doesNotContain("Where is mine");
    }

    @Test
    void one_is_tagged_and_the_page_says_how_far_it_is_and_takes_it_back() {
        var begun = lena.post("/bulk-changes", "", Map.of("c", one, "does", "tag", "tag", "outage"));
        assertThat(begun.status()).isEqualTo(303);
        String page = "/bulk-changes/" + last().id();
        assertThat(lena.get(page, "").body()).contains("Add the tag “outage”", "0 of 1", "Stop");

        world.bulkChanges.carrying().doSome();

        assertThat(lena.get(page, "bulk-account").body())
                .contains("Done.", "one changed", "Take it back")
                .doesNotContain("<html", "Stop<");
        lena.post(page + "/undo", "", Map.of());
        world.bulkChanges.carrying().doSome();
        assertThat(lena.get(page, "").body()).contains("It was taken back");
        assertThat(world.all()).allSatisfy(row -> assertThat(row.tags()).isEmpty());
        assertThat(lena.get("/bulk-changes", "").body()).contains("Take back: Add the tag “outage”");
    }

    @Test
    void what_is_refused_stays_as_it_was_typed() {
        var refused = lena.post(
                "/bulk-changes",
                "",
                Map.of("c", one, "does", "tag", "tag", " ", "text", "Hello you", "reason", "Later"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Hello you", "value=\"Later\"", "value=\"" + one + "\"");
    }

    @Test
    void each_answer_is_seen_before_it_goes() {
        String page = lena.post(
                        "/bulk-changes",
                        "",
                        Map.of("c", one, "does", "preview", "text", "Hello {{person.firstName|you}}, we are on it."))
                .body();
        assertThat(page).contains("Hello you, we are on it.").contains("Send one answer");

        lena.post("/bulk-changes", "", Map.of("c", one, "does", "answer", "text", "We are on it.", "then", "waiting"));
        world.bulkChanges.carrying().doSome();
        long id = Long.parseLong(one.substring(0, one.indexOf(':')));
        assertThat(world.replies.ofConversation(world.lena, id)).hasSize(1);
    }

    @Test
    void the_preview_says_which_of_them_went_out_word_for_word_lately() {
        long id = Long.parseLong(one.substring(0, one.indexOf(':')));
        long seen = world.conversations.read(world.mara, id).seen();
        world.answering.send(world.mara, id, new Answering.Draft("We are on it.", null, seen, null, null));
        world.publish();

        Map<String, String> form = Map.of("c", one, "does", "preview", "text", "We are ON it.");
        assertThat(lena.post("/bulk-changes", "", form).body())
                .contains("Word for word the same went out in public once");
        Map<String, String> other = Map.of("c", one, "does", "preview", "text", "Something else.");
        assertThat(lena.post("/bulk-changes", "", other).body()).doesNotContain("Word for word");
    }

    @Test
    void the_preview_says_which_of_them_would_read_the_same_as_another() {
        Map<String, String> form = Map.of("does", "preview", "text", "We are on it. Write to {{agent.firstName}}.");

        String page = lena.post("/bulk-changes", "", both(form)).body();

        assertThat(page)
                .contains("2 of these answers would read word for word the same in public")
                .contains("One other of these answers would read word for word the same in public")
                .contains("{{person.firstName|…}}, {{case.number}}")
                .contains("Where is my order?", "Where is mine?")
                .doesNotContain("went out in public");
        Map<String, String> own = Map.of("does", "preview", "text", "We are on it. ({{case.number}})");
        assertThat(lena.post("/bulk-changes", "", both(own)).body())
                .contains("Send 2 answers")
                .doesNotContain("word for word", "form letter");
    }

    @Test
    void where_words_went_out_before_the_preview_shows_what_would_make_them_theirs() {
        long id = Long.parseLong(one.substring(0, one.indexOf(':')));
        long seen = world.conversations.read(world.mara, id).seen();
        world.answering.send(world.mara, id, new Answering.Draft("We are on it.", null, seen, null, null));
        world.publish();
        InboxRow other =
                world.all().stream().filter(row -> row.id() != id).findFirst().orElseThrow();
        Map<String, String> form =
                Map.of("c", other.id() + ":" + other.lastPostId(), "does", "preview", "text", "We are on it.");

        String page = lena.post("/bulk-changes", "", form).body();

        assertThat(page)
                .contains("Their name", other.person(), "What they wrote", other.snippet())
                .contains("{{person.firstName|…}}, {{case.number}}");
        Map<String, String> numbered = new HashMap<>(form);
        numbered.put("text", "We are on it. ({{case.number}})");
        assertThat(lena.post("/bulk-changes", "", numbered).body()).doesNotContain("What they wrote");
    }

    @Test
    void nothing_chosen_and_nonsense_chosen_is_said() {
        assertThat(lena.post("/bulk-changes/choice", "", Map.of()).status()).isEqualTo(422);
        assertThat(lena.post("/bulk-changes/choice", "", Map.of("c", "1;DROP")).status())
                .isEqualTo(422);
        assertThat(lena.post("/bulk-changes/choice", "", Map.of("all", "https://elsewhere.example/inbox/open"))
                        .status())
                .isEqualTo(422);
        assertThat(mara.get("/bulk-changes/4711", "").status()).isEqualTo(404);
    }

    /** A form in which both were ticked: a name that comes twice stands in the first one. */
    private Map<String, String> both(Map<String, String> form) {
        InboxRow row = world.all().get(1);
        Map<String, String> both = new HashMap<>(form);
        both.put("c=" + one + "&c", row.id() + ":" + row.lastPostId());
        return both;
    }

    private BulkChange last() {
        List<BulkChange> recent = world.bulkChanges.recent(world.lena);
        return recent.get(0);
    }
}
