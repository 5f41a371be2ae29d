package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePost;
import io.oase.channel.Visibility;
import io.oase.web.ApiServer.Answer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTest extends ApiConversation {
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
        Answer late = api.answer(path, lena, "It leaves our house today.", seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.type()).isEqualTo("something-newer");
        assertThat(late.json().at("/posts/0/text").asText()).isEqualTo("It has just arrived.");

        Answer queued = api.answer(
                path, lena, "Good to hear.", late.json().at("/newer/0").asLong());
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
        Answer.ok(api.ask(
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
    void it_is_given_only_if_it_is_still_with_whom_the_asker_saw_it() {
        world.inbox.take(world.ben, world.only().row().id());
        String before = api.get(lena, path).body();
        Answer late = api.ask("PATCH", path, lena, "{\"assignee\": \"me\", \"still_with\": null, \"tags\": [\"a\"]}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Ben Ott has it meanwhile");
        assertThat(api.get(lena, path).body()).isEqualTo(before);

        String bens = "{\"assignee\": " + lena.id() + ", \"still_with\": " + world.ben.id() + "}";
        Answer.ok(api.ask("PATCH", path, world.mara, bens));
        assertThat(api.ask("PATCH", path, world.mara, bens).status()).isEqualTo(409);
        assertThat(api.ask("PATCH", path, world.mara, "{\"assignee\": null, \"still_with\": null}")
                        .status())
                .isEqualTo(409);
        Answer.ok(api.ask("PATCH", path, lena, "{\"assignee\": null, \"still_with\": \"me\"}"));
        assertThat(api.get(lena, path).json().path("assignee").isNull()).isTrue();
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
        world.connecting.connect(
                ada, new io.oase.channel.Connecting.Wanted("fake", "Taken", Map.of(), Map.of(), "", null, null));
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
    void changes_are_told_as_they_happen_until_the_token_is_revoked() throws Exception {
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(api.listen(lena), StandardCharsets.UTF_8))) {
            world.network.reply("kim", question, "Hello?", NOW.minusSeconds(10));
            world.poll();
            String event = "";
            assertThat(events.readLine()).isEqualTo("event: inbox");
            assertThat(events.readLine()).isEqualTo("data: {}");
            List<String> heard = new ArrayList<>();
            while (heard.size() < 4) {
                String line = events.readLine();
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                }
                if (line.startsWith("data: ")) {
                    String schema =
                            event.equals("inbox") ? "InboxEvent" : event.equals("looking") ? "LookingEvent" : "IdEvent";
                    api.document.assertIs(schema, line.substring(6));
                    heard.add(event);
                }
            }
            assertThat(heard).contains("inbox", "conversation", "channel", "looking");
            world.tokens.revoke(lena, world.tokens.list(lena, lena.id()).get(0).id());
            await().until(() -> api.live.open() == 0);
        }
    }
}
