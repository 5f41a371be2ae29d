package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.target.CalendarDraft;
import io.oase.target.Target;
import io.oase.web.ApiServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsApiTest extends ApiConversation {
    private static final String TARGETS = "/api/v1/targets";
    private static final String IMPACT = TARGETS + "/impact";

    @Test
    void a_target_is_tried_out_and_made_at_the_place_that_is_asked_for() {
        assertThat(changed("{\"target\": " + all(", \"position\": 5") + "}")).isZero();
        assertThat(changed("{\"target\": " + all(", \"position\": 4") + "}")).isEqualTo(1);
        JsonNode made = Answer.ok(api.ask("POST", TARGETS, mara, all(", \"position\": 4")));
        assertThat(made.path("position").asInt()).isEqualTo(4);
        long id = made.path("id").asLong();
        renew();

        String one = TARGETS + "/" + id;
        assertThat(changed("{\"id\": " + id + ", \"target\": " + all("") + "}")).isZero();
        assertThat(changed("{\"id\": " + id + ", \"target\": " + all(", \"position\": 5") + "}"))
                .isEqualTo(1);
        JsonNode moved = Answer.ok(api.ask("PUT", one, mara, all(", \"position\": 5, \"version\": 1")));
        assertThat(moved.path("position").asInt()).isEqualTo(5);
        assertThat(moved.path("version").asInt()).isEqualTo(1);
        assertThat(Answer.ok(api.ask("PUT", one, mara, all("")))
                        .path("position")
                        .asInt())
                .as("stays where nothing is said")
                .isEqualTo(5);
        assertThat(Answer.ok(api.get(lena, TARGETS)).at("/targets/4/position").asInt())
                .isEqualTo(5);
        assertThat(api.ask("PUT", one, mara, all(", \"position\": 6")).error("position"))
                .isEqualTo("A place in the list is a number from 1 to 5.");
        assertThat(api.ask("POST", TARGETS, mara, all(", \"position\": 0")).error("position"))
                .isNotEmpty();
        assertThat(api.ask("POST", IMPACT, mara, "{\"target\": " + all(", \"position\": 7") + "}")
                        .error("position"))
                .isNotEmpty();
        assertThat(world.targets.all(mara)).hasSize(5);
    }

    @Test
    void another_order_and_retiring_one_are_tried_out_too() {
        Answer.ok(api.ask("POST", TARGETS, mara, all("")));
        long id = world.targets.all(mara).get(4).id();
        JsonNode order = Answer.ok(api.ask("POST", IMPACT, mara, "{\"order\": [1, 2, 3, " + id + ", 4]}"));
        assertThat(order.path("changed").asInt()).isEqualTo(1);
        assertThat(order.at("/examples/0/after").asText()).isEqualTo("All");
        assertThat(changed("{\"order\": [4, 3, 2, 1, " + id + "]}")).isZero();
        assertThat(changed("{\"retire\": 4}")).isEqualTo(1);
        assertThat(changed("{\"retire\": 3}")).isZero();
        assertThat(world.targets.all(mara)).extracting(Target::id).containsExactly(1L, 2L, 3L, 4L, id);

        assertThat(api.ask("POST", IMPACT, mara, "{\"order\": [4]}").error("order"))
                .contains("each target exactly once");
        assertThat(api.ask("POST", IMPACT, mara, "{\"retire\": 99}").status()).isEqualTo(404);
        assertThat(api.ask("POST", IMPACT, mara, "{\"retire\": 4, \"order\": [4]}")
                        .error("body"))
                .contains("target, order, retire");
        assertThat(api.ask("POST", IMPACT, mara, "{}").error("target")).isNotEmpty();
        for (String question : new String[] {"{\"retire\": 4}", "{\"order\": [4]}"}) {
            assertThat(api.ask("POST", IMPACT, lena, question).status()).isEqualTo(403);
        }
    }

    @Test
    void trying_a_target_out_tells_what_cannot_always_be_kept() {
        long never = world.calendars
                .create(ada, "Never", new CalendarDraft("UTC", List.of(), null, List.of()))
                .id();
        String target = all("").replace("\"calendar\": 1", "\"calendar\": " + never);
        JsonNode impact = Answer.ok(api.ask("POST", IMPACT, mara, "{\"target\": " + target + "}"));
        assertThat(impact.at("/doubts/0").asText()).startsWith("The calendar Never does not open any more");
        JsonNode made = Answer.ok(api.ask("POST", TARGETS, mara, target));
        assertThat(made.path("doubts")).isEqualTo(impact.path("doubts"));
        assertThat(Answer.ok(api.ask("POST", IMPACT, mara, "{\"target\": " + all("") + "}"))
                        .path("doubts"))
                .isEmpty();
    }

    @Test
    void whoever_has_a_channel_read_more_rarely_is_told_which_targets_promise_less() {
        String channel = "/api/v1/channels/" + world.channel.id();
        JsonNode rarely = Answer.ok(api.ask("PATCH", channel, ada, "{\"poll_seconds\": 7200}"));
        assertThat(rarely.path("poll_seconds").asInt()).isEqualTo(7200);
        assertThat(rarely.path("doubts")).hasSize(2);
        assertThat(rarely.at("/doubts/0").asText())
                .startsWith(
                        "The target “Private messages” promises 1 h 00 and this channel is read only every 2 h 00:");
        assertThat(Answer.ok(api.get(lena, "/api/v1/channels")).at("/channels/0/doubts"))
                .hasSize(2);
        assertThat(Answer.ok(api.ask("PATCH", channel, ada, "{\"poll_seconds\": 60}"))
                        .path("doubts"))
                .isEmpty();
        JsonNode connected = Answer.ok(api.ask(
                "POST",
                "/api/v1/channels",
                ada,
                "{\"network\": \"fake\", \"name\": \"Second\", \"poll_seconds\": 86400}"));
        assertThat(connected.path("doubts").size()).isGreaterThan(2);
    }

    @Test
    void a_calendar_answers_when_a_post_would_be_due() {
        String due = "/api/v1/calendars/1/due?minutes=120&at=2026-03-06T16:40:00Z";
        JsonNode monday = Answer.ok(api.get(mara, due));
        assertThat(monday.path("due_at").asText()).isEqualTo("2026-03-09T10:00:00Z");
        assertThat(monday.path("missing_minutes").isNull()).isTrue();
        assertThat(monday.path("counted")).hasSize(1);
        assertThat(monday.at("/counted/0/from").asText()).isEqualTo("2026-03-09T08:00:00Z");

        long never = world.calendars
                .create(ada, "Never", new CalendarDraft("UTC", List.of(), null, List.of()))
                .id();
        JsonNode not = Answer.ok(api.get(mara, due.replace("calendars/1/", "calendars/" + never + "/")));
        assertThat(not.path("due_at").isNull()).isTrue();
        assertThat(not.path("missing_minutes").asLong()).isEqualTo(120);
        assertThat(not.path("counted")).isEmpty();

        String base = "/api/v1/calendars/1/due?";
        assertThat(api.get(mara, base + "minutes=120").error("at")).isNotEmpty();
        assertThat(api.get(mara, base + "at=2026-03-06T16:40:00Z").error("minutes"))
                .isNotEmpty();
        assertThat(api.get(mara, base + "minutes=120&at=friday").error("at")).contains("ISO 8601");
        assertThat(api.get(mara, base + "minutes=120&at=2300-03-06T16:40:00Z").error("at"))
                .contains("1970 to 2199");
        for (String minutes : new String[] {"0", "120001", "two"}) {
            assertThat(api.get(mara, base + "at=2026-03-06T16:40:00Z&minutes=" + minutes)
                            .error("minutes"))
                    .isNotEmpty();
        }
        assertThat(api.get(mara, due.replace("calendars/1/", "calendars/99/")).status())
                .isEqualTo(404);
    }

    private int changed(String question) {
        return Answer.ok(api.ask("POST", IMPACT, mara, question))
                .path("changed")
                .asInt();
    }

    private void renew() {
        while (world.renewing.renewSome()) {
            // Until nothing is asked for.
        }
    }

    private static String all(String more) {
        return "{\"name\": \"All\", \"calendar\": 1, \"times\": {\"first_response\": {\"minutes\": 60, \"counting\": \"opening\"}}"
                + more + "}";
    }
}
