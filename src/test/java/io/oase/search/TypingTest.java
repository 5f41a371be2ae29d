package io.oase.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTest {
    @ParameterizedTest
    @CsvSource({
        "schmidt, schmidt, 0",
        "schmitt, schmidt, 1",
        "shcmidt, schmidt, 1",
        "schmid, schmidt, 1",
        "schmiddt, schmidt, 1",
        "smit, schmidt, 3",
        "'', abc, 3"
    })
    void errors_are_counted(String one, String other, int errors) {
        assertThat(Typing.errors(one, other)).isEqualTo(errors);
        assertThat(Typing.errors(other, one)).isEqualTo(errors);
    }

    @Test
    void short_words_take_no_error_and_each_word_has_to_be_there() {
        assertThat(Typing.alike("ann", "anm")).isFalse();
        assertThat(Typing.alike("anna", "anne")).isTrue();
        assertThat(Typing.alike(List.of("ana", "schmitt"), List.of("anna", "schmidt")))
                .isFalse();
        assertThat(Typing.alike(List.of("annna", "schmitt"), List.of("anna", "schmidt", "fake")))
                .isTrue();
        assertThat(Typing.alike(List.of("anna", "meier"), List.of("anna", "schmidt")))
                .isFalse();
    }
}
