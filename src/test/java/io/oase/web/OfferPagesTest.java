package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.reply.Answering;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mention is promised an answer within four hours of opening time; nobody has been answered yet. */
class OfferPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);

    @Test
    void a_holding_reply_says_until_when_in_the_persons_language_and_is_put_after_what_is_written() {
        String path = asks("kim", "Kim", "de");

        assertThat(lena.get(path + "/offers", "offers").body())
                .contains("Kim can expect an answer today by 14:00.", "What is promised")
                .contains("Wir kümmern uns darum und antworten Ihnen heute bis 14:00 Uhr.", "lang=\"de\"")
                .doesNotContain("apology", "<html");
        String composer = insert(path, "holding", "Guten Tag.").body();
        assertThat(composer)
                .contains("Guten Tag.&#10;&#10;Vielen Dank für Ihre Nachricht. Wir kümmern uns darum")
                .doesNotContain("<html");
        assertThat(world.conversations.read(world.lena, world.only().row().id()).posts())
                .hasSize(1);
    }

    @Test
    void an_apology_is_offered_once_the_promised_time_is_over_with_the_reason_that_is_known_first() {
        String path = asks("kim", "Kim", "en");
        assertThat(lena.get(path, "composer").body()).contains("Holding reply…").doesNotContain("Apologise…");
        world.clock.set(NOW.plus(Duration.ofMinutes(250)));

        assertThat(lena.get(path, "composer").body()).contains("Apologise…");
        assertThat(lena.get(path + "/offers", "offers").body())
                .contains("The promised time was over", "By when an answer can be expected cannot be said")
                .contains("apology_busy", "apology_colleagues", "apology_delay")
                .doesNotContain("value=\"holding\"", "apology_closed");
        assertThat(insert(path, "apology_colleagues", "It left us this morning.")
                        .body())
                .contains("We are sorry that you have had to wait so long for an answer. We had to ask colleagues"
                        + " in another department first.&#10;&#10;It left us this morning.");
    }

    @Test
    void what_came_to_us_late_is_offered_as_the_reason_before_others() {
        mention("kim", "Kim", "en");
        world.clock.set(NOW.plus(Duration.ofMinutes(200)));
        world.poll();
        world.clock.set(NOW.plus(Duration.ofMinutes(300)));
        String body = lena.get("/conversations/" + world.only().row().id() + "/offers", "offers")
                .body();

        assertThat(body.indexOf("apology_delay")).isPositive().isLessThan(body.indexOf("apology_busy"));
        assertThat(body).contains("the message came to us late");
    }

    @Test
    void a_language_that_is_not_spoken_here_is_said() {
        assertThat(lena.get(asks("kim", "Kim", "fr") + "/offers", "offers").body())
                .contains("Their language is not spoken here yet; these are in English.");
    }

    @Test
    void without_the_script_they_are_a_page_and_lead_back_to_the_answer() {
        String path = asks("kim", "Kim", "de");

        assertThat(lena.get(path, "").body()).contains("href=\"" + path + "/offers\"");
        assertThat(lena.get(path + "/offers", "").body()).contains("<!doctype html>", "Words for somebody who waits");
        assertThat(lena.post(path + "/offers", "", Map.of("offer", "holding")).body())
                .contains("<!doctype html>", "antworten Ihnen heute bis 14:00 Uhr.");
    }

    @Test
    void nothing_is_offered_where_nobody_waits_and_an_offer_that_is_gone_is_said() {
        String path = asks("kim", "Kim", "de");
        long id = world.only().row().id();
        long seen = world.conversations.read(world.lena, id).seen();
        world.answering.send(world.lena, id, new Answering.Draft("On its way.", null, seen, null, null));
        world.publish();

        assertThat(lena.get(path, "").body()).doesNotContain(path + "/offers");
        assertThat(lena.get(path + "/offers", "offers").body()).contains("Nobody waits for an answer here.");
        assertThat(insert(path, "holding", "").status()).isEqualTo(404);
        assertThat(insert(path, "apology_purple", "").status()).isEqualTo(404);
    }

    @Test
    void a_name_is_no_markup_and_turns_no_text_around() {
        String path = asks("kim", "<b>Kim</b> \u202E{0} {{x}}", "de");

        assertThat(lena.get(path + "/offers", "offers").body())
                .contains("&lt;b&gt;Kim&lt;/b&gt;", "<bdi>")
                .doesNotContain("<b>Kim</b>");
    }

    private Browsing.Answer insert(String path, String offer, String text) {
        return lena.post(path + "/offers", "composer", Map.of("offer", offer, "text", text, "visibility", "public"));
    }

    private String asks(String key, String name, String language) {
        mention(key, name, language);
        world.poll();
        return "/conversations/" + world.only().row().id();
    }

    private void mention(String key, String name, String language) {
        world.network.put(RemotePost.of(
                        "asked-" + key, RemotePerson.of(key, key + "@fake.example", name), "Where is my order?", NOW)
                .addressed(true)
                .language(language)
                .build());
    }
}
