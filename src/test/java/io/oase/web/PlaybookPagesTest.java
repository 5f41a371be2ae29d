package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlaybookPagesTest {
    private static final String LIST = "/playbooks";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);
    private final Browsing.Person ada = site.as(world.ada);

    @Test
    void everybody_reads_them_in_their_language_or_another() {
        assertThat(lena.get(LIST, "").body())
                .contains("No playbook is there yet")
                .doesNotContain("/playbooks/upload");
        put("outage", GoodPlaybook.text("outage"));

        assertThat(lena.get(LIST, "").body())
                .contains("Service outage", "href=\"/playbooks/outage\"", "Kommunikation · to be looked at again by")
                .contains("/activations/new?playbook=outage");
        String page = lena.get(LIST + "/outage", "").body();
        assertThat(page)
                .contains("Keep calm. If unsure", "Nothing works any more.", "T + 5 min", "Have it confirmed")
                .contains("title=\"{{fact.what}}\">What does not work</mark>")
                .contains("First acknowledgement", "Holding statement", "isolated case", "15 min")
                .doesNotContain("Störung", "/playbooks/upload");
        assertThat(lena.get(LIST + "/outage?in=de", "").body())
                .contains("<strong>Im Zweifel</strong>", "Störung eines Dienstes", "<h1 lang=\"de\">");
        assertThat(site.as(world.lena, "de").get(LIST + "/outage", "").body()).contains("In diesem Playbook");
        assertThat(mara.get(LIST + "/outage", "").body()).contains("/activations/new?playbook=outage");
        assertThat(lena.get(LIST + "/nothing", "").status()).isEqualTo(404);
    }

    @Test
    void what_a_file_says_stays_text_and_never_becomes_a_page() {
        put(
                "outage",
                GoodPlaybook.text("outage")
                        .replace("Service outage", "'<script>alert(1)</script>'")
                        .replace(
                                "Keep calm.",
                                "[here](javascript:alert(3)) ![x](https://example.org/x.png)\n\n<script>alert(2)</script>\n\n<img src=x onerror=alert(4)>\n\nKeep calm.")
                        .replace("We apologise.", "'<b>We</b> apologise {{channel.name|<i>}}.'"));

        String page = lena.get(LIST + "/outage", "").body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;We&lt;/b&gt; apologise")
                .doesNotContain("<script>alert", "javascript:", "<img src=x", "example.org/x.png", "<i>");
    }

    @Test
    void a_broken_file_is_shown_with_line_and_field_and_the_good_one_stays() {
        put("outage", GoodPlaybook.text("outage"));
        put("outage", GoodPlaybook.text("outage").replace("due: 60", "due: soon"));

        assertThat(lena.get(LIST, "").body())
                .contains("outage.md", "line 78", "steps[inform].due", "whole number", "href=\"/playbooks/outage\"");
        assertThat(lena.get(LIST + "/outage", "").body()).contains("T + 1 h 00");
    }

    @Test
    void one_is_uploaded_looked_over_by_somebody_else_with_the_difference_and_used() {
        put("outage", GoodPlaybook.text("outage"));
        assertThat(mara.get(LIST + "/upload?of=outage", "").body()).contains("id: outage");
        String changed = GoodPlaybook.text("outage").replace("due: 60", "due: 45");
        Browsing.Answer broken = mara.postParts(LIST + "/upload", Map.of("source", changed.replace("45", "<soon>")));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body()).contains("line 78", "steps[inform].due", "whole number", ">due: &lt;soon&gt;</code>");

        String upload = path(mara.postParts(LIST + "/upload", Map.of("source", changed)));
        assertThat(mara.get(upload, "").body()).contains("Nobody here is called “Timo Berg”");
        assertThat(mara.get(upload, "").body())
                .contains("It waits for a colleague")
                .doesNotContain("/review\"");
        assertThat(mara.post(upload + "/review", "", Map.of("decision", "take")).status())
                .isEqualTo(403);
        assertThat(lena.get(upload, "").status()).isEqualTo(403);
        assertThat(ada.get(LIST, "").body()).contains("Look it over", upload);
        assertThat(ada.get("/notices", "").body()).contains("Mara Vogt uploaded a playbook");
        String review = ada.get(upload, "").body();
        assertThat(review).contains("<del>60</del>", "<ins>45</ins>", "uploaded by Mara Vogt");
        String seen = review.replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f]*)\".*", "$1");

        assertThat(ada.post(upload + "/review", "", Map.of("decision", "refuse", "reason", " "))
                        .status())
                .isEqualTo(422);
        assertThat(ada.post(upload + "/review", "", Map.of("decision", "take", "seen", ""))
                        .status())
                .isEqualTo(409);
        assertThat(ada.post(upload + "/review", "", Map.of("decision", "take", "seen", seen))
                        .location())
                .endsWith(LIST + "/outage");

        assertThat(lena.get(LIST + "/outage", "").body()).contains("T + 45 min");
        assertThat(mara.get(LIST + "/outage", "").body()).contains("The file in the folder says something else");
        assertThat(lena.get(LIST + "/outage/versions", "").body())
                .contains("looked over by Ada Sommer", "in use", "was in use", "<del>60</del>", "<ins>45</ins>");
        Browsing.Answer again = mara.postParts(LIST + "/upload", Map.of("source", changed));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("exactly this");
    }

    @Test
    void one_without_a_file_is_withdrawn_by_two() {
        String upload = path(mara.postParts(LIST + "/upload", Map.of("source", GoodPlaybook.text("recall"))));
        ada.post(upload + "/review", "", Map.of("decision", "take", "seen", ""));
        String away = LIST + "/recall/withdrawal";
        assertThat(mara.get(LIST + "/recall", "").body()).contains(away);
        assertThat(lena.get(away, "").status()).isEqualTo(403);
        assertThat(mara.get(away, "").body()).contains("Why should it go?");
        assertThat(mara.post(away, "", Map.of("reason", " ")).status()).isEqualTo(422);
        mara.post(away, "", Map.of("reason", "Sold <b>off"));
        assertThat(mara.get(away, "").body())
                .contains("Sold &lt;b&gt;off", "Call it off")
                .doesNotContain("Withdraw it<");
        assertThat(ada.get(LIST, "").body()).contains("to be withdrawn, proposed by Mara Vogt", away);
        assertThat(ada.get("/notices", "").body()).contains("Mara Vogt wants to withdraw a playbook");
        assertThat(ada.post(away + "/review", "", Map.of("decision", "keep")).status())
                .isEqualTo(422);
        assertThat(ada.post(away + "/review", "", Map.of("decision", "take")).status())
                .isEqualTo(303);
        assertThat(ada.get(LIST + "/recall", "").status()).isEqualTo(404);
        assertThat(ada.get(LIST + "/recall/versions", "").body()).contains("was in use");
    }

    @Test
    void one_that_is_refused_says_why() {
        String upload = path(mara.postParts(LIST + "/upload", Map.of("file", "file:" + GoodPlaybook.text("recall"))));
        assertThat(ada.get(upload, "").body()).contains("nothing to compare it with");
        assertThat(ada.post(upload + "/review", "", Map.of("decision", "refuse", "reason", "No <apology>"))
                        .status())
                .isEqualTo(303);

        assertThat(mara.get(upload, "").body()).contains("Ada Sommer refused it: No &lt;apology&gt;");
        assertThat(lena.get(LIST + "/recall", "").status()).isEqualTo(404);
        assertThat(mara.get(LIST + "/recall/versions", "").body()).contains("refused", "No &lt;apology&gt;");
    }

    @Test
    void every_version_can_be_read_and_downloaded() {
        put("outage", GoodPlaybook.text("outage"));
        String first = world.library.current("outage").orElseThrow().hash();
        put("outage", GoodPlaybook.text("outage").replace("due: 60", "due: 45"));
        String version = LIST + "/outage/versions/" + first;

        assertThat(lena.get(version, "").body())
                .contains("T + 1 h 00", "This version is not in use any more")
                .doesNotContain("/playbooks/upload?of");
        assertThat(lena.get(version + "/outage.md", "").body()).isEqualTo(GoodPlaybook.text("outage"));
        assertThat(lena.get(LIST + "/other/versions/" + first, "").status()).isEqualTo(404);
        assertThat(lena.get(LIST + "/outage/versions?from=x&to=" + first, "").body())
                .contains("Both say the same");
        assertThat(lena.get(LIST + "/upload", "").status()).isEqualTo(403);
        assertThat(lena.postParts(LIST + "/upload", Map.of("source", "x")).status())
                .isEqualTo(403);
    }

    private void put(String id, String text) {
        GoodPlaybook.write(world.playbooks, id, text);
        world.library.look();
    }

    private static String path(Browsing.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return java.net.URI.create(answer.location()).getPath();
    }
}
