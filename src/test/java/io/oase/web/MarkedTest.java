package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.guide.Markdown;
import org.junit.jupiter.api.Test;

class MarkedTest {
    @Test
    void headings_lists_quotations_and_bold_words_are_what_they_are() {
        assertThat(Marked.html("# One\n\nTwo **three**\nfour\n\n- a\n- b\n\n> said\n> so"))
                .isEqualTo("<h2>One</h2><p>Two <b>three</b><br>four</p><ul><li>a</li><li>b</li></ul>"
                        + "<blockquote>said<br>so</blockquote>");
    }

    @Test
    void nothing_else_is_more_than_text() {
        String hostile = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://x) &lt;script&gt;";
        assertThat(Marked.html(hostile)).doesNotContain("<img").doesNotContain("<a href=\"javascript");
        assertThat(Marked.html("\\<script\\>")).isEqualTo("<p>&lt;script&gt;</p>");
        assertThat(Marked.html("\uE03Cscript\uE03E")).doesNotContain("<script");
    }

    @Test
    void what_was_escaped_reads_as_it_was_written() {
        String words = "1. *a* _b_ [c](d) <e> #f | g & h \\ i `j` ~k~ !l {m}";
        assertThat(Marked.html(Markdown.line(words)))
                .isEqualTo("<p>1. *a* _b_ [c](d) &lt;e&gt; #f | g &amp; h \\ i `j` ~k~ !l {m}</p>");
        assertThat(Marked.html(Markdown.quote("", "- a\n2. b\n# c")))
                .isEqualTo("<blockquote>- a<br>2. b<br># c</blockquote>");
    }
}
