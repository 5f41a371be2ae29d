package io.oase.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.activation.Activation;
import io.oase.activation.Happening;
import io.oase.base.Refused;
import io.oase.playbook.Playbook.FactField;
import io.oase.testing.AtOnce;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FactSheetTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_was_known_at_the_beginning_stands_there_and_what_is_missing_is_said() {
        Activation crisis = Crisis.begin(
                world,
                2,
                Map.of(
                        "what.de",
                        "Die Automaten in Kiel",
                        "since",
                        World.NOW.minusSeconds(600).toString()));

        Sheet sheet = world.factSheet.read(world.lena, crisis.id());
        assertThat(sheet.missing()).extracting(FactField::id).containsExactly("what", "next_update");
        assertThat(missing(crisis, Locale.GERMAN)).containsExactly("next_update");
        assertThat(missing(crisis, Locale.ENGLISH)).containsExactly("what", "next_update");
        assertThat(sheet.revision()).isPositive();
    }

    @Test
    void what_cannot_be_used_at_the_beginning_keeps_it_from_beginning() {
        assertThatThrownBy(() -> Crisis.begin(world, 2, Map.of("what.de", "x".repeat(61), "colour", "red")))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys("facts.what.de", "facts.colour"));
        assertThat(world.activations.inForce(world.lena)).isEmpty();
    }

    @Test
    void facts_are_written_in_each_language_by_its_manner_and_by_the_clock_of_the_place() {
        Activation crisis = Crisis.begin(world, 2, Map.of());
        String today = World.NOW.atZone(BERLIN).toLocalDate().toString();
        world.factSheet.put(
                world.mara,
                crisis.id(),
                Map.of(
                        "what.de",
                        " Die\nAutomaten ",
                        "what.en",
                        "Machines",
                        "since",
                        today + "T08:05",
                        "status",
                        "https://status.example"),
                BERLIN);

        assertThat(values(crisis, Locale.GERMAN))
                .containsEntry("what", "Die Automaten")
                .containsEntry("since", "08:05 Uhr")
                .containsEntry("status", "https://status.example");
        assertThat(values(crisis, Locale.ENGLISH))
                .containsEntry("what", "Machines")
                .containsEntry("since", "08:05");
        world.factSheet.put(world.mara, crisis.id(), Map.of("since", "2026-01-02T18:30"), BERLIN);
        assertThat(values(crisis, Locale.GERMAN).get("since"))
                .startsWith("2. Januar")
                .endsWith(", 18:30 Uhr");
        assertThat(values(crisis, Locale.ENGLISH).get("since"))
                .startsWith("2 January")
                .endsWith(", 18:30");
    }

    @Test
    void every_value_is_kept_with_who_said_it_and_makes_a_newer_revision() {
        Activation crisis = Crisis.begin(world, 2, Map.of("what.de", "Kiel"));
        long first = revision(crisis);
        world.casting.cast(world.mara, crisis.id(), "scribe", List.of(world.lena.id()));

        world.factSheet.put(world.lena, crisis.id(), Map.of("what.de", "Kiel und Bonn"), ZoneOffset.UTC);
        long second = revision(crisis);
        world.factSheet.put(world.lena, crisis.id(), Map.of("what.de", "Kiel und Bonn"), ZoneOffset.UTC);
        assertThat(second).isGreaterThan(first).isEqualTo(revision(crisis));
        world.factSheet.put(world.lena, crisis.id(), Map.of("what.de", ""), ZoneOffset.UTC);

        assertThat(values(crisis, Locale.GERMAN)).doesNotContainKey("what");
        assertThat(world.factSheet.history(world.ben, crisis.id()))
                .extracting(Sheet.Value::value)
                .containsExactly("", "Kiel und Bonn", "Kiel");
        assertThat(Crisis.kinds(world, crisis.id()))
                .filteredOn(kind -> kind == Happening.FACT)
                .hasSize(3);
        assertThatThrownBy(() -> world.db.useHandle(handle -> handle.execute("DELETE FROM activation_fact")))
                .isInstanceOf(UnableToExecuteStatementException.class);
    }

    @Test
    void only_who_plays_a_part_says_what_is_known() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        assertThatThrownBy(() -> world.factSheet.put(world.lena, crisis.id(), Map.of("what.de", "x"), BERLIN))
                .isInstanceOf(Refused.NotAllowed.class);
    }

    @Test
    void each_kind_refuses_what_it_is_not() {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        Map<String, String> wrong = Map.of(
                "what",
                "without a language",
                "what.fr",
                "langue",
                "since",
                "half past six",
                "status",
                "javascript:alert(1)",
                "next_update",
                World.NOW.toString(),
                "nothing",
                "x");
        wrong.forEach((name, value) -> assertThatThrownBy(
                        () -> world.factSheet.put(world.mara, crisis.id(), Map.of(name, value), BERLIN))
                .as(name)
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsOnlyKeys(name)));
        for (String link : List.of("https://user:word@status.example", "ftp://status.example", "https:///x", "http")) {
            assertThatThrownBy(() -> world.factSheet.put(world.mara, crisis.id(), Map.of("status", link), BERLIN))
                    .as(link)
                    .isInstanceOf(Refused.Invalid.class);
        }
        assertThat(revision(crisis)).isZero();
    }

    @Test
    void several_who_say_what_they_know_at_once_lose_nothing() throws Exception {
        Activation crisis = Crisis.begin(world, 2, Map.of());

        AtOnce.atOnce(List.of(
                () -> world.factSheet.put(world.mara, crisis.id(), Map.of("what.de", "Kiel"), BERLIN),
                () -> world.factSheet.put(world.ada, crisis.id(), Map.of("what.en", "Kiel"), BERLIN),
                () -> world.factSheet.put(world.ada, crisis.id(), Map.of("what.de", "Bonn"), BERLIN)));

        Sheet sheet = world.factSheet.read(world.ben, crisis.id());
        assertThat(sheet.values()).hasSize(2);
        assertThat(world.factSheet.history(world.ben, crisis.id())).hasSize(3);
    }

    private List<String> missing(Activation crisis, Locale locale) {
        return world.db.withHandle(handle -> world.factSheet.missing(handle, crisis.id(), locale)).stream()
                .map(FactField::id)
                .toList();
    }

    private Map<String, String> values(Activation crisis, Locale locale) {
        return Objects.requireNonNull(
                world.db.withHandle(handle -> world.factSheet.values(handle, crisis.id(), locale, BERLIN)));
    }

    private long revision(Activation crisis) {
        return world.db.withHandle(handle -> world.factSheet.revision(handle, crisis.id()));
    }
}
