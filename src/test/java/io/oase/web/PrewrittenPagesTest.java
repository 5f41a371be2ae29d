package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.prewritten.Origin;
import io.oase.prewritten.PrewrittenBody;
import io.oase.reply.Reply;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrewrittenPagesTest {
    private static final String LIST = "/prewritten-replies";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);

    @Test
    void one_for_a_team_says_so_and_is_offered_to_nobody_else_while_they_write() {
        long team = world.teams
                .create(world.mara, "Technik", java.util.List.of(world.lena.id()))
                .id();
        mara.post(LIST + "/new", "", Map.of("name", "Outage", "text", "We are on it.", "teams", String.valueOf(team)));
        assertThat(lena.get(LIST + "?team=" + team, "").body()).contains("Outage", "Technik</bdi>");
        world.network.mention("kim", "No power", io.oase.testing.World.NOW);
        world.poll();
        String picker = "/conversations/" + world.only().row().id() + "/prewritten";
        assertThat(lena.get(picker + "?q=out", "picker").body()).contains("Outage", "Technik");
        assertThat(mara.get(picker + "?q=out", "picker").body()).doesNotContain("Outage");
        assertThat(mara.post(LIST + "/new", "", Map.of("name", "X", "text", "Y", "teams", "4711"))
                        .body())
                .contains("There is no team with the number");
    }

    @Test
    void one_is_made_found_changed_put_back_and_retired() {
        assertThat(mara.get(LIST, "").body()).contains("Nothing is prewritten yet", LIST + "/new");
        String path = path(mara.post(
                LIST + "/new",
                "",
                Map.of("name", "Störung", "language", "de", "text", "Guten Tag {{person.firstName|zusammen}} <b>")));
        assertThat(mara.get(path + "?saved", "").body())
                .contains("Saved.", "Guten Tag Kim &lt;b&gt;", "Guten Tag zusammen &lt;b&gt;", "^MV")
                .contains("<p class=\"count\">");
        assertThat(lena.get(LIST + "?q=storung&language=de&channel=" + world.channel.id(), "")
                        .body())
                .contains("Störung", "not used yet", "lang=\"en\">first name, or “zusammen”</mark> &lt;b&gt;</span>")
                .doesNotContain(LIST + "/new", "&lt;b&gt;bold");
        assertThat(lena.get(LIST + "?language=en", "").body()).contains("Nothing found");

        Map<String, String> form = new HashMap<>(Map.of("name", "Störung", "text", "Anders", "seen", "1"));
        assertThat(mara.post(path, "", form).status()).isEqualTo(303);
        Browsing.Answer late = mara.post(path, "", Map.of("name", "Störung", "text", "Spät", "seen", "1"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body())
                .contains(
                        "Somebody has changed this text",
                        ">Spät</textarea>",
                        "name=\"seen\" value=\"2\"",
                        ">Anders</p>");

        assertThat(mara.get(path, "").body()).contains("Mara Vogt", path + "/versions/1/restoration");
        assertThat(mara.post(path + "/versions/1/restoration", "", Map.of()).status())
                .isEqualTo(303);
        assertThat(mara.get(path, "").body()).contains("{{person.firstName|zusammen}} &lt;b&gt;</textarea>");
        assertThat(mara.post(path + "/retirement", "", Map.of()).location()).endsWith(LIST);
        assertThat(mara.get(path, "").status()).isEqualTo(404);
    }

    @Test
    void agents_read_and_communications_write() {
        Account cora = world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password"));
        String path = LIST + "/" + make("Case", "", "Hello");
        assertThat(lena.get(path, "").body())
                .contains("readonly", "disabled")
                .doesNotContain(">Save<", "/retirement", "/restoration");
        for (String verb : List.of(LIST + "/new", path, path + "/retirement", path + "/versions/1/restoration")) {
            assertThat(lena.post(verb, "", Map.of("name", "a", "text", "b")).status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(lena.get(LIST + "/new", "").status()).isEqualTo(403);
        assertThat(lena.get(LIST + "/file", "").status()).isEqualTo(403);
        assertThat(site.as(cora)
                        .post(LIST + "/new", "", Map.of("name", "a", "text", "b"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void what_cannot_be_used_comes_back_with_what_was_typed_and_why() {
        Browsing.Answer refused = mara.post(
                LIST + "/new", "", Map.of("name", "", "text", "Hello {{person.salary}} <i>", "language", "de"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("A name has 1 to 60 characters", "There is no slot “person.salary”")
                .contains("Hello {{person.salary}} &lt;i&gt;</textarea>");
        assertThat(mara.post(LIST + "/new/preview", "text-preview", Map.of("text", "Hello {{person.firstName}}"))
                        .body())
                .contains("Hello Kim", "Left open: {{person.firstName}}")
                .doesNotContain("<html", "<form");
    }

    @Test
    void a_needed_one_is_not_retired_and_says_by_which() {
        long part = make("Bye", "", "Yours");
        make("Letter", "", "Hello. {{> bye}}");
        Browsing.Answer refused = mara.post(LIST + "/" + part + "/retirement", "", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("“Letter” contains this one");
    }

    @Test
    void a_slash_finds_them_filled_for_whoever_is_answered() {
        String path = asks("kim", "Kim Adler", "de");
        make(
                "Stromausfall",
                "de",
                "Guten Tag {{person.firstName}}, {{agent.firstName}} hier.\nVorgang {{case.number}}");
        make("Power cut", "en", "Hello \"{{person.name}}\"");

        String found = lena.get(path + "/prewritten?q=", "picker").body();
        assertThat(found)
                .contains("2 texts.", "data-text=\"Guten Tag Kim, Lena hier.&#10;Vorgang ")
                .contains("data-text=\"Hello &quot;Kim Adler&quot;\"")
                .doesNotContain("<html");
        assertThat(found.indexOf("Stromausfall")).isLessThan(found.indexOf("Power cut"));
        assertThat(lena.get(path + "/prewritten?q=strom", "picker").body())
                .contains("Stromausfall")
                .doesNotContain("Power cut");
        assertThat(lena.get(path + "/prewritten?q=nothing", "picker").body()).contains("Nothing found");
    }

    @Test
    void without_the_script_they_are_a_page_that_carries_what_is_written_already() {
        String path = asks("kim", "Kim Adler", "de");
        long id = make("Stromausfall", "de", "Wir sind dran.");
        assertThat(lena.get(path, "").body()).contains("formaction=\"" + path + "/prewritten\"");
        String choosing = lena.post(path + "/prewritten", "", Map.of("text", "Guten Tag.", "visibility", "public"))
                .body();
        assertThat(choosing).contains("<!doctype html>", "name=\"text\" value=\"Guten Tag.\"", "Wir sind dran.");

        String composer = lena.post(
                        path + "/prewritten",
                        "",
                        Map.of("text", "Guten Tag.", "visibility", "public", "choice", String.valueOf(id)))
                .body();
        assertThat(composer)
                .contains(
                        "<!doctype html>",
                        "Guten Tag.&#10;&#10;Wir sind dran.",
                        "id=\"origin\" value=\"" + id + ".1\"");
    }

    @Test
    void what_is_left_open_is_shown_and_not_sent_and_what_came_from_one_is_remembered() {
        String path = asks("olli", "olli", "en");
        long id = make("Case", "", "Hello {{person.firstName}}");
        Map<String, String> form = new HashMap<>(Map.of(
                "text",
                "Hello {{person.firstName}}",
                "visibility",
                "public",
                "seen",
                "99999",
                "prewritten",
                id + ".1"));
        assertThat(lena.post(path + "/count", "count", form).body())
                .contains("Not filled in yet: {{person.firstName}}");
        Browsing.Answer refused = lena.post(path + "/replies", "desk", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Not filled in yet: {{person.firstName}}", "id=\"origin\" value=\"" + id + ".1\"");

        form.put("text", "Hello Olli");
        assertThat(lena.post(path + "/replies", "desk", form).status()).isEqualTo(200);
        Reply sent = world.replies
                .ofConversation(world.lena, world.only().row().id())
                .get(0);
        assertThat(sent.origin()).isEqualTo(new Origin(id, 1));
        world.publish();
        assertThat(mara.get(LIST, "").body()).contains("used once", "1 waiting");
    }

    @Test
    void the_same_words_again_are_said_with_what_would_make_them_personal_and_go_out_all_the_same() {
        String kim = asks("kim", "Kim Adler", "en");
        String ida = asks("ida", "Ida Lund", "en");
        Map<String, String> form =
                new HashMap<>(Map.of("text", "We are on it.", "visibility", "public", "seen", "99999"));
        assertThat(lena.post(kim + "/replies", "desk", form).status()).isEqualTo(200);

        String hint = lena.post(ida + "/count", "count", form).body();
        assertThat(hint)
                .contains("Word for word the same went out in public once in the last four weeks", "by Lena Brandt")
                .contains("Their name", "Ida Lund", "What they wrote", "Where is my order?")
                .contains("name=\"repeated\" value=\"yes\"");
        assertThat(lena.post(ida + "/count", "count", Map.of("text", "We are on it, Ida.", "visibility", "public"))
                        .body())
                .doesNotContain("Word for word");
        Browsing.Answer asked = lena.post(ida + "/replies", "desk", form);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body()).contains("To send them anyway, send once more", ">We are on it.</textarea>");
        form.put("repeated", "yes");
        assertThat(lena.post(ida + "/replies", "desk", form).status()).isEqualTo(200);
    }

    @Test
    void they_go_out_as_a_file() {
        make("Case", "de", "Hello\nyou");
        assertThat(lena.get(LIST + "/file/prewritten-replies.yaml", "").body())
                .isEqualTo("- name: Case\n  language: de\n  text: |-\n    Hello\n    you\n");
        assertThat(mara.get(LIST + "/file", "").body()).contains("multipart/form-data");
    }

    @Test
    void a_file_or_its_text_is_read_in_or_refused_by_line_and_only_from_our_own_form() {
        String file = "- name: Störung\n  text: Wir sind dran.\n";
        assertThat(mara.postParts(LIST + "/file", Map.of("file", "file:" + file, "yaml", ""))
                        .body())
                .contains("One text was read.", "Störung", "new", LIST + "/");
        assertThat(mara.postParts(LIST + "/file", Map.of("yaml", file)).body()).contains("already so");

        Browsing.Answer refused =
                mara.postParts(LIST + "/file", Map.of("yaml", "- name: <b>\n  text: Hello {{person.salary}}\n"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Nothing was taken", "Line 2, text: There is no slot “person.salary”")
                .contains("- name: &lt;b&gt;");
        assertThat(mara.postParts(LIST + "/file", Map.of("yaml", file, "csrf", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(lena.postParts(LIST + "/file", Map.of("yaml", file)).status())
                .isEqualTo(403);
    }

    private long make(String name, String language, String text) {
        return world.prewritten
                .make(world.mara, new PrewrittenBody(name, language, Set.of(), Set.of(), text))
                .id();
    }

    private static String path(Browsing.Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        return made.location().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private String asks(String key, String name, String language) {
        world.network.put(RemotePost.of(
                        "asked-" + key, RemotePerson.of(key, key + "@fake.example", name), "Where is my order?", NOW)
                .addressed(true)
                .language(language)
                .build());
        world.poll();
        return "/conversations/"
                + world.all().stream()
                        .filter(row -> row.displayName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }
}
