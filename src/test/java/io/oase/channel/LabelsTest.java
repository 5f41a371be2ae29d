package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @Test
    void labels_nobody_has_words_for_and_orders_to_programs_are_left_out() {
        assertThat(Labels.join(List.of("graphic-media", "!hide", "my-own", "", "gore")))
                .isEqualTo("label:gore, label:graphic-media");
        assertThat(Labels.join(List.of("!warn"))).isNull();
    }

    @Test
    void what_an_author_wrote_is_no_label() {
        assertThat(Labels.only("label:gore, label:graphic-media")).isTrue();
        assertThat(Labels.only("Football, label:spam")).isFalse();
        assertThat(Labels.only("spam")).isFalse();
        assertThat(Labels.only(null)).isFalse();
        assertThat(Labels.words("label:gore, label:graphic-media")).containsExactly("label.graphic_media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void every_label_has_words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(
                        Labels.class.getResourceAsStream("/io/oase/channel/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        for (String id : Labels.all()) {
            assertThat(Labels.words(id)).singleElement().satisfies(key -> assertThat(words.getProperty(key))
                    .isNotBlank());
        }
    }
}
