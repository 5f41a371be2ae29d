package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.oase.activation.Beginning;
import io.oase.alert.Crowd;
import io.oase.notice.Notice;
import io.oase.people.Account;
import io.oase.testing.GoodPlaybook;
import io.oase.web.ApiDocument.Operation;
import io.oase.web.ApiServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every answer the OpenAPI document promises, asked for and held against it. */
class ApiAnswersTest extends ApiConversation {
    private static final String BECAUSE = "{\"because\": \"Nobody asks\"}";
    private static final String VERSION = "{\"version\": 1}";
    private static final String SECOND = "{\"version\": 2}";
    private static final String PUBLISHED = "{\"url\": \"https://status.oase.example/17\"}";

    @Test
    void every_answer_the_document_promises_is_really_given() throws Exception {
        List<Operation> operations = api.document.operations();
        for (Operation operation : operations) {
            String sample = api.document.sampleBody(operation);
            String missing = operation
                    .path()
                    .replace("{id}", "4711")
                    .replace("{reply}", "4711")
                    .replace("{merge}", "4712")
                    .replace("{kind}", "answer")
                    .replace("{draft}", "4712")
                    .replace("{hash}", "0".repeat(64))
                    .replace("{statement}", "4712")
                    .replace("{round}", "4712")
                    .replace("{conversation}", "4712")
                    .replaceAll("\\{(role|step|condition)}", "nothing");
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
        assignment();
        prewritten();
        playbooksInForce();
        guided();
        replies();
        approvals();
        statements();
        reports();
        api.listen(lena).close();
        api.get(lena, "/api/v1/events?surprise=1");
        api.live.close();
        api.get(lena, "/api/v1/events");
        // What HTTP itself refuses there, with everything else it refuses: ApiRefusalsTest.
        assertThat(api.document.unseen()).containsExactly("GET /api/v1/events default");
    }

    private void reports() {
        assertThat(Answer.ok(api.get(mara, "/api/v1/reports/day?zone=Europe/Berlin"))
                        .path("received")
                        .asInt())
                .isPositive();
        assertThat(Answer.ok(api.get(lena, "/api/v1/reports/day"))
                        .path("people")
                        .isNull())
                .isTrue();
        assertThat(api.get(mara, "/api/v1/reports/day?date=tomorrow").error("date"))
                .isNotEmpty();
        Answer.ok(api.get(mara, "/api/v1/reports/response-times?by=hour&zone=Europe/Berlin"));
        assertThat(api.get(lena, "/api/v1/reports/response-times?by=agent").status())
                .isEqualTo(403);
        String others = "/api/v1/reports/response-times/conversations?agent=" + mara.id();
        Answer.ok(api.get(mara, others));
        assertThat(api.get(lena, others).status()).isEqualTo(403);
    }

    private void conversation() {
        Answer.ok(api.get(lena, "/api/v1/openapi.json"));
        Answer.ok(api.get(null, "/api/v1/openapi.json"));
        Answer.ok(api.get(lena, "/api/v1/me"));
        Answer.ok(api.get(lena, "/api/v1/conversations"));
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?q=orders&sort=best"))
                        .at("/conversations/0/matches/0/ranges/0/1")
                        .asInt())
                .isPositive();
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?q=channel:nowhere"))
                        .at("/advice/unknown/0")
                        .asText())
                .isEqualTo("channel:nowhere");
        assertThat(Answer.ok(api.get(lena, "/api/v1/search/suggestions?q=is:res"))
                        .at("/suggestions/0/query")
                        .asText())
                .isEqualTo("is:resolved ");
        Answer.ok(api.ask("PATCH", path, world.ben, "{\"assignee\": \"me\"}"));
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": \"me\"}").status())
                .isEqualTo(409);
        assertThat(api.ask("PATCH", path, lena, "{\"assignee\": null}").status())
                .isEqualTo(403);
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + lena.id() + "}"));
        Answer.ok(api.ask("POST", path + "/notes", lena, "{\"text\": \"Called the warehouse\"}"));
        drafts();
        looking();
        reshaped();
        many();
        saved();
        playbooks();
        alerts();
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

    private void playbooks() {
        String books = "/api/v1/playbooks";
        GoodPlaybook.write(world.playbooks, "outage", GoodPlaybook.text("outage"));
        GoodPlaybook.write(world.playbooks, "broken", "---\nid: broken\n");
        world.library.look();
        JsonNode all = Answer.ok(api.get(lena, books));
        assertThat(all.at("/playbooks/0/title/en").asText()).isEqualTo("Service outage");
        assertThat(all.at("/faults/0/file").asText()).isEqualTo("broken.md");
        JsonNode one = Answer.ok(api.get(lena, books + "/outage"));
        assertThat(one.at("/front/steps/0/id").asText()).isEqualTo("confirm");
        String hash = one.path("version").asText();
        assertThat(Answer.ok(api.get(lena, books + "/outage/versions"))
                        .at("/versions/0/state")
                        .asText())
                .isEqualTo("current");
        String version = books + "/outage/versions/" + hash;
        assertThat(Answer.ok(api.get(lena, version)).path("source").asText()).isEqualTo(GoodPlaybook.text("outage"));
        Answer file = api.ask("GET", version, api.bearer(lena, Map.of("Accept", "text/markdown")), null);
        assertThat(file.body()).isEqualTo(GoodPlaybook.text("outage"));
        assertThat(file.header("Content-Disposition")).contains("outage.md");
        assertThat(api.get(lena, books + "/nothing").status()).isEqualTo(404);
        assertThat(api.get(lena, books + "/nothing/versions").status()).isEqualTo(404);
        assertThat(api.get(lena, books + "/outage/versions/0").status()).isEqualTo(404);
        uploads(books, hash);
    }

    private void uploads(String books, String hash) {
        String changed = GoodPlaybook.text("outage").replace("due: 60", "due: 45");
        Answer made = api.ask("POST", books + "/uploads", mara, source(changed));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("by").asText()).isEqualTo("Mara Vogt");
        assertThat(api.ask("POST", books + "/uploads", mara, source(changed)).status())
                .isEqualTo(409);
        assertThat(api.ask("POST", books + "/uploads", lena, source(changed)).status())
                .isEqualTo(403);
        assertThat(api.ask("POST", books + "/uploads", mara, source(changed.replace("45", "soon")))
                        .error("78:steps[inform].due"))
                .contains("whole number");
        String upload = books + "/uploads/" + made.json().path("hash").asText();
        assertThat(Answer.ok(api.get(mara, books + "/uploads")).path("versions").size())
                .isOne();
        assertThat(api.get(lena, books + "/uploads").status()).isEqualTo(403);
        assertThat(Answer.ok(api.get(ada, upload)).path("source").asText()).isEqualTo(changed);
        assertThat(api.get(lena, upload).status()).isEqualTo(403);
        String review = upload + "/review";
        assertThat(api.ask("PUT", review, mara, "{\"taken\": true}").status()).isEqualTo(403);
        assertThat(api.ask("PUT", review, ada, "{\"taken\": false}").error("reason"))
                .isNotEmpty();
        assertThat(api.ask("PUT", review, ada, "{\"taken\": true}").status()).isEqualTo(409);
        String seen = "{\"taken\": true, \"seen\": \"" + hash + "\"}";
        assertThat(Answer.ok(api.ask("PUT", review, ada, seen)).path("state").asText())
                .isEqualTo("current");
        assertThat(api.ask("PUT", review, ada, seen).status()).isEqualTo(409);
        withdrawals(books);
    }

    private void withdrawals(String books) {
        String reason = "{\"reason\": \"Sold\"}";
        assertThat(api.ask("POST", books + "/outage/withdrawal", mara, reason).status())
                .isEqualTo(409);
        assertThat(api.ask("POST", books + "/nothing/withdrawal", mara, reason).status())
                .isEqualTo(404);
        Answer made = api.ask("POST", books + "/uploads", mara, source(GoodPlaybook.text("recall")));
        String upload = books + "/uploads/" + made.json().path("hash").asText();
        Answer.ok(api.ask("PUT", upload + "/review", ada, "{\"taken\": true}"));
        String away = books + "/recall/withdrawal";
        String take = "{\"taken\": true}";
        assertThat(api.get(lena, away).status()).isEqualTo(404);
        assertThat(api.ask("PUT", away + "/review", ada, take).status()).isEqualTo(404);
        assertThat(api.ask("POST", away, lena, reason).status()).isEqualTo(403);
        assertThat(api.ask("POST", away, mara, "{\"reason\": \" \"}").error("reason"))
                .isNotEmpty();
        assertThat(Answer.ok(api.ask("POST", away, mara, reason)).path("by").asText())
                .isEqualTo("Mara Vogt");
        assertThat(api.ask("POST", away, ada, reason).status()).isEqualTo(409);
        assertThat(Answer.ok(api.get(lena, away)).path("reason").asText()).isEqualTo("Sold");
        assertThat(api.ask("PUT", away + "/review", mara, take).status()).isEqualTo(403);
        assertThat(api.ask("PUT", away + "/review", ada, "{\"taken\": false}").error("reason"))
                .isNotEmpty();
        GoodPlaybook.write(
                world.playbooks, "recall", GoodPlaybook.text("recall").replace("due: 60", "due: 50"));
        world.library.look();
        assertThat(api.ask("PUT", away + "/review", ada, take).status()).isEqualTo(409);
        assertThat(api.ask("PUT", away + "/review", mara, "{\"taken\": false}").status())
                .isEqualTo(204);
    }

    private static String source(String text) {
        return "{\"source\": " + TextNode.valueOf(text) + "}";
    }

    private void alerts() {
        world.watched.add(Crowd.outage(5, "Ausfall", "geht nicht"));
        Crowd crowd = new Crowd(world);
        crowd.say("many", 30, "Ausfall");
        String one = "/api/v1/alerts/" + crowd.only().id();
        JsonNode whole = Answer.ok(api.get(lena, one));
        assertThat(whole.at("/alert/state").asText()).isEqualTo("open");
        assertThat(whole.at("/alert/grounds/words/Ausfall").asInt()).isEqualTo(30);
        assertThat(whole.at("/alert/why/0").asText()).contains("30 people wrote 30 posts with Ausfall in 10 minutes");
        assertThat(whole.path("latest").size()).isEqualTo(30);
        assertThat(whole.at("/first/text").asText()).isEqualTo("Ausfall");
        String until = "{\"until\": \"2026-03-02T12:00:00Z\", \"reason\": \" A prize draw \"}";
        JsonNode silent = Answer.ok(api.ask("PUT", one + "/silence", mara, until));
        assertThat(silent.at("/silence/reason").asText()).isEqualTo("A prize draw");
        assertThat(silent.path("state").asText()).isEqualTo("silenced");
        assertThat(api.ask("PUT", one + "/silence", mara, until.replace("2026", "2027"))
                        .error("until"))
                .isNotEmpty();
        assertThat(api.ask("DELETE", one + "/silence", mara, null).status()).isEqualTo(204);
        assertThat(Answer.ok(api.get(lena, "/api/v1/alerts?over=false"))
                        .at("/alerts/0/silence")
                        .isNull())
                .isTrue();
        assertThat(Answer.ok(api.get(lena, "/api/v1/alerts?over=true"))
                        .path("alerts")
                        .size())
                .isZero();
        assertThat(api.ask("PUT", one + "/silence", lena, until).status()).isEqualTo(403);
        assertThat(api.ask("DELETE", one + "/silence", lena, null).status()).isEqualTo(403);
        world.watched.clear();
        crowd.watch();
        database.jdbi().useHandle(db -> db.execute("UPDATE alert SET ended_at = last_at"));
        assertThat(api.ask("PUT", one + "/silence", mara, until).status()).isEqualTo(409);
    }

    private void saved() {
        String views = "/api/v1/saved-views";
        String body = "{\"name\": \"%s\", \"shared\": %s, \"filter\": {\"view\": \"open\", \"assignee\": \"me\"}}";
        Answer made = api.ask("POST", views, lena, body.formatted("Mine", "false"));
        assertThat(made.status()).isEqualTo(201);
        String one = views + "/" + made.json().path("id").asLong();
        assertThat(Answer.ok(api.get(lena, one)).at("/filter/assignee").asText())
                .isEqualTo("me");
        assertThat(api.ask("POST", views, lena, body.formatted("Mine", "false")).error("name"))
                .isNotEmpty();
        assertThat(api.ask("POST", views, lena, body.formatted("Ours", "true")).status())
                .isEqualTo(403);
        assertThat(Answer.ok(api.ask("PATCH", one, lena, "{\"name\": \"My own\"}"))
                        .path("name")
                        .asText())
                .isEqualTo("My own");
        assertThat(Answer.ok(api.get(lena, views)).size()).isOne();
        assertThat(api.get(mara, one).status()).isEqualTo(404);
        String ours = views + "/"
                + api.ask("POST", views, mara, body.formatted("Ours", "true"))
                        .json()
                        .path("id")
                        .asLong();
        assertThat(api.ask("PATCH", ours, lena, "{\"name\": \"Mine too\"}").status())
                .isEqualTo(403);
        assertThat(api.ask("DELETE", ours, lena, null).status()).isEqualTo(403);
        assertThat(api.ask("DELETE", one, lena, null).status()).isEqualTo(204);
    }

    private void many() {
        String body = "{\"conversations\": [{\"id\": %s}], \"action\": {\"does\": \"%s\"%s}}";
        String id = path.substring(path.lastIndexOf('/') + 1);
        String changes = "/api/v1/bulk-changes";
        Answer begun = api.ask("POST", changes, lena, body.formatted(id, "tag", ", \"tag\": \"outage\""));
        assertThat(begun.status()).isEqualTo(202);
        String one = begun.header("Location").replaceFirst("^.*(/api/)", "$1");
        assertThat(api.ask("POST", one + "/undo", lena, null).status()).isEqualTo(409);
        world.bulkChanges.carrying().doSome();
        assertThat(Answer.ok(api.get(lena, one)).path("done").asInt()).isOne();
        assertThat(Answer.ok(api.get(lena, changes)).get(0).path("state").asText())
                .isEqualTo("finished");
        assertThat(Answer.ok(api.ask("PUT", one + "/stop", lena, null))
                        .path("state")
                        .asText())
                .isEqualTo("finished");
        assertThat(api.ask("POST", one + "/undo", lena, null).status()).isEqualTo(202);
        String others = body.formatted(id, "assign", ", \"assignee\": " + world.ben.id());
        assertThat(api.ask("POST", changes, lena, others).status()).isEqualTo(403);
        Answer refused = api.ask("POST", changes, lena, body.formatted(id, "answer", ", \"text\": \"Hi\""));
        assertThat(refused.error("conversations")).isNotEmpty();
        assertThat(api.get(mara, one).status()).isEqualTo(404);
        world.bulkChanges.carrying().doSome();
    }

    private void drafts() {
        String answer = path + "/drafts/answer";
        assertThat(Answer.ok(api.ask("PUT", answer, lena, "{\"text\": \"Hello\", \"base\": 0, \"seen\": 1}"))
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.ask("PUT", answer, lena, "{\"text\": \"Good morning\", \"base\": 0}")
                        .status())
                .isEqualTo(409);
        Answer.ok(api.ask("PUT", answer, lena, "{\"text\": \"Good morning\", \"base\": 0, \"both\": true}"));
        JsonNode both = Answer.ok(api.get(lena, path + "/drafts")).path("drafts");
        assertThat(both).hasSize(2);
        assertThat(both.findValuesAsText("offered")).containsExactly("false", "true");
        String other = path + "/offered-drafts/" + both.get(1).path("id").asLong();
        assertThat(api.ask("POST", other + "/adoption", world.ben, null).status())
                .isEqualTo(404);
        assertThat(Answer.ok(api.ask("POST", other + "/adoption", lena, null))
                        .path("text")
                        .asText())
                .isEqualTo("Good morning\n\nHello");
        assertThat(Answer.ok(api.get(lena, "/api/v1/conversations?view=drafts"))
                        .at("/conversations/0/draft/name")
                        .asText())
                .isEqualTo("Lena Brandt");
        String hands = path + "/offered-drafts";
        assertThat(api.ask("POST", hands, lena, "{\"to\": " + lena.id() + "}").error("to"))
                .isNotEmpty();
        assertThat(api.ask("POST", hands, lena, "{\"to\": " + world.ben.id() + "}")
                        .status())
                .isEqualTo(204);
        assertThat(api.ask("POST", hands, lena, "{\"to\": " + world.ben.id() + "}")
                        .status())
                .isEqualTo(409);
        long offered = Answer.ok(api.get(world.ben, path + "/drafts"))
                .at("/drafts/0/id")
                .asLong();
        api.ask("PUT", answer, world.ben, "{\"text\": \"" + "a".repeat(49_990) + "\"}");
        assertThat(api.ask("POST", hands + "/" + offered + "/adoption", world.ben, null)
                        .error("text"))
                .isNotEmpty();
        assertThat(api.ask("DELETE", hands + "/" + offered, world.ben, null).status())
                .isEqualTo(204);
        assertThat(api.ask("DELETE", hands + "/" + offered, world.ben, null).status())
                .isEqualTo(404);
        assertThat(api.ask("DELETE", answer, world.ben, null).status()).isEqualTo(204);
        assertThat(api.ask("DELETE", path + "/drafts/letter", world.ben, null).error("kind"))
                .isNotEmpty();
        assertThat(api.ask("PATCH", path, lena, "{\"tags\": [], \"with_draft\": true}")
                        .error("with_draft"))
                .isNotEmpty();
        Answer.ok(api.ask("PUT", answer, lena, "{\"text\": \"Along\"}"));
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + lena.id() + "}"));
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": null}"));
        Answer.ok(api.ask("PATCH", path, mara, "{\"assignee\": " + lena.id() + ", \"with_draft\": true}"));
    }

    private void looking() {
        JsonNode note = Answer.ok(api.ask("POST", path + "/notes", lena, "{\"text\": \"@Ben Ott and @Nobody\"}"));
        assertThat(note.path("mentions")).hasSize(1);
        assertThat(note.at("/mentions/0/account/name").asText()).isEqualTo("Ben Ott");
        assertThat(Answer.ok(api.get(world.ben, "/api/v1/conversations?view=mentions"))
                        .at("/conversations/0/mentioned/unread")
                        .asBoolean())
                .isTrue();
        assertThat(api.ask("DELETE", path + "/unread-mentions", world.ben, null).status())
                .isEqualTo(204);
        String looking = path + "/looking";
        assertThat(api.ask("PUT", looking, world.ben, "{\"doing\": \"answering\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.ask("PUT", looking, world.ben, "{\"doing\": \"dreaming\"}")
                        .error("doing"))
                .contains("answering");
        JsonNode seen = Answer.ok(api.get(lena, looking));
        assertThat(seen.at("/looking/0/name").asText()).isEqualTo("Ben Ott");
        assertThat(seen.at("/looking/0/doing").asText()).isEqualTo("answering");
        assertThat(api.ask("DELETE", looking + "?tab=" + "a".repeat(41), world.ben, null)
                        .error("tab"))
                .isNotEmpty();
        assertThat(api.ask("DELETE", looking, world.ben, null).status()).isEqualTo(204);
        assertThat(Answer.ok(api.get(lena, looking)).path("looking")).isEmpty();
    }

    private void reshaped() {
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        String question = world.network.mention("ida", "Is it here?", NOW.minusSeconds(30));
        world.poll();
        world.network.reply("ida", question, "And the invoice is wrong", NOW.minusSeconds(20));
        world.poll();
        long other = world.all().stream()
                .filter(row -> row.title().equals("Is it here?"))
                .findFirst()
                .orElseThrow()
                .id();
        long second = world.conversations.read(lena, other).posts().get(1).id();
        String there = "/api/v1/conversations/" + other;
        long made = Answer.ok(api.ask("POST", there + "/splits", lena, "{\"posts\": [" + second + "]}"))
                .path("id")
                .asLong();
        assertThat(api.ask("POST", there + "/splits", lena, "{\"posts\": [" + second + "]}")
                        .error("posts"))
                .isNotEmpty();
        assertThat(api.ask("POST", there + "/merges", lena, "{}").error("with")).isNotEmpty();
        long merge = Answer.ok(api.ask("POST", there + "/merges", lena, "{\"with\": " + made + "}"))
                .path("id")
                .asLong();
        JsonNode merged = Answer.ok(api.get(lena, "/api/v1/conversations/" + made));
        assertThat(merged.path("id").asLong()).isEqualTo(other);
        assertThat(merged.at("/merges/0/id").asLong()).isEqualTo(merge);
        String old = "{\"text\": \"Soon\", \"seen\": " + second + "}";
        var refused = api.ask("POST", there + "/replies", lena, old);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("seen").asLong())
                .isEqualTo(merged.path("seen").asLong());
        Answer.ok(api.ask("DELETE", there + "/merges/" + merge, lena, null));
        assertThat(api.ask("DELETE", there + "/merges/" + merge, lena, null).status())
                .isEqualTo(404);
        assertThat(api.ask("POST", there + "/merges", lena, "{\"with\": " + id + "}")
                        .status())
                .isEqualTo(201);
        world.inbox.assign(mara, other, world.ben.id());
        assertThat(api.ask("POST", there + "/splits", lena, "{\"posts\": [" + second + "]}")
                        .status())
                .isEqualTo(409);
        assertThat(api.ask("POST", there + "/merges", lena, "{\"with\": " + made + "}")
                        .status())
                .isEqualTo(409);
        long again = Answer.ok(api.get(lena, there)).at("/merges/0/id").asLong();
        assertThat(api.ask("DELETE", there + "/merges/" + again, lena, null).status())
                .isEqualTo(409);
        Answer.ok(api.ask("DELETE", there + "/merges/" + again, mara, null));
        // Ben got both while they were one.
        world.inbox.assign(mara, id, lena.id());
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
        String due = one + "/due?at=2026-03-06T16:40:00Z&minutes=120";
        Answer.ok(api.get(mara, due));
        for (String there : List.of(calendars, one, one + "/versions", due)) {
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

    private void notifications() {
        String all = "/api/v1/me/notifications";
        ObjectNode whole = (ObjectNode) Answer.ok(api.get(lena, all));
        assertThat(whole.path("choices").size()).isEqualTo(Notice.KINDS.size());
        whole.remove("ways");
        whole.withObject("/choices/handed").put("mail", "none");
        whole.putObject("quiet")
                .put("from", "22:00")
                .put("to", "06:30")
                .putArray("days")
                .add("fri")
                .add("mon");
        JsonNode changed = Answer.ok(api.ask("PUT", all, lena, whole.toString()));
        assertThat(changed.at("/quiet/days/0").asText()).isEqualTo("mon");
        assertThat(Answer.ok(api.get(lena, all))).isEqualTo(changed);
        String browsers = "/api/v1/me/push-subscriptions";
        String browser = api.document.sampleBody(api.document.operations().stream()
                .filter(each -> each.toString().equals("POST " + browsers))
                .findFirst()
                .orElseThrow());
        long id = Answer.ok(api.ask(
                        "POST", browsers, lena, browser.replace("https://push.example.org", "http://127.0.0.1:9")))
                .path("id")
                .asLong();
        JsonNode tried = Answer.ok(api.ask("POST", browsers + "/" + id + "/tests", lena, null));
        assertThat(tried.path("arrived").asBoolean()).isFalse();
        JsonNode listed = Answer.ok(api.get(lena, browsers));
        assertThat(listed.at("/subscriptions/0/trouble")).isEqualTo(tried.path("trouble"));
        assertThat(listed.toString()).doesNotContain("BTBZMqHH6r4Tts7J_aSIgg", "127.0.0.1:9/send");
        assertThat(api.ask("DELETE", browsers + "/" + id, mara, null).status()).isEqualTo(404);
        assertThat(api.ask("DELETE", browsers + "/" + id, lena, null).status()).isEqualTo(204);
        long team = Answer.ok(api.ask("POST", "/api/v1/teams", mara, "{\"name\": \"Chatty\"}"))
                .path("id")
                .asLong();
        String chats = "/api/v1/team-webhooks";
        JsonNode made = Answer.ok(api.ask(
                "POST",
                chats,
                mara,
                "{\"team\": " + team
                        + ", \"name\": \"Town Square\", \"url\": \"http://127.0.0.1:9/hook\", \"kinds\": [\"team\"]}"));
        String chat = chats + "/" + made.at("/webhook/id").asLong();
        assertThat(made.path("secret").asText()).startsWith("whsec_");
        assertThat(Answer.ok(api.ask("POST", chat + "/tests", mara, null))
                        .path("arrived")
                        .asBoolean())
                .isFalse();
        JsonNode failing = Answer.ok(api.get(mara, chat));
        assertThat(failing.path("failed_at").isTextual()).isTrue();
        assertThat(Answer.ok(api.get(mara, chats + "?team=" + team)).path("webhooks"))
                .containsExactly(failing);
        assertThat(Answer.ok(api.ask("PATCH", chat, mara, "{\"active\": false}"))
                        .path("active")
                        .asBoolean())
                .isFalse();
        for (String[] verb : new String[][] {
            {"GET", chats, null},
            {"GET", chat, null},
            {"PATCH", chat, "{\"active\": true}"},
            {"DELETE", chat, null},
            {"POST", chat + "/tests", null},
            {"POST", chats, "{\"team\": 1, \"name\": \"a\", \"url\": \"https://a.example/\", \"kinds\": [\"team\"]}"}
        }) {
            assertThat(api.ask(verb[0], verb[1], lena, verb[2]).status()).isEqualTo(403);
        }
        assertThat(api.ask("DELETE", chat, mara, null).status()).isEqualTo(204);
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
                .noneMatch(row -> path.endsWith("/" + row.path("id")));
        assertThat(api.get(lena, "/api/v1/conversations?team=x").error("team")).isNotEmpty();
        assertThat(api.ask("PATCH", path, mara, "{\"team\": \"x\"}").error("team"))
                .isNotEmpty();
        assertThat(api.ask("PATCH", path, mara, "{\"team\": 4711}").error("team"))
                .isNotEmpty();
        assertThat(api.ask("DELETE", one, lena, null).status()).isEqualTo(403);
        Answer.ok(api.ask("DELETE", one, mara, null));
        assertThat(Answer.ok(api.get(lena, path)).path("team").isNull()).isTrue();
    }

    private void assignment() {
        String rules = "/api/v1/assignment-rules";
        Answer.ok(api.get(lena, rules))
                .path("rules")
                .forEach(rule -> Answer.ok(api.ask("DELETE", rules + "/" + rule.path("id"), mara, null)));
        String all = "{\"name\": \"All\", \"way\": \"in_turn\", \"private\": false, \"languages\": [\"en\"]";
        JsonNode made = Answer.ok(api.ask("POST", rules, mara, all + "}"));
        String one = rules + "/" + made.path("id");
        assertThat(Answer.ok(api.get(lena, one))).isEqualTo(made);
        assertThat(Answer.ok(api.ask("PUT", one, mara, all + ", \"back_minutes\": 30, \"version\": 1}"))
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.ask("PUT", one, mara, all + ", \"version\": 1}").status())
                .isEqualTo(409);
        assertThat(api.ask("PUT", one, lena, all + "}").status()).isEqualTo(403);
        assertThat(api.ask("POST", rules, lena, all + "}").status()).isEqualTo(403);
        assertThat(api.ask("POST", rules, mara, "{\"name\": \"All\", \"way\": \"pool\"}")
                        .error("to_team"))
                .isNotEmpty();
        assertThat(api.ask("POST", rules, mara, "{\"name\": \"All\", \"way\": \"dice\"}")
                        .error("way"))
                .isNotEmpty();
        Answer.ok(api.ask("PUT", rules + "/order", mara, "{\"order\": [" + made.path("id") + "]}"));
        assertThat(api.ask("PUT", rules + "/order", lena, "{\"order\": []}").status())
                .isEqualTo(403);
        assertThat(api.ask("DELETE", one, lena, null).status()).isEqualTo(403);
        Answer.ok(api.ask("DELETE", one, mara, null));

        String absences = "/api/v1/absences";
        String week = "\"from\": \"2026-04-01T00:00:00Z\", \"to\": \"2026-04-08T00:00:00+02:00\"}";
        JsonNode away = Answer.ok(api.ask("POST", absences, lena, "{" + week));
        assertThat(Answer.ok(api.get(mara, absences)).path("absences")).contains(away);
        assertThat(api.ask("POST", absences, lena, "{" + week).error("from")).isNotEmpty();
        assertThat(api.ask("POST", absences, lena, "{\"account\": " + world.ben.id() + ", " + week)
                        .status())
                .isEqualTo(403);
        assertThat(api.ask("DELETE", absences + "/" + away.path("id"), world.ben, null)
                        .status())
                .isEqualTo(403);
        Answer.ok(api.ask("DELETE", absences + "/" + away.path("id"), lena, null));

        String ability = "/api/v1/board/" + lena.id() + "/ability";
        Answer.ok(api.ask("PUT", ability, mara, "{\"capacity\": 7, \"topics\": [\"Billing\"]}"));
        assertThat(api.ask("PUT", ability, lena, "{\"capacity\": 7}").status()).isEqualTo(403);
        assertThat(api.ask("PUT", ability, mara, "{\"capacity\": -1}").error("capacity"))
                .isNotEmpty();
        JsonNode board = Answer.ok(api.get(mara, "/api/v1/board"));
        assertThat(board.at("/colleagues/2/topics/0").asText()).isEqualTo("billing");
        assertThat(board.at("/colleagues/2/capacity").asInt()).isEqualTo(7);
        assertThat(api.get(lena, "/api/v1/board").status()).isEqualTo(403);
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
        again.remove(List.of("id", "position", "version", "title", "shipped", "doubts"));
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
        notifications();
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

    private void prewritten() {
        String texts = "/api/v1/prewritten-replies";
        String body = "{\"name\": \"Case\", \"language\": \"en\", \"channels\": [" + world.channel.id()
                + "], \"text\": \"We are on it. {{agent.firstName}}\"}";
        JsonNode made = Answer.ok(api.ask("POST", texts, mara, body));
        String one = texts + "/" + made.path("id");
        assertThat(api.ask("POST", texts, mara, body).error("name")).contains("Case");
        Answer.ok(api.get(lena, texts + "?q=case&language=en&channel=" + world.channel.id() + "&limit=1"));
        Answer.ok(api.get(lena, one));
        assertThat(Answer.ok(api.ask("PATCH", one, mara, "{\"language\": null, \"version\": 1}"))
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.ask("PATCH", one, mara, "{\"text\": \"Old\", \"version\": 1}")
                        .status())
                .isEqualTo(409);
        assertThat(api.ask("PATCH", one, mara, "{\"version\": 1}").status()).isEqualTo(422);
        assertThat(Answer.ok(api.get(lena, one + "/versions")).path("versions")).hasSize(2);
        assertThat(Answer.ok(api.ask("POST", one + "/restorations", mara, "{\"version\": 1}"))
                        .path("language")
                        .asText())
                .isEqualTo("en");
        String id = path.substring(path.lastIndexOf('/') + 1);
        JsonNode filled = Answer.ok(api.get(lena, one + "/filled?conversation=" + id));
        assertThat(filled.path("text").asText()).isEqualTo("We are on it. Lena");
        assertThat(api.get(lena, one + "/filled").error("conversation")).isNotEmpty();
        assertThat(api.get(lena, one + "/filled?conversation=4711").status()).isEqualTo(404);
        long seen = Answer.ok(api.get(lena, path)).path("seen").asLong();
        String reply = "{\"text\": \"We are on it. Lena\", \"visibility\": \"public\", \"seen\": " + seen
                + ", \"prewritten\": {\"id\": " + made.path("id") + ", \"version\": 3}}";
        JsonNode queued = Answer.ok(api.ask("POST", path + "/replies", lena, reply));
        assertThat(queued.at("/prewritten/version").asInt()).isEqualTo(3);
        assertThat(api.ask("POST", path + "/replies", lena, reply.replace("\"version\": 3", "\"version\": 9"))
                        .error("prewritten"))
                .contains("9");
        assertThat(api.ask("POST", path + "/replies", lena, reply.replace("We are", "{{person.firstName}}, we are"))
                        .error("text"))
                .contains("{{person.firstName}}");
        assertThat(Answer.ok(api.get(lena, one + "/filled?conversation=" + id))
                        .at("/repetition/times")
                        .asInt())
                .isEqualTo(1);
        world.publish();
        assertThat(Answer.ok(api.get(lena, one)).at("/uses/waiting").asInt()).isEqualTo(1);
        JsonNode file = Answer.ok(api.get(lena, texts + "/file"));
        assertThat(Answer.ok(api.ask("POST", texts + "/file", mara, file.toString()))
                        .at("/entries/0/outcome")
                        .asText())
                .isEqualTo("unchanged");
        assertThat(api.ask("POST", texts + "/file", mara, "{\"yaml\": \"- name: A\\n  text: {{{\"}")
                        .status())
                .isEqualTo(422);
        JsonNode letter = Answer.ok(
                api.ask("POST", texts, mara, "{\"name\": \"Letter\", \"language\": \"en\", \"text\": \"{{> case}}\"}"));
        assertThat(api.ask("DELETE", one, mara, null).status()).isEqualTo(409);
        for (String[] verb : new String[][] {
            {"POST", texts, body},
            {"PATCH", one, "{\"text\": \"Hi\"}"},
            {"DELETE", one, null},
            {"POST", one + "/restorations", "{\"version\": 1}"},
            {"POST", texts + "/file", file.toString()}
        }) {
            assertThat(api.ask(verb[0], verb[1], lena, verb[2]).status()).isEqualTo(403);
        }
        Answer.ok(api.ask("DELETE", texts + "/" + letter.path("id"), mara, null));
        Answer.ok(api.ask("DELETE", one, mara, null));
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

    private void guided() {
        world.activations
                .inForce(mara)
                .forEach(each -> world.db.useTransaction(
                        handle -> world.activations.end(handle, mara, each.id(), List.of(), world.clock.instant())));
        long id = world.activations
                .begin(mara, new Beginning("outage", null, 2, false, "", null, null, Map.of("what.de", "Kiel")))
                .activation()
                .id();
        String path = "/api/v1/activations/" + id;
        String[][] asked = {
            {"GET", "/roles", null},
            {"PUT", "/roles/scribe", "{\"people\": [" + lena.id() + "]}"},
            {"GET", "/facts", null},
            {"PUT", "/facts", "{\"facts\": {\"what.en\": \"Kiel\", \"what.de\": null}, \"zone\": \"Europe/Berlin\"}"},
            {"GET", "/steps", null},
            {"PUT", "/steps/acknowledge", "{\"state\": \"skipped\", \"because\": \"Nobody asks\"}"},
            {"GET", "/next-update", null},
            {"PUT", "/next-update", "{\"at\": \"2126-01-01T00:00:00Z\"}"},
            {"GET", "/timeline?limit=2", null},
            {"POST", "/timeline", "{\"text\": \"Uwe called\"}"},
            {"GET", "/end", null},
            {"PUT", "/end/conditions/works", "{\"met\": true}"},
        };
        for (String[] each : asked) {
            Answer.ok(api.ask(each[0], path + each[1], mara, each[2]));
        }
        refused("PUT", path + "/roles/scribe", world.ben, "{\"people\": []}", 403);
        refused("PUT", path + "/facts", world.ben, "{\"facts\": {\"what.en\": \"Bonn\"}}", 403);
        refused("PUT", path + "/next-update", world.ben, "{\"at\": \"2126-01-02T00:00:00Z\"}", 403);
        refused("PUT", path + "/end/conditions/works", world.ben, "{\"met\": true}", 403);
        refused("POST", path + "/end", lena, "{}", 403);
        refused("PUT", path + "/steps/acknowledge", lena, "{\"state\": \"done\"}", 409);
        refused("POST", path + "/end", mara, "{}", 422);
        String queued =
                "INSERT INTO hold (placed_for, what, last_reply, since) VALUES (?, 'queued', 0, now()) RETURNING id";
        world.db.useHandle(handle -> {
            long hold = handle.createQuery(queued).bind(0, id).mapTo(Long.class).one();
            handle.execute("UPDATE reply SET state = 'held' WHERE id = (SELECT min(id) FROM reply)");
            handle.execute(
                    "INSERT INTO held_reply (reply_id, hold_id, held_at) SELECT min(id), ?, now() FROM reply", hold);
        });
        String end = "{\"conditions\": [\"answered\"], \"review_owner\": " + lena.id() + "}";
        refused("POST", path + "/end", mara, end, 409);
        world.db.useHandle(handle -> handle.execute("UPDATE reply SET state = 'withdrawn' WHERE state = 'held'"));
        refused("GET", path + "/review", mara, null, 404);
        Answer.ok(api.ask("POST", path + "/end", mara, end));
        for (String over : List.of("/roles/scribe", "/facts", "/next-update", "/end/conditions/works", "/end")) {
            Map<String, String> bodies = Map.of(
                    "/roles/scribe",
                    "{\"people\": []}",
                    "/facts",
                    "{\"facts\": {}}",
                    "/next-update",
                    "{\"at\": \"2126-01-01T00:00:00Z\"}",
                    "/end/conditions/works",
                    "{\"met\": true}",
                    "/end",
                    "{}");
            refused(over.equals("/end") ? "POST" : "PUT", path + over, mara, bodies.get(over), 409);
        }
        refused("POST", path + "/timeline", mara, "{\"text\": \"Late\"}", 409);
        String text = "{\"text\": \"# We were slow\", \"version\": 1}";
        String owner = "{\"owner\": " + mara.id() + ", \"due\": \"2126-01-01T00:00:00Z\"}";
        Answer.ok(api.get(world.ben, path + "/review"));
        refused("PUT", path + "/review", world.ben, text, 403);
        refused("PUT", path + "/review/ownership", world.ben, owner, 403);
        refused("POST", path + "/review/closing", world.ben, null, 403);
        Answer.ok(api.ask("PUT", path + "/review", lena, text));
        refused("PUT", path + "/review", mara, text, 409);
        Answer.ok(api.ask("PUT", path + "/review/ownership", lena, owner));
        Answer.ok(api.ask("POST", path + "/review/closing", mara, null));
        refused("POST", path + "/review/closing", mara, null, 409);
        refused("PUT", path + "/review/ownership", mara, owner, 409);
    }

    private void refused(String method, String path, Account by, @Nullable String body, int status) {
        assertThat(api.ask(method, path, by, body).status())
                .as(method + " " + path)
                .isEqualTo(status);
    }

    private void playbooksInForce() {
        String start = "/api/v1/playbooks/outage/activations";
        String held = reply("Held back.");
        JsonNode effects = Answer.ok(api.get(lena, "/api/v1/playbooks/outage/activations/preview"));
        assertThat(effects.at("/severities/0/held").asInt()).isEqualTo(1);
        assertThat(api.get(lena, "/api/v1/playbooks/flood/activations/preview").status())
                .isEqualTo(404);
        assertThat(api.ask("POST", start, mara, "{}").error("severity")).isNotEmpty();
        assertThat(api.ask("POST", start, mara, "{\"severity\": 9}").error("severity"))
                .contains("1, 2, 3");
        assertThat(api.ask("POST", "/api/v1/playbooks/flood/activations", mara, "{\"severity\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(api.ask("POST", start, lena, "{\"severity\": 1, \"drill\": true}")
                        .status())
                .isEqualTo(403);
        assertThat(api.ask("POST", start, mara, "{\"severity\": 1, \"version\": \"old\"}")
                        .status())
                .isEqualTo(409);
        Answer begun = api.ask("POST", start, lena, "{\"severity\": 2, \"because\": \"Many\"}");
        assertThat(begun.status()).isEqualTo(201);
        JsonNode crisis = Answer.ok(begun);
        assertThat(crisis.path("emergency").asBoolean()).isTrue();
        assertThat(api.ask("POST", start, mara, "{\"severity\": 1}").status()).isEqualTo(200);
        String path = "/api/v1/activations/" + crisis.path("id").asLong();
        assertThat(Answer.ok(api.get(lena, path))).isEqualTo(crisis);
        assertThat(api.get(lena, "/api/v1/activations/4711").status()).isEqualTo(404);
        assertThat(Answer.ok(api.get(lena, "/api/v1/activations?in_force=true")).path("activations"))
                .containsExactly(crisis);
        Answer.ok(api.get(lena, "/api/v1/activations"));
        assertThat(api.ask("PUT", path + "/countersignature", lena, null).status())
                .isEqualTo(403);
        Answer.ok(api.ask("PUT", path + "/countersignature", mara, null));
        assertThat(api.ask("PUT", path + "/countersignature", world.ada, null).status())
                .isEqualTo(409);
        assertThat(api.ask("PUT", "/api/v1/activations/4711/countersignature", mara, null)
                        .status())
                .isEqualTo(404);
        assertThat(api.ask("PUT", path + "/severity", lena, "{\"severity\": 1}").status())
                .isEqualTo(403);
        assertThat(api.ask("PUT", path + "/severity", mara, "{}").error("severity"))
                .isNotEmpty();
        assertThat(api.ask("PUT", "/api/v1/activations/4711/severity", mara, "{\"severity\": 1}")
                        .status())
                .isEqualTo(404);
        Answer.ok(api.ask("PUT", path + "/severity", mara, "{\"severity\": 1, \"because\": \"More\"}"));

        assertThat(Answer.ok(api.get(lena, path + "/held-replies")).at("/held_replies/0/reply/state"))
                .isEqualTo(Answer.ok(api.get(lena, held)).path("state"));
        assertThat(api.get(lena, "/api/v1/activations/4711/held-replies").status())
                .isEqualTo(404);
        String decision = path + "/held-replies/" + held.substring(held.lastIndexOf('/') + 1) + "/decision";
        assertThat(api.ask("PUT", decision, mara, "{\"outcome\": \"forgotten\"}")
                        .error("outcome"))
                .contains("released");
        assertThat(api.ask("PUT", decision, lena, "{\"outcome\": \"released\"}").status())
                .isEqualTo(403);
        assertThat(api.ask("PUT", path + "/held-replies/4711/decision", mara, "{\"outcome\": \"released\"}")
                        .status())
                .isEqualTo(404);
        // It is her own.
        Answer.ok(api.ask("PUT", decision, lena, "{\"outcome\": \"withdrawn\"}"));
        assertThat(api.ask("PUT", decision, mara, "{\"outcome\": \"withdrawn\"}")
                        .status())
                .isEqualTo(409);
        world.db.useTransaction(handle ->
                world.activations.end(handle, mara, crisis.path("id").asLong(), List.of(), world.clock.instant()));
        assertThat(api.ask("PUT", path + "/severity", mara, "{\"severity\": 2}").status())
                .isEqualTo(409);
    }

    private void statements() {
        long crisis = world.activations
                .begin(ada, new Beginning("outage", null, 2, false, "", null, null, Map.of()))
                .activation()
                .id();
        String base = "/api/v1/activations/" + crisis;
        String all = base + "/statements";
        board(base);
        assertThat(api.get(lena, base + "/silence").status()).isEqualTo(404);
        assertThat(api.ask("PUT", base + "/silence", lena, BECAUSE).status()).isEqualTo(403);
        assertThat(api.ask("PUT", base + "/silence", mara, "{\"because\": \" \"}")
                        .error("because"))
                .isNotEmpty();
        Answer.ok(api.ask("PUT", base + "/silence", mara, BECAUSE));
        Answer.ok(api.get(lena, base + "/silence"));
        assertThat(api.ask("DELETE", base + "/silence", lena, null).status()).isEqualTo(403);
        assertThat(api.ask("DELETE", base + "/silence", mara, null).status()).isEqualTo(204);

        assertThat(api.ask("POST", all, lena, "{\"template\": \"poem\"}").error("template"))
                .contains("holding");
        String wrong = written(all, "holding");
        assertThat(api.ask("PUT", wrong + "/request", lena, VERSION).error("facts"))
                .contains("Was ist ausgefallen?");
        String one = written(all, "acknowledge");
        assertThat(Answer.ok(api.get(lena, all)).size()).isEqualTo(2);
        assertThat(api.ask("PATCH", one, lena, "{\"version\": 1, \"texts\": {\"fr\": [\"Bonjour\"]}}")
                        .error("texts"))
                .contains("de, en");
        String texts = "{\"version\": 1, \"texts\": {\"en\": [\"We look into it.\", \"We see to it.\"]}}";
        Answer.ok(api.ask("PATCH", one, lena, texts));
        assertThat(api.ask("PATCH", one, lena, texts).status()).isEqualTo(409);
        assertThat(api.ask("PUT", one + "/approval", mara, SECOND).status()).isEqualTo(409);
        assertThat(api.ask("POST", one + "/objections", mara, "{\"version\": 2, \"because\": \"No\"}")
                        .status())
                .isEqualTo(409);
        Answer.ok(api.ask("PUT", one + "/request", lena, SECOND));
        assertThat(api.ask("PUT", one + "/request", lena, SECOND).status()).isEqualTo(409);
        assertThat(api.ask("PUT", one + "/approval", lena, SECOND).status()).isEqualTo(403);
        assertThat(api.ask("POST", one + "/objections", lena, "{\"version\": 2, \"because\": \"No\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.ask("POST", one + "/objections", mara, "{\"version\": 2, \"because\": \"\"}")
                        .error("because"))
                .isNotEmpty();
        assertThat(api.ask("PUT", one + "/approval", mara, "{}").error("version"))
                .isNotEmpty();
        Answer.ok(api.ask("POST", one + "/objections", mara, "{\"version\": 2, \"because\": \"Too short\"}"));
        Answer.ok(api.ask("PUT", one + "/request", lena, SECOND));
        assertThat(api.ask("POST", one + "/publications", lena, PUBLISHED).status())
                .isEqualTo(409);
        assertThat(api.ask("PUT", one + "/withdrawal", mara, BECAUSE).status()).isEqualTo(409);
        assertThat(api.ask("POST", one + "/correction", mara, BECAUSE).status()).isEqualTo(409);
        assertThat(api.ask("POST", one + "/answers", lena, "{}").status()).isEqualTo(409);
        assertThat(Answer.ok(api.ask("PUT", one + "/approval", mara, SECOND))
                        .path("state")
                        .asText())
                .isEqualTo("issued");
        assertThat(api.ask("POST", one + "/publications", lena, "{\"url\": \"here\"}")
                        .error("url"))
                .isNotEmpty();
        Answer.ok(api.ask("POST", one + "/publications", lena, PUBLISHED));
        rounds(one);

        assertThat(api.ask("PUT", one + "/withdrawal", lena, BECAUSE).status()).isEqualTo(403);
        assertThat(api.ask("PUT", one + "/withdrawal", mara, "{\"because\": \"\"}")
                        .error("because"))
                .isNotEmpty();
        assertThat(api.ask("POST", one + "/correction", lena, BECAUSE).status()).isEqualTo(403);
        assertThat(api.ask("POST", one + "/correction", mara, "{}").error("because"))
                .isNotEmpty();
        Answer.ok(api.ask("PUT", one + "/withdrawal", mara, BECAUSE));
        Answer corrected = api.ask("POST", one + "/correction", mara, "{}");
        assertThat(corrected.status()).isEqualTo(201);
        assertThat(corrected.json().path("corrects").asText()).isEqualTo(one.substring(one.lastIndexOf('/') + 1));

        world.db.useTransaction(
                handle -> world.activations.end(handle, mara, crisis, List.of(), world.clock.instant()));
        String conversation = base + "/conversations/" + path.substring(path.lastIndexOf('/') + 1);
        for (String[] late : new String[][] {
            {"POST", all, "{\"template\": \"acknowledge\"}"},
            {"PUT", base + "/silence", BECAUSE},
            {"DELETE", base + "/silence", null},
            {"POST", base + "/conversations", "{\"filter\": {\"view\": \"all\"}}"},
            {"DELETE", conversation, null},
            {"PUT", conversation + "/aside", "{\"as\": \"press\", \"account\": " + mara.id() + "}"},
            {"DELETE", conversation + "/aside", null}
        }) {
            assertThat(api.ask(late[0], late[1], mara, late[2]).status())
                    .as(late[1])
                    .isEqualTo(409);
        }
    }

    private void board(String base) {
        String board = base + "/conversations";
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(api.ask("POST", board, lena, "{}").error("conversations")).isNotEmpty();
        Answer.ok(api.ask("POST", board, lena, "{\"filter\": {\"view\": \"all\"}}"));
        String nowhere = "/api/v1/activations/4711/conversations";
        assertThat(api.ask("POST", nowhere, lena, "{\"conversations\": [" + id + "]}")
                        .status())
                .isEqualTo(404);
        JsonNode counts = Answer.ok(api.get(lena, board + "?limit=1")).path("counts");
        String column = counts.path("answered").asInt() > 0 ? "answered" : "unanswered";
        Answer.ok(api.get(lena, board + "?limit=1&column=" + column + "&cursor=0"));
        assertThat(api.get(lena, board + "?column=gone").error("column")).contains("aside");
        assertThat(api.get(lena, board + "?cursor=x").error("cursor")).isNotEmpty();
        String aside = board + "/" + id + "/aside";
        assertThat(api.ask("PUT", aside, lena, "{\"as\": \"bored\", \"account\": 2}")
                        .error("as"))
                .contains("injured");
        assertThat(api.ask("PUT", aside, lena, "{\"as\": \"press\", \"account\": " + mara.id() + "}")
                        .status())
                .isEqualTo(204);
        assertThat(Answer.ok(api.get(lena, board + "?column=aside"))
                        .at("/conversations/0/aside_as")
                        .asText())
                .isEqualTo("press");
        assertThat(api.ask("DELETE", aside, lena, null).status()).isEqualTo(204);
        assertThat(api.ask("DELETE", board + "/" + id + "?because=" + "x".repeat(501), lena, null)
                        .status())
                .isEqualTo(422);
        assertThat(api.ask("DELETE", board + "/" + id + "?because=The+radio", lena, null)
                        .status())
                .isEqualTo(204);
        assertThat(Answer.ok(api.get(lena, board + "/let-go?limit=1"))
                        .at("/conversations/0/because")
                        .asText())
                .isEqualTo("The radio");
        assertThat(api.get(lena, board + "/let-go?limit=0").error("limit")).isNotEmpty();
        assertThat(api.get(lena, board + "/let-go?cursor=x").error("cursor")).isNotEmpty();
        assertThat(api.get(lena, nowhere + "/let-go").status()).isEqualTo(404);
        JsonNode found = Answer.ok(api.get(lena, board + "/found?q=is:open"));
        assertThat(found.path("fresh").asInt())
                .isLessThanOrEqualTo(found.path("count").asInt());
        assertThat(api.get(lena, board + "/found?q=+").error("q")).isNotEmpty();
        assertThat(api.get(lena, nowhere + "/found?q=is:open").status()).isEqualTo(404);
        Answer.ok(api.ask("POST", board, lena, "{\"conversations\": [" + id + "]}"));
    }

    private void rounds(String one) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        String rounds = one + "/answers";
        assertThat(api.ask("POST", rounds, lena, "{\"conversations\": []}").error("conversations"))
                .isNotEmpty();
        Answer prepared = api.ask("POST", rounds, lena, "{\"conversations\": [" + id + "], \"then\": \"waiting\"}");
        assertThat(prepared.status()).isEqualTo(202);
        assertThat(prepared.json().at("/answers/0/text").asText()).isNotEmpty();
        String round = rounds + "/" + prepared.json().path("id").asLong();
        Answer.ok(api.get(lena, rounds));
        assertThat(api.get(lena, round + "?limit=0").error("limit")).isNotEmpty();
        Answer.ok(api.get(lena, round));
        Answer.ok(api.ask("PUT", round + "/pause", lena, null));
        Answer.ok(api.ask("PUT", round + "/resume", lena, null));
        assertThat(api.ask("DELETE", round + "/conversations/" + id, lena, null).status())
                .isEqualTo(204);
        assertThat(api.ask("DELETE", round + "/conversations/" + id, lena, null).status())
                .isEqualTo(409);
        Answer.ok(api.ask("PUT", round + "/stop", lena, null));
        for (String over : List.of("/pause", "/resume", "/stop")) {
            assertThat(api.ask("PUT", round + over, lena, null).status()).isEqualTo(409);
        }
    }

    private String written(String all, String template) {
        Answer made = api.ask("POST", all, lena, "{\"template\": \"" + template + "\"}");
        assertThat(made.status()).isEqualTo(201);
        Answer.ok(api.get(lena, all + "/" + made.json().path("id").asLong()));
        return all + "/" + made.json().path("id").asLong();
    }

    private void approvals() {
        String rules = "/api/v1/approval-rules";
        String newcomer =
                "{\"kind\": \"newcomer\", \"account\": " + lena.id() + ", \"until\": \"2030-01-01T00:00:00Z\"}";
        JsonNode rule = Answer.ok(api.ask("POST", rules, mara, newcomer));
        assertThat(rule.path("name").asText()).isEqualTo("Lena Brandt");
        assertThat(api.ask("POST", rules, mara, "{\"kind\": \"newcomer\"}").error("account"))
                .isNotEmpty();
        assertThat(api.ask("POST", rules, mara, "{\"kind\": \"moon\"}").error("kind"))
                .contains("newcomer");
        assertThat(api.ask("POST", rules, lena, newcomer).status()).isEqualTo(403);
        assertThat(api.ask("PUT", rules + "/limit", mara, "{\"minutes\": 0}").error("minutes"))
                .isNotEmpty();
        assertThat(api.ask("PUT", rules + "/limit", mara, "{}").error("minutes"))
                .isNotEmpty();
        assertThat(Answer.ok(api.ask("PUT", rules + "/limit", mara, "{\"minutes\": null}"))
                        .path("limit_minutes")
                        .isNull())
                .isTrue();
        assertThat(api.ask("PUT", rules + "/limit", lena, "{\"minutes\": 5}").status())
                .isEqualTo(403);
        Answer.ok(api.ask("PUT", rules + "/limit", mara, "{\"minutes\": 20}"));
        assertThat(Answer.ok(api.get(lena, rules)).path("rules")).contains(rule);

        String reply = reply("It is here.");
        JsonNode waiting = Answer.ok(api.get(lena, reply));
        assertThat(waiting.path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(waiting.at("/approval/why/0").asText()).contains("Lena Brandt");
        assertThat(waiting.at("/approval/late_at").asText()).isNotEmpty();
        assertThat(Answer.ok(api.get(mara, "/api/v1/approvals?limit=1")).path("replies"))
                .containsExactly(waiting);
        assertThat(api.get(mara, "/api/v1/approvals?limit=0").error("limit")).isNotEmpty();
        assertThat(api.get(mara, "/api/v1/approvals?cursor=x").error("cursor")).isNotEmpty();
        assertThat(api.ask("PUT", reply + "/approval", lena, "{}").status()).isEqualTo(403);
        assertThat(api.ask("POST", reply + "/returns", lena, "{\"comment\": \"No\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.ask("PUT", reply + "/approval", mara, "{\"text\": \" \"}")
                        .error("text"))
                .isNotEmpty();
        assertThat(api.ask("POST", reply + "/returns", mara, "{\"comment\": \" \"}")
                        .error("comment"))
                .isNotEmpty();
        JsonNode approved = Answer.ok(api.ask("PUT", reply + "/approval", mara, "{\"text\": \"It is here, Kim.\"}"));
        assertThat(approved.at("/approval/written").asText()).isEqualTo("It is here.");
        assertThat(approved.at("/approval/by/name").asText()).isEqualTo("Mara Vogt");
        assertThat(api.ask("PUT", reply + "/approval", mara, "{}").status()).isEqualTo(409);
        assertThat(api.ask("DELETE", reply + "/approval", ada, null).status()).isEqualTo(403);
        Answer.ok(api.ask("DELETE", reply + "/approval", mara, null));
        JsonNode back = Answer.ok(api.ask("POST", reply + "/returns", mara, "{\"comment\": \"Say where.\"}"));
        assertThat(back.path("state").asText()).isEqualTo("draft");
        assertThat(api.ask("POST", reply + "/returns", mara, "{\"comment\": \"Say where.\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.ask("DELETE", reply + "/approval", mara, null).status()).isEqualTo(409);
        assertThat(api.ask("POST", reply + "/takeover", mara, null).status()).isEqualTo(409);
        long seen = Answer.ok(api.get(lena, path)).path("seen").asLong();
        String anew = "{\"text\": \"It is in the shop.\", \"visibility\": \"public\", \"seen\": " + seen
                + ", \"replaces\": " + back.path("id") + "}";
        JsonNode again = Answer.ok(api.ask("POST", path + "/replies", lena, anew));
        assertThat(Answer.ok(api.get(lena, reply)).path("state").asText()).isEqualTo("withdrawn");
        Answer.ok(api.ask("DELETE", "/api/v1/replies/" + again.path("id"), mara, null));
        String left = reply("It is in the other shop.");
        Answer.ok(api.ask("POST", left + "/returns", mara, "{\"comment\": \"Which?\"}"));
        world.absences.add(
                mara, lena.id(), world.clock.instant(), world.clock.instant().plusSeconds(60), null);
        JsonNode taken = Answer.ok(api.ask("POST", left + "/takeover", mara, null));
        assertThat(taken.at("/author/name").asText()).isEqualTo("Mara Vogt");
        assertThat(taken.at("/first_author/name").asText()).isEqualTo("Lena Brandt");
        assertThat(api.ask("POST", "/api/v1/replies/4711/takeover", mara, null).status())
                .isEqualTo(404);
        Answer.ok(api.ask("DELETE", left, mara, null));
        Answer.ok(api.get(lena, path));
        assertThat(api.ask("DELETE", rules + "/" + rule.path("id"), lena, null).status())
                .isEqualTo(403);
        Answer.ok(api.ask("DELETE", rules + "/" + rule.path("id"), mara, null));
    }

    private String reply(String text) {
        long seen = Answer.ok(api.get(lena, path)).path("seen").asLong();
        return "/api/v1/replies/"
                + Answer.ok(api.answer(path, lena, text, seen)).path("id");
    }
}
