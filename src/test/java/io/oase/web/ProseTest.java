package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void addresses_become_links_without_the_full_stop_behind_them() {
        assertThat(Prose.html("See https://example.org/a?b=1&c=2."))
                .contains("href=\"https://example.org/a?b=1&amp;c=2\"")
                .endsWith("</a>.");
    }

    @Test
    void emoji_stand_in_the_text_but_never_in_an_attribute() {
        String html =
                Prose.withEmoji("<a title=\":cat:\">a :cat:</a>", List.of(new Prose.Emoji("cat", "/pictures/1?x=\"y")));
        assertThat(html).startsWith("<a title=\":cat:\">a <img class=\"emoji\" src=\"/pictures/1?x=&quot;y\"");
    }

    @Test
    void a_text_of_nothing_but_emoji_stays_small() {
        String html =
                Prose.withEmoji(":a:".repeat(33_000), List.of(new Prose.Emoji("a", "/pictures/" + "x".repeat(5_000))));
        assertThat(html.split("<img", -1).length - 1).isEqualTo(200);
        assertThat(html).endsWith(":a::a:");
    }

    @Property
    void whatever_is_written_stays_text(@ForAll String text) {
        Element body = Jsoup.parseBodyFragment(Prose.html(text)).body();
        assertThat(body.select("*:not(body):not(a)")).isEmpty();
        for (Element link : body.select("a")) {
            assertThat(link.attr("href")).startsWith("http");
        }
    }
}
