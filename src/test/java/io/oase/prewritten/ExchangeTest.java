package io.oase.prewritten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.prewritten.Exchange.Outcome;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangeTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void what_goes_out_comes_in_again_unchanged_whatever_stands_in_it() {
        make(
                "Störung: Strom",
                "de",
                Set.of(world.channel.id()),
                "Guten Tag {{person.firstName|Nachbar}},\n\nwir sind dran.\n  - eins\n# zwei");
        make("no", "no", Set.of(), "yes");
        make("'quoted' \"name\" & *star", "", Set.of(), "- a\n\n\n\"b\": 'c' \\n 🙂 {{> no}}".replace("{{> no}}", "x"));
        make("12", "en", Set.of(), "true");
        String file = world.exchange.export(world.lena);
        assertThat(file).contains("- name: 'Störung: Strom'", "channels: [Fake]", "text: |-");

        assertThat(world.exchange.read(world.mara, file))
                .hasSize(4)
                .allMatch(line -> line.outcome() == Outcome.UNCHANGED);
        world.prewritten
                .list(world.mara, Search.ALL, 10, null)
                .replies()
                .forEach(each -> world.prewritten.retire(world.mara, each.id()));
        assertThat(world.exchange.read(world.mara, file)).allMatch(line -> line.outcome() == Outcome.MADE);
        assertThat(world.exchange.export(world.lena)).isEqualTo(file);
    }

    @Test
    void teams_go_out_and_come_in_by_name_and_one_there_is_not_is_said() {
        long team = world.teams.create(world.mara, "Technik", List.of()).id();
        world.prewritten.make(world.mara, new PrewrittenBody("Case", "de", Set.of(), Set.of(team), "Text"));
        String file = world.exchange.export(world.lena);
        assertThat(file).contains("teams: [Technik]");
        assertThat(world.exchange.read(world.mara, file)).allMatch(line -> line.outcome() == Outcome.UNCHANGED);
        assertThat(wrong("- name: a\n  teams: [technik, Nobody]\n  text: c"))
                .containsExactly(Map.entry("2:teams", "prewritten.no_team"));
    }

    @Test
    void what_comes_with_the_demo_is_taken() throws Exception {
        try (InputStream in = ExchangeTest.class.getResourceAsStream("/io/oase/demo/prewritten.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(world.exchange.read(world.mara, yaml))
                    .hasSizeGreaterThan(9)
                    .allMatch(line -> line.outcome() == Outcome.MADE);
        }
    }

    @Test
    void it_says_of_each_entry_what_happened() {
        make("Same", "en", Set.of(), "Same");
        make("Other", "en", Set.of(), "Before");

        assertThat(world.exchange.read(world.mara, """
                        - {name: Same, language: en, text: Same}
                        - {name: OTHER, language: en, text: After}
                        - {name: Other, language: de, text: "Neu {{> part}}"}
                        - {name: part, text: Part}
                        """))
                .extracting(Exchange.Line::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.CHANGED, Outcome.MADE, Outcome.MADE);
        assertThat(world.prewritten.list(world.lena, Search.ALL, 10, null).replies())
                .extracting(each -> each.body().text())
                .contains("After", "Neu {{> part}}");
    }

    @Test
    void all_of_it_is_taken_or_nothing_and_what_is_wrong_is_said_by_line_and_field() {
        Map<String, String> wrong = wrong("""
                - name: Fine
                  text: Fine
                - name: Not fine
                  text: Hello {{person.salary}}
                  language: german
                - name: fine
                  channels: [Fake, Nowhere]
                  text: Twice
                """);
        assertThat(wrong)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "4:text", "prewritten.unknown_slot",
                        "5:language", "prewritten.language",
                        "6:name", "prewritten.name_taken",
                        "7:channels", "prewritten.no_channel"));
        assertThat(world.prewritten.list(world.lena, Search.ALL, 10, null).replies())
                .isEmpty();
    }

    @Test
    void what_is_no_list_of_texts_is_refused() {
        assertThat(wrong("")).containsEntry("yaml", "prewritten.file_list");
        assertThat(wrong("name: x")).containsEntry("yaml", "prewritten.file_list");
        assertThat(wrong("- just words")).containsEntry("1:entry", "prewritten.file_entry");
        assertThat(wrong("- name: a\n  text: [b]")).containsEntry("2:text", "prewritten.file_words");
        assertThat(wrong("- name: a\n  name: b\n  text: c")).containsEntry("2:name", "prewritten.file_field");
        assertThat(wrong("- name: a\n  team: b\n  text: c")).containsEntry("2:team", "prewritten.file_field");
        assertThat(wrong("- name: a\n   text: c\n- x: [")).containsValue("prewritten.file_broken");
        assertThat(wrong("- &a {name: x, text: y}\n- *a")).isNotEmpty();
        assertThat(wrong("- name: !!java.io.File x\n  text: " + "[".repeat(50))).isNotEmpty();
        assertThat(wrong("a".repeat(500_001))).containsEntry("yaml", "prewritten.file_too_large");
        assertThatThrownBy(() -> world.exchange.read(world.lena, "")).isInstanceOf(Refused.NotAllowed.class);
    }

    private Map<String, String> wrong(String yaml) {
        Refused.Invalid invalid =
                catchThrowableOfType(Refused.Invalid.class, () -> world.exchange.read(world.mara, yaml));
        assertThat(invalid).as(yaml).isNotNull();
        Map<String, String> wrong = new TreeMap<>();
        invalid.fields().forEach((field, said) -> wrong.put(field, said.key()));
        return wrong;
    }

    private void make(String name, String language, Set<Long> channels, String text) {
        world.prewritten.make(world.mara, new PrewrittenBody(name, language, channels, Set.of(), text));
    }
}
