package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.acknowledge.Scope;
import io.oase.channel.Visibility;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AcknowledgementPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);
    private final String path = "/channels/" + world.channel.id() + "/acknowledgement";

    @Test
    void it_is_off_and_shows_what_would_be_said() {
        assertThat(mara.get(path, "").body())
                .contains("value=\"off\" checked", "Hello Kim, your message has come in.", "today by 14:00")
                .contains("Guten Tag Kim", "bis Montag, 5. Januar, 11:00 Uhr")
                .contains("We are closed today (New Year).", "— automatische Antwort");
    }

    @Test
    void agents_look_and_leads_change() {
        assertThat(lena.get(path, "").body()).contains("disabled", "readonly").doesNotContain(">Save<");
        assertThat(lena.post(path, "", Map.of("scope", "private")).status()).isEqualTo(403);
        assertThat(mara.post(path, "", Map.of("scope", "private")).location()).endsWith(path + "?saved");
        assertThat(mara.get(path + "?saved", "").body()).contains("value=\"private\" checked", "Saved.");
        assertThat(world.acknowledgements.of(world.lena, world.channel.id()).texts())
                .isEmpty();
    }

    @Test
    void what_cannot_be_used_comes_back_with_what_was_typed_and_why() {
        String text = "{{stop}} {{person.salary}} <b>";
        Browsing.Answer refused = mara.post(path, "", Map.of("scope", "all", "texts.de.inside", text));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("There is no slot person.salary.", "value=\"all\" checked")
                .contains("{{stop}} {{person.salary}} &lt;b&gt;", "This cannot be read yet.");
    }

    @Test
    void how_it_reads_follows_the_typing() {
        assertThat(mara.post(
                                path + "/preview",
                                "acknowledgement-preview",
                                Map.of("texts.en.inside", "We have it, {{person.firstName}}. {{stop}}"))
                        .body())
                .contains("We have it, Kim. STOP&#10;— automatic reply", " of 300 characters")
                .doesNotContain("<html", "<form");
    }

    @Test
    void in_the_conversation_it_is_no_persons_answer_and_its_history_says_why() {
        world.acknowledgements.change(world.mara, world.channel.id(), Scope.PRIVATE, Map.of());
        world.network.post("kim", "Where is my order?", NOW, post -> post.visibility(Visibility.PRIVATE));
        world.poll();
        assertThat(world.acknowledging.lookAtOne()).isTrue();
        world.publish();
        world.poll();

        assertThat(lena.get("/conversations/" + world.only().row().id(), "").body())
                .contains("Automatic reply", "Told automatically that it has come in", "— automatic reply")
                .doesNotContain(">Mara Vogt</bdi></b>");
    }

    @Test
    void on_their_page_a_person_can_be_put_down_as_wanting_none_and_again_some() {
        world.network.mention("kim", "Hello?", NOW);
        world.poll();
        String person = "/people-outside/" + world.only().row().contactId();
        assertThat(lena.get(person, "").body()).contains("May get them where they are switched on.");
        assertThat(lena.post(person + "/automatic", "", Map.of("wanted", "false"))
                        .location())
                .endsWith(person);
        assertThat(lena.get(person, "").body()).contains("Wants no automatic messages since");
        lena.post(person + "/automatic", "", Map.of("wanted", "true"));
        assertThat(lena.get(person, "").body()).contains("May get them where they are switched on.");
        assertThat(lena.post("/people-outside/4711/automatic", "", Map.of("wanted", "true"))
                        .status())
                .isEqualTo(404);
    }
}
