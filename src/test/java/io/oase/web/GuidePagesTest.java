package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.guide.TimelineWords;
import io.oase.people.Account;
import io.oase.testing.Bundles;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuidePagesTest {
    private static final String HOSTILE =
            "=HYPERLINK(\"http://x\",\"y\")\n# Heading <script>alert(1)</script> | **bold** [a](b)";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);

    @Test
    void a_step_is_ticked_on_its_page_and_what_is_missing_is_said_there() {
        Activation crisis = begin(false);
        String steps = "/activations/" + crisis.id() + "/steps";
        assertThat(get(world.lena, steps))
                .contains("Ask the engineers what it is")
                .contains("0 of 3 done");

        Browsing.Answer refused = post(world.lena, steps + "/confirm", Map.of("state", "done", "words", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Write down what is asked for");
        assertThat(post(world.lena, steps + "/confirm", Map.of("state", "done", "words", HOSTILE))
                        .status())
                .isEqualTo(303);
        assertThat(get(world.ben, steps))
                .contains("1 of 3 done")
                .contains("Done by Lena Brandt")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        Browsing.Answer second = post(world.ben, steps + "/confirm", Map.of("state", "skipped", "words", "No"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Lena Brandt has just done that");
    }

    @Test
    void facts_that_were_not_touched_are_not_said_anew() {
        Activation crisis = begin(false);
        String facts = "/activations/" + crisis.id() + "/facts";
        world.factSheet.put(world.ada, crisis.id(), Map.of("what.de", "Kiel"), ZoneOffset.UTC);

        // Mara’s page is older than what Ada said: her empty field is as it was.
        assertThat(post(world.mara, facts, Map.of("fact.what.de", "", "was.what.de", "", "fact.what.en", "Kiel"))
                        .status())
                .isEqualTo(303);
        assertThat(get(world.mara, facts)).contains("value=\"Kiel\"");
        assertThat(world.factSheet.read(world.ben, crisis.id()).values()).hasSize(2);
        Browsing.Answer wrong = post(world.mara, facts, Map.of("fact.status", "javascript:alert(1)"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("begins with https://").contains("javascript:alert(1)");
        assertThat(post(world.mara, facts + "/next-update", Map.of("minutes", "30"))
                        .status())
                .isEqualTo(303);
        assertThat(world.activations.get(world.ben, crisis.id()).nextUpdateAt())
                .isEqualTo(world.clock.instant().plusSeconds(1800));
        assertThat(get(world.lena, facts)).doesNotContain("name=\"fact.what.de\"");
    }

    @Test
    void what_somebody_writes_down_means_nothing_else_on_the_page_in_markdown_or_in_a_table() {
        Activation crisis = begin(true);
        String timeline = "/activations/" + crisis.id() + "/timeline";
        assertThat(post(world.lena, timeline, Map.of("text", HOSTILE)).status()).isEqualTo(303);
        assertThat(post(world.lena, timeline, Map.of("text", " ")).status()).isEqualTo(422);

        assertThat(get(world.ben, timeline)).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(get(world.ben, timeline + "/paper")).contains("Drill").doesNotContain("<script>alert");
        assertThat(get(world.ben, timeline + "/markdown"))
                .contains("**Drill")
                .contains("> \\=HYPERLINK")
                .contains("\\# Heading \\<script\\>alert(1)\\</script\\> \\| \\*\\*bold\\*\\* \\[a\\](b)");
        String csv = get(world.ben, timeline + "/csv");
        assertThat(csv)
                .startsWith("at,who,kind,words,quote,conversation,drill\r\n")
                .contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\n# Heading")
                .contains(",entry,Entry,");
        assertThat(csv.lines().filter(line -> line.contains(",cast,")))
                .allSatisfy(line -> assertThat(line).endsWith("Drill – nothing of this was real"));
    }

    @Test
    void a_long_timeline_shows_the_latest_and_the_paper_shows_all() {
        Activation crisis = begin(false);
        String timeline = "/activations/" + crisis.id() + "/timeline";
        for (int each = 0; each < 250; each++) {
            world.scribing.write(world.lena, crisis.id(), "Line number " + each + ".");
        }
        assertThat(get(world.ben, timeline))
                .contains("Line number 249.")
                .contains("Line number 50.")
                .doesNotContain("Line number 49.")
                .contains("Earlier ones");
        assertThat(get(world.ben, timeline + "/paper"))
                .contains("Line number 0.")
                .contains("Line number 249.");
    }

    @Test
    void of_a_very_long_timeline_the_files_have_everything_and_the_paper_says_that() {
        Activation crisis = begin(false);
        String timeline = "/activations/" + crisis.id() + "/timeline";
        world.db.useHandle(handle -> handle.execute("""
                INSERT INTO activation_event (activation_id, at, kind, data)
                SELECT ?, ?, 'entry', jsonb_build_object('text', 'Line number ' || n || '.') FROM generate_series(1, 20500) AS n
                """, crisis.id(), world.clock.instant()));

        assertThat(get(world.ben, timeline + "/csv")).contains("Line number 1.", "Line number 20500.");
        assertThat(get(world.ben, timeline + "/markdown")).contains("Line number 1.", "Line number 20500.");
        assertThat(get(world.ben, timeline + "/paper"))
                .contains("Line number 19000.", "The page ends here")
                .doesNotContain("Line number 20500.");
    }

    @Test
    void it_is_ended_on_its_page_and_the_review_is_written_there() {
        Activation crisis = begin(false);
        String down = "/activations/" + crisis.id() + "/stand-down";
        assertThat(get(world.lena, down)).doesNotContain("/stand-down/conditions");
        assertThat(post(world.mara, down, Map.of()).status()).isEqualTo(422);
        for (String condition : List.of("works", "answered")) {
            assertThat(post(world.mara, down + "/conditions/" + condition, Map.of("met", "true"))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(get(world.mara, down)).contains("End the crisis");
        Browsing.Answer over = post(world.mara, down, Map.of("owner", String.valueOf(world.lena.id()), "due", ""));
        assertThat(over.status()).isEqualTo(303);

        String review = "/activations/" + crisis.id() + "/review";
        assertThat(get(world.ben, review)).contains("What was missing?").doesNotContain("name=\"text\"");
        assertThat(post(world.lena, review, Map.of("version", "1", "text", "# Learnt\n\n" + HOSTILE))
                        .status())
                .isEqualTo(303);
        assertThat(get(world.ben, review))
                .contains("<h2>Learnt</h2>")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        Browsing.Answer stale = post(world.mara, review, Map.of("version", "1", "text", "Mine"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("version 2 by Lena Brandt").contains("Mine");
        assertThat(get(world.ben, review + "?version=1")).contains("What was missing?");
        assertThat(get(world.ben, review + "/markdown")).startsWith("# Learnt");
        assertThat(post(world.lena, review + "/closing", Map.of()).status()).isEqualTo(303);
        assertThat(get(world.lena, review)).doesNotContain("name=\"text\"");
    }

    @Test
    void parts_are_given_on_their_page() {
        Activation crisis = begin(false);
        String roles = "/activations/" + crisis.id() + "/roles";

        assertThat(get(world.lena, roles)).contains("nobody yet").doesNotContain("<select");
        assertThat(post(world.mara, roles + "/scribe", Map.of("people", String.valueOf(world.lena.id())))
                        .status())
                .isEqualTo(303);
        assertThat(get(world.lena, roles)).contains("Scribe: Lena Brandt, since");
        assertThat(get(world.lena, "/activations/" + crisis.id() + "/steps")).contains("Your part");
        assertThat(post(world.lena, roles + "/scribe", Map.of("people", "")).status())
                .isEqualTo(403);
    }

    @Test
    void every_kind_of_thing_that_happens_reads_as_words_in_both_languages() {
        Messages messages = Bundles.of("web", "guide");
        Map<String, Object> data = Map.of(
                "statement",
                7,
                "version",
                2,
                "template",
                "holding",
                "count",
                3,
                "conversation",
                12,
                "as",
                "press",
                "to",
                "Timo Roth",
                "role",
                "scribe",
                "name",
                "Lena Brandt");
        for (Locale locale : Messages.LANGUAGES) {
            Reader reader = new Reader(messages.in(locale), ZoneOffset.UTC, World.NOW);
            TimelineWords words = new TimelineWords(PlaybookShelf.outage(), locale, ZoneOffset.UTC);
            for (Happening kind : Happening.values()) {
                String said = reader.say(words.of(new Timeline.Entry(1, World.NOW, null, null, kind, data))
                        .said());
                assertThat(said).as(kind.id()).isNotBlank().doesNotContain("{").doesNotContain("timeline.");
            }
            assertThat(reader.say(
                            words.of(new Timeline.Entry(1, World.NOW, null, null, Happening.STATEMENT_ISSUED, data))
                                    .said()))
                    .isIn("Erste Mitteilung 7 herausgegeben (Fassung 2)", "Holding statement 7 issued (version 2)");
        }
    }

    private Activation begin(boolean drill) {
        return world.activations
                .begin(world.mara, new Beginning("outage", null, 2, drill, "", null, null, Map.of()))
                .activation();
    }

    private String get(Account who, String path) {
        Browsing.Answer answer = browsing.new Person(who, "en").get(path, "");
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Browsing.Answer post(Account who, String path, Map<String, String> form) {
        return browsing.new Person(who, "en").post(path, "", form);
    }
}
