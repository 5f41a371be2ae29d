package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.base.Said;
import io.oase.channel.RemotePost;
import io.oase.channel.Trouble;
import io.oase.channel.Visibility;
import io.oase.people.Account;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.ApiDocument.Operation;
import io.oase.web.ApiServer.Answer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiTest {
    private static final Trouble AWAY =
            Trouble.of(Trouble.Kind.UNREACHABLE, Said.of("trouble.network", "fake.example"));
    private static final Trouble NO = Trouble.of(Trouble.Kind.REFUSED, Said.of("trouble.refused", "fake.example", 422));

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private World world;
    private ApiServer api;
    private Account lena;
    private Account mara;
    private Account ada;
    private String question;
    private String path;

    @BeforeEach
    void somebody_asks() throws Exception {
        world = new World(database);
        api = new ApiServer(world, database);
        lena = world.lena;
        mara = world.mara;
        ada = world.ada;
        question = world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        path = "/api/v1/conversations/" + world.only().row().id();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void a_question_is_found_read_answered_and_followed() {
        JsonNode list =
                api.get(lena, "/api/v1/conversations?view=unassigned&q=order").json();
        assertThat(list.at("/conversations/0/person/handle").asText()).isEqualTo("kim@fake.example");
        Answer whole = api.get(lena, "/api/v1/conversations/" + list.at("/conversations/0/id"));
        assertThat(whole.json().at("/posts/0/text").asText()).isEqualTo("Where is my order 4711?");
        long seen = whole.json().path("seen").asLong();

        world.network.reply("kim", question, "It has just arrived.", NOW.minusSeconds(20));
        world.poll();
        Answer late = answer("It leaves our house today.", seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.type()).isEqualTo("something-newer");
        assertThat(late.json().at("/posts/0/text").asText()).isEqualTo("It has just arrived.");

        Answer queued = answer("Good to hear.", late.json().at("/newer/0").asLong());
        assertThat(queued.status()).isEqualTo(202);
        assertThat(queued.json().path("state").asText()).isEqualTo("queued");
        String reply = queued.header("Location").replaceFirst("^https?://[^/]+", "");
        world.publish();
        JsonNode published = api.get(lena, reply).json();
        assertThat(published.path("state").asText()).isEqualTo("published");
        assertThat(published.at("/parts/0/url").asText()).startsWith("https://fake.example/");
        JsonNode after = api.get(lena, path).json();
        assertThat(after.path("state").asText()).isEqualTo("waiting");
        assertThat(after.at("/posts/2/agent/name").asText()).isEqualTo("Lena Brandt");
        assertThat(after.at("/assignee/id").asLong()).isEqualTo(lena.id());
    }

    @Test
    void everything_a_post_can_have_is_described() {
        world.network.post("ana", "Look", NOW.minusSeconds(30), post -> post.title("A title")
                .html("<p>Look</p>")
                .warning("Food")
                .visibility(Visibility.PRIVATE)
                .kind(RemotePost.Kind.MESSAGE)
                .parent("gone:1")
                .parentAbsence(RemotePost.Absence.DELETED)
                .media(List.of(new RemotePost.Media("image", "https://x.example/a.png", null, "A bike")))
                .poll(new RemotePost.Poll(
                        List.of(new RemotePost.Poll.Option("yes", 3), new RemotePost.Poll.Option("no", null)),
                        false,
                        NOW.plusSeconds(60)))
                .editedAt(NOW.minusSeconds(10)));
        String own = world.network.own(null, "An announcement", NOW.minusSeconds(50));
        world.network.reply("bo", own, "Thanks", NOW.minusSeconds(40));
        world.poll();
        for (JsonNode line : api.get(lena, "/api/v1/conversations").json().path("conversations")) {
            String one = "/api/v1/conversations/" + line.path("id");
            assertThat(api.get(lena, one).status()).isEqualTo(200);
            assertThat(api.get(lena, "/api/v1/contacts/" + line.at("/person/contact_id"))
                            .status())
                    .isEqualTo(200);
        }
        JsonNode announced = api.get(lena, "/api/v1/conversations?q=Thanks").json();
        assertThat(api.get(lena, "/api/v1/conversations/" + announced.at("/conversations/0/id"))
                        .json()
                        .at("/above/0/own")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void every_filter_narrows_the_list() {
        world.network.mention("ana", "Your blue bicycle is great", NOW.minusSeconds(30));
        world.poll();
        ok(api.ask(
                "PATCH",
                path,
                lena,
                "{\"assignee\": \"me\", \"tags\": [\"Delivery & more\"], \"state\": \"waiting\"}"));
        Map<String, List<String>> found = Map.of(
                "order",
                        List.of(
                                "view=mine",
                                "view=waiting",
                                "state=waiting",
                                "assignee=me",
                                "assignee=" + lena.id(),
                                "tag=delivery%20%26%20more",
                                "q=order",
                                "q=%40kim",
                                "view=all&state=waiting&assignee=me"),
                "bicycle",
                        List.of("view=unassigned", "view=open", "state=new", "assignee=none", "q=%22blue%20bicycle%22"),
                "both", List.of("", "view=all", "channel=" + world.channel.id(), "sort=waiting"),
                "none",
                        List.of(
                                "view=resolved",
                                "state=resolved",
                                "channel=77",
                                "tag=other",
                                "q=nothing",
                                "view=mine&state=new"));
        found.forEach((what, queries) -> queries.forEach(query -> {
            String titles = api.get(lena, "/api/v1/conversations?" + query).body();
            assertThat(titles.contains("order 4711")).as(query).isEqualTo(what.equals("order") || what.equals("both"));
            assertThat(titles.contains("blue bicycle"))
                    .as(query)
                    .isEqualTo(what.equals("bicycle") || what.equals("both"));
        }));
        assertThat(api.get(lena, "/api/v1/conversations?sort=waiting")
                        .json()
                        .at("/conversations/0/snippet")
                        .asText())
                .contains("order");
        assertThat(api.get(lena, "/api/v1/conversations?sort=latest")
                        .json()
                        .at("/conversations/0/snippet")
                        .asText())
                .contains("bicycle");
    }

    @Test
    void a_list_is_read_page_by_page_without_gaps_while_it_grows() {
        for (int i = 0; i < 25; i++) {
            world.network.mention("p" + i, "Question " + i, NOW.minusSeconds(600 + i));
        }
        world.poll();
        for (String sort : List.of("latest", "waiting")) {
            List<Long> ids = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = api.get(lena, "/api/v1/conversations?limit=7&sort=" + sort + cursor)
                        .json();
                page.path("conversations")
                        .forEach(line -> ids.add(line.path("id").asLong()));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asText();
                world.network.mention("late" + sort + ids.size(), "Meanwhile", NOW.minusSeconds(1));
                world.poll();
            } while (!cursor.isEmpty() && ids.size() < 100);
            assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(26);
        }
    }

    @Test
    void a_change_with_a_bad_part_changes_nothing() {
        String before = api.get(lena, path).body();
        for (String body : List.of(
                "{\"assignee\": \"me\", \"tags\": [\"a\"], \"state\": \"purple\"}",
                "{\"assignee\": \"me\", \"tags\": [\"a\"], \"state\": \"new\"}",
                "{\"state\": \"resolved\", \"tags\": [\"a\", \"\"]}",
                "{\"state\": \"resolved\", \"tags\": [\"a\"], \"assignee\": 4711}")) {
            Answer refused = api.ask("PATCH", path, lena, body);
            assertThat(refused.status()).as(body).isEqualTo(422);
            assertThat(api.get(lena, path).body()).as(body).isEqualTo(before);
        }
        world.inbox.take(world.ben, world.only().row().id());
        before = api.get(lena, path).body();
        assertThat(api.ask("PATCH", path, lena, "{\"state\": \"resolved\", \"tags\": [\"a\"], \"assignee\": \"me\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.ask("PATCH", path, lena, "{\"state\": \"resolved\", \"tags\": [\"a\"], \"assignee\": null}")
                        .status())
                .isEqualTo(403);
        assertThat(api.get(lena, path).body()).isEqualTo(before);
    }

    @Test
    void a_channel_changed_with_a_bad_part_changes_nothing() {
        String channel = "/api/v1/channels/" + world.channel.id();
        world.channels.connect(
                ada, new io.oase.channel.Channels.Connecting("fake", "Taken", Map.of(), Map.of(), "", null, null));
        String before = api.get(ada, channel).body();
        assertThat(api.ask("PATCH", channel, ada, "{\"settings\": {\"server\": \"new\"}, \"name\": \"taken\"}")
                        .error("name"))
                .contains("Taken".toLowerCase(java.util.Locale.ROOT));
        assertThat(api.ask("PATCH", channel, ada, "{\"name\": \"New\", \"state\": \"off\"}")
                        .error("state"))
                .contains("active, paused");
        assertThat(api.ask("PATCH", channel, ada, "{\"name\": \"New\", \"settings\": {\"sever\": \"x\"}}")
                        .error("settings.sever"))
                .contains("sever");
        world.network.fail(AWAY);
        assertThat(api.ask("PATCH", channel, ada, "{\"name\": \"New\", \"secrets\": {\"token\": \"x\"}}")
                        .status())
                .isEqualTo(502);
        assertThat(api.get(ada, channel).body()).isEqualTo(before);
    }

    @Test
    void secrets_never_come_back() {
        Answer connected = api.ask("POST", "/api/v1/channels", ada, """
                {"network": "fake", "name": "Second", "settings": {"server": "s"}, "secrets": {"token": "very-secret"},
                 "poll_seconds": 60, "import_since": "2026-03-01T00:00:00+01:00", "sign_off": "{{text}} ^{{agent.initials}}"}
                """);
        assertThat(connected.status()).isEqualTo(201);
        String channel = connected.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(connected.body()
                        + api.get(ada, channel).body()
                        + api.get(ada, "/api/v1/channels").body())
                .contains("\"server\":\"s\"")
                .doesNotContain("very-secret");
        assertThat(api.ask("DELETE", channel, ada, null).status()).isEqualTo(204);
        assertThat(api.get(ada, channel).status()).isEqualTo(404);
        assertThat(api.ask("PATCH", channel, ada, "{\"secrets\": {\"token\": \"x\"}}")
                        .status())
                .isEqualTo(404);
        assertThat(api.ask("DELETE", channel, ada, null).status()).isEqualTo(404);
    }

    @Test
    void every_wrong_body_is_refused_by_the_name_of_its_field() {
        String replies = path + "/replies";
        String notes = path + "/notes";
        String text = "a".repeat(60_000);
        String[][] wrong = {
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 1", "400", "", "not-json"},
            {"POST", replies, "Hello", "400", "", "not-json"},
            {"POST", replies, "{\"text\": \"Hi\", \"text\": \"Ho\", \"seen\": 1}", "400", "", "not-json"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": NaN}", "400", "", "not-json"},
            {"POST", replies, "[".repeat(5000), "422", "body", "JSON object"},
            {"POST", replies, "[]", "422", "body", "JSON object"},
            {"POST", replies, "7", "422", "body", "JSON object"},
            {"POST", replies, "null", "422", "body", "needed"},
            {"POST", replies, "{}", "422", "seen", "newest post"},
            {"POST", replies, "{\"seen\": 1}", "422", "text", "needed"},
            {"POST", replies, "{\"text\": null, \"seen\": 1}", "422", "text", "needed"},
            {"POST", replies, "{\"text\": \"  \", \"seen\": 99}", "422", "text", "nothing to send"},
            {"POST", replies, "{\"text\": 7, \"seen\": 99}", "422", "text", "JSON string"},
            {"POST", replies, "{\"text\": {\"a\": 1}, \"seen\": 99}", "422", "text", "JSON string"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": \"99\"}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 1.5}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99999999999999999999}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": true}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"team\": 1}", "422", "team", "no field called"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"Then\": \"open\"}", "422", "Then", "no field called"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"then\": \"new\"}", "422", "then", "open, waiting"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"visibility\": \"x\"}", "422", "visibility", "unlisted"
            },
            {
                "POST",
                replies,
                "{\"text\": \"Hi\", \"seen\": 99, \"visibility\": \"followers\"}",
                "422",
                "visibility",
                "Choose"
            },
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"post\": 88888}", "404", "", "nothing left"},
            {"POST", replies, "{\"text\": \"a\\u0000b\", \"seen\": 99}", "422", "text", "cannot be stored"},
            {"POST", replies, "{\"text\": \"a\\ud800b\", \"seen\": 99}", "422", "text", "cannot be stored"},
            {"POST", replies, "{\"text\": \"" + text + "\", \"seen\": 99}", "422", "text", "50000"},
            {"POST", notes, "{\"text\": \"" + text + "\"}", "422", "text", "20000"},
            {"POST", notes, "{\"text\": \"\\n\"}", "422", "text", "20000"},
            {"POST", notes, "{\"text\": \"a\\u0000b\"}", "422", "text", "cannot be stored"},
            {"POST", notes, "{\"text\": [\"a\"]}", "422", "text", "JSON string"},
            {"POST", notes, "{\"text\": \"" + "a".repeat(1_000_001) + "\"}", "413", "", "1 MB"},
            {"PATCH", path, "{}", "422", "body", "state, assignee, tags"},
            {"PATCH", path, "{\"team\": 3}", "422", "team", "no field called"},
            {"PATCH", path, "{\"priority\": 3}", "422", "priority", "no field called"},
            {"PATCH", path, "{\"state\": 3}", "422", "state", "JSON string"},
            {"PATCH", path, "{\"assignee\": \"ben\"}", "422", "assignee", "me"},
            {"PATCH", path, "{\"assignee\": 99999999999999999999}", "422", "assignee", "me"},
            {"PATCH", path, "{\"assignee\": 4711}", "422", "assignee", "active account"},
            {"PATCH", path, "{\"assignee\": {}}", "422", "assignee", "me"},
            {"PATCH", path, "{\"tags\": \"a\"}", "422", "tags", "list"},
            {"PATCH", path, "{\"tags\": [1]}", "422", "tags", "JSON string"},
            {"PATCH", path, "{\"tags\": [\"a\\nb\\u0007\"]}", "422", "tags", "40"},
            {"PATCH", path, "{\"tags\": [\"a\\u0000\"]}", "422", "tags", "cannot be stored"},
            {"POST", "/api/v1/channels", "{\"name\": \"x\"}", "422", "network", "needed"},
            {"POST", "/api/v1/channels", "{\"network\": \"myspace\"}", "422", "network", "myspace"},
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": {\"a\": \"b\"}}",
                "422",
                "settings.a",
                "asks for nothing"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": {\"server\": 5}}",
                "422",
                "settings.server",
                "JSON string"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": \"x\"}",
                "422",
                "settings",
                "JSON object"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"secrets\": {\"token\": \"\\u0000\"}}",
                "422",
                "secrets.token",
                "cannot be stored"
            },
            {"POST", "/api/v1/channels", "{\"network\": \"fake\", \"name\": \"a\\nb\"}", "422", "name", "one line"},
            {"POST", "/api/v1/channels", "{\"network\": \"fake\", \"poll_seconds\": 1}", "422", "poll_seconds", "86400"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"pollSeconds\": 60}",
                "422",
                "pollSeconds",
                "no field called"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": \"yesterday\"}",
                "422",
                "import_since",
                "ISO 8601"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": 5}",
                "422",
                "import_since",
                "JSON string"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": \"2001-01-01T00:00:00Z\"}",
                "422",
                "import_since",
                "a year"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"sign_off\": \"{{text}} {{oops}}\"}",
                "422",
                "sign_off",
                ""
            },
            {"PATCH", "/api/v1/channels/" + world.channel.id(), "{}", "422", "body", "poll_seconds"},
        };
        for (String[] one : wrong) {
            String about = (one[2].length() > 200 ? one[2].substring(0, 200) : one[2]) + " to " + one[1];
            Answer refused = api.ask(one[0], one[1], ada, one[2]);
            assertThat(refused.status()).as(about + " " + refused.body()).isEqualTo(Integer.parseInt(one[3]));
            if (one[4].isEmpty()) {
                assertThat(refused.body()).as(about).contains(one[5]);
            } else {
                assertThat(refused.error(one[4]))
                        .as(about + " " + refused.body())
                        .isNotBlank()
                        .contains(one[5]);
            }
        }
        assertThat(api.ask("PATCH", path, ada, null).error("body")).contains("needed");
        assertThat(api.ask("PATCH", path, bearer(ada, Map.of("Content-Type", "application/json")), "")
                        .error("body"))
                .contains("needed");
        assertThat(world.network.published()).isEmpty();
        assertThat(world.only().notes()).isEmpty();
    }

    @Test
    void every_wrong_address_is_refused() {
        String[][] wrong = {
            {"/api/v1/conversations?sate=open", "422", "sate", "assignee, channel, cursor"},
            {"/api/v1/conversations?team=3", "422", "team", "no parameter called"},
            {"/api/v1/conversations?due_before=2026-01-01", "422", "due_before", "no parameter called"},
            {"/api/v1/conversations?state=purple", "422", "state", "waiting"},
            {"/api/v1/conversations?view=", "422", "view", "unassigned"},
            {"/api/v1/conversations?state=open&state=new", "422", "state", "once"},
            {"/api/v1/conversations?assignee=ben", "422", "assignee", "none"},
            {"/api/v1/conversations?channel=x", "422", "channel", "whole number"},
            {"/api/v1/conversations?channel=99999999999999999999", "422", "channel", "whole number"},
            {"/api/v1/conversations?limit=0", "422", "limit", "200"},
            {"/api/v1/conversations?limit=201", "422", "limit", "200"},
            {"/api/v1/conversations?limit=many", "422", "limit", "whole number"},
            {"/api/v1/conversations?sort=oldest", "422", "sort", "latest"},
            {"/api/v1/conversations?cursor=abc", "422", "cursor", "no place"},
            {"/api/v1/conversations?q=a%00b", "422", "q", "cannot be stored"},
            {"/api/v1/me?pretty=1", "422", "pretty", "takes none"},
            {path + "?expand=posts", "422", "expand", "takes none"},
            {"/api/v1/conversations/4711", "404", "", "4711"},
            {"/api/v1/conversations/99999999999999999999", "404", "", "Check the path"},
            {"/api/v1/conversations/x", "404", "", "Check the path"},
            {"/api/v1/conversations/%00", "4", "", "problem"},
            {"/api/v1/replies/4711", "404", "", "4711"},
            {"/api/v1/contacts/4711", "404", "", "4711"},
            {"/api/v1/channels/4711", "404", "", "4711"},
            {"/api/v1/targets", "404", "", "Check the path"},
            {"/api/v1/", "404", "", "Check the path"},
            {"/api/v2/me", "404", "", "Check the path"},
            {"/api/v1/conversations?q=" + "a".repeat(60_000), "4", "", "problem"},
            {"/api/v1/..%2fme", "4", "", "problem"},
        };
        for (String[] one : wrong) {
            String about = one[0].length() > 200 ? one[0].substring(0, 200) : one[0];
            Answer refused = api.get(lena, one[0]);
            assertThat(String.valueOf(refused.status())).as(about).startsWith(one[1]);
            assertThat(one[2].isEmpty() ? refused.body() : refused.error(one[2]))
                    .as(about)
                    .contains(one[3]);
        }
    }

    @Test
    void what_http_itself_refuses_is_a_problem_too() {
        Answer method = api.ask("PUT", "/api/v1/me", lena, null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
        assertThat(api.ask("POST", "/api/v1/events", lena, "{}").status()).isEqualTo(405);
        assertThat(api.ask("GET", "/api/v1/me", bearer(lena, Map.of("Accept", "text/html")), null)
                        .status())
                .isEqualTo(406);
        assertThat(api.ask("GET", "/api/v1/me", bearer(lena, Map.of("Accept", "*/*")), null)
                        .status())
                .isEqualTo(200);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense")) {
            assertThat(api.ask("PATCH", path, bearer(lena, Map.of("Content-Type", type)), "{}")
                            .status())
                    .as(type)
                    .isBetween(400, 415);
        }
        assertThat(api.ask("PATCH", path, bearer(lena, Map.of("Content-Type", "application/json;charset=utf-8")), "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nobody_without_a_good_token_learns_anything() {
        long token = world.tokens.list(lena, lena.id()).isEmpty()
                ? 0
                : world.tokens.list(lena, lena.id()).get(0).id();
        assertThat(token).isZero();
        assertThat(api.get(lena, "/api/v1/me").json().path("name").asText()).isEqualTo("Lena Brandt");
        String secret = api.token(lena);
        for (String header : List.of("Bearer ", "Bearer x", "Basic bGVuYTpsZW5h", "Bearer oase_wrong", secret)) {
            Answer refused = api.ask("GET", "/api/v1/me", Map.of("Authorization", header), null);
            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertThat(api.ask("GET", "/api/v1/me", Map.of("Authorization", "bearer " + secret), null)
                        .status())
                .isEqualTo(200);
        world.tokens.revoke(ada, world.tokens.list(ada, lena.id()).get(0).id());
        assertThat(api.get(lena, "/api/v1/me").status()).isEqualTo(401);
        world.people.change(ada, mara.id(), io.oase.people.AccountChange.active(false));
        assertThat(api.ask("GET", "/api/v1/me", bearer(world.ben, Map.of()), null)
                        .status())
                .isEqualTo(200);
        world.people.change(ada, world.ben.id(), io.oase.people.AccountChange.active(false));
        assertThat(api.get(world.ben, "/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void problems_are_told_in_the_language_that_is_asked_for() {
        Map<String, String> german = Map.of("Accept-Language", "de-CH, en;q=0.5");
        Answer refused = api.ask("GET", "/api/v1/conversations?limit=0", bearer(lena, german), null);
        assertThat(refused.json().path("title").asText()).isEqualTo("Einiges davon ist nicht zu gebrauchen");
        assertThat(refused.error("limit")).isEqualTo("Das ist eine Zahl von 1 bis 200.");
        assertThat(refused.type()).isEqualTo("invalid");
        assertThat(api.ask("GET", "/api/v1/me", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Ein gültiger Token wird gebraucht");
        assertThat(api.ask("GET", "/api/v1/nothing", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Hier ist nichts");
        assertThat(api.ask("GET", "/api/v1/events", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Ein gültiger Token wird gebraucht");
        assertThat(api.get(lena, "/api/v1/conversations?limit=0")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Some of it cannot be used");
        world.people.change(lena, lena.id(), io.oase.people.AccountChange.profile(null, null, null, "de", null, null));
        assertThat(api.get(lena, "/api/v1/conversations?limit=0").error("limit"))
                .startsWith("Das ist");
        assertThat(api.ask("GET", "/api/v1/conversations?limit=0", bearer(lena, Map.of("Accept-Language", "en")), null)
                        .error("limit"))
                .startsWith("This is");
    }

    @Test
    void changes_are_told_as_they_happen_until_the_token_is_revoked() throws Exception {
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(api.listen(lena), StandardCharsets.UTF_8))) {
            world.network.reply("kim", question, "Hello?", NOW.minusSeconds(10));
            world.poll();
            String event = "";
            List<String> heard = new ArrayList<>();
            while (heard.size() < 3) {
                String line = events.readLine();
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                }
                if (line.startsWith("data: ")) {
                    api.document.assertIs(event.equals("inbox") ? "InboxEvent" : "IdEvent", line.substring(6));
                    heard.add(event);
                }
            }
            assertThat(heard).contains("inbox", "conversation", "channel");
            world.tokens.revoke(lena, world.tokens.list(lena, lena.id()).get(0).id());
            await().until(() -> api.live.open() == 0);
        }
    }

    @Test
    void every_answer_the_document_promises_is_really_given() throws Exception {
        List<Operation> operations = api.document.operations();
        for (Operation operation : operations) {
            String sample = api.document.sampleBody(operation);
            String missing = operation.path().replace("{id}", "4711");
            api.ask(operation.method(), missing, (Account) null, sample);
            api.ask(operation.method(), missing, bearer(ada, Map.of("X-Long", "a".repeat(20_000))), sample);
            if (!operation.path().endsWith("events")) {
                api.ask(operation.method(), missing, ada, sample);
                api.ask(operation.method(), missing + "?surprise=1", ada, sample);
            }
            if (sample != null) {
                api.ask(operation.method(), missing, ada, "{");
                api.ask(operation.method(), missing, ada, " ".repeat(StrictBodies.LARGEST + 1));
                api.ask(operation.method(), missing, bearer(ada, Map.of("Content-Type", "text/plain")), sample);
            }
        }
        conversation();
        channel();
        replies();
        api.listen(lena).close();
        api.live.close();
        api.get(lena, "/api/v1/events");
        assertThat(api.document.unseen()).isEmpty();
    }

    private void conversation() {
        ok(api.get(lena, "/api/v1/openapi.json"));
        ok(api.get(null, "/api/v1/openapi.json"));
        ok(api.get(lena, "/api/v1/me"));
        ok(api.get(lena, "/api/v1/conversations"));
        ok(api.ask("PATCH", path, world.ben, "{\"assignee\": \"me\"}"));
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": \"me\"}").status())
                .isEqualTo(409);
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": null}").status())
                .isEqualTo(403);
        ok(api.ask("PATCH", path, mara, "{\"assignee\": " + lena.id() + "}"));
        ok(api.ask("POST", path + "/notes", lena, "{\"text\": \"Called the warehouse\"}"));
        JsonNode whole = ok(api.get(lena, path));
        ok(api.get(lena, "/api/v1/contacts/" + whole.at("/person/contact_id")));
    }

    private void channel() {
        String channel = "/api/v1/channels/" + world.channel.id();
        ok(api.get(lena, "/api/v1/channels"));
        ok(api.get(lena, channel));
        String second = "{\"network\": \"fake\", \"name\": \"Second\"}";
        assertThat(api.ask("POST", "/api/v1/channels", mara, second).status()).isEqualTo(403);
        assertThat(api.ask("PATCH", channel, mara, "{\"state\": \"paused\"}").status())
                .isEqualTo(403);
        assertThat(api.ask("DELETE", channel, mara, null).status()).isEqualTo(403);
        assertThat(api.ask("POST", channel + "/polls", lena, null).status()).isEqualTo(403);
        ok(api.ask("POST", channel + "/polls", mara, null));
        world.network.fail(AWAY);
        assertThat(ok(api.ask("POST", channel + "/polls", mara, null))
                        .path("trouble")
                        .asText())
                .contains("fake.example");
        assertThat(api.ask("POST", "/api/v1/channels", ada, second).status()).isEqualTo(502);
        assertThat(api.ask("PATCH", channel, ada, "{\"secrets\": {}}").status()).isEqualTo(502);
        world.network.fail(null);
        JsonNode made = ok(api.ask("POST", "/api/v1/channels", ada, second));
        ok(api.ask("DELETE", "/api/v1/channels/" + made.path("id"), ada, null));
        ok(api.ask("PATCH", channel, ada, "{\"state\": \"paused\"}"));
        assertThat(api.ask("POST", channel + "/polls", mara, null).status()).isEqualTo(409);
        ok(api.ask("PATCH", channel, ada, "{\"state\": \"active\", \"secrets\": {\"token\": \"new\"}}"));
    }

    private void replies() {
        String reply = reply("On its way.");
        for (String below : List.of("", "/attempts", "/outcome")) {
            String method = below.isEmpty() ? "DELETE" : below.equals("/attempts") ? "POST" : "PUT";
            String body = below.equals("/outcome") ? "{\"published\": true}" : null;
            assertThat(api.ask(method, reply + below, world.ben, body).status()).isEqualTo(403);
        }
        assertThat(api.ask("POST", reply + "/attempts", lena, null).status()).isEqualTo(409);
        assertThat(api.ask("PUT", reply + "/outcome", lena, "{\"published\": true}")
                        .status())
                .isEqualTo(409);
        assertThat(ok(api.ask("DELETE", reply, lena, null)).path("state").asText())
                .isEqualTo("withdrawn");
        assertThat(answer("Too late.", 0).status()).isEqualTo(409);

        reply = reply("On its way.");
        world.network.fail(NO);
        world.publish();
        world.network.fail(null);
        assertThat(ok(api.get(lena, reply)).path("state").asText()).isEqualTo("failed");
        assertThat(ok(api.ask("POST", reply + "/attempts", lena, null))
                        .path("state")
                        .asText())
                .isEqualTo("queued");
        world.publish();
        assertThat(api.ask("DELETE", reply, lena, null).status()).isEqualTo(409);

        reply = reply("And thank you.");
        world.network.loseNextReceipt();
        world.network.cannotTell(true);
        world.publish();
        world.clock.advance(Duration.ofMinutes(1));
        world.outbox.publishDue();
        assertThat(ok(api.get(lena, reply)).path("state").asText()).isEqualTo("unknown");
        assertThat(ok(api.ask("PUT", reply + "/outcome", lena, "{\"published\": true}"))
                        .path("state")
                        .asText())
                .isEqualTo("published");
        ok(api.get(lena, path));
    }

    private String reply(String text) {
        long seen = ok(api.get(lena, path)).path("seen").asLong();
        return "/api/v1/replies/" + ok(answer(text, seen)).path("id");
    }

    private Answer answer(String text, long seen) {
        return api.ask(
                "POST",
                path + "/replies",
                lena,
                "{\"text\": \"" + text + "\", \"seen\": " + seen
                        + ", \"then\": \"waiting\", \"visibility\": \"public\"}");
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer.json();
    }

    private Map<String, String> bearer(@Nullable Account by, Map<String, String> more) {
        Map<String, String> headers = new java.util.HashMap<>(more);
        headers.put("Authorization", "Bearer " + api.token(java.util.Objects.requireNonNull(by)));
        return headers;
    }
}
