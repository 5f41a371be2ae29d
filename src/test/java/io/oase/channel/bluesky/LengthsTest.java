package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LengthsTest {
    private final Recording recording = new Recording();

    @Test
    void ordinary_text_counts_as_its_characters() {
        assertThat(Lengths.POST.length("Grüße, 👍🏽 🇩🇪")).isEqualTo(10);
        assertThat(Lengths.POST.fits("ä".repeat(300))).isTrue();
        assertThat(Lengths.POST.fits("ä".repeat(301))).isFalse();
    }

    @Test
    void the_longest_posts_a_server_took_fit_and_those_it_refused_do_not() {
        for (JsonNode post : recording.expected.path("posts")) {
            assertThat(Lengths.POST.fits(post.path("text").asText()))
                    .as(post.path("key").asText())
                    .isTrue();
        }
        for (String refused : new String[] {"104-error-too-long-graphemes.json", "105-error-too-long-bytes.json"}) {
            String text = Recording.read(refused)
                    .path("request")
                    .path("body")
                    .path("record")
                    .path("text")
                    .asText();
            assertThat(Lengths.POST.fits(text)).as(refused).isFalse();
        }
    }

    @Test
    void three_thousand_bytes_are_the_other_limit() {
        String family = "👨‍👩‍👧‍👦"; // 25 bytes
        assertThat(Lengths.POST.fits(family.repeat(120))).isTrue();
        assertThat(Lengths.POST.fits(family.repeat(120) + "a")).isFalse();
        assertThat(Lengths.MESSAGE.fits(family.repeat(400))).isTrue();
        assertThat(Lengths.MESSAGE.fits(family.repeat(400) + "a")).isFalse();
    }

    @Property
    void what_fits_has_at_most_3000_bytes(@ForAll String text) {
        boolean bytes = text.getBytes(StandardCharsets.UTF_8).length <= 3000;
        assertThat(Lengths.POST.fits(text)).isEqualTo(bytes && io.oase.channel.Graphemes.count(text) <= 300);
    }
}
