package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void breaks_and_paragraphs_become_lines() {
        assertThat(post("<p>One<br>two<br/>three</p><p>four</p>")).isEqualTo("One\ntwo\nthree\n\nfour");
    }

    @Test
    void entities_are_decoded_once() {
        assertThat(post("<p>a &lt;b&gt; &amp;amp; &quot;c&quot; &#128578; &auml;</p>"))
                .isEqualTo("a <b> &amp; \"c\" 🙂 ä");
    }

    @Test
    void a_shortened_link_is_written_in_full() {
        assertThat(post("<p>see <a href=\"https://example.org/a/very/long?x=1&amp;y=2\">"
                        + "<span class=\"invisible\">https://</span><span class=\"ellipsis\">example.org/a/ve</span>"
                        + "<span class=\"invisible\">ry/long?x=1&amp;y=2</span></a>.</p>"))
                .isEqualTo("see https://example.org/a/very/long?x=1&y=2.");
        assertThat(post("<a href='https://www.example.org/abcdef'>example.org/abc…</a>"))
                .isEqualTo("https://www.example.org/abcdef");
        assertThat(post("<a href='https://example.org/stra%C3%9Fe?a=1+1'>https://example.org/straße?a=1+1</a>"))
                .isEqualTo("https://example.org/stra%C3%9Fe?a=1+1");
    }

    @Test
    void mentions_hashtags_and_named_links_keep_their_words() {
        assertThat(post(
                        "<span class=\"h-card\"><a href=\"https://a.example/@kim\" class=\"u-url mention\">@<span>kim</span>"
                                + "</a></span> <a href=\"https://a.example/tags/water\" class=\"mention hashtag\">#<span>water</span></a> "
                                + "<a href=\"https://a.example/map\">map</a>"))
                .isEqualTo("@kim #water map");
    }

    @Test
    void scripts_and_quoted_reference_lines_are_left_out() {
        assertThat(post("<p class=\"quote-inline\">RE: <a href='https://a.example/1'>x</a></p><p>Yes</p>"
                        + "<script>alert(1)</script><style>p{}</style>"))
                .isEqualTo("Yes");
    }

    @Test
    void quotes_nest_and_lists_are_marked() {
        assertThat(post("<blockquote>\n<p>outer</p>\n<blockquote><p>inner</p></blockquote>\n</blockquote>\n<p>me</p>"
                        + "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<ol><li>first</li><li>second</li></ol>"))
                .isEqualTo("> outer\n\n> > inner\n\nme\n\n- one\n- two\n\n1. first\n2. second");
    }

    @Test
    void line_breaks_of_the_source_count_in_posts_but_not_in_pages() {
        String html = "<p>One\ntwo<br>\nthree</p>\n<p>four</p>";
        assertThat(post(html)).isEqualTo("One\ntwo\nthree\n\nfour");
        assertThat(PlainText.of(html)).isEqualTo("One two\nthree\n\nfour");
    }

    @Test
    void preformatted_text_keeps_its_blanks() {
        assertThat(PlainText.of("<p>a   b</p><pre><code>  x\n    y\n</code></pre>"))
                .isEqualTo("a b\n\n  x\n    y");
    }

    @Test
    void pictures_speak_with_their_alternative_text() {
        assertThat(post("Thanks <img src='x' alt=':heart:'>")).isEqualTo("Thanks :heart:");
    }

    @Test
    void a_hundred_thousand_characters_are_no_trouble() {
        assertThat(post("x".repeat(100_000))).hasSize(100_000);
        assertThat(post("<b>".repeat(30_000) + "x")).isEqualTo("x");
        assertThat(post("<p>a</p>".repeat(12_000))).hasSize(12_000 * 3 - 2);
    }

    @Test
    void nothing_in_nothing_out() {
        assertThat(post("")).isEmpty();
        assertThat(post("<p></p><br>")).isEmpty();
    }

    @Property(tries = 300)
    void never_fails_and_never_ends_in_a_line_break(@ForAll String html) {
        assertThat(PlainText.of(html)).doesNotEndWith("\n");
        assertThat(post(html)).doesNotEndWith("\n");
    }

    private static String post(String html) {
        return PlainText.keepingLines(html, link -> null);
    }
}
