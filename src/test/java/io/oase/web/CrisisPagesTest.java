package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Putting a playbook in force, and what every page says then. */
class CrisisPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);
    private final Browsing.Person lena = browsing.as(world.lena);
    private final Browsing.Person mara = browsing.as(world.mara);

    @Test
    void one_press_on_the_page_that_shows_what_it_does_puts_it_in_force_and_every_page_says_so() {
        assertThat(mara.get("/activations", "").body())
                .contains("Machines out of order", "First response in 15 minutes", "Put in force");
        assertThat(lena.get("/inbox/mine", "").body()).doesNotContain("band crisis");

        Browsing.Answer begun =
                mara.post("/activations", "", Map.of("playbook", "outage", "severity", "1", "because", "Three towns"));

        assertThat(begun.location()).endsWith("/activations/1");
        assertThat(lena.get("/inbox/mine", "").body()).contains("band crisis", "Mara Vogt leads", "Next update in");
        assertThat(lena.get("/band", "band").body())
                .contains("Machines out of order")
                .doesNotContain("<nav");
        assertThat(lena.get("/activations/1", "").body())
                .contains("Keep it short.", "Three towns", "Do I get my money back?")
                .doesNotContain("Change the severity");
    }

    @Test
    void why_it_is_due_then_says_from_when_a_crisis_counts() {
        world.network.mention("kim", "Total outage here", NOW);
        world.poll();
        long id = world.only().row().id();
        world.clock.set(NOW.plus(Duration.ofHours(2)));
        mara.post("/activations", "", Map.of("playbook", "outage", "severity", "1", "because", "Three towns"));
        world.gathering.lookThroughOne();
        while (world.renewing.renewSome()) {
            // Until nothing is asked for.
        }

        // Written at 9:00, in a crisis since 11:00, 15 min: due at 11:15, and it says why not at 9:15.
        assertThat(lena.get("/conversations/" + id + "/clocks", "").body())
                .contains("15 min", "Time counts from")
                .containsPattern("Time counts from [^<]*when these times were put in force");
    }

    @Test
    void in_an_emergency_an_agent_presses_and_a_lead_countersigns() {
        assertThat(lena.get("/activations/new?playbook=outage", "").body())
                .contains("Emergency: put in force", "fact.what.de")
                .doesNotContain("Rehearse");
        lena.post("/activations", "", Map.of("playbook", "outage", "severity", "2"));

        assertThat(lena.get("/activations/1", "").body()).contains("Somebody else has to stand up for it.");
        assertThat(mara.get("/inbox/mine", "").body()).contains("to be countersigned");
        mara.post("/activations/1/countersignature", "", Map.of());
        assertThat(mara.get("/activations/1", "").body()).contains("countersigned by Mara Vogt");
        assertThat(mara.post("/activations/1/countersignature", "", Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void a_drill_says_so_everywhere() {
        mara.post("/activations", "", Map.of("playbook", "outage", "severity", "2", "drill", "true"));

        assertThat(lena.get("/inbox/mine", "").body()).contains("band crisis drill", "Drill");
        assertThat(lena.get("/activations/1", "").body())
                .contains("drillmark", "A drill in three minutes", "Answer everybody who asks")
                .doesNotContain("class=\"met\"");
        world.db.useTransaction(
                handle -> Timeline.write(handle, 1, world.lena.id(), Happening.ENTRY, Map.of("text", "x"), NOW));
        assertThat(lena.get("/activations/1", "").body()).contains("class=\"met\"");
    }

    @Test
    void what_cannot_be_put_in_force_says_why_and_keeps_the_form() {
        assertThat(mara.post("/activations", "", Map.of("playbook", "outage", "severity", "7"))
                        .body())
                .contains("has no severity 7", "Put in force");
        assertThat(mara.post("/activations", "", Map.of("playbook", "outage", "severity", "1", "hash", "old"))
                        .body())
                .contains("has just been changed");
        assertThat(mara.get("/activations/new?playbook=flood", "").status()).isEqualTo(404);
        assertThat(mara.get("/activations/99", "").status()).isEqualTo(404);
    }

    @Test
    void the_severity_is_changed_with_a_reason() {
        Activation crisis = begin(3);
        mara.post("/activations/" + crisis.id() + "/severity", "", Map.of("severity", "1", "because", "Worse"));
        assertThat(world.activations.get(world.lena, crisis.id()).level()).isEqualTo(1);
        assertThat(lena.post("/activations/" + crisis.id() + "/severity", "", Map.of("severity", "2"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void held_answers_are_dealt_with_one_by_one() {
        world.network.mention("kim", "Where is it?", world.clock.instant().minusSeconds(60));
        world.poll();
        Reply waiting = world.answering.send(
                world.lena,
                world.only().row().id(),
                new Answering.Draft("On <b>its</b> way", null, world.only().seen(), null, null));
        Activation crisis = begin(2);
        String held = "/activations/" + crisis.id() + "/held";

        assertThat(lena.get(held, "").body())
                .contains("On &lt;b&gt;its&lt;/b&gt; way")
                .doesNotContain("Let it out<");
        assertThat(lena.get("/conversations/" + world.only().row().id(), "").body())
                .contains("Held back by a crisis playbook");
        assertThat(mara.get(held, "").body()).contains("Let it out");
        mara.post(held + "/" + waiting.id() + "/release", "", Map.of());
        assertThat(mara.get(held, "").body()).contains("Let out by Mara Vogt", "No answer is held");
        assertThat(mara.post(held + "/" + waiting.id() + "/withdrawal", "", Map.of())
                        .body())
                .contains("not held any more");
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(world.network.published()).hasSize(1);
    }

    @Test
    void whoever_wrote_a_held_answer_takes_it_back_to_write_on() {
        world.network.mention("kim", "Where is it?", world.clock.instant().minusSeconds(60));
        world.poll();
        long conversation = world.only().row().id();
        Reply waiting = world.answering.send(
                world.lena,
                conversation,
                new Answering.Draft("Soon", null, world.only().seen(), null, null));
        Activation crisis = begin(2);
        String held = "/activations/" + crisis.id() + "/held";

        assertThat(lena.get(held, "").body()).contains("Take it back<").doesNotContain("Let it out<");
        assertThat(lena.get("/conversations/" + conversation, "").body()).contains("Take it back<");
        assertThat(lena.post("/replies/" + waiting.id() + "/withdrawal", "", Map.of())
                        .status())
                .isEqualTo(303);

        assertThat(lena.get("/conversations/" + conversation, "write=reply").body())
                .contains(">Soon</textarea>");
        assertThat(lena.get(held, "").body()).contains("Lena Brandt took it back and has the text as a draft");
        assertThat(lena.get("/activations/" + crisis.id() + "/timeline", "").body())
                .contains("Held answer taken back");
    }

    private Activation begin(int level) {
        return world.activations
                .begin(world.mara, new Beginning("outage", null, level, false, "", null, null, Map.of()))
                .activation();
    }
}
