package io.oase.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTextTest {
    private static final String TEXT =
            "Hello {{person.firstName}}, we have it." + " {{#until}}Answer {{until}}.{{/until}} Write {{stop}}.";

    @Test
    void a_section_stands_where_its_slot_has_words_and_no_name_leaves_no_gap() {
        assertThat(AcknowledgementText.fill(TEXT, "Kim Berg", "today by 16:30", "", ""))
                .isEqualTo("Hello Kim, we have it. Answer today by 16:30. Write STOP.");
        assertThat(AcknowledgementText.fill(TEXT, "kim_b", "", "", "")).isEqualTo("Hello, we have it. Write STOP.");
    }

    @ParameterizedTest
    @CsvSource({
        "Kim Berg, Kim",
        "José María López, José",
        "kim_b, ''",
        "Kim, ''",
        "'', ''",
        "KIM BERG 24, KIM",
        "Familie Haas, ''",
        "The Daily Post, ''",
        "{{until}} x, ''",
        "<b>Kim</b> Berg, ''"
    })
    void a_first_name_is_used_only_where_it_looks_like_one(String name, String first) {
        assertThat(PersonName.first(name)).isEqualTo(first);
    }

    @Test
    void what_a_name_says_is_no_template() {
        assertThat(AcknowledgementText.fill("{{holiday}} {{stop}}", "", "", "", "{{until}} <b>"))
                .isEqualTo("{{until}} <b> STOP");
    }

    @Test
    void what_cannot_be_used_is_refused_with_the_reason() {
        assertThat(AcknowledgementText.trouble("We have it.").orElseThrow().key())
                .isEqualTo("acknowledge.no-stop");
        assertThat(AcknowledgementText.trouble("{{stop}} {{person.salary}}")
                        .orElseThrow()
                        .key())
                .isEqualTo("acknowledge.unknown-slot");
        assertThat(AcknowledgementText.trouble("{{stop}} {{> /etc/passwd}}")
                        .orElseThrow()
                        .key())
                .isEqualTo("acknowledge.only-slots");
        assertThat(AcknowledgementText.trouble("{{stop}} {{#until}}")
                        .orElseThrow()
                        .key())
                .isEqualTo("acknowledge.broken");
        assertThat(AcknowledgementText.trouble("{{stop}}" + "x".repeat(1000))
                        .orElseThrow()
                        .key())
                .isEqualTo("acknowledge.too-long");
        assertThat(AcknowledgementText.trouble("{{stop}}")).isEmpty();
    }
}
