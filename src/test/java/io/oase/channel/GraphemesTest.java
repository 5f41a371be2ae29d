package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphemesTest {
    @Test
    void what_people_see_as_one_counts_as_one() {
        assertThat(Graphemes.count("👨‍👩‍👧‍👦🇩🇪🏳️‍🌈👍🏽")).isEqualTo(4);
        assertThat(Graphemes.count("e\u0301a\r\n")).isEqualTo(3);
        assertThat(Graphemes.count("")).isZero();
    }

    @Test
    void the_first_ones_are_never_cut_in_half() {
        assertThat(Graphemes.first("🇩🇪🇫🇷x", 1)).isEqualTo("🇩🇪");
        assertThat(Graphemes.first("abc", 5)).isEqualTo("abc");
    }
}
