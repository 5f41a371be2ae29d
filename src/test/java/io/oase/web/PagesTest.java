package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private final List<String> missing = new ArrayList<>();
    private final Face face = new Face(new Templates(new TemplateNames(missing::add)), new Assets());

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_page_can_be_shown_and_no_name_in_it_leads_nowhere(String language) {
        Samples samples = new Samples(Locale.forLanguageTag(language));
        samples.all().forEach((name, sample) -> {
            String html = LookAtPages.page(face, visit(samples, null), samples, sample);
            assertThat(missing).as(name).isEmpty();
            assertThat(html)
                    .as(name)
                    .startsWith("<!doctype html>")
                    .contains("<h1")
                    .doesNotContain("{{t.");
        });
    }

    @Test
    void an_htmx_request_gets_only_the_part_it_fills() {
        Samples samples = new Samples(Locale.ENGLISH);
        Samples.Sample inbox = samples.all().get("inbox");
        String rows = LookAtPages.page(face, visit(samples, "rows"), samples, inbox);
        assertThat(rows).contains("id=\"row-1\"").doesNotContain("<html", "id=\"thread\"");
        String thread = LookAtPages.page(face, visit(samples, "thread"), samples, inbox);
        assertThat(thread).contains("id=\"post-13\"").doesNotContain("<html", "id=\"row-1\"");
        assertThat(LookAtPages.page(face, visit(samples, "desk"), samples, inbox))
                .contains("id=\"composer\"")
                .doesNotContain("<html", "id=\"row-1\"");
        assertThat(LookAtPages.page(face, visit(samples, "nav"), samples, inbox))
                .doesNotContain("<html", "<main");
        String picker = face.part(visit(samples, "picker"), "picker", new TextSamples(samples.reader).picker());
        assertThat(picker).contains("role=\"listbox\"", "data-origin=\"1.3\"");
        assertThat(missing).isEmpty();
        assertThat(face.part(visit(samples, "count"), "counted", samples.count()))
                .contains("208 of 300");
    }

    @Test
    void a_target_that_names_no_template_gets_the_whole_page() {
        Samples samples = new Samples(Locale.ENGLISH);
        Samples.Sample inbox = samples.all().get("inbox");
        for (String target : List.of("nonsense", "../assets/icon", "", "LAYOUT")) {
            assertThat(LookAtPages.page(face, visit(samples, target), samples, inbox))
                    .startsWith("<!doctype html>");
        }
    }

    @Test
    void what_people_write_stays_text() {
        Samples samples = new Samples(Locale.ENGLISH);
        String html = LookAtPages.page(
                face, visit(samples, null), samples, samples.all().get("conversation-states"));
        assertThat(html).contains("&lt;b&gt;not bold&lt;/b&gt;").doesNotContain("<b>not bold");
        assertThat(html).contains("href=\"https://example.org/a?b=c&amp;d=e\"");
    }

    private static Visit visit(Samples samples, @Nullable String target) {
        return new Visit(samples.reader, "", "sample", target);
    }
}
