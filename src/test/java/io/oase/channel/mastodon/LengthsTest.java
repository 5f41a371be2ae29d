package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Graphemes;
import io.oase.channel.KnownPost;
import io.oase.channel.TextRule;
import io.oase.channel.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦🇩🇪";

    @Test
    void mastodon_counts_graphemes_links_as_reserved_and_names_without_host() {
        TextRule rule = Lengths.rule(server(Server.Kind.MASTODON));
        assertThat(rule.length(FAMILY)).isEqualTo(2);
        assertThat(rule.length("see https://example.org/" + "x".repeat(200) + "."))
                .isEqualTo(4 + 23 + 1);
        assertThat(rule.length("http://a.de")).isEqualTo(23);
        assertThat(rule.length("@kim@social.example.org hi @ben")).isEqualTo("@kim hi @ben".length());
        assertThat(rule.length("a@b.example")).isEqualTo(11);
        assertThat(rule.fits("x".repeat(500))).isTrue();
        assertThat(rule.fits("x".repeat(501))).isFalse();
    }

    @Test
    void gotosocial_counts_code_points_without_discounts() {
        TextRule rule = Lengths.rule(server(Server.Kind.GOTOSOCIAL));
        assertThat(rule.length(FAMILY)).isEqualTo(9);
        assertThat(rule.length("https://example.org/" + "x".repeat(200))).isEqualTo(220);
    }

    @Test
    void where_nobody_knows_the_largest_count_is_taken() {
        TextRule rule = Lengths.rule(server(Server.Kind.OTHER));
        assertThat(rule.length("http://a.de")).isEqualTo(23);
        assertThat(rule.length(FAMILY)).isEqualTo(FAMILY.length());
        assertThat(rule.length("https://example.org/" + "x".repeat(200))).isEqualTo(220);
    }

    @Property(tries = 300)
    void without_links_and_names_mastodon_counts_what_people_see(@ForAll @CharRange(from = 'A', to = 'ÿ') String text) {
        assertThat(Lengths.rule(server(Server.Kind.MASTODON)).length(text)).isEqualTo(Graphemes.count(text));
    }

    @Property(tries = 300)
    void an_unknown_server_never_counts_less_than_mastodon_does(@ForAll String text) {
        assertThat(Lengths.rule(server(Server.Kind.OTHER)).length(text))
                .isGreaterThanOrEqualTo(
                        Lengths.rule(server(Server.Kind.MASTODON)).length(text));
    }

    @Test
    void everybody_who_took_part_is_addressed_once_and_never_ourselves() {
        KnownPost post = post(Visibility.PUBLIC, "ben@two.example kim@one.example hilfe@town.example cem@two.example");
        assertThat(Addressing.of(post, Visibility.PUBLIC, Optional.of("Hilfe@town.example")))
                .isEqualTo("@kim@one.example @ben@two.example @cem@two.example ");
    }

    @Test
    void a_private_answer_to_a_public_post_is_for_its_author_alone() {
        assertThat(Addressing.of(post(Visibility.PUBLIC, "ben@two.example"), Visibility.PRIVATE, Optional.empty()))
                .isEqualTo("@kim@one.example ");
        assertThat(Addressing.of(post(Visibility.PRIVATE, "ben@two.example"), Visibility.PRIVATE, Optional.empty()))
                .isEqualTo("@kim@one.example @ben@two.example ");
    }

    @Test
    void an_answer_is_never_wider_than_the_post() {
        for (Visibility post : Visibility.values()) {
            List<Visibility> audiences = Addressing.audiences(post);
            assertThat(audiences.get(0)).isEqualTo(post);
            assertThat(audiences).allMatch(audience -> Addressing.narrower(audience, post) == audience);
        }
    }

    private static KnownPost post(Visibility visibility, String mentions) {
        return new KnownPost("k", "kim@one.example", false, visibility, null, Map.of("id", "1", "mentions", mentions));
    }

    private static Server server(Server.Kind kind) {
        return new Server("town.example", kind, 500, 23, false);
    }
}
