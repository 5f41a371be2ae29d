package io.oase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private Visit visit;

    @BeforeEach
    void start() throws Exception {
        visit = new Visit(1);
    }

    @AfterEach
    void stop() {
        visit.close();
    }

    @Test
    void there_is_history_from_the_start() {
        var mentions = visit.mentionsAbove("0", 80);

        assertThat(mentions).hasSizeGreaterThan(25);
        assertThat(mentions.get(0).at("/status/account/acct").asText()).isEqualTo("marthe");
    }

    @Test
    void reading_upward_finds_each_mention_once_while_new_ones_come() {
        var read = new ArrayList<String>();
        var cursor = "0";
        for (int round = 0; round < 40; round++) {
            visit.time.pass(Duration.ofSeconds(20));
            var page = new ArrayList<JsonNode>();
            Visit.json(visit.get(
                            "/api/v1/notifications?types[]=mention&limit=3&min_id=".replace("[]", "%5B%5D") + cursor))
                    .forEach(item -> page.add(0, item));
            page.forEach(item -> read.add(item.get("id").asText()));
            cursor = page.isEmpty() ? cursor : read.get(read.size() - 1);
        }
        visit.mentionsAbove(cursor, 7).forEach(item -> read.add(item.get("id").asText()));

        var there = visit.mentionsAbove("0", 80).stream()
                .map(item -> item.get("id").asText())
                .toList();
        assertThat(read).doesNotHaveDuplicates().isSorted().containsAll(there);
    }

    @Test
    void downward_pages_are_linked_and_an_empty_one_is_not() {
        var first = visit.get("/api/v1/notifications?limit=5");
        var link = first.headers().firstValue("Link").orElseThrow();
        var ids = Visit.json(first);

        assertThat(link).contains("max_id=" + ids.get(4).get("id").asText() + ">; rel=\"next\"");
        assertThat(link).contains("min_id=" + ids.get(0).get("id").asText() + ">; rel=\"prev\"");
        assertThat(visit.get("/api/v1/notifications?max_id=1").headers().firstValue("Link"))
                .isEmpty();
    }

    @Test
    void kinds_of_notice_can_be_chosen_and_left_out() {
        var all = Visit.json(visit.get("/api/v1/notifications?limit=80")).findValuesAsText("type");
        var chosen = Visit.json(visit.get("/api/v1/notifications?limit=80&types%5B%5D=follow"));
        var rest = Visit.json(
                visit.get("/api/v1/notifications?limit=80&exclude_types%5B%5D=mention&exclude_types%5B%5D=favourite"));

        assertThat(all).contains("mention", "favourite", "follow");
        assertThat(chosen)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.get("type").asText()).isEqualTo("follow"));
        assertThat(rest).isEqualTo(chosen);
    }

    @Test
    void the_same_key_publishes_once_within_an_hour() {
        var fields = Map.of("status", "Wir sind dran. ^LB");
        var once = Visit.json(visit.publish("key-1", fields));
        var again = Visit.json(visit.publish("key-1", fields));
        visit.time.pass(Duration.ofMinutes(61));
        var muchLater = Visit.json(visit.publish("key-1", fields));

        assertThat(again.get("id")).isEqualTo(once.get("id"));
        assertThat(muchLater.get("id")).isNotEqualTo(once.get("id"));
    }

    @Test
    void nobody_reads_or_writes_without_the_token() {
        var answer = visit.look("/api/v1/notifications");
        var wrong = visit.send(visit.request("/api/v1/custom_emojis")
                .header("Authorization", "Bearer wrong")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Visit.json(answer).get("error").asText()).isEqualTo("The access token is invalid");
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void five_hundred_characters_are_enough_counted_as_mastodon_counts() {
        var fits =
                "👩🏽‍🌾".repeat(470) + " https://musterstadt.example/" + "a".repeat(300) + " @arjen@nachbarn.example";
        assertThat(PostText.length(fits)).isEqualTo(470 + 1 + 23 + 1 + 6);
        var tooLong = visit.publish("a", Map.of("status", fits));
        var exact = visit.publish("b", Map.of("status", fits.substring("👩🏽‍🌾".length())));
        var empty = visit.publish("c", Map.of("status", "  "));

        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(Visit.json(tooLong).get("error").asText()).startsWith("Validation failed");
        assertThat(exact.statusCode()).isEqualTo(200);
        assertThat(empty.statusCode()).isEqualTo(422);
    }

    @Test
    void a_deleted_post_is_gone_with_its_notice() {
        var id = "";
        var gone = false;
        for (int round = 0; round < 200 && !gone; round++) {
            visit.time.pass(Duration.ofSeconds(10));
            for (var mention : visit.mentionsAbove("0", 80)) {
                if (mention.at("/status/content").asText().contains("ihr auch?")) {
                    id = mention.at("/status/id").asText();
                }
            }
            gone = !id.isEmpty() && visit.get("/api/v1/statuses/" + id).statusCode() == 404;
        }

        var deleted = id;
        assertThat(gone).isTrue();
        assertThat(visit.mentionsAbove("0", 80))
                .noneMatch(mention -> mention.at("/status/id").asText().equals(deleted));
    }

    @Test
    void a_reply_stands_in_its_thread_and_mentions_whom_it_names() {
        var mention = visit.mentionsAbove("0", 80).get(0).get("status");
        var reply = Visit.json(visit.publish(
                "k",
                Map.of(
                        "status", "@marthe@marktplatz.example Gern. ^LB",
                        "in_reply_to_id", mention.get("id").asText(),
                        "visibility", "unlisted",
                        "language", "de")));
        var context = Visit.json(visit.get("/api/v1/statuses/" + reply.get("id").asText() + "/context"));

        assertThat(reply.get("visibility").asText()).isEqualTo("unlisted");
        assertThat(reply.at("/mentions/0/acct").asText()).isEqualTo("marthe");
        assertThat(context.get("ancestors").get(1).get("id")).isEqualTo(mention.get("id"));
        assertThat(Instant.parse(reply.get("created_at").asText())).isEqualTo(visit.time.instant());
    }

    @Test
    void every_answer_says_how_many_requests_are_left() {
        var headers = visit.get("/api/v1/instance").headers();

        assertThat(headers.firstValue("X-RateLimit-Remaining")).contains("2999");
        assertThat(Instant.parse(headers.firstValue("X-RateLimit-Reset").orElseThrow()))
                .isAfter(visit.time.instant());
    }

    @Test
    void hashtags_conversations_and_accounts_can_be_read() {
        assertThat(Visit.json(visit.look("/api/v1/timelines/tag/musterstadt"))).isNotEmpty();
        assertThat(Visit.json(visit.get("/api/v1/conversations"))).isNotEmpty();
        var self = Visit.json(visit.get("/api/v1/accounts/verify_credentials"));
        assertThat(self.get("acct").asText()).isEqualTo(visit.network.accountHandle());
        assertThat(Visit.json(visit.get("/api/v1/accounts/" + self.get("id").asText() + "/statuses?limit=3")))
                .hasSize(3);
        assertThat(visit.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    }
}
