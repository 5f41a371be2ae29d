package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {
    @ParameterizedTest
    @CsvSource({
        "Lena Brandt, LB",
        "Anna von der Heide, AH",
        "Hans-Peter Müller, HM",
        "  émile   zola , ÉZ",
        "Cher, Ch",
        "X, X",
        "王小明, 王小",
        "O'Neil Söhne, OS",
        "R2 D2, RD",
        "!!!, Xx"
    })
    void they_are_taken_from_the_name(String name, String initials) {
        assertThat(Initials.suggest(name, key -> false)).isEqualTo(initials.equals("Xx") ? "X" : initials);
    }

    @Test
    void taken_ones_grow() {
        Set<String> taken = new HashSet<>();
        for (String expected : List.of("LB", "LBr", "LB2", "LB3")) {
            String initials = Initials.suggest("Lena Brandt", taken::contains);
            assertThat(initials).isEqualTo(expected);
            taken.add(Initials.key(initials));
        }
        assertThat(Initials.suggest("Lars Bach", taken::contains)).isEqualTo("LBa");
    }

    @Property(tries = 200)
    void no_two_people_get_the_same(@ForAll @Size(max = 40) List<String> names) {
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String initials = Initials.suggest(name, taken::contains);
            assertThat(initials).isNotBlank();
            assertThat(initials.codePointCount(0, initials.length())).isLessThanOrEqualTo(Initials.LONGEST);
            assertThat(taken.add(Initials.key(initials))).isTrue();
        }
    }
}
