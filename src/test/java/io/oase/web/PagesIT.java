package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser, with sample data, under the real content security policy. */
class PagesIT {
    private static final Map<String, Samples.Sample> PAGES = new Samples(Locale.ENGLISH).all();

    private static Playwright playwright;
    private static Browser browser;
    private static HttpServer server;
    private static String base;
    private static String axe;

    @BeforeAll
    static void start() throws IOException {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
        server = LookAtPages.serve(0);
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try (InputStream in =
                PagesIT.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop(0);
        }
        playwright.close();
    }

    @ParameterizedTest
    @CsvSource({"light, en, 1440, 900", "dark, de, 390, 844"})
    void axe_finds_nothing_and_nothing_is_wider_than_the_screen(String theme, String lang, int width, int height) {
        List<String> found = new ArrayList<>();
        for (String name : PAGES.keySet()) {
            try (Page page = open(name + "?lang=" + lang + "&theme=" + theme, width, height, found)) {
                page.evaluate(axe);
                Object violations = page.evaluate(
                        "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']}))"
                                + ".violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message || '')))");
                ((List<?>) violations).forEach(violation -> found.add(name + ": " + violation));
                if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
                    found.add(name + ": wider than the screen");
                }
                if ((Boolean)
                        page.evaluate(
                                "!!document.querySelector('.frame') && document.documentElement.scrollHeight > innerHeight + 1")) {
                    found.add(name + ": the frame itself can be scrolled away");
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_whole_inbox_can_be_worked_without_a_mouse() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox", 1440, 900, said)) {
            page.keyboard().press("j");
            assertThat(focused(page)).isEqualTo("row-3");
            page.keyboard().press("k");
            page.keyboard().press("k");
            assertThat(focused(page)).isEqualTo("row-1");
            page.keyboard().press("r");
            assertThat(focused(page)).isEqualTo("text");
            page.keyboard().press("Escape");
            page.keyboard().press("n");
            assertThat(focused(page)).isEqualTo("note-text");
            assertThat(page.isVisible("#pane-reply")).isFalse();
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            assertThat(focused(page)).isEqualTo("q");
            page.keyboard().press("Escape");
            page.keyboard().press("a");
            assertThat(page.isVisible("text=Mara Vogt")).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.locator("details.menu[open]").count()).isZero();
            page.keyboard().press("?");
            assertThat(page.isVisible("#keys")).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.isVisible("#keys")).isFalse();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void what_is_typed_survives_news_and_the_answer_says_what_was_seen() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox", 1440, 900, said)) {
            page.fill("#text", "half an answer");
            page.focus("#text");
            page.evaluate("htmx.ajax('GET', '/inbox', {target: '#thread', source: '#thread', swap: 'innerHTML'})");
            page.waitForTimeout(300);
            assertThat(page.inputValue("#text")).isEqualTo("half an answer");
            assertThat(focused(page)).isEqualTo("text");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("14");
            page.evaluate("document.querySelector('#post-13').remove();"
                    + "document.querySelector('[name=seen]').value = '10';"
                    + "htmx.ajax('GET', '/inbox', {target: '#thread', source: '#thread', swap: 'innerHTML'})");
            page.waitForSelector(".below button");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("10");
            page.click(".below button");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("14");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void a_reload_gives_back_what_was_typed() {
        List<String> said = new ArrayList<>();
        try (Page page = open("conversation-states", 1440, 900, said)) {
            page.keyboard().press("n");
            page.keyboard().type("call her back");
            page.reload();
            assertThat(page.inputValue("#note-text")).isEqualTo("call her back");
        }
        assertThat(said).isEmpty();
    }

    private static Page open(String what, int width, int height, List<String> said) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                said.add(what + " said: " + message.text());
            }
        });
        page.onPageError(error -> said.add(what + " failed: " + error));
        if (!page.navigate(base + what).ok()) {
            fail(what);
        }
        return page;
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.id");
    }
}
