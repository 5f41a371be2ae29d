package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.bluesky.Facets.Facet;
import io.oase.channel.bluesky.Facets.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FacetsTest {
    @Test
    void a_shortened_link_is_written_out() {
        ArrayNode list = Fields.JSON.createArrayNode();
        add(list, 4, 17, "link", "uri", "https://exa.mple/x?id=9");
        assertThat(Facets.of("see exa.mple/x… now", list).plain()).isEqualTo("see https://exa.mple/x?id=9 now");
    }

    @Test
    void words_that_lead_somewhere_stay_words() {
        ArrayNode list = Fields.JSON.createArrayNode();
        add(list, 0, 4, "link", "uri", "https://example.org/?a=1&b=2");
        Facets facets = Facets.of("hier\n<b>", list);
        assertThat(facets.plain()).isEqualTo("hier\n<b>");
        assertThat(facets.html())
                .isEqualTo("<p><a href=\"https://example.org/?a=1&amp;b=2\">hier</a><br>&lt;b&gt;</p>");
    }

    @Test
    void ranges_that_make_no_sense_are_left_out() {
        ArrayNode list = Fields.JSON.createArrayNode();
        add(list, 0, 2, "tag", "tag", "good");
        add(list, 1, 3, "tag", "tag", "overlaps");
        add(list, 3, 5, "tag", "tag", "ends inside a letter");
        add(list, 4, 900, "tag", "tag", "runs out");
        add(list, -1, 2, "tag", "tag", "before");
        add(list, 5, 5, "tag", "tag", "empty");
        list.addObject().put("index", "none");
        list.add(7);
        assertThat(Facets.of("ab cäö", list).facets()).containsExactly(new Facet(0, 2, Kind.TAG, "good"));
    }

    @Test
    void links_mentions_and_hashtags_of_ours_are_marked() {
        String text =
                "Größe 👨‍👩‍👧: @kim.example (https://example.org/a_(b)). #Störung, mail a@b.example #1 @nobody.example";
        ArrayNode written = Linking.facets(
                text, handle -> handle.equals("kim.example") ? Optional.of("did:plc:kim") : Optional.empty());
        Facets read = Facets.of(text, written);
        assertThat(read.facets().stream().map(read::words))
                .containsExactly("@kim.example", "https://example.org/a_(b)", "#Störung");
        assertThat(read.facets().stream().map(Facet::value))
                .containsExactly("did:plc:kim", "https://example.org/a_(b)", "Störung");
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.strings().all().ofMaxLength(12)),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.of(
                                " ",
                                "\n",
                                "https://example.org/ä?x=1&y=2",
                                "@kim.example",
                                "#Störung",
                                "👨‍👩‍👧‍👦",
                                "🇩🇪",
                                "é",
                                "\uD83D",
                                "\uDC68",
                                "مرحبا")));
    }

    @Provide
    Arbitrary<String> texts() {
        return pieces().list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void what_is_written_is_read_back_at_the_same_place(@ForAll("texts") String raw) {
        String text = Facets.wellFormed(raw);
        ArrayNode written = Linking.facets(text, handle -> Optional.of("did:plc:" + handle));
        Facets read = Facets.of(text, written);
        assertThat(read.facets()).hasSize(written.size());
        for (Facet facet : read.facets()) {
            String words = read.words(facet);
            switch (facet.kind()) {
                case LINK -> assertThat(words).isEqualTo(facet.value());
                case MENTION -> assertThat("did:plc:" + words.substring(1)).isEqualTo(facet.value());
                case TAG -> assertThat(words.substring(1)).isEqualTo(facet.value());
            }
        }
        assertThat(read.plain()).isEqualTo(text);
    }

    @Property(tries = 500)
    void no_list_of_ranges_breaks_reading(
            @ForAll("texts") String raw,
            @ForAll List<@net.jqwik.api.constraints.IntRange(min = -3, max = 90) Integer> ends) {
        ArrayNode list = Fields.JSON.createArrayNode();
        for (int i = 0; i + 1 < ends.size(); i++) {
            add(list, ends.get(i), ends.get(i + 1), "tag", "tag", "t");
        }
        Facets facets = Facets.of(raw, list);
        assertThat(facets.plain()).isEqualTo(Facets.wellFormed(raw));
        int free = 0;
        int bytes = Facets.wellFormed(raw).getBytes(StandardCharsets.UTF_8).length;
        for (Facet facet : facets.facets()) {
            assertThat(facet.start()).isGreaterThanOrEqualTo(free);
            assertThat(facet.end()).isLessThanOrEqualTo(bytes);
            free = facet.end();
        }
    }

    private static void add(ArrayNode list, int start, int end, String type, String name, String value) {
        ObjectNode facet = list.addObject();
        facet.putObject("index").put("byteStart", start).put("byteEnd", end);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#" + type)
                .put(name, value);
    }
}
