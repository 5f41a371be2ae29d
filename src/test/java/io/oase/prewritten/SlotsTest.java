package io.oase.prewritten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.prewritten.Slots.Unreadable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
    private static final Map<Slot, String> KIM =
            Map.of(Slot.PERSON_FIRST_NAME, "Kim", Slot.AGENT_NAME, "Lena Brandt", Slot.CASE_NUMBER, "12");

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '"', textBlock = """
            Hello {{person.firstName}}, it is {{case.number}}. → Hello Kim, it is 12.
            Hello {{ person.firstName | neighbour }}.          → Hello Kim.
            {{person.name|neighbour}}, hello.                  → neighbour, hello.
            Hello {{person.name}}.                             → Hello {{person.name}}.
            Hello {{person.name|}}, how are you?               → Hello, how are you?
            Hello {{person.name|}} and welcome                 → Hello and welcome
            {a} is no slot {{agent.name}}                      → {a} is no slot Lena Brandt
            Goodbye {{person.name|}}                           → Goodbye
            """)
    void what_is_known_is_filled_and_what_is_not_falls_back_or_stays_visible(String text, String filled)
            throws Unreadable {
        assertThat(Slots.fill(Slots.read(text), KIM)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '"', textBlock = """
            Hello {{person.firstName           → prewritten.braces
            Hello person.firstName}}           → prewritten.braces
            Hello {{person.{{firstName}}}}     → prewritten.braces
            Hello {{}}                         → prewritten.no_slot
            Hello {{ |you}}                    → prewritten.no_slot
            Hello {{> }}                       → prewritten.no_slot
            Hello {{person.salary}}            → prewritten.unknown_slot
            Hello {{PERSON.FIRSTNAME}}         → prewritten.unknown_slot
            Hello {{#person.firstName}}        → prewritten.unknown_slot
            """)
    void what_cannot_be_read_is_said(String text, String key) {
        Unreadable unreadable = catchThrowableOfType(Unreadable.class, () -> Slots.read(text));
        assertThat(unreadable.said().key()).isEqualTo(key);
    }

    @Test
    void a_slot_does_not_go_over_the_end_of_a_line() {
        assertThatThrownBy(() -> Slots.read("{{person\n.firstName}}")).isInstanceOf(Unreadable.class);
    }

    @Test
    void nothing_left_open_may_go_out_and_a_line_of_code_may() {
        assertThat(Slots.unfilled(
                        "Hello {{person.firstName}}, {{ case.number }} {{persn.name}} {{> bye}} {{person.firstName}}"))
                .containsExactly("{{person.firstName}}", "{{ case.number }}", "{{persn.name}}", "{{> bye}}");
        assertThat(Slots.unfilled("Write {{1 + 2}}, {} or {{ }} there.")).isEmpty();
        assertThatThrownBy(() -> Slots.requireFilled("Hello {{person.firstName}}"))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(
                                refused.fields().get("text").args())
                        .containsExactly("{{person.firstName}}"));
    }

    @Test
    void a_text_is_put_into_another_in_its_language_or_in_that_of_all() throws Unreadable {
        Snippets all = new Snippets(List.of(
                body("bye", "de", "Viele Grüße, {{agent.name}}"),
                body("bye", "en", "Yours, {{agent.name}}"),
                body("site", "", "https://stadtwerke.example"),
                body("Öffnung", "de", "Montag {{> site}}")));
        assertThat(Slots.fill(all.whole(body("x", "de", "Ja. {{> BYE}} {{>öffnung}}")), KIM))
                .isEqualTo("Ja. Viele Grüße, Lena Brandt Montag https://stadtwerke.example");
        assertThat(Slots.fill(all.whole(body("x", "en", "Yes. {{> bye}}")), KIM))
                .isEqualTo("Yes. Yours, Lena Brandt");
        assertThat(all.trouble(body("x", "en", "{{> öffnung}}")).orElseThrow().key())
                .isEqualTo("prewritten.no_snippet");
    }

    @Test
    void texts_contain_themselves_in_no_way_and_end_somewhere() {
        Snippets all = new Snippets(List.of(
                body("a", "", "{{> b}}"),
                body("b", "", "{{> a}}"),
                body("1", "", "{{> 2}}"),
                body("2", "", "{{> 3}}"),
                body("3", "", "{{> 4}}"),
                body("4", "", "{{> 5}}"),
                body("5", "", "end")));
        assertThat(all.trouble(body("a", "", "{{> b}}")).orElseThrow().key()).isEqualTo("prewritten.loop");
        assertThat(all.trouble(body("1", "", "{{> 2}}")).orElseThrow().key()).isEqualTo("prewritten.too_deep");
        assertThat(all.trouble(body("2", "", "{{> 3}}"))).isEmpty();
    }

    @Test
    void a_text_that_grows_beyond_measure_is_refused_quickly() {
        Snippets all = new Snippets(List.of(
                body("a", "", "{{>b}}".repeat(800)),
                body("b", "", "{{>c}}".repeat(800)),
                body("c", "", "x".repeat(4000))));
        assertThat(all.trouble(body("x", "", "{{>a}}".repeat(800)))
                        .orElseThrow()
                        .key())
                .isEqualTo("prewritten.too_long_whole");
    }

    private static PrewrittenBody body(String name, String language, String text) {
        return new PrewrittenBody(name, language, java.util.Set.of(), java.util.Set.of(), text);
    }
}
