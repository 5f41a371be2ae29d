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
    void an_origin_is_scheme_host_and_port() {
        assertThat(Destination.origin("HTTP://Media.example:81/a/b.png?c")).isEqualTo("http://media.example:81");
        assertThat(Destination.origin("social.example")).isEqualTo("https://social.example:-1");
        assertThat(Destination.origin("blue bicycle")).isEmpty();
        assertThat(Destination.origin("")).isEmpty();
    }
}
