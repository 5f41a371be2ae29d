package io.oase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TownLifeTest {
    private Visit visit;

    @BeforeEach
    void start() throws Exception {
        visit = new Visit(3);
    }

    @AfterEach
    void stop() {
        visit.close();
    }

    @Test
    void the_first_post_comes_within_seconds_and_more_at_a_lively_pace() {
        int before = visit.mentionsAbove("0", 80).size();
        visit.time.pass(Duration.ofSeconds(6));
        assertThat(visit.mentionsAbove("0", 80)).hasSizeGreaterThan(before);

        visit.time.pass(Duration.ofMinutes(10));
        assertThat(visit.mentionsAbove("0", 80).size() - before).isBetween(40, 200);
    }

    @Test
    void whoever_is_answered_answers_back() {
        answer("marthe", "@marthe Gern geschehen. ^LB", "1");
        assertThat(fromBelow("marthe")).isEmpty();

        visit.time.pass(Duration.ofSeconds(41));

        assertThat(fromBelow("marthe")).hasSize(1);
        assertThat(fromBelow("marthe").get(0).at("/in_reply_to_account_id").asText())
                .isEqualTo(self());
    }

    @Test
    void somebody_cross_stops_after_a_few_rounds() {
        for (int round = 0; round < 6; round++) {
            answer("emil_w", "@emil_w Wir prüfen das. ^BO", "round-" + round);
            visit.time.pass(Duration.ofSeconds(41));
        }

        assertThat(fromBelow("emil_w")).hasSize(3);
    }

    @Test
    void an_answer_in_two_parts_is_answered_once_below_the_second() {
        var first = answer("emil_w", "@emil_w Erster Teil (1/2)", "p1");
        var second = Visit.json(visit.publish(
                "p2",
                Map.of(
                        "status",
                        "@emil_w Zweiter Teil (2/2) ^LB",
                        "in_reply_to_id",
                        first.get("id").asText())));
        visit.time.pass(Duration.ofSeconds(90));

        assertThat(fromBelow("emil_w")).hasSize(1);
        assertThat(fromBelow("emil_w").get(0).get("in_reply_to_id")).isEqualTo(second.get("id"));
    }

    @Test
    void a_private_answer_is_answered_in_private() {
        var question = first("mina_c");
        visit.publish(
                "d",
                Map.of(
                        "status", "@mina_c Ja, das geht. ^LB",
                        "in_reply_to_id", question.get("id").asText(),
                        "visibility", "direct"));
        visit.time.pass(Duration.ofSeconds(41));

        assertThat(fromBelow("mina_c")).hasSize(1);
        assertThat(fromBelow("mina_c").get(0).get("visibility").asText()).isEqualTo("direct");
    }

    @Test
    void nobody_puts_words_into_a_visitors_mouth() {
        visit.write(Map.of("who", "nele_p", "for", "public", "text", "Ich spiele Nele."));
        var post = statuses().stream()
                .filter(status -> status.get("content").asText().contains("Ich spiele Nele."))
                .findFirst()
                .orElseThrow();
        visit.publish(
                "n",
                Map.of(
                        "status",
                        "@nele_p Schön. ^LB",
                        "in_reply_to_id",
                        post.get("id").asText()));
        visit.time.pass(Duration.ofSeconds(60));

        var below = Visit.json(visit.get("/api/v1/statuses/" + post.get("id").asText() + "/context"))
                .get("descendants");
        assertThat(below).hasSize(1);
    }

    @Test
    void the_script_names_only_people_and_pictures_there_are() {
        var cast = Cast.read();
        var script = Script.read();
        var lines = java.util.stream.Stream.concat(script.past().stream(), script.stories().stream())
                .toList();

        assertThat(cast.people()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(lines).allSatisfy(line -> {
            assertThat(cast.byAcct(line.who())).as(line.who()).isPresent();
            var said = Slots.draw(script.slots(), new Random(1), LocalTime.NOON).fill(line.say());
            assertThat(PostText.length(said)).isLessThanOrEqualTo(PostText.LIMIT);
            assertThat(said).doesNotContain("{");
            line.beats().forEach(beat -> assertThat(
                            beat.by() == null || cast.byAcct(beat.by()).isPresent())
                    .isTrue());
            assertThat(line.picture() == null
                            || Scenes.NAMES.contains(line.picture().scene()))
                    .isTrue();
            assertThat(line.to() == null
                            || script.past().stream().anyMatch(past -> line.to().equals(past.id())))
                    .as(line.say())
                    .isTrue();
        });
        assertThat(DemoPeople.read()).extracting(DemoPeople.Colleague::initials).doesNotHaveDuplicates();
    }

    private JsonNode answer(String who, String text, String key) {
        return Visit.json(visit.publish(
                key,
                Map.of("status", text, "in_reply_to_id", first(who).get("id").asText())));
    }

    private JsonNode first(String who) {
        return statuses().stream()
                .filter(status -> status.at("/account/acct").asText().equals(who))
                .findFirst()
                .orElseThrow();
    }

    /** What somebody wrote below the first thing they said. */
    private List<JsonNode> fromBelow(String who) {
        var below = new java.util.ArrayList<JsonNode>();
        Visit.json(visit.get("/api/v1/statuses/" + first(who).get("id").asText() + "/context"))
                .get("descendants")
                .forEach(status -> {
                    if (status.at("/account/acct").asText().equals(who)) {
                        below.add(status);
                    }
                });
        return below;
    }

    private List<JsonNode> statuses() {
        return visit.mentionsAbove("0", 80).stream()
                .map(mention -> mention.get("status"))
                .toList();
    }

    private String self() {
        return Visit.json(visit.get("/api/v1/accounts/verify_credentials"))
                .get("id")
                .asText();
    }
}
