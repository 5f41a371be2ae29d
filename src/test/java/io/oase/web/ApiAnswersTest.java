package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.notice.Notice;
import io.oase.people.Account;
import io.oase.web.ApiDocument.Operation;
import io.oase.web.ApiServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every answer the OpenAPI document promises, asked for and held against it. */
class ApiAnswersTest extends ApiConversation {
    @Test
    void every_answer_the_document_promises_is_really_given() throws Exception {
        List<Operation> operations = api.document.operations();
        for (Operation operation : operations) {
            String sample = api.document.sampleBody(operation);
            String missing = operation.path().replace("{id}", "4711");
            api.ask(operation.method(), missing, (Account) null, sample);
            if (!operation.path().endsWith("events")) {
                api.ask(operation.method(), missing, ada, sample);
                api.ask(operation.method(), missing + "?surprise=1", ada, sample);
                Map<String, String> picky = Map.of("Accept", "text/csv", "Content-Type", "application/json");
                api.ask(operation.method(), missing, api.bearer(ada, picky), sample);
            }
            if (sample != null) {
                api.ask(operation.method(), missing, ada, "{");
                api.ask(operation.method(), missing, ada, " ".repeat(StrictBodies.LARGEST + 1));
                api.ask(operation.method(), missing, api.bearer(ada, Map.of("Content-Type", "text/plain")), sample);
            }
        }
        conversation();
        channel();
        target();
        calendar();
        teams();
        replies();
        reports();
        api.listen(lena).close();
        api.get(lena, "/api/v1/events?surprise=1");
        api.live.close();
        api.get(lena, "/api/v1/events");
        // What HTTP itself refuses there, with everything else it refuses: ApiRefusalsTest.
        assertThat(api.document.unseen()).containsExactly("GET /api/v1/events default");
    }

    private void reports() {
        Answer.ok(api.get(mara, "/api/v1/reports/response-times?by=hour&zone=Europe/Berlin"));
        assertThat(api.get(lena, "/api/v1/reports/response-times?by=agent").status())
                .isEqualTo(403);
    }

