package io.oase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicPagesTest {
    private Visit visit;

    @BeforeEach
    void start() throws Exception {
        visit = new Visit(2);
    }

    @AfterEach
    void stop() {
        visit.close();
    }

    @Test
    void a_published_answer_stands_signed_in_its_thread() {
        var question = visit.mentionsAbove("0", 80).get(0).get("status");
        visit.publish(
                "k",
                Map.of(
                        "status",
                        "@marthe Das klären wir. ^LB",
                        "in_reply_to_id",
                        question.get("id").asText()));

        assertThat(visit.look("/@marthe/" + question.get("id").asText()).body()).contains("Das klären wir. ^LB");
        assertThat(visit.look("/").body()).contains("Das klären wir. ^LB");
        assertThat(visit.look("/@hilfe").body()).contains("Das klären wir. ^LB");
    }

    @Test
    void private_messages_are_not_on_the_public_pages() {
        visit.write(Map.of("who", "lotte", "for", "private", "text", "ganz geheim"));
        var id = last("ganz geheim");

        assertThat(visit.look("/").body()).doesNotContain("ganz geheim");
        assertThat(visit.look("/@lotte").body()).doesNotContain("ganz geheim");
        assertThat(visit.look("/@lotte/" + id).statusCode()).isEqualTo(404);
        assertThat(visit.look("/api/v1/statuses/" + id).statusCode()).isEqualTo(404);
        assertThat(visit.look("/@lotte/mail").body()).contains("ganz geheim");
        assertThat(visit.look("/@olli/mail").body()).doesNotContain("ganz geheim");
    }

    @Test
    void what_a_visitor_types_is_escaped_everywhere() {
        var typed = "<script>alert(1)</script> \"<b>&amp;</b>' {{w.title}}";
        visit.write(Map.of("who", "jette", "for", "public", "text", typed));
        var status = visit.mentionsAbove("0", 80).stream()
                .map(mention -> mention.get("status"))
                .filter(some -> some.get("content").asText().contains("alert(1)"))
                .findFirst()
                .orElseThrow();

        assertThat(status.get("content").asText())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&lt;b&gt;&amp;amp;&lt;/b&gt;&#39; {{w.title}}");
        for (var path :
                new String[] {"/", "/@jette", "/@jette/" + status.get("id").asText()}) {
            assertThat(visit.look(path).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert")
                    .doesNotContain("Jette <b>");
        }
    }

    @Test
    void a_visitor_need_not_type_the_name_of_the_organisation() {
        var sent = visit.write(Map.of("who", "grace_k", "for", "public", "text", "just testing"));

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(visit.look(sent.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("just testing");
        assertThat(last("just testing")).isNotEmpty();
    }

    @Test
    void an_unusable_form_keeps_what_was_typed() {
        var refused = visit.write(Map.of("who", "olli", "for", "private", "text", "x".repeat(600)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("x".repeat(600)).contains("value=\"olli\" selected");
    }

    @Test
    void other_sites_cannot_write_through_a_visitor() {
        var answer = visit.send(visit.request("/write")
                .header("Origin", "https://elsewhere.example")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("who=olli&text=no")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void pages_speak_the_visitors_language_and_load_nothing_from_elsewhere() {
        var german = visit.send(
                visit.request("/").header("Accept-Language", "de-DE,en;q=0.5").GET());

        assertThat(german.body()).contains("lang=\"de\"").contains("Was gerade gesagt wird");
        assertThat(visit.look("/").body()).contains("What people are saying").doesNotContain("src=\"http");
        assertThat(german.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void faces_and_pictures_are_drawn_and_links_lead_somewhere() {
        for (var path : new String[] {
            "/avatars/hilfe.png", "/avatars/arjen@nachbarn.example.png", "/media/meter.png", "/emoji/strom.png"
        }) {
            var picture = visit.look(path);
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        }
        assertThat(visit.look("/tags/laden").body()).contains("vier Ladepunkte");
        assertThat(visit.look("/media/none.png").statusCode()).isEqualTo(404);
        assertThat(visit.look("/no/such/page").statusCode()).isEqualTo(404);
    }

    private String last(String text) {
        return visit.mentionsAbove("0", 80).stream()
                .map(mention -> mention.get("status"))
                .filter(status -> status.get("content").asText().contains(text))
                .map(status -> status.get("id").asText())
                .findFirst()
                .orElseThrow();
    }
}
