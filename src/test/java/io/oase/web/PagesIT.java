package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import io.oase.testing.Axe;
import io.oase.testing.RunningOase;
import java.io.IOException;
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

    /** As a live event does it; ends when the thread has been put in. */
    private static final String REFRESH =
            "htmx.ajax('GET', '/inbox', {target: '#thread', source: '#thread', swap: 'innerHTML'})";

    private static Playwright playwright;
    private static Browser browser;
    private static HttpServer server;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
        server = LookAtPages.serve(0);
        base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
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
        try (Page page = blank(width, height, found)) {
            Axe.comesTo(page.context());
            for (String name : PAGES.keySet()) {
                page.navigate(base + name + "?lang=" + lang + "&theme=" + theme);
                found.addAll(Axe.faults(page, name));
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
            page.evaluate(REFRESH);
            assertThat(page.inputValue("#text")).isEqualTo("half an answer");
            assertThat(focused(page)).isEqualTo("text");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("14");
            page.evaluate("document.querySelector('#post-13').remove();"
                    + "document.querySelector('[name=seen]').value = '10';"
                    + REFRESH);
            page.waitForSelector(".below button");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("10");
            page.click(".below button");
            assertThat(page.inputValue("[name=seen]")).isEqualTo("14");
        }
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, en, 1440, 900", "dark, de, 390, 844"})
    void what_somebody_is_told_is_said_in_passing_and_takes_nothing_out_of_their_hands(
            String theme, String lang, int width, int height) {
        List<String> said = new ArrayList<>();
        Samples samples = new Samples(Locale.forLanguageTag(lang));
        String toast =
                OneFace.FACE.part(new Visit(samples.reader, theme, "sample", null), "arrived", samples.arrived());
        try (Page page = blank(width, height, said)) {
            Axe.comesTo(page.context());
            page.route(
                    "**/notices/arrived?id=4",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(toast)));
            page.navigate(base + "inbox?lang=" + lang + "&theme=" + theme);
            page.focus("#text");
            page.waitForSelector("body[data-live-since]");
            LookAtPages.tell("event: notice\ndata: {\"id\":4}\n\n");
            page.waitForSelector("#toasts .told");
            page.hover("#toasts .told p"); // it stays as long as somebody is at it
            assertThat(focused(page)).isEqualTo("text");
            assertThat(page.locator("#toasts .told a").getAttribute("href")).isEqualTo("/notices/4");
            assertThat(page.locator("#bell .tally").textContent()).isEqualTo("2");
            assertThat(page.locator("#barbell .tally").textContent()).isEqualTo("2");
            assertThat(page.locator("#toasts").getAttribute("role")).isEqualTo("status");
            said.addAll(Axe.faults(page, "told"));
            page.locator("#toasts [data-hush]").first().click();
            page.waitForCondition(() -> page.locator("#toast-4").count() == 0);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void a_tag_being_typed_is_not_swept_away_when_the_head_is_refreshed() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox", 1440, 900, said)) {
            String refresh = REFRESH.replace("#thread", "#head");
            page.fill("#addtag", "deliv");
            page.evaluate(refresh);
            assertThat(page.inputValue("#addtag")).isEqualTo("deliv");
            assertThat(focused(page)).isEqualTo("addtag");
            page.focus("#text");
            page.evaluate(refresh);
            assertThat(page.inputValue("#addtag")).isEmpty();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void on_the_board_one_after_the_other_is_chosen_by_keyboard_and_by_dragging() {
        List<String> said = new ArrayList<>();
        try (Page page = open("board", 1440, 900, said)) {
            for (String key : List.of("j", "Space", "j", "Space")) {
                page.keyboard().press(key);
            }
            assertThat(page.locator(".chip input:checked").count()).isEqualTo(2);
            page.keyboard().press("a");
            assertThat(page.locator(".giving details[open]").count()).isEqualTo(1);
            page.keyboard().press("Escape");
            List<String> sent = new ArrayList<>();
            page.route("**/board", route -> {
                sent.add(String.valueOf(route.request().postData()));
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<p>Moved</p>"));
            });
            page.locator(".chip").last().dragTo(page.locator(".lane").nth(2));
            page.waitForSelector("#lanes:has-text('Moved')");
            assertThat(sent.get(0)).contains("conversation=1%3A", "conversation=2%3A", "conversation=5%3A4", "to=3");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void colleagues_are_chosen_from_a_list_whose_names_lie_flat() {
        Samples samples = new Samples(Locale.GERMAN);
        Visit visit = new Visit(samples.reader, "", "sample", null);
        String colleagues = OneFace.FACE.part(
                visit,
                "colleagues",
                new ColleaguesPart(
                        List.of(
                                colleague(1, "Lena Brandt", samples.reader.say("talk.loadhere", 7)),
                                colleague(4, "Maximiliane Schulze-Hohenlohe", samples.reader.say("talk.load", 12))),
                        List.of(colleague(2, "Network and outages", samples.reader.say("talk.teamload", 3)))));
        for (int width : new int[] {1440, 390}) {
            List<String> said = new ArrayList<>();
            try (Page page = open("conversation-states", width, width == 390 ? 844 : 900, said)) {
                page.route(
                        "**/colleagues",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody(colleagues)));
                page.keyboard().press("a");
                page.waitForSelector("#load-4:has-text('12')");
                assertThat(page.locator("#load-team-2").textContent())
                        .isEqualTo(samples.reader.say("talk.teamload", 3));
                for (Locator name :
                        page.locator("details.menu[open] button:not([hidden])").all()) {
                    assertThat(name.boundingBox().width).isGreaterThan(2 * name.boundingBox().height);
                }
                assertThat(page.locator("details.menu[open] button:not([hidden])")
                                .count())
                        .isGreaterThan(1);
            }
            assertThat(said).isEmpty();
        }
    }

    @Test
    void whom_to_give_it_to_lies_within_a_phone() {
        List<String> said = new ArrayList<>();
        try (Page page = open("conversation-states", 390, 844, said)) {
            page.locator(".acts summary[data-do=assign]").click();
            BoundingBox sheet = page.locator(".acts details[open] .sheet").boundingBox();
            assertThat(sheet.x).isNotNegative();
            assertThat(sheet.x + sheet.width).isLessThanOrEqualTo(390);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, noanswer-other, .acts summary[data-do=noanswer]", "390, noanswer-own, .acts .phone-only summary"
    })
    void a_reason_of_ones_own_for_no_answer_is_sent_by_enter_on_the_desk_and_on_a_phone(
            int width, String field, String menu) {
        List<String> said = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        try (Page page = open("inbox", width, 844, said)) {
            page.route("**/state", route -> {
                sent.add(String.valueOf(route.request().postData()));
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<p>Resolved</p>"));
            });
            page.locator(menu).click();
            page.fill("#" + field, "Settled by phone");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> !sent.isEmpty());
            assertThat(sent.get(0).replace("%20", "+"))
                    .contains("other=Settled+by+phone")
                    .containsPattern("no_answer=(&|$)");
        }
    }

    @Test
    void the_field_that_was_refused_is_marked_read_out_and_ready() {
        List<String> said = new ArrayList<>();
        try (Page page = open("rule-wrong", 1440, 900, said)) {
            assertThat(page.getAttribute("#f-back", "aria-invalid")).isEqualTo("true");
            assertThat(page.getAttribute("#f-back", "aria-describedby")).isEqualTo("wrong-back_minutes");
            assertThat(focused(page)).isEqualTo("f-back");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void ones_own_menu_is_in_sight_on_a_screen_that_is_not_tall() {
        List<String> said = new ArrayList<>();
        try (Page page = open("board", 1440, 900, said)) {
            BoundingBox me = page.locator(".nav .me summary").boundingBox();
            assertThat(me.y + me.height).isLessThanOrEqualTo(900);
            page.locator(".nav .me summary").click();
            BoundingBox sheet = page.locator(".nav .me .sheet").boundingBox();
            assertThat(sheet.y).isNotNegative();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void the_time_of_a_row_is_whole_beside_a_long_name_that_is_late() {
        List<String> said = new ArrayList<>();
        for (int width : new int[] {1440, 390}) {
            try (Page page = open("inbox", width, 900, said)) {
                if (width == 390) {
                    page.evaluate("document.querySelector('.inbox').classList.remove('open')");
                }
                page.evaluate("const row = document.querySelector('.row:has(.due)');"
                        + "row.querySelector('.who').textContent = 'Maximiliane Schulze-Hohenlohe zu Wittenberg';"
                        + "row.querySelector('.due').textContent = '12 min zu spät'");
                Locator top = page.locator(".row:has(.due) .top").first();
                BoundingBox time = top.locator("time").first().boundingBox();
                assertThat(time.x + time.width)
                        .isLessThanOrEqualTo(top.locator(".due").boundingBox().x);
                assertThat(top.locator("time")
                                .first()
                                .evaluate("time => time.scrollWidth <= Math.ceil(time.getBoundingClientRect().width)"
                                        + " && getComputedStyle(time.parentElement).overflow === 'visible'"))
                        .isEqualTo(true);
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void a_count_of_hundreds_stays_in_one_line_in_the_bar() {
        List<String> said = new ArrayList<>();
        try (Page page = open("unassigned", 390, 844, said)) {
            page.evaluate("document.querySelectorAll('.bar .num').forEach(one => one.textContent = '1,234')");
            for (Locator count : page.locator(".bar .num").all()) {
                assertThat(count.boundingBox().height).isLessThan(20);
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void sending_stays_in_sight_of_an_answer_in_many_parts_on_a_phone() {
        List<String> said = new ArrayList<>();
        try (Page page = open("conversation-split", 390, 844, said)) {
            List<Locator> ways = page.locator("#pane-reply .send button").all();
            assertThat(ways).hasSize(3);
            for (Locator send : ways) {
                assertThat(send.boundingBox()).isNotNull();
                assertThat(send.boundingBox().y + send.boundingBox().height).isLessThanOrEqualTo(844);
                assertThat(send.boundingBox().x + send.boundingBox().width).isLessThanOrEqualTo(390);
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void above_the_keyboard_of_a_phone_nothing_but_a_long_answer_scrolls() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox?lang=de", 390, 460, said)) {
            page.route("**/count", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
            page.fill("#text", "Das hat lange gedauert, und es tut uns leid. ".repeat(80));
            for (Locator send : page.locator("#pane-reply .send button").all()) {
                assertThat(send.boundingBox().y + send.boundingBox().height).isLessThanOrEqualTo(460);
            }
            assertThat(page.locator("#text").boundingBox().height).isBetween(80.0, 200.0);
            assertThat(page.evaluate("document.querySelector('#composer').scrollHeight"
                            + " <= document.querySelector('#composer').clientHeight + 1"))
                    .isEqualTo(true);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void tags_are_one_touch_away_on_a_phone() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox?lang=en", 390, 844, said)) {
            Locator opener = page.locator(".tagging summary");
            assertThat(opener.boundingBox().x + opener.boundingBox().width).isLessThanOrEqualTo(390);
            assertThat(page.isVisible("#addtag")).isFalse();
            opener.click();
            BoundingBox field = page.locator("#addtag-here").boundingBox();
            assertThat(field.x + field.width).isLessThanOrEqualTo(390);
            assertThat(field.y + field.height).isLessThan(400);
            assertThat(page.locator(".tagging .chosentags button").allTextContents())
                    .containsExactly("login", "complaint");
            assertThat(page.locator(".tagging .moretags button").allTextContents())
                    .doesNotContain("login");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void back_in_the_list_the_keyboard_goes_on_at_the_row_one_came_from_also_beyond_the_first_page() {
        List<String> said = new ArrayList<>();
        // A worker in the background asks for pages itself, past the answers made up here.
        try (Page page = heard(browser.newPage(size(1440, 300).setServiceWorkers(ServiceWorkerPolicy.BLOCK)), said)) {
            page.navigate(base + "inbox");
            String row = "row-" + page.locator(".talk").getAttribute("data-conversation");
            page.evaluate("document.querySelector('#rows .line').before("
                    + "document.querySelector('#rows .line').cloneNode(true))");
            page.evaluate("document.querySelector('[data-do=back]').href = '/inbox-list?page=first'");
            page.route("**/inbox-list?page=first", route -> {
                String first = route.fetch().text().replace("id=\"" + row + "\"", "id=\"row-900\"");
                String further =
                        "<a class=\"more\" id=\"more\" href=\"/further\" hx-get=\"/further\" hx-target=\"this\""
                                + " hx-swap=\"outerHTML\" hx-trigger=\"click, revealed\">More</a>";
                int end = first.lastIndexOf("<div class=\"line\">");
                int after = first.indexOf("</a></div>", end) + "</a></div>".length();
                html(route, first.substring(0, after) + further + first.substring(after));
            });
            page.route(
                    "**/further",
                    route -> html(
                            route,
                            "<div class=\"line\"><a class=\"row\" id=\"" + row
                                    + "\" href=\"/x\">Further down</a></div>"));

            page.keyboard().press("u");

            page.waitForURL("**/inbox-list?page=first");
            page.waitForSelector("#" + row + ":focus");
            assertThat(page.locator("#" + row).textContent()).isEqualTo("Further down");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void what_happened_in_a_crisis_between_the_page_and_its_stream_is_shown() {
        try (Page page = blank(1440, 900, new ArrayList<>())) {
            page.route("**/crisis-timeline*", route -> {
                if ("crisis-log".equals(route.request().headers().get("hx-target"))) {
                    html(route, "<p>Happened meanwhile</p>");
                } else {
                    route.resume();
                }
            });
            page.navigate(base + "crisis-timeline");
            page.waitForSelector("body[data-live-since]");
            assertThat(page.locator("#crisis-log").textContent()).doesNotContain("Happened meanwhile");

            LookAtPages.tell("event: inbox\ndata: {}\n\n");

            page.waitForSelector("#crisis-log:has-text('Happened meanwhile')");
        }
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

    @Test
    void a_page_says_since_when_it_is_not_live_and_goes_on_by_itself() {
        List<String> said = new ArrayList<>();
        try (Page page = blank(1440, 900, said)) {
            page.clock().install();
            page.navigate(base + "inbox?lang=en");
            // Not with a function: looked at a second time it would be evaluated by the page, which its policy forbids.
            page.waitForSelector("body[data-live-since]");
            LookAtPages.cutStreams();
            page.clock().runFor(2_000);
            page.waitForSelector("#unlive:not([hidden])");
            assertThat(page.textContent("#unlive")).matches("Not live since \\d\\d:\\d\\d\\..*");
            LookAtPages.mendStreams();
            page.clock().runFor(31_000);
            page.waitForSelector("#unlive", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        } finally {
            LookAtPages.mendStreams();
        }
        assertThat(said).allMatch(line -> line.contains("503") || line.contains("ERR_INCOMPLETE_CHUNKED_ENCODING"));
    }

    @ParameterizedTest
    @CsvSource({"light, en, 1440, 900", "dark, de, 390, 844"})
    void a_slash_offers_prewritten_replies_and_the_keyboard_puts_one_in(
            String theme, String lang, int width, int height) {
        List<String> said = new ArrayList<>();
        Samples samples = new Samples(Locale.forLanguageTag(lang));
        Visit visit = new Visit(samples.reader, theme, "sample", null);
        String found = OneFace.FACE.part(visit, "picker", new TextSamples(samples.reader).picker());
        try (Page page = blank(width, height, said)) {
            Axe.comesTo(page.context());
            page.route(
                    "**/prewritten?q=*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(found)));
            page.route("**/count", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
            page.navigate(base + "inbox?lang=" + lang + "&theme=" + theme);
            page.fill("#text", "Hello, ");
            page.focus("#text");
            page.keyboard().type("see a/b /st");
            page.waitForSelector("#texts [aria-selected=true]");
            assertThat(page.locator("#text").getAttribute("aria-activedescendant"))
                    .isEqualTo("text-1");
            said.addAll(Axe.faults(page, "picker"));
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#text-2").getAttribute("aria-selected")).isEqualTo("true");
            page.keyboard().press("Enter");
            assertThat(page.inputValue("#text")).isEqualTo("Hello, see a/b Hello Selin, the power is out.");
            assertThat(page.inputValue("#origin")).isEqualTo("2.1");
            assertThat(page.locator("#texts").count()).isZero();
            assertThat(focused(page)).isEqualTo("text");

            page.keyboard().type(" /");
            page.waitForSelector("#texts");
            page.keyboard().press("Escape");
            assertThat(page.locator("#texts").count()).isZero();
            assertThat(focused(page)).isEqualTo("text");
            assertThat(page.inputValue("#text")).endsWith("out. /");

            page.fill("#text", "");
            assertThat(page.inputValue("#origin")).isEmpty();
            page.click("[data-slash]");
            page.waitForSelector("#texts");
            page.keyboard().press("Escape");
            assertThat(page.inputValue("#text")).isEmpty();
            page.click("[data-slash]");
            page.waitForSelector("#texts");
            page.click("#text-1");
            assertThat(page.inputValue("#text")).startsWith("Guten Tag Selin");
            page.reload();
            assertThat(page.inputValue("#origin")).isEqualTo("1.3");
        }
        assertThat(said).isEmpty();
    }

    private static ColleaguesPart.Colleague colleague(int id, String name, String load) {
        return new ColleaguesPart.Colleague(String.valueOf(id), name, false, load, id == 1);
    }

    @Test
    void without_a_connection_a_page_says_so_and_no_page_of_anybody_was_kept() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox?lang=en", 1440, 900, said)) {
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.navigate(base + "notices?lang=en");
            page.context().setOffline(true);
            page.navigate(base + "channels?lang=en");
            assertThat(page.textContent("h1")).isEqualTo("No connection to Oase");
            assertThat(page.locator("main").boundingBox().height).isGreaterThan(400);
            assertThat(page.evaluate("caches.keys().then(async (names) => (await Promise.all(names.map(async (name) =>"
                            + " (await (await caches.open(name)).keys()).map((one) => new"
                            + " URL(one.url).pathname)))).flat().map((one) => one.replace(/-[0-9a-f]{12}/, '')).sort().join('"
                            + " '))"))
                    .isEqualTo("/assets/css.css /assets/icon.svg /offline");
            page.context().setOffline(false);
            page.click(".button.first");
            page.waitForURL("**/channels*");
            assertThat(page.textContent("h1")).isEqualTo("Channels");
        }
        assertThat(said).allMatch(line -> line.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void going_offline_is_said_once_breaks_nothing_and_is_over_when_the_connection_is_back() {
        List<String> said = new ArrayList<>();
        try (Page page = open("inbox?lang=en", 1440, 900, said)) {
            page.waitForSelector("body[data-live-since]");
            page.route("**/prewritten*", Route::abort);
            page.fill("#text", "half an answer");
            page.locator("#text").press("End");
            page.waitForRequest("**/prewritten?q=pow", () -> page.keyboard().type(" /pow"));
            page.context().setOffline(true);
            page.waitForSelector("body[data-cut] #unlive:not([hidden])");
            assertThat(page.textContent("#unlive")).matches("Offline since \\d\\d:\\d\\d\\. .*");
            page.keyboard().type(" for now");
            page.waitForSelector("#kept-text.local");
            assertThat(page.locator(".toast").count()).isZero();
            page.context().setOffline(false);
            page.waitForSelector("#unlive", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
            page.waitForSelector(".toast:has-text('Live again.')");
            assertThat(page.inputValue("#text")).isEqualTo("half an answer /pow for now");
        }
        // What the browser and htmx note about requests that were lost is no fault; what nobody caught is.
        assertThat(said).noneMatch(line -> line.contains(" failed: "));
    }

    /** The push service is Chromium's own tool for developers: a real one could not be asked from here. */
    @Test
    void what_is_pushed_is_shown_while_nobody_looks_and_put_away_once_it_is_read() {
        List<String> said = new ArrayList<>();
        try (Page page = open("notifications?lang=en", 1440, 900, said)) {
            page.context().grantPermissions(List.of("notifications"));
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            page.waitForSelector("[data-push-on]:visible");
            CDPSession session = page.context().newCDPSession(page);
            JsonObject push = new JsonObject();
            push.addProperty("origin", base.replaceFirst("/$", ""));
            session.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
                    .forEach(one ->
                            push.add("registrationId", one.getAsJsonObject().get("registrationId"))));
            session.send("ServiceWorker.enable");
            page.waitForCondition(() -> push.has("registrationId"));

            page.navigate("about:blank");
            // Delivered is not yet heard: a page opened before it is heard counts as somebody looking.
            for (int id : new int[] {7, 8}) {
                deliver(session, push, id);
                page.waitForCondition(
                        () -> LookAtPages.PUSHED_ASKED.stream().anyMatch(one -> one.contains("id=" + id)));
            }
            page.navigate(base + "notices?lang=en");
            page.waitForCondition(() -> "8".equals(page.evaluate(SHOWN)));

            // Whoever looks at a page is told there: put away at once, before it is asked what was read.
            page.bringToFront();
            int asked = LookAtPages.PUSHED_ASKED.size();
            deliver(session, push, 6);
            page.waitForCondition(() -> LookAtPages.PUSHED_ASKED.size() > asked);
            assertThat(LookAtPages.PUSHED_ASKED.get(asked)).isEqualTo("id=8");
            assertThat(page.evaluate(SHOWN)).isEqualTo("8");
        }
        assertThat(said).isEmpty();
    }

    private static final String SHOWN = "navigator.serviceWorker.ready.then((one) => one.getNotifications())"
            + ".then((all) => all.map((one) => one.data.id).sort().join(' '))";

    private static void deliver(CDPSession session, JsonObject push, int id) {
        push.addProperty(
                "data",
                "{\"id\": %d, \"title\": \"A response is due\", \"url\": \"/notices/%d\", \"tag\": \"t%d\"}"
                        .formatted(id, id, id));
        session.send("ServiceWorker.deliverPushMessage", push);
    }

    private static Page open(String what, int width, int height, List<String> said) {
        Page page = blank(width, height, said);
        if (!page.navigate(base + what).ok()) {
            fail(what);
        }
        return page;
    }

    private static Page blank(int width, int height, List<String> said) {
        return heard(browser.newPage(size(width, height)), said);
    }

    private static Browser.NewPageOptions size(int width, int height) {
        return new Browser.NewPageOptions().setViewportSize(width, height);
    }

    private static Page heard(Page page, List<String> said) {
        page.setDefaultTimeout(RunningOase.PATIENCE.toMillis());
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("htmx:sendAbort")) {
                // Leaving a page gives up what it was asking for: no fault, although htmx says it as two.
                said.remove(said.size() - 1);
            } else if (message.type().equals("error")) {
                said.add(page.url() + " said: " + message.text());
            }
        });
        page.onPageError(error -> said.add(page.url() + " failed: " + error));
        return page;
    }

    private static void html(Route route, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html;charset=utf-8")
                .setBody(body));
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.id");
    }
}
