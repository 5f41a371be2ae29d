package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.channel.Changing;
import io.oase.channel.Channel;
import io.oase.channel.Declaration.Field;
import io.oase.channel.Introduction;
import io.oase.channel.RemotePerson;
import io.oase.channel.Trouble;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChannelPagesTest {
    private static final String SECRET = "very-secret-token";
    private static final Map<String, String> FILLED =
            Map.of("network", "fake", "server", "https://fake.example", "words", "blue bicycle", "token", SECRET);

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person ada = site.as(world.ada);
    private final String card = "/channels/" + world.channel.id();

    @BeforeEach
    void the_network_asks_for_something() {
        world.network.asksFor(
                List.of(
                        new Field("server", Field.Kind.URL, true, "https://social.example"),
                        new Field("words", Field.Kind.LIST, false, ""),
                        new Field("quiet", Field.Kind.YES_NO, false, "")),
                List.of(new Field("token", Field.Kind.SECRET, true, "")));
        world.network.introduces(introduction("self"));
    }

    @Test
    void the_form_is_drawn_from_what_the_network_declares() {
        assertThat(ada.get("/channels/new", "").body()).contains("href=\"/channels/new?network=fake\"", "Fake");
        String form = ada.get("/channels/new?network=fake", "").body();
        assertThat(field(form, "server"))
                .contains("type=\"url\"", "required", "placeholder=\"https://social.example\"");
        assertThat(field(form, "token")).contains("type=\"password\"", "required", "autocomplete=\"off\"");
        assertThat(form).contains("<textarea class=\"input\" id=\"f-words\"", "type=\"checkbox\" id=\"f-quiet\"");
        assertThat(form.indexOf("id=\"f-token\""))
                .as("what has to be there comes first")
                .isLessThan(form.indexOf("id=\"f-words\""));
        assertThat(form).contains("Test the connection").doesNotContain("name=\"import\"", "id=\"tested\"");
        assertThat(ada.get("/channels/new?network=myspace", "").status()).isEqualTo(404);
    }

    @Test
    void a_test_says_who_we_are_there_and_what_we_may_do_and_stores_nothing() {
        Answer tested = post("/channels", "test", FILLED);
        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.body())
                .contains(
                        "We are @hilfe@fake.example", "The Fake Place", "Reading: 3 posts so far", "Blind since never")
                .contains("blue bicycle</textarea>", "value=\"https://fake.example\"", "name=\"import\"")
                .contains("name=\"name\" type=\"text\" value=\"@hilfe@fake.example\"")
                .contains("It is on its way to you.");
        assertThat(world.channels.list()).hasSize(1);
        assertThat(world.network.access().settings())
                .containsOnly(Map.entry("server", "https://fake.example"), Map.entry("words", "blue bicycle"));
    }

    @Test
    void what_was_tested_is_connected_without_typing_the_secret_again() {
        String tested = post("/channels", "test", FILLED).body();
        Map<String, String> rest = with(
                without(FILLED, "token"),
                Map.of("sealed", sealed(tested), "name", "Help desk", "signOff", "", "import", "30", "quiet", "true"));
        Answer connected = post("/channels", "connect", rest);
        Channel channel = newest();
        assertThat(connected.status()).isEqualTo(303);
        assertThat(connected.location()).endsWith("/channels#channel-" + channel.id());
        assertThat(channel.name()).isEqualTo("Help desk");
        assertThat(channel.importSince()).isEqualTo(NOW.minus(Duration.ofDays(30)));
        assertThat(channel.settings()).containsEntry("quiet", "true");
        assertThat(world.network.access().secrets()).containsEntry("token", SECRET);
        assertThat(ada.get("/channels", "").body()).contains("Help desk", "@hilfe@fake.example");
    }

    @Test
    void wrong_input_keeps_what_was_typed_and_names_the_field() {
        Answer missing = post("/channels", "test", without(FILLED, "server"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(field(missing.body(), "server")).contains("aria-invalid=\"true\"");
        assertThat(missing.body()).contains("This is needed to connect.", "blue bicycle</textarea>");

        Map<String, String> filled =
                with(FILLED, Map.of("name", "fake", "signOff", "— {{agent.firstName}} {{text}} x", "import", "30"));
        Answer taken = post("/channels", "connect", filled);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(field(taken.body(), "name")).contains("value=\"fake\"", "aria-invalid=\"true\"");
        assertThat(taken.body())
                .contains(
                        "called “fake” already",
                        "blue bicycle</textarea>",
                        "value=\"30\" checked",
                        "{{agent.firstName}}");
        Answer sign = post("/channels", "connect", with(filled, Map.of("name", "New", "signOff", "Nobody {{oops}}")));
        assertThat(sign.status()).isEqualTo(422);
        assertThat(field(sign.body(), "signOff")).contains("value=\"Nobody {{oops}}\"", "aria-invalid=\"true\"");
        assertThat(world.channels.list()).hasSize(1);
    }

    @Test
    void what_the_network_says_stands_above_the_form() {
        world.network.fail(
                Trouble.of(Trouble.Kind.NEEDS_RECONNECTION, Said.of("trouble.unauthorized", "fake.example")));
        for (String todo : List.of("test", "connect")) {
            Answer refused = post("/channels", todo, with(FILLED, Map.of("name", "New")));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("fake.example no longer accepts our access", "role=\"alert\"", "blue bicycle</textarea>");
        }
        assertThat(site.as(world.ada, "de")
                        .post("/channels", "", with(FILLED, Map.of("do", "test")))
                        .body())
                .contains("fake.example")
                .doesNotContain("no longer accepts", "trouble.unauthorized");
        assertThat(world.channels.list()).hasSize(1);
    }

    @Test
    void a_channel_read_more_rarely_than_a_target_promises_names_the_target() {
        Changing.Change daily = new Changing.Change(null, null, 86_400, null, null, null);
        world.changing.change(world.ada, world.channel.id(), daily);
        assertThat(ada.get("/channels", "").body())
                .contains(
                        "The target “Other mentions” promises 4 h 00 and this channel is read only every 1 d 0 h",
                        "The target “Private messages” promises 1 h 00");
        Changing.Change often = new Changing.Change(null, null, 60, null, null, null);
        world.changing.change(world.ada, world.channel.id(), often);
        assertThat(ada.get("/channels", "").body()).doesNotContain("this channel is read only every");
    }

    @Test
    void a_secret_never_comes_back_into_a_page() {
        String tested = post("/channels", "test", FILLED).body();
        String wrong = post("/channels", "connect", with(FILLED, Map.of("name", "Fake")))
                .body();
        post("/channels", "connect", with(FILLED, Map.of("name", "Second")));
        String settings =
                ada.get("/channels/" + newest().id() + "/settings", "").body();
        for (String page :
                List.of(tested, wrong, settings, ada.get("/channels", "").body())) {
            assertThat(page).doesNotContain(SECRET);
        }
        for (String page : List.of(tested, wrong, settings)) {
            assertThat(field(page, "token")).contains("value=\"\"").doesNotContain(" required");
        }
    }

    @Test
    void a_sealed_secret_is_good_for_one_account_and_half_an_hour() {
        Account eva = world.people.create(
                world.ada, NewAccount.of("eva@oase.example", "Eva Kern", Role.ADMIN, "a long enough password"));
        String sealed = sealed(post("/channels", "test", FILLED).body());
        Map<String, String> rest =
                with(without(FILLED, "token"), Map.of("sealed", sealed, "name", "New", "do", "connect"));
        assertThat(site.as(eva).post("/channels", "", rest).status()).isEqualTo(422);
        world.clock.advance(Duration.ofMinutes(31));
        Answer late = ada.post("/channels", "", rest);
        assertThat(late.status()).isEqualTo(422);
        assertThat(field(late.body(), "token")).contains("aria-invalid=\"true\"");
        assertThat(world.channels.list()).hasSize(1);
    }

    @Test
    void editing_keeps_the_secrets_that_are_not_typed_anew() {
        post("/channels", "connect", with(FILLED, Map.of("name", "Second")));
        String settings = "/channels/" + newest().id() + "/settings";
        Map<String, String> shown = with(without(FILLED, "token"), Map.of("name", "Renamed", "signOff", ""));
        assertThat(ada.get(settings, "").body())
                .contains("value=\"https://fake.example\"", "value=\"Second\"")
                .doesNotContain("name=\"import\"");

        assertThat(post(settings, "connect", shown).status()).isEqualTo(303);
        assertThat(newest().name()).isEqualTo("Renamed");
        post(settings, "test", shown);
        assertThat(world.network.access().secrets()).containsEntry("token", SECRET);
        assertThat(post(settings, "connect", with(shown, Map.of("words", "red bicycle")))
                        .status())
                .isEqualTo(303);
        assertThat(world.network.access().secrets()).containsEntry("token", SECRET);
        assertThat(newest().settings()).containsEntry("words", "red bicycle");
        post(settings, "connect", with(shown, Map.of("token", "another")));
        assertThat(world.network.access().secrets()).containsEntry("token", "another");

        world.network.introduces(introduction("somebody-else"));
        Answer foreign = post(settings, "connect", with(shown, Map.of("name", "Taken over", "token", "foreign")));
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(newest().name()).isEqualTo("Renamed");
    }

    @Test
    void a_channel_is_paused_resumed_polled_and_disconnected() {
        assertThat(ada.post(card + "/state", "", Map.of("state", "paused")).location())
                .endsWith("/channels");
        assertThat(ada.get("/channels", "").body()).contains("Paused", "Resume").doesNotContain("Up to date");
        world.network.mention("kim", "Hello?", NOW.minusSeconds(60));
        ada.post(card + "/state", "cards", Map.of("state", "active"));
        Answer polled = ada.post(card + "/polls", "cards", Map.of());
        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.body()).contains("Up to date", "<dd>1</dd>").doesNotContain("<html");
        assertThat(world.only().posts()).hasSize(1);
        assertThat(ada.post(card + "/removal", "", Map.of()).location()).endsWith("/channels");
        assertThat(ada.get("/channels", "").body()).contains("No channel yet").doesNotContain("Fake");
        assertThat(ada.get(card + "/settings", "").status()).isEqualTo(404);
        assertThat(ada.post(card + "/state", "", Map.of("state", "active")).status())
                .isEqualTo(404);
        assertThat(world.only().posts()).hasSize(1);
    }

    @Test
    void a_stored_secret_is_sent_nowhere_but_to_where_it_was_entered_for() {
        post("/channels", "connect", with(FILLED, Map.of("name", "Second")));
        String settings = "/channels/" + newest().id() + "/settings";
        Map<String, String> elsewhere =
                with(without(FILLED, "token"), Map.of("name", "Second", "server", "https://mine.example"));
        for (String todo : List.of("test", "save")) {
            Answer refused = post(settings, todo, elsewhere);
            assertThat(refused.status()).as(todo).isEqualTo(422);
            assertThat(refused.body()).contains("Enter this once more", "https://mine.example");
        }
        assertThat(world.network.access().settings()).containsEntry("server", "https://fake.example");
        assertThat(post(settings, "test", with(elsewhere, Map.of("token", "another")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everybody_sees_the_channels_and_only_admins_change_them() {
        Account cora = world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password"));
        for (Account account : List.of(world.lena, world.mara, cora)) {
            Browsing.Person person = site.as(account);
            boolean mayPoll = account.role() != Role.AGENT;
            Answer list = person.get("/channels", "");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body())
                    .contains("@hilfe@fake.example")
                    .doesNotContain("/channels/new", "/settings", "/removal", "Pause");
            assertThat(list.body().contains(card + "/polls")).isEqualTo(mayPoll);
            assertThat(person.post(card + "/polls", "", Map.of()).status()).isEqualTo(mayPoll ? 303 : 403);
            assertThat(person.get("/channels/new", "").status()).isEqualTo(403);
            assertThat(person.get("/channels/new?network=fake", "").status()).isEqualTo(403);
            assertThat(person.get(card + "/settings", "").status()).isEqualTo(403);
            assertThat(person.post("/channels", "", with(FILLED, Map.of("do", "connect")))
                            .status())
                    .isEqualTo(403);
            assertThat(person.post("/channels", "", with(FILLED, Map.of("do", "test")))
                            .status())
                    .isEqualTo(403);
            assertThat(person.post(card + "/settings", "", FILLED).status()).isEqualTo(403);
            assertThat(person.post(card + "/state", "", Map.of("state", "paused"))
                            .status())
                    .isEqualTo(403);
            assertThat(person.post(card + "/removal", "", Map.of()).status()).isEqualTo(403);
        }
        assertThat(ada.post(card + "/removal", "", Map.of("csrf", "of another page"))
                        .status())
                .isEqualTo(403);
        assertThat(world.channels.list()).extracting(Channel::state).containsExactly(Channel.State.ACTIVE);
    }

    private Answer post(String path, String todo, Map<String, String> form) {
        return ada.post(path, "", with(form, Map.of("do", todo)));
    }

    private Channel newest() {
        return world.channels.list().stream()
                .max(java.util.Comparator.comparing(Channel::id))
                .orElseThrow();
    }

    private static Introduction introduction(String key) {
        return new Introduction(
                Optional.of(RemotePerson.of(key, "hilfe@fake.example", "Hilfe")),
                "The Fake Place",
                List.of(Said.of("channels.reading", 3)),
                List.of(Said.of("channels.blind", "never")));
    }

    /** The tag of one input. */
    private static String field(String page, String name) {
        return page.replaceAll("(?s).*(<input[^>]* name=\"" + name + "\"[^>]*>).*", "$1")
                .replace("&#123;", "{")
                .replace("&#125;", "}")
                .replace("&#61;", "=");
    }

    private static String sealed(String page) {
        return page.replaceAll("(?s).*name=\"sealed\" value=\"([^\"]+)\".*", "$1")
                .replace("&#61;", "=");
    }

    private static Map<String, String> with(Map<String, String> form, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(form);
        all.putAll(more);
        return all;
    }

    private static Map<String, String> without(Map<String, String> form, String name) {
        Map<String, String> rest = new HashMap<>(form);
        rest.remove(name);
        return rest;
    }
}
