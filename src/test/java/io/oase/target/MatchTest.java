package io.oase.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.db.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Two conversations that have nothing in common, and what targets ask of them. */
class MatchTest {
    private static final Matter COMPLAINT =
            new Matter(7, "bluesky", false, "mention", Set.of("beschwerde", "strom"), 1, "de-AT", 500, true, Set.of());
    private static final Matter LETTER =
            new Matter(8, "mastodon", true, "reply", Set.of(), 0, null, null, false, Set.of());

    /** Each fits the complaint. */
    private static final Map<String, Object> ASKED = Map.of(
            "channels", List.of(7),
            "networks", List.of("bluesky"),
            "private", false,
            "kinds", List.of("mention"),
            "tags", List.of("Beschwerde"),
            "priority_from", 1,
            "languages", List.of("de"),
            "followers_from", 500,
            "crisis", true);

    /** None does. */
    private static final Map<String, Object> ASKED_IN_VAIN = Map.of(
            "channels", List.of(8),
            "networks", List.of("mastodon"),
            "private", true,
            "kinds", List.of("reply"),
            "tags", List.of("Lob"),
            "priority_from", 2,
            "languages", List.of("en"),
            "followers_from", 501,
            "crisis", false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // asked                                      | the complaint | the letter
                "{}                                           | true  | true",
                "{\"channels\": []}                           | true  | true",
                "{\"channels\": [7]}                          | true  | false",
                "{\"channels\": [8]}                          | false | true",
                "{\"channels\": [7, 8]}                       | true  | true",
                "{\"channels\": [9]}                          | false | false",
                "{\"networks\": [\"bluesky\"]}                | true  | false",
                "{\"networks\": [\"mastodon\"]}               | false | true",
                "{\"networks\": [\"bluesky\", \"mastodon\"]}  | true  | true",
                "{\"private\": false}                         | true  | false",
                "{\"private\": true}                          | false | true",
                "{\"kinds\": [\"mention\"]}                   | true  | false",
                "{\"kinds\": [\"reply\"]}                     | false | true",
                "{\"kinds\": [\"reply\", \"mention\"]}        | true  | true",
                "{\"kinds\": [\"review\"]}                    | false | false",
                "{\"tags\": [\"beschwerde\"]}                 | true  | false",
                "{\"tags\": [\"STROM\"]}                      | true  | false",
                "{\"tags\": [\"Lob\", \"Strom\"]}             | true  | false",
                "{\"tags\": [\"Lob\"]}                        | false | false",
                "{\"tags\": [\"Stro\"]}                       | false | false",
                "{\"priority_from\": 0}                       | true  | true",
                "{\"priority_from\": 1}                       | true  | false",
                "{\"priority_from\": 2}                       | false | false",
                "{\"languages\": [\"de\"]}                    | true  | false",
                "{\"languages\": [\"en\", \"de\"]}            | true  | false",
                "{\"languages\": [\"en\"]}                    | false | false",
                "{\"followers_from\": 1}                      | true  | false",
                "{\"followers_from\": 500}                    | true  | false",
                "{\"followers_from\": 501}                    | false | false",
                "{\"crisis\": true}                           | true  | false",
                "{\"crisis\": false}                          | false | true"
            })
    void each_condition_fits_what_is_so_and_nothing_else(String asked, boolean complaint, boolean letter) {
        assertThat(match(asked).fits(COMPLAINT)).as("the complaint").isEqualTo(complaint);
        assertThat(match(asked).fits(LETTER)).as("the letter").isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "de,    de,      true",
                "de,    de-AT,   true",
                "de,    DE-at,   true",
                "DE,    de,      true",
                "de,    de-1996, true",
                "de-AT, de-AT,   true",
                "de-AT, de,      false",
                "de-AT, de-CH,   false",
                "de,    deu,     false",
                "de,    en,      false",
                "de,    unknown, false"
            })
    void a_language_fits_its_varieties_and_not_what_only_begins_alike(
            String asked, @Nullable String spoken, boolean fits) {
        Matter matter = new Matter(7, "bluesky", false, "mention", Set.of(), 0, spoken, null, false, Set.of());
        assertThat(match(Json.of(Map.of("languages", List.of(asked))).text()).fits(matter))
                .isEqualTo(fits);
    }

    @Test
    void all_of_them_together_fit_what_each_of_them_fits() {
        assertThat(match(Json.of(ASKED).text()).fits(COMPLAINT)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void one_that_does_not_fit_is_enough_among_all_others_that_do(String condition) {
        Map<String, Object> asked = new HashMap<>(ASKED);
        asked.put(condition, ASKED_IN_VAIN.get(condition));
        assertThat(match(Json.of(asked).text()).fits(COMPLAINT)).isFalse();
    }

    /** Each with each: two that fit, and one of the two that does not. */
    @ParameterizedTest
    @MethodSource("conditions")
    void of_two_both_must_fit(String condition) {
        for (String other : ASKED.keySet()) {
            if (!other.equals(condition)) {
                assertThat(fits(Map.of(condition, ASKED.get(condition), other, ASKED.get(other))))
                        .as("%s and %s", condition, other)
                        .isTrue();
                assertThat(fits(Map.of(condition, ASKED.get(condition), other, ASKED_IN_VAIN.get(other))))
                        .as("%s, not %s", condition, other)
                        .isFalse();
            }
        }
    }

    static Stream<String> conditions() {
        return ASKED.keySet().stream().sorted();
    }

    private static boolean fits(Map<String, Object> asked) {
        return match(Json.of(asked).text()).fits(COMPLAINT);
    }

    /** As targets are stored. */
    private static Match match(String asked) {
        return new TargetBody("", null, new Json(asked).as(TargetBody.Conditions.class), 1, null, null)
                .target(1, 1, 1)
                .match();
    }
}
