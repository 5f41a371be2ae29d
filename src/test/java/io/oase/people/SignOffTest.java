package io.oase.people;

import static io.oase.people.Cast.account;
import static io.oase.people.Cast.lena;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOffTest {
    @Test
    void initials_stand_behind_a_caret_where_nobody_says_otherwise() {
        assertThat(SignOff.compose("", lena(), "Guten Tag")).isEqualTo("Guten Tag ^LB");
        assertThat(SignOff.preview("  ", lena())).isEqualTo(" ^LB");
    }

    @Test
    void the_text_stands_where_the_template_says() {
        SignOff made = SignOff.of("Hallo! {{text}} ^{{agent.initials}}", lena());

        assertThat(made).isEqualTo(new SignOff("Hallo! ", " ^LB"));
        assertThat(made.around("Gern.")).isEqualTo("Hallo! Gern. ^LB");
    }

    @Test
    void a_template_without_the_text_is_appended() {
        assertThat(SignOff.compose("— {{agent.firstName}}, {{agent.title}}", lena(), "Gern."))
                .isEqualTo("Gern.\n— Lena, Fahrgastservice");
        assertThat(SignOff.compose("^{{agent.initials}}", lena(), "Gern.")).isEqualTo("Gern. ^LB");
        assertThat(SignOff.compose(" / {{{agent.name}}}\n", lena(), "Gern.")).isEqualTo("Gern. / Lena Brandt");
    }

    @Test
    void the_agents_own_template_goes_before_the_channels() {
        Account own = account(Role.AGENT, "Lena Brandt", "", "LB", "~{{agent.firstName}}");

        assertThat(SignOff.compose("^{{agent.initials}}", own, "Gern.")).isEqualTo("Gern.\n~Lena");
    }

    @Test
    void a_stored_template_that_is_broken_does_not_leave_an_answer_nameless() {
        Account own = account(Role.AGENT, "Lena Brandt", "", "LB", "{{agent.class}}");

        assertThat(SignOff.compose("{{#agent.name}}", own, "Gern.")).isEqualTo("Gern. ^LB");
    }

    @Test
    void without_a_title_no_comma_dangles() {
        Account untitled = account(Role.AGENT, "Lena Brandt", "", "LB", "");

        assertThat(SignOff.compose("— {{agent.firstName}}, {{agent.title}}", untitled, "Gern."))
                .isEqualTo("Gern.\n— Lena");
        assertThat(SignOff.compose("{{agent.name}}{{#agent.title}} ({{agent.title}}){{/agent.title}}", untitled, "x"))
                .isEqualTo("x\nLena Brandt");
        assertThat(SignOff.compose("{{agent.name}}{{#agent.title}} ({{agent.title}}){{/agent.title}}", lena(), "x"))
                .isEqualTo("x\nLena Brandt (Fahrgastservice)");
    }

    @Test
    void nothing_is_escaped_and_nothing_in_values_is_a_slot() {
        Account odd = account(Role.AGENT, "O'Neil & <Söhne> {{text}}", "{{agent.class}}", "ON", "");

        assertThat(SignOff.compose("{{text}} — {{agent.name}}, {{agent.title}}", odd, "a < b & {{agent.name}}"))
                .isEqualTo("a < b & {{agent.name}} — O'Neil & <Söhne> {{text}}, {{agent.class}}");
    }

    @Property(tries = 200)
    void the_text_is_never_changed(@ForAll String text) {
        assertThat(SignOff.compose("{{text}} ^{{agent.initials}}", lena(), text))
                .isEqualTo(text + " ^LB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{agent.class}} {{agent.name}}",
                "{{agent.name.class}}",
                "{{agent.name.length}}",
                "{{agent.name}} {{agent.getClass}}",
                "{{agent}}",
                "{{.}}",
                "{{agent.email}} {{agent.name}}",
                "{{#agent}}{{name}}{{/agent}}",
                "{{agent.name}} {{passwordHash}}",
                "{{agent.name.toString()}}",
                "{{agent.name}} {{class.forName}}"
            })
    void slots_that_do_not_exist_are_refused(String template) {
        assertThat(SignOff.trouble(template)).map(Said::key).contains("sign-off.unknown-slot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{agent.name}} {{> /etc/passwd}}",
                "{{agent.name}} {{>../config}}",
                "{{agent.name}} {{>*text}}",
                "{{agent.name}} {{>+ file}}",
                "{{<parent}}{{$a}}{{agent.name}}{{/a}}{{/parent}}",
                "{{$block}}{{agent.name}}{{/block}}",
                "{{%IMPLICIT-ITERATOR}} {{agent.name}}",
                "{{=<% %>=}}<%agent.name%>",
                "{{agent.name}} {{=<% %>=}}<%> /etc/passwd%>",
                "{{agent.name",
                "{{#agent.name}}",
                "{{/agent.name}} {{agent.name}}",
                "{{agent.name}} {{#agent.title}}{{/agent.name}}"
            })
    void files_delimiters_and_broken_templates_are_refused(String template) {
        assertThat(SignOff.trouble(template)).isPresent();
    }

    @Test
    void a_partial_reads_no_file(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.mustache"), "top secret {{agent.name}}");
        for (String name : new String[] {secret.toString(), secret.toString().replace(".mustache", "")}) {
            String template = "{{agent.name}}{{>" + name + "}}";
            assertThat(SignOff.trouble(template)).isPresent();
            assertThat(SignOff.compose(template, lena(), "x")).isEqualTo("x ^LB");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ihr Team | sign-off.nameless",
                "{{text}} | sign-off.nameless",
                "{{agent.title}} | sign-off.nameless",
                "{{#agent.title}}{{agent.name}}{{/agent.title}} | sign-off.nameless",
                "{{^agent.name}}{{agent.name}}{{/agent.name}} | sign-off.nameless",
                "{{! {{agent.name}} | sign-off.nameless",
                "{{text}}{{text}} ^{{agent.initials}} | sign-off.text-twice",
                "{{agent.name}} {{#agent.title}}{{text}}{{/agent.title}} | sign-off.text-left-out",
            })
    void the_name_and_the_text_cannot_be_left_out(String template, String key) {
        assertThat(SignOff.trouble(template.strip())).map(Said::key).contains(key);
    }

    @Test
    void too_long_and_unprintable_templates_are_refused() {
        assertThat(SignOff.trouble("{{agent.name}}" + "x".repeat(300)))
                .map(Said::key)
                .contains("sign-off.too-long");
        assertThat(SignOff.trouble("{{agent.name}}\u0000")).map(Said::key).contains("people.control-characters");
        assertThat(SignOff.trouble("{{agent.name}}\u202E")).map(Said::key).contains("people.control-characters");
        assertThatThrownBy(() -> SignOff.check("signOff", "nameless"))
                .isInstanceOfSatisfying(
                        Refused.Invalid.class, e -> assertThat(e.fields()).containsKey("signOff"));
    }
}
