package io.oase.search;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenWordsTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*ausfall | Stromausfall",
                "*ausfall | Schon wieder STROMAUSFÄLLE!",
                "*ausfall | Ausfall",
                "*ausfall | wegen des Netzausfalles",
                "*ausfall | Strom-Ausfall",
                "*ausfall | Stromausfaelle ueberall",
                "*störung | Netzstörung",
                "*störung | Netzstörungen seit heute",
                "*störung | Signalstoerung",
                "strom* | Stromausfall",
                "strom* | stromlos",
                "strom* | Strom",
                "*ausfall* | Stromausfallserie",
                "*ausfall* | Ausfallzeiten",
                "*rassis* | Alltagsrassismus",
                "*rassis* | rassistische Sprüche",
                "*insolvenz* | Insolvenzantrag",
                "*scherbe | Überall Glasscherben",
                "liefer* | Lieferschwierigkeiten",
                "*deliver* | undelivered",
                "*deliver* | deliveries",
            })
    void an_open_word_is_found_in_longer_ones_in_the_text_and_along_the_index_alike(String word, String text) {
        assertThat(heard(word, text)).as("as it comes in").isTrue();
        assertThat(along(word, text)).as("along the index").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*ausfall | Stromausfallserie",
                "*ausfall | auffallend ausgefallen",
                "strom* | Notstrom",
                "*störung | verstört",
                "*störung | ein Investor",
                "*ausfall* | aus Fall eins",
            })
    void what_is_closed_stays_closed(String word, String text) {
        assertThat(heard(word, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "**",
                "*aus",
                "strom*ausfall",
                "kein *strom",
                "*ab*c",
                "*2026",
                "a*",
                "**ausfall",
                "* ausfall",
                "*e-mail"
            })
    void what_is_no_open_word_is_none(String text) {
        assertThat(Open.of(text)).isEmpty();
    }

    /** Against the text itself, as for what comes in. */
    private boolean heard(String word, String text) {
        return world.db.withHandle(db -> {
            Listening listening = Listening.to(db, List.of(word)).get(0);
            return db.createQuery("SELECT strpos(search_name(:text), :part) > 0 AND search_name(:text) ~ :verbatim")
                    .bind("text", text)
                    .bind("part", listening.part())
                    .bind("verbatim", listening.verbatim())
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    /** Whether the index leads to the post. */
    private boolean along(String word, String text) {
        // In English nobody writes ae for ä.
        List<String> languages = text.matches(".*[aou]e.*") ? List.of("de") : List.of("de", "en");
        for (String language : languages) {
            world.network.post("kim" + language, text, NOW.minusSeconds(60), post -> post.language(language));
        }
        world.poll();
        while (world.learning.learnSome()) {
            // More to learn.
        }
        return world.db.inTransaction(db -> {
            String along = Listening.along(db, Listening.to(db, List.of(word))).get(word);
            return db.createQuery("SELECT count(*) FROM post WHERE search @@ CAST(:along AS tsquery)")
                            .bind("along", along)
                            .mapTo(Integer.class)
                            .one()
                    == languages.size();
        });
    }
}
