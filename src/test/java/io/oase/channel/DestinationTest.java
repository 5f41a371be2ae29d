package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Declaration.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DestinationTest {
    private static final Declaration DECLARATION = new Declaration(
            "fake",
            "Fake",
            List.of(
                    new Field("handle", Field.Kind.TEXT, true, ""),
                    new Field("server", Field.Kind.URL, false, ""),
                    new Field("words", Field.Kind.LIST, false, "")),
            List.of(),
            Set.of(),
            60);
    private static final Map<String, String> HERE = Map.of("handle", "kim.example", "words", "water");

    @Test
    void another_account_or_address_leads_elsewhere_and_other_words_do_not() {
        assertThat(Destination.differs(DECLARATION, HERE, Map.of("handle", "kim.example", "words", "power")))
                .isFalse();
        assertThat(Destination.differs(DECLARATION, HERE, Map.of("handle", "ben.example")))
                .isTrue();
        assertThat(Destination.differs(
                        DECLARATION, HERE, Map.of("handle", "kim.example", "server", "https://elsewhere.example")))
                .isTrue();
    }

    @Test
    void a_host_is_found_in_an_address_and_in_itself() {
        assertThat(Destination.host("HTTP://Media.example:81/a/b.png?c")).isEqualTo("media.example");
        assertThat(Destination.host("social.example")).isEqualTo("social.example");
        assertThat(Destination.host("blue bicycle")).isEmpty();
        assertThat(Destination.host("")).isEmpty();
    }
}
