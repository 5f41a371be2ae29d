package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.notice.Notice;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticePagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);
    private final Browsing.Person lena = browsing.as(world.lena);
    private final Browsing.Person ben = browsing.as(world.ben);
    private long conversation;

    @BeforeEach
    void somebodyAsks() {
        world.network.mention("kim", "Where is my order?", NOW.minusSeconds(60));
        world.poll();
        conversation = world.only().row().id();
    }

    @Test
    void the_bell_counts_on_every_page_what_is_unread_and_is_silent_without() {
        assertThat(lena.get("/inbox/mine", "").body()).contains("id=\"bell\"").doesNotContain("class=\"tally\"");
        tell(world.lena, "a", "Hello", false);
        assertThat(lena.get("/inbox/mine", "").body()).contains("Notices: 1 unread", "class=\"tally\"");
        assertThat(lena.get("/inbox/mine", "nav").body()).contains("Notices: 1 unread");
        assertThat(browsing.as(world.lena, "de").get("/profile", "").body()).contains("Mitteilungen: 1 ungelesen");
        assertThat(ben.get("/inbox/mine", "").body()).doesNotContain("class=\"tally\"");
    }

    @Test
    void the_list_says_what_happened_with_strangers_words_as_words_and_late_in_words() {
        assertThat(lena.get("/notices", "").body()).contains("Nothing to tell");
        tell(world.lena, "a", "<script>alert(1)</script> {{t.skip}}", true);
        String page = lena.get("/notices", "").body();
        assertThat(page)
                .contains("The first response is overdue: it was due 09:30")
                .contains("&lt;script&gt;alert(1)")
                .contains("{{t.skip}}")
                .contains("Kim &amp; Co waits", "Nobody has it")
                .contains("Told late: Oase was not running when this was due to be told.")
                .contains("Mark all as read");
        assertThat(browsing.as(world.lena, "de").get("/notices", "").body())
                .contains("Die erste Antwort ist überfällig", "Verspätet mitgeteilt");
        assertThat(ben.get("/notices", "").body()).contains("Nothing to tell");
    }

    @Test
    void who_opens_the_conversation_through_a_notice_has_read_it() {
        long id = tell(world.lena, "a", "Hello", false);
        Browsing.Answer onward = lena.get("/notices/" + id, "");
        assertThat(onward.status()).isEqualTo(303);
        assertThat(onward.location()).endsWith("/conversations/" + conversation);
        assertThat(world.notices.unread(world.lena)).isZero();
    }

    @Test
    void nobody_opens_reads_or_marks_what_somebody_else_was_told() {
        long id = tell(world.lena, "a", "Hello secret", false);
        assertThat(ben.get("/notices/" + id, "").status()).isEqualTo(404);
        assertThat(ben.post("/notices/" + id + "/reading", "told", Map.of()).status())
                .isEqualTo(404);
        assertThat(ben.post("/notices/reading", "told", Map.of("upTo", "" + id)).status())
                .isEqualTo(200);
        assertThat(ben.get("/notices/arrived?id=" + id, "toasts").body()).doesNotContain("Hello secret");
        assertThat(world.notices.unread(world.lena)).isEqualTo(1);
    }

    @Test
    void one_or_all_are_marked_and_the_bell_comes_along() {
        long first = tell(world.lena, "a", "Hello", false);
        long second = tell(world.lena, "b", "Hello", false);
        String one = lena.post("/notices/" + first + "/reading", "told", Map.of("read", "true"))
                .body();
        assertThat(one).contains("hx-swap-oob=\"true\"", "Notices: 1 unread", "Mark as unread");
        assertThat(lena.post("/notices/" + first + "/reading", "told", Map.of("read", "false"))
                        .body())
                .contains("Notices: 2 unread");
        String all = lena.post("/notices/reading", "told", Map.of("upTo", "" + second))
                .body();
        assertThat(all).doesNotContain("unread</span>", "Mark all as read").contains("id=\"bell\"");
        Browsing.Answer plain = lena.post("/notices/reading", "", Map.of("upTo", "" + second));
        assertThat(plain.status()).isEqualTo(303);
        assertThat(plain.location()).endsWith("/notices");
    }

    @Test
    void what_just_came_is_said_in_passing_at_most_three_at_once_and_not_when_it_is_read() {
        long first = tell(world.lena, "a", "one", false);
        for (String key : List.of("b", "c", "d")) {
            tell(world.lena, key, key + key + key, false);
        }
        String toasts = lena.get(
                        "/notices/arrived?id=" + first + "&id=" + (first + 1) + "&id=" + (first + 2) + "&id="
                                + (first + 3) + "&id=999",
                        "toasts")
                .body();
        assertThat(toasts).contains("bbb", "ccc", "ddd", "Notices: 4 unread", "/notices/" + (first + 3));
        assertThat(toasts).doesNotContain("“one”");
        world.notices.mark(world.lena, first, true);
        assertThat(lena.get("/notices/arrived?id=" + first, "toasts").body())
                .doesNotContain("“one”")
                .contains("Notices: 3 unread");
    }

    @Test
    void older_notices_are_on_further_pages() {
        for (int i = 0; i < 51; i++) {
            tell(world.lena, "k" + i, "Title number " + i, false);
        }
        String page = lena.get("/notices", "").body();
        assertThat(page).contains("Title number 50", "Older notices").doesNotContain("Title number 0”");
        String cursor = world.notices.list(world.lena, null, 50, null).next().orElseThrow();
        assertThat(page).contains("cursor&#61;" + cursor);
        assertThat(lena.get("/notices?cursor=" + cursor, "").body()).contains("Title number 0”");
        assertThat(lena.get("/notices?cursor=x", "").status()).isEqualTo(422);
    }

    private long tell(Account account, String key, String title, boolean late) {
        Notice notice = new Notice(
                key,
                Notice.TARGET_MISSED,
                conversation,
                Map.of(
                        "promise",
                        "first_response",
                        "due_at",
                        NOW.minusSeconds(1800),
                        "title",
                        title,
                        "person",
                        "Kim & Co"),
                late);
        world.db.useTransaction(handle -> world.notices.send(handle, notice, List.of(account.id()), NOW));
        return world.notices.list(account, null, 1, null).notices().get(0).id();
    }
}