    private void conversation() {
        Answer.ok(api.get(lena, "/api/v1/openapi.json"));
        Answer.ok(api.get(null, "/api/v1/openapi.json"));
        Answer.ok(api.get(lena, "/api/v1/me"));
        Answer.ok(api.get(lena, "/api/v1/conversations"));
        Answer.ok(api.ask("PATCH", path, world.ben, "{\"assignee\": \"me\"}"));
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": \"me\"}").status())
                .isEqualTo(409);
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": null}").status())
                .isEqualTo(403);
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + lena.id() + "}"));
        Answer.ok(api.ask("POST", path + "/notes", lena, "{\"text\": \"Called the warehouse\"}"));
        String away = "{\"until\": \"2026-03-02T09:30:00Z\", \"reason\": \"Ask the warehouse\"}";
        Answer.ok(api.ask("PUT", path + "/snooze", lena, away));
        assertThat(api.ask("PUT", path + "/snooze", lena, away.replace("}", ", \"seen\": 0}"))
                        .status())
                .isEqualTo(409);
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?view=snoozed"))
                        .at("/conversations/0/snooze/reason")
                        .asText())
                .isEqualTo("Ask the warehouse");
        assertThat(api.ask("DELETE", path + "/snooze", lena, null).status()).isEqualTo(204);
        String again = "{\"at\": \"2026-03-09T09:00:00Z\", \"reason\": \"Did it help?\"}";
        Answer.ok(api.ask("PUT", path + "/follow-up", lena, again));
        assertThat(api.ask("PATCH", path, lena, "{\"follow_up\": " + again + ", \"tags\": []}")
                        .status())
                .isEqualTo(422);
        assertThat(api.ask("DELETE", path + "/follow-up", lena, null).status()).isEqualTo(204);
        JsonNode whole = Answer.ok(api.get(lena, path));
        Answer.ok(api.get(lena, "/api/v1/contacts/" + whole.at("/person/contact_id")));
    }

    private void channel() {
        String channel = "/api/v1/channels/" + world.channel.id();
        Answer.ok(api.get(lena, "/api/v1/channels"));
        Answer.ok(api.get(lena, channel));
        String second = "{\"network\": \"fake\", \"name\": \"Second\"}";
        assertThat(api.ask("POST", "/api/v1/channels", mara, second).status()).isEqualTo(403);
        assertThat(api.ask("PATCH", channel, mara, "{\"state\": \"paused\"}").status())
                .isEqualTo(403);
        assertThat(api.ask("DELETE", channel, mara, null).status()).isEqualTo(403);
        assertThat(api.ask("POST", channel + "/polls", lena, null).status()).isEqualTo(403);
        Answer.ok(api.ask("POST", channel + "/polls", mara, null));
        world.network.fail(AWAY);
        assertThat(Answer.ok(api.ask("POST", channel + "/polls", mara, null))
                        .path("trouble")
                        .asText())
                .contains("fake.example");
        assertThat(api.ask("POST", "/api/v1/channels", ada, second).status()).isEqualTo(502);
        assertThat(api.ask("PATCH", channel, ada, "{\"secrets\": {}}").status()).isEqualTo(502);
        world.network.fail(null);
        JsonNode made = Answer.ok(api.ask("POST", "/api/v1/channels", ada, second));
        Answer.ok(api.ask("DELETE", "/api/v1/channels/" + made.path("id"), ada, null));
        Answer.ok(api.ask("PATCH", channel, ada, "{\"state\": \"paused\"}"));
        assertThat(api.ask("POST", channel + "/polls", mara, null).status()).isEqualTo(409);
        Answer.ok(api.ask("PATCH", channel, ada, "{\"state\": \"active\", \"secrets\": {\"token\": \"new\"}}"));
    }

    private void calendar() {
        String calendars = "/api/v1/calendars";
        String body = "{\"name\": \"Night\", \"zone\": \"UTC\", \"hours\": []";
        world.targets.all(ada).forEach(target -> world.targets.retire(ada, target.id()));
        long shipped = Answer.ok(api.get(mara, calendars)).at("/calendars/0/id").asLong();
        JsonNode made = Answer.ok(api.ask("POST", calendars, ada, body + "}"));
        String one = calendars + "/" + made.path("id");
        Answer.ok(api.get(mara, one));
        Answer.ok(api.get(mara, one + "/versions"));
        for (String there : List.of(calendars, one, one + "/versions")) {
            assertThat(api.get(lena, there).status()).isEqualTo(403);
        }
        assertThat(api.ask("POST", calendars, mara, body + "}").status()).isEqualTo(403);
        assertThat(api.ask("PUT", one, mara, body + "}").status()).isEqualTo(403);
        assertThat(api.ask("DELETE", one, mara, null).status()).isEqualTo(403);
        String changed = "{\"name\": \"Night\", \"zone\": \"Europe/Vienna\", \"hours\": [], \"version\": 1}";
        assertThat(Answer.ok(api.ask("PUT", one, ada, changed)).path("version").asInt())
                .isEqualTo(2);
        assertThat(api.ask("PUT", one, ada, body + ", \"version\": 1}").status())
                .isEqualTo(409);
        Answer.ok(api.ask("DELETE", one, ada, null));
        for (JsonNode other : Answer.ok(api.get(mara, calendars)).path("calendars")) {
            if (other.path("id").asLong() != shipped) {
                Answer.ok(api.ask("DELETE", calendars + "/" + other.path("id"), ada, null));
            }
        }
        assertThat(api.ask("DELETE", calendars + "/" + shipped, ada, null).status())
                .isEqualTo(409);
    }

    private void teams() {
        JsonNode made = Answer.ok(api.ask("POST", "/api/v1/teams", mara, "{\"name\": \"Press\"}"));
        String one = "/api/v1/teams/" + made.path("id");
        assertThat(api.ask("POST", "/api/v1/teams", mara, "{\"name\": \" press \"}")
                        .error("name"))
                .contains("already");
        assertThat(api.ask("POST", "/api/v1/teams", lena, "{\"name\": \"Mine\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.ask("PATCH", one, mara, "{\"members\": [4711]}").error("members"))
                .isNotEmpty();
        assertThat(api.ask("PATCH", one, lena, "{\"members\": []}").status()).isEqualTo(403);
        JsonNode changed = Answer.ok(api.ask("PATCH", one, mara, "{\"members\": [" + lena.id() + "]}"));
        assertThat(changed.at("/members/0/name").asText()).isEqualTo(lena.name());
        assertThat(Answer.ok(api.get(lena, one))).isEqualTo(changed);
        assertThat(Answer.ok(api.get(lena, "/api/v1/teams")).path("teams")).contains(changed);
        JsonNode given =
                Answer.ok(api.ask("PATCH", path, mara, "{\"team\": " + made.path("id") + ", \"note\": \"They know\"}"));
        assertThat(given.at("/team/name").asText()).isEqualTo("Press");
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?team=" + made.path("id")))
                        .path("conversations"))
                .hasSize(1);
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?team=none")).path("conversations"))
                .isEmpty();
        assertThat(api.get(lena, "/api/v1/conversations?team=x").error("team")).isNotEmpty();
        assertThat(api.ask("PATCH", path, mara, "{\"team\": \"x\"}").error("team"))
                .isNotEmpty();
        assertThat(api.ask("PATCH", path, mara, "{\"team\": 4711}").error("team"))
                .isNotEmpty();
        assertThat(api.ask("DELETE", one, lena, null).status()).isEqualTo(403);
        Answer.ok(api.ask("DELETE", one, mara, null));
        assertThat(Answer.ok(api.get(lena, path)).path("team").isNull()).isTrue();
    }

    private void target() {
        String targets = "/api/v1/targets";
        String press = "\"calendar\": 1, \"match\": {\"tags\": [\"press\"], \"private\": false},"
                + "\"times\": {\"first_response\": {\"minutes\": 30, \"counting\": \"clock\"}},"
                + "\"steps\": [{\"percent\": 75, \"tell\": [\"leads\"], \"reassign\": false}]}";
        JsonNode made = Answer.ok(api.ask("POST", targets, mara, "{\"name\": \"Press\", " + press));
        String one = targets + "/" + made.path("id");
        Answer.ok(api.get(lena, targets));
        Answer.ok(api.get(lena, one));
        JsonNode changed =
                Answer.ok(api.ask("PUT", one, mara, "{\"name\": \"Press and radio\", \"version\": 1, " + press));
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(api.ask("PUT", one, mara, "{\"name\": \"Old\", \"version\": 1, " + press)
                        .status())
                .isEqualTo(409);
        String question = "{\"target\": {\"name\": \"Press\", " + press + "}";
        assertThat(Answer.ok(api.ask("POST", targets + "/impact", mara, question))
                        .path("changed")
                        .asInt())
                .isZero();
        assertThat(api.ask("POST", targets + "/impact", mara, question.replace("{\"target", "{\"id\": 99, \"target"))
                        .status())
                .isEqualTo(404);
        assertThat(api.ask("POST", targets, mara, "{\"name\": \"Press\", \"calendar\": 9, \"times\": {}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.ask("PUT", targets + "/order", mara, "{\"order\": [1, 1]}")
                        .status())
                .isEqualTo(422);
        JsonNode shipped = Answer.ok(api.get(mara, targets + "/4"));
        assertThat(shipped.path("title").asText()).isEqualTo("Other mentions");
        ObjectNode again = shipped.deepCopy();
        again.remove(List.of("id", "version", "title", "shipped", "doubts"));
        assertThat(Answer.ok(api.ask("PUT", targets + "/4", mara, again.toString()))
                        .path("version"))
                .as("what stands there already makes no version")
                .isEqualTo(shipped.path("version"));
        StringBuilder order = new StringBuilder();
        world.targets.all(mara).forEach(target -> order.insert(0, "," + target.id()));
        Answer.ok(api.ask("PUT", targets + "/order", mara, "{\"order\": [" + order.substring(1) + "]}"));
        for (String[] verb : new String[][] {
            {"POST", targets, "{\"name\": \"Press\", " + press},
            {"PUT", one, "{\"name\": \"Press\", " + press},
            {"POST", targets + "/impact", question},
            {"PUT", targets + "/order", "{\"order\": []}"},
            {"DELETE", one, null}
        }) {
            assertThat(api.ask(verb[0], verb[1], lena, verb[2]).status()).isEqualTo(403);
        }
        Answer.ok(api.ask("DELETE", one, mara, null));
        Answer.ok(api.ask("PATCH", path, lena, "{\"priority\": 2}"));
        Notice passed = new Notice("test:1", Notice.REASSIGNED, null, Map.of("assignee", "Ben Ott"), false);
        world.db.useTransaction(
                handle -> world.notices.send(handle, passed, List.of(lena.id()), world.clock.instant()));
        long notice =
                Answer.ok(api.get(lena, "/api/v1/notices")).at("/notices/0/id").asLong();
        Answer.ok(api.ask("PATCH", "/api/v1/notices/" + notice, lena, "{\"read\": true}"));
        assertThat(Answer.ok(api.get(lena, path)).path("clocks")).isNotEmpty();
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + world.ben.id() + ", \"note\": \"Knows billing\"}"));
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + world.lena.id() + "}"));
        assertThat(api.ask("PATCH", path, lena, "{\"state\": \"open\", \"note\": \"Alone\"}")
                        .status())
                .isEqualTo(422);
        String acknowledgement = "/api/v1/channels/" + world.channel.id() + "/acknowledgement";
        Answer.ok(api.get(lena, acknowledgement));
        assertThat(api.ask("PUT", acknowledgement, lena, "{\"scope\": \"private\"}")
                        .status())
                .isEqualTo(403);
        String text = "{\"scope\": \"private\", \"texts\": {\"en\": {\"inside\": \"We have it. Write {{stop}}.\"}}}";
        assertThat(Answer.ok(api.ask("PUT", acknowledgement, mara, text))
                        .at("/texts/en/inside")
                        .asText())
                .startsWith("We have it.");
        assertThat(api.ask("PUT", acknowledgement, mara, "{\"scope\": \"sometimes\"}")
                        .status())
                .isEqualTo(422);
        Answer.ok(api.ask("PATCH", "/api/v1/contacts/1", lena, "{\"automatic_messages\": false}"));
        assertThat(Answer.ok(api.get(lena, path + "/expected-answer")).path("offers"))
                .isNotEmpty();
        Answer.ok(api.get(lena, "/api/v1/conversations?sort=due&due_before=2030-01-01T00:00:00Z"));
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
        assertThat(Answer.ok(api.ask("DELETE", reply, lena, null)).path("state").asText())
                .isEqualTo("withdrawn");
        assertThat(api.answer(path, lena, "Too late.", 0).status()).isEqualTo(409);

        reply = reply("On its way.");
        world.network.fail(NO);
        world.publish();
        world.network.fail(null);
        assertThat(Answer.ok(api.get(lena, reply)).path("state").asText()).isEqualTo("failed");
        assertThat(Answer.ok(api.ask("POST", reply + "/attempts", lena, null))
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
        assertThat(Answer.ok(api.get(lena, reply)).path("state").asText()).isEqualTo("unknown");
        assertThat(Answer.ok(api.ask("PUT", reply + "/outcome", lena, "{\"published\": true}"))
                        .path("state")
                        .asText())
                .isEqualTo("published");
        Answer.ok(api.get(lena, path));
    }

    private String reply(String text) {
        long seen = Answer.ok(api.get(lena, path)).path("seen").asLong();
        return "/api/v1/replies/"
                + Answer.ok(api.answer(path, lena, text, seen)).path("id");
    }
}
