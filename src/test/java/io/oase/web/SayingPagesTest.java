package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Beginning;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SayingPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Browsing.Person mara = new Browsing(world).as(world.mara);
    private long crisis;
    private String base = "";

    @BeforeEach
    void it_happens() {
        world.network.mention("Kim Berg", "Störung am Automaten?", NOW.minusSeconds(60));
        world.network.mention("Tom Adler", "Kein Geld <b>mehr</b>", NOW.minusSeconds(50));
        world.poll();
        begin(2, false);
    }

    @Test
    void from_the_first_words_to_an_answer_for_each() {
        assertThat(lena.get(base + "/statements", "").body())
                .contains("No statement yet", "Acknowledgement", "Missing: What is out of order?");
        assertThat(lena.get(base + "/statements/new?template=holding", "").body())
                .contains("Missing:", "{{fact.what}}", "Make a draft");
        var written = lena.post(
                base + "/statements",
                "",
                Map.of("template", "acknowledge", "text.en", "Hello {{person.firstName|}}, we <i>look</i>."));
        assertThat(written.status()).isEqualTo(303);
        String one = path(written);
        assertThat(lena.get(one, "").body())
                .contains("Draft", "we &lt;i&gt;look&lt;/i&gt;", "first name", "Ask for approval", "of 300 characters")
                .doesNotContain("<i>look", "Approve version");
        lena.post(one, "", Map.of("does", "ask", "version", "1"));
        assertThat(lena.get(one, "").body()).contains("Waits for approval", "somebody else has to approve");
        assertThat(mara.get(one, "").body()).contains("Approve version 1", "Give it back");

        assertThat(mara.post(one, "", Map.of("does", "approve", "version", "7")).status())
                .isEqualTo(409);
        assertThat(mara.post(one, "", Map.of("does", "approve", "version", "1")).status())
                .isEqualTo(303);
        assertThat(lena.get(one, "").body()).contains("Holds", "Mara Vogt approved it", "Prepare and look");

        assertThat(lena.get(base + "/conversations/adding?q=Geld", "").body()).contains("Add ", "Tom Adler");
        lena.post(base + "/conversations/adding", "", Map.of("q", "Geld"));
        assertThat(lena.get(base + "/conversations", "").body())
                .contains("Kim Berg", "Tom Adler", "&lt;b&gt;mehr", "Answer the chosen", "by a word", "by a search");
        var prepared = lena.post(one + "/answers", "", Map.of("column", "unanswered", "then", "waiting"));
        assertThat(prepared.status()).isEqualTo(303);
        String round = path(prepared);
        assertThat(lena.get(round, "").body())
                .contains("Nothing is sent yet", "Send 2 answers", "Hello Kim, we &lt;i&gt;look", "^LB");
        assertThat(world.network.published()).isEmpty();
        lena.post(round, "", Map.of("does", "go"));
        assertThat(lena.get(round, "round-account").body())
                .contains("Pause", "2 still to come")
                .doesNotContain("<html");
        for (int i = 0; i < 3; i++) {
            world.saying.working().doSome();
            world.clock.advance(Duration.ofSeconds(3));
        }

        assertThat(lena.get(round, "").body()).contains("2 answered", "handed over");
        assertThat(lena.get(base + "/conversations?column=answered", "").body())
                .contains("Acknowledgement (Version 1), by Lena Brandt");
        assertThat(mara.post(one, "", Map.of("does", "correct", "because", "Wrong town"))
                        .status())
                .isEqualTo(303);
        assertThat(lena.get(one, "").body()).contains("Withdrawn", "Wrong town", "To the correction");
        assertThat(lena.get(base + "/statements", "").body()).contains("Correction");
    }

    @Test
    void one_goes_to_somebody_named_and_comes_back_and_goes() {
        long kim = world.all().get(1).id();
        world.saying.belonging().add(world.lena, crisis, java.util.List.of(kim));
        String card = base + "/conversations/" + kim;
        assertThat(lena.post(card, "", Map.of("does", "aside", "as", "injured")).status())
                .isEqualTo(422);
        lena.post(card, "", Map.of("does", "aside", "as", "injured", "to", "a" + world.mara.id()));
        assertThat(lena.get(base + "/conversations?column=aside", "").body())
                .contains("Somebody injured: with Mara Vogt", "Like the others again");
        assertThat(mara.get("/notices", "").body()).contains("Somebody injured: Lena Brandt gave you a conversation");
        lena.post(card, "", Map.of("does", "back"));
        lena.post(card, "", Map.of("does", "let-go", "because", "The <b>radio"));
        assertThat(lena.get("/conversations/" + kim, "").body())
                .contains("took it out of “", ": The &lt;b&gt;radio", "Became part of “");
        assertThat(lena.get(base + "/conversations", "").body()).contains("One was taken out");
        String out = base + "/conversations/let-go";
        assertThat(mara.get(out, "").body())
                .contains("Kim Berg", "Lena Brandt", "The &lt;b&gt;radio", "Belongs after all");
        mara.post(out, "", Map.of("conversation", "" + kim));
        assertThat(mara.get(out, "").body()).contains("Nothing was taken out");
        assertThat(lena.get("/conversations/" + kim, "").body()).contains("Mara Vogt made it part of “");
        assertThat(mara.post(out, "", Map.of("conversation", "x")).status()).isEqualTo(422);
        lena.post(card, "", Map.of("does", "let-go"));
        assertThat(lena.get("/conversations/" + kim + "/crises", "").body()).contains("Belongs here");
        lena.post("/conversations/" + kim + "/crises/" + crisis, "", Map.of("does", "add"));
        assertThat(lena.get("/conversations/" + kim + "/crises", "").body()).contains("Does not belong");
    }

    @Test
    void saying_nothing_is_a_choice_one_can_see() {
        assertThat(lena.get(base + "/statements", "").body()).doesNotContain("Say nothing in public now");
        assertThat(mara.post(base + "/statements/silence", "", Map.of("because", " "))
                        .status())
                .isEqualTo(422);
        mara.post(base + "/statements/silence", "", Map.of("because", "Nobody <asks>"));
        assertThat(lena.get(base + "/statements", "").body())
                .contains("We say nothing in public", "Nobody &lt;asks&gt;")
                .doesNotContain("Say something after all");
        mara.post(base + "/statements/silence", "", Map.of("does", "speak"));
        assertThat(lena.get(base + "/statements", "").body()).doesNotContain("We say nothing in public");
    }

    @Test
    void an_empty_column_says_how_one_comes_into_it_and_once_it_is_over_that_none_does() {
        assertThat(lena.get(base + "/conversations?column=aside", "").body()).contains("Add other things below.");

        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis, List.of(), world.clock.instant()));

        assertThat(lena.get(base + "/conversations?column=aside", "").body())
                .contains("This is over: nothing joins it any more.")
                .doesNotContain("Add other things below.");
    }

    @Test
    void a_drill_says_so_everywhere_and_sends_nothing() {
        begin(3, true);
        world.saying
                .belonging()
                .add(
                        world.lena,
                        crisis,
                        world.all().stream().map(row -> row.id()).toList());
        String one =
                path(lena.post(base + "/statements", "", Map.of("template", "acknowledge", "text.en", "We look.")));
        lena.post(one, "", Map.of("does", "ask", "version", "1"));
        String round = path(lena.post(one + "/answers", "", Map.of("column", "unanswered")));
        assertThat(lena.get(round, "").body()).contains("Drill: nothing is sent.", "Rehearse 2 answers");
        lena.post(round, "", Map.of("does", "go"));
        world.saying.working().doSome();
        world.publish();
        assertThat(world.network.published()).isEmpty();
        assertThat(lena.get(round, "").body()).contains("2 answered in the drill");
        assertThat(lena.get(base + "/conversations?column=answered", "").body())
                .contains("in the drill by Lena Brandt");
    }

    @Test
    void what_is_not_there_is_not_found_and_hostile_words_do_no_harm() {
        assertThat(lena.get("/activations/4711/statements", "").status()).isEqualTo(404);
        assertThat(lena.get(base + "/statements/4711", "").status()).isEqualTo(404);
        assertThat(lena.get(base + "/statements/new?template=poem", "").status())
                .isEqualTo(404);
        assertThat(lena.get(base + "/conversations?column=x&channel=x&language=%3Cx%3E&after=x", "")
                        .status())
                .isEqualTo(200);
        assertThat(lena.post(base + "/conversations/adding", "", Map.of("q", "  "))
                        .status())
                .isEqualTo(422);
        String one =
                path(lena.post(base + "/statements", "", Map.of("template", "acknowledge", "text.en", "We look.")));
        assertThat(lena.post(one, "", Map.of("does", "explode")).status()).isEqualTo(404);
        assertThat(lena.post(one, "", Map.of("does", "edit", "version", "1", "text.en", " "))
                        .status())
                .isEqualTo(422);
        assertThat(lena.post(one, "", Map.of("does", "approve", "version", "1")).status())
                .isEqualTo(409);
        assertThat(lena.post(one + "/answers", "", Map.of("c", "x")).status()).isEqualTo(422);
    }

    private void begin(int level, boolean drill) {
        crisis = world.activations
                .begin(world.mara, new Beginning("outage", null, level, drill, "", null, null, Map.of()))
                .activation()
                .id();
        world.gathering.lookThroughOne();
        base = "/activations/" + crisis;
    }

    private static String path(Browsing.Answer answer) {
        return answer.location().replaceFirst("^https?://[^/]+", "");
    }
}
