package io.oase.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Mueller, muller",
        "Müller, muller",
        "Muller, muller",
        "NEUE, neue",
        "Bauer, bauer",
        "Quelle, quelle",
        "Straße, strasse",
        "Goethe, gothe",
        "Café, cafe",
        "' Aerger ', arger"
    })
    void spellings_of_a_word_are_one(String word, String folded) {
        assertThat(Folding.of(word)).isEqualTo(folded);
    }
}
