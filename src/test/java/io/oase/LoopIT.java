package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.oase.testing.Axe;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole loop as people go through it: the real application, a real database, the make-believe town over HTTP, and a
 * real browser. The first test sets up what is empty, and the others work with it, as one does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopIT {
    private static final String ADA = "ada@oase.example";
    private static final String LENA = "lena@oase.example";

    private static Workplace place;
    private static Page ada;
    private static Page lena;
    private static final List<String> FAULTS = new ArrayList<>();
    private static boolean begun;

    @BeforeAll
    static void open() throws IOException {
        place = Workplace.open();
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    /** Without an admin, a channel and an agent there is nothing to go on with; the first test has said why. */
    @BeforeEach
    void begun(TestInfo test) {
        boolean first =
                test.getTestMethod().orElseThrow().getAnnotation(Order.class).value() == 1;
        Assumptions.assumeTrue(first || begun, "the first run failed");
    }

    @AfterEach
    void nothing_is_wrong_on_any_page_that_was_seen() {
        List<String> faults = new ArrayList<>(FAULTS);
        FAULTS.clear();
        faults.addAll(place.said());
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(1)
    void the_one_time_link_makes_the_first_admin_who_connects_a_channel_and_invites_an_agent() {
        ada = place.page("en-GB", false);
        String link = place.oase.firstRunLink();
        ada.navigate(link);
        look(ada, "setup");
        ada.fill("#f-name", "Ada Sommer");
        ada.fill("#f-email", ADA);
        ada.fill("#f-password", "short");
        ada.click("form .first");
        assertThat(ada.locator(".error")).containsText("Use at least 10 characters");
        assertThat(ada.locator("#h-password .hint")).containsText("At least 10 characters");
        refused(422);
        assertThat(ada.locator("#f-name")).hasValue("Ada Sommer");
        ada.fill("#f-password", Workplace.PASSWORD);
        ada.click("form .first");
        ada.waitForURL("**/inbox/unassigned");
        assertThat(ada.locator("#rows h2")).hasText("No channel is connected yet");
        look(ada, "inbox without a channel");

        connect();
        invite();

        Page again = place.page("en-GB", false);
        assertThat(again.navigate(link).status()).isEqualTo(410);
        assertThat(again.locator("main")).containsText("This link has been used or is too old.");
        look(again, "a link used twice");
        refused(410);
        begun = true;
    }

    @Test
    @Order(2)
    void a_post_arrives_by_itself_is_answered_taken_back_sent_and_stands_signed_on_the_network() {
        lena = place.signedIn(LENA, "en-GB", false);
        lena.navigate("/inbox/unassigned");
        String asked = place.says("jonas_kern", "Ist in der Lindenstraße der Strom weg?", "public", "");
        place.poll(ada, 1);
        Locator row = lena.locator(".row", new Page.LocatorOptions().setHasText("der Strom weg"));
        row.click();
        assertThat(lena.locator(".post:not(.ours)").last()).containsText("Ist in der Lindenstraße der Strom weg?");
        assertThat(lena.locator("#person h2")).hasText("Jonas Kern");
        assertThat(lena.locator("#person .past a").first()).isVisible();

        assertThat(lena.locator("#length")).hasText(Pattern.compile("\\d+ of 500"));
        int nothing = counted();
        String link = "https://www.musterstadt.example/" + "strom/".repeat(20);
        lena.fill("#text", link);
        assertThat(lena.locator("#length")).hasText(nothing + link.length() + " of 500");
        assertThat(lena.locator("#count .signoff").first()).hasText("Signed^LB");
        lena.locator(".switch .hush").click();
        assertThat(lena.locator("#readers .only-private")).containsText("Only they can read this");
        lena.locator(".switch label").first().click();
        assertThat(lena.locator("#readers .only-public")).containsText("Everyone can read this");

        String answer = "Ja, seit 14:10 Uhr. Wir sind dran und melden uns hier um 15 Uhr wieder.";
        lena.fill("#text", answer);
        lena.click("#reply [data-send]");
        look(lena, "an answer that can be taken back");
        lena.click("[data-undo]");
        assertThat(lena.locator("#text")).hasValue(answer);
        assertThat(lena.locator(".happened").last()).containsText("took an answer back");
        lena.click("#reply [data-send]");
        assertThat(lena.locator(".ours.queued")).isVisible();
        assertThat(lena.locator("#text")).hasValue("");
        place.undoIsOver();
        Locator there = lena.locator(".ours.published .after a").last();
        there.waitFor();
        look(lena, "a published answer");

        Page town = place.page("de-DE", false);
        town.navigate(there.getAttribute("href"));
        Locator post = town.locator("article.ours", new Page.LocatorOptions().setHasText("seit 14:10 Uhr"));
        assertThat(post).hasCount(1);
        assertThat(post.locator(".text")).containsText("^LB");
        String ours = there.getAttribute("href").replaceAll("^.*/", "");
        town.close();

        place.says("jonas_kern", "Danke, das hilft mir weiter!", "public", ours);
        place.poll(ada, 1);
        assertThat(lena.locator("#thread")).containsText("Danke, das hilft mir weiter!");
        assertThat(asked).isNotEmpty();
    }

    @Test
    @Order(3)
    void a_conversation_is_noted_tagged_taken_given_back_rested_resolved_and_opened_by_a_new_post() {
        openRow("hilft mir weiter");
        lena.click("#tab-note");
        lena.fill("#note-text", "Fragt nach, ob der Aufzug auch betroffen ist.");
        lena.click("#pane-note [data-send]");
        assertThat(lena.locator(".noted")).containsText("Aufzug");
        lena.fill("#addtag", "Störung");
        lena.keyboard().press("Enter");
        assertThat(lena.locator(".sub .tag")).hasText("Störung");
        assertThat(lena.locator(".standing")).containsText("with you");
        lena.click("[data-do=assign]");
        lena.locator(
                        ".acts .menu[open] .sheet button",
                        new Page.LocatorOptions().setHasText("Nobody: anybody can take it"))
                .click();
        assertThat(lena.locator(".standing")).containsText("nobody has it");
        lena.click("[data-do=take]");
        assertThat(lena.locator(".standing")).containsText("with you");
        lena.click("[data-do=wait]");
        assertThat(lena.locator(".standing")).containsText("waiting");
        lena.click("[data-do=resolve]");
        assertThat(lena.locator(".standing")).containsText("resolved");
        look(lena, "a resolved conversation");
        place.says("jonas_kern", "Jetzt ist er leider wieder weg.", "public", lastOfOurs());
        place.poll(ada, 1);
        assertThat(lena.locator("#thread")).containsText("leider wieder weg");
        assertThat(lena.locator(".standing")).containsText("open");
    }

    @Test
    @Order(4)
    void a_failed_answer_is_corrected_or_tried_again_and_nothing_goes_out_over_something_newer() {
        openRow("leider wieder weg");
        place.border.refuseNext("POST", 422, "{\"error\":\"Validation failed: Text contains a word we do not allow\"}");
        lena.fill("#text", "Das ist unser Fehler. Bis 18 Uhr ist er wieder da.");
        lena.keyboard().press("Control+Enter");
        goesOut(lena);
        Locator failed = lena.locator(".ours.failed");
        assertThat(failed).containsText("Text contains a word we do not allow");
        look(lena, "a failed answer");
        failed.getByText("Correct it").click();
        assertThat(lena.locator("#text")).hasValue("Das ist unser Fehler. Bis 18 Uhr ist er wieder da.");
        lena.fill("#text", "Das tut uns leid. Bis 18 Uhr ist er wieder da.");
        lena.click("#reply [data-send]");
        goesOut(lena);
        assertThat(lena.locator(".ours.published", new Page.LocatorOptions().setHasText("Das tut uns leid")))
                .isVisible();
        assertThat(lena.locator(".ours.failed")).hasCount(0);

        place.border.refuseNext("POST", 422, "{\"error\":\"Validation failed\"}");
        lena.fill("#text", "Eine Frage noch: Welche Hausnummer?");
        lena.click("#reply [data-send]");
        goesOut(lena);
        failed.getByText("Try again").click();
        lena.waitForSelector(".ours.failed", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        place.undoIsOver();
        assertThat(lena.locator(".ours.published", new Page.LocatorOptions().setHasText("Welche Hausnummer")))
                .isVisible();

        lena.fill("#text", "Und ist der Aufzug auch betroffen?");
        place.says("jonas_kern", "Hausnummer 12, im ganzen Haus.", "public", lastOfOurs());
        place.poll(ada, 1);
        assertThat(lena.locator("#thread")).containsText("Hausnummer 12");
        lena.click("#reply [data-send]");
        assertThat(lena.locator("#composer .say")).containsText("Something newer has come while you were writing.");
        assertThat(lena.locator("#composer .newer")).containsText("Hausnummer 12");
        assertThat(lena.locator("#text")).hasValue("Und ist der Aufzug auch betroffen?");
        look(lena, "something newer");
        refused(409);
        lena.click("#reply [data-send]");
        goesOut(lena);
        assertThat(lena.locator(".ours.published", new Page.LocatorOptions().setHasText("Aufzug auch betroffen")))
                .isVisible();
    }

    @Test
    @Order(5)
    void the_loop_goes_with_the_keyboard_alone() {
        place.says("priya_n", "Where do I find my customer number?", "public", "");
        place.poll(ada, 1);
        lena.keyboard().press("Escape");
        lena.keyboard().press("g");
        lena.keyboard().press("u");
        lena.waitForURL("**/inbox/unassigned");
        lena.navigate("/inbox/unassigned?sort=latest");
        lena.locator(".row", new Page.LocatorOptions().setHasText("customer number"))
                .waitFor();
        lena.keyboard().press("?");
        assertThat(lena.locator("#keys")).isVisible();
        look(lena, "the list of keys");
        lena.keyboard().press("Escape");
        lena.keyboard().press("j");
        lena.keyboard().press("o");
        assertThat(lena.locator(".talk h1")).containsText("customer number");
        lena.keyboard().press("t");
        assertThat(lena.locator(".standing")).containsText("with you");
        lena.keyboard().press("w");
        assertThat(lena.locator(".standing")).containsText("waiting");
        lena.keyboard().press("w");
        assertThat(lena.locator(".standing")).containsText("open");
        lena.keyboard().press("#");
        lena.keyboard().type("Rechnung");
        lena.keyboard().press("Enter");
        assertThat(lena.locator(".sub .tag")).hasText("Rechnung");
        lena.keyboard().press("Escape");
        lena.keyboard().press("#");
        lena.keyboard().press("Backspace");
        assertThat(lena.locator(".sub .tag button")).isFocused();
        lena.keyboard().press("Backspace");
        assertThat(lena.locator(".sub .tag")).hasCount(0);
        lena.keyboard().press("a");
        tabTo(lena, "Nobody: anybody can take it");
        lena.keyboard().press("Enter");
        assertThat(lena.locator(".standing")).containsText("nobody has it");
        lena.keyboard().press("u");
        lena.waitForURL("**/inbox/unassigned?sort=latest");
        assertThat(lena.locator(".row:focus")).containsText("customer number");
        lena.keyboard().press("o");
        assertThat(lena.locator(".talk h1")).containsText("customer number");
        lena.keyboard().press("t");
        assertThat(lena.locator(".standing")).containsText("with you");
        lena.keyboard().press("v");
        assertThat(lena.locator("#readers .only-private")).containsText("Only they can read this");
        lena.keyboard().press("r");
        lena.keyboard().type("Yours is 4711.");
        lena.keyboard().press("Control+Enter");
        goesOut(lena);
        assertThat(lena.locator(".ours.published.private")).containsText("Yours is 4711.");
        lena.keyboard().press("Escape");
        assertThat(lena.locator("#readers .only-public")).containsText("Everyone can read this");
        lena.keyboard().press("r");
        lena.keyboard().type("It is at the top right of every bill.");
        lena.keyboard().press("Control+Enter");
        lena.locator("[data-undo]").waitFor();
        lena.keyboard().press("Escape");
        lena.keyboard().press("z");
        assertThat(lena.locator("#text")).hasValue("It is at the top right of every bill.");
        lena.keyboard().press("r");
        lena.keyboard().press("Control+Enter");
        goesOut(lena);
        assertThat(lena.locator(".ours.published").last()).containsText("top right of every bill");
        lena.keyboard().press("Escape");
        lena.keyboard().press("n");
        lena.keyboard().type("Asked before.");
        lena.keyboard().press("Control+Enter");
        assertThat(lena.locator(".noted")).containsText("Asked before.");
        lena.keyboard().press("Escape");
        lena.keyboard().press("e");
        assertThat(lena.locator(".standing")).containsText("resolved");

        ada.navigate(lena.url().replaceAll("\\?.*", ""));
        ada.keyboard().press("a");
        tabTo(ada, "Ada Sommer");
        ada.keyboard().press("Enter");
        assertThat(ada.locator(".standing")).containsText("with you");
        ada.keyboard().press("a");
        tabTo(ada, "Lena Brandt");
        ada.keyboard().press("Enter");
        assertThat(ada.locator(".standing")).containsText("Lena Brandt");
    }

    @Test
    @Order(6)
    void the_loop_goes_on_a_phone() {
        Page phone = place.signedIn(LENA, "de-DE", true);
        phone.navigate("/inbox/unassigned");
        look(phone, "the list on a phone");
        place.says("mina_c", "Darf ich die Rechnung in zwei Teilen zahlen?", "private", "");
        place.poll(ada, 1);
        Locator row = phone.locator(".row", new Page.LocatorOptions().setHasText("in zwei Teilen zahlen"));
        assertThat(row.locator(".private")).hasText("Privat");
        row.tap();
        assertThat(phone.locator(".talk h1")).containsText("in zwei Teilen");
        assertThat(phone.locator("#list")).not().isVisible();
        phone.locator("[data-do=take]").tap();
        assertThat(phone.locator("[data-do=take]")).hasCount(0);
        phone.fill("#text", "Ja, gern. Die zweite Hälfte bis zum 15., in Ordnung?");
        look(phone, "a private conversation on a phone");
        phone.locator("#reply [data-send]").tap();
        goesOut(phone);
        assertThat(phone.locator(".ours.published.private")).containsText("bis zum 15.");
        phone.locator(".acts .phone-only summary").tap();
        phone.locator("[data-show=person]").first().tap();
        assertThat(phone.locator("#person h2")).hasText("Mina Castellan");
        look(phone, "a person on a phone");
        phone.locator("#person .shut").tap();
        phone.locator("[data-do=back]").tap();
        assertThat(phone.locator("#list")).isVisible();
        phone.context().close();
    }

    @Test
    @Order(7)
    void a_channel_that_lost_its_access_is_said_on_every_page_until_it_is_reconnected() {
        place.border.goodIsOnly("a-new-token");
        place.poll(ada, 1);
        for (String url : List.of("/inbox/open", "/people", "/profile", "/channels")) {
            ada.navigate(url);
            assertThat(ada.locator("#band")).containsText(Pattern.compile("cannot be read since .*\\d"));
        }
        assertThat(lena.locator("#band")).containsText("cannot be read since");
        assertThat(ada.locator(".card .say.late")).containsText("Create a new one under Preferences");
        look(ada, "a blind channel");
        ada.click(".card .say.late a");
        ada.fill("#f-token", "a-new-token");
        ada.getByText("Test the connection").or(ada.getByText("Test again")).click();
        assertThat(ada.locator("#tested")).containsText("We are @hilfe");
        ada.click("[value=connect]");
        ada.waitForURL("**/channels*");
        place.poll(ada, 1);
        assertThat(ada.locator(".card .tone")).hasText("Up to date");
        assertThat(ada.locator("#band .band")).hasCount(0);
        assertThat(lena.locator("#band .band")).hasCount(0);
    }

    @Test
    @Order(8)
    void every_page_can_be_used_by_everybody_in_both_languages_and_both_themes() {
        ada.navigate("/inbox/open");
        String conversation = ada.locator(".row").first().getAttribute("href");
        ada.navigate(conversation);
        String person = ada.locator("#person h2 a").getAttribute("href");
        Page german = place.signedIn(ADA, "de-DE", true);
        ada.navigate("/teams/new");
        ada.fill("#f-name", "Netz");
        ada.click("main form .first");
        assertThat(ada.locator(".team h2")).hasText("Netz");
        for (String url : List.of(
                "/inbox/mine",
                "/inbox/open?sort=waiting",
                "/inbox/all?q=nichts+davon",
                conversation,
                person,
                "/channels",
                "/channels/new",
                "/channels/new?network=feed",
                "/channels/1/settings",
                "/channels/1/acknowledgement",
                conversation.replaceAll("\\?.*", "") + "/clocks",
                conversation.replaceAll("\\?.*", "") + "/offers",
                "/reports?period=7",
                "/targets",
                "/targets/new",
                "/calendars",
                "/calendars/1",
                "/notices",
                "/board",
                "/assignment-rules",
                "/assignment-rules/new",
                "/absences",
                "/teams",
                "/teams/new",
                "/teams/1",
                "/prewritten-replies",
                "/prewritten-replies/new",
                "/inbox/team",
                "/inbox/snoozed",
                "/people",
                "/people/new",
                "/people/2",
                "/profile")) {
            ada.navigate(url);
            look(ada, url);
            german.navigate(url);
            look(german, url + " in German on a phone");
        }
        ada.navigate("/reports?period=7");
        ada.locator("main a[href*='/reports/behind']").first().click();
        ada.waitForURL("**/reports/behind**");
        look(ada, "what stands behind a figure");
        ada.navigate("/nowhere");
        look(ada, "nothing there");
        lena.navigate("/people");
        look(lena, "not for this role");
        refused(404);
    }

    @Test
    @Order(9)
    void the_essentials_go_without_the_script() {
        Page plain = place.browser
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("en-GB")
                        .setBaseURL(place.oase.pages()))
                .newPage();
        place.says("grace_k", "Does the loyalty card still work at the charging points?", "public", "");
        place.poll(ada, 1);
        plain.navigate("/sign-in");
        plain.fill("#email", LENA);
        plain.fill("#password", Workplace.PASSWORD);
        plain.click("form .first");
        plain.navigate("/inbox/all");
        plain.fill("#q", "loyalty");
        plain.click("form.filters button");
        assertThat(plain.locator(".row")).hasCount(1);
        plain.locator(".row").click();
        assertThat(plain.locator(".talk h1")).containsText("loyalty card");
        plain.click("[data-do=take]");
        assertThat(plain.locator(".standing")).containsText("with you");
        plain.fill("#note-text", "Third time this week.");
        plain.click("#pane-note [data-send]");
        assertThat(plain.locator(".noted")).containsText("Third time this week.");
        plain.click("[data-do=offer]");
        plain.click(".offer");
        assertThat(plain.locator("#text")).hasValue(Pattern.compile("We are looking into it and will answer you .+"));
        plain.fill("#text", "We have found the fault.");
        plain.click("#reply [data-send]");
        plain.click("[data-undo]");
        assertThat(plain.locator("#text")).hasValue("We have found the fault.");
        plain.click("#reply [value=resolved]");
        assertThat(plain.locator(".ours")).containsText("We have found the fault.");
        assertThat(lena.locator("#band .band")).hasCount(0);
        plain.context().close();
    }

    @Test
    @Order(11)
    void words_for_somebody_who_waits_are_put_into_the_answer_by_keyboard() {
        place.says("grace_k", "And is there a charging point in the north?", "public", "");
        place.poll(ada, 1);
        lena.navigate("/inbox/open");
        lena.locator(".row", new Page.LocatorOptions().setHasText("in the north"))
                .click();
        assertThat(lena.locator(".talk h1")).containsText("in the north");
        assertThat(lena.locator("#desk")).not().hasClass(Pattern.compile("htmx-"));
        lena.keyboard().press("h");
        assertThat(lena.locator("#offers .offer")).hasCount(1);
        look(lena, "words for somebody who waits");
        lena.keyboard().press("Tab");
        lena.keyboard().press("Enter");
        assertThat(lena.locator("#text")).hasValue(Pattern.compile("We are looking into it and will answer you .+"));
        assertThat(lena.locator("#offering")).not().isVisible();
        lena.fill("#text", "");
    }

    @Test
    @Order(12)
    void an_acknowledgement_that_was_switched_on_stands_on_the_network_and_in_the_conversation_as_what_it_is() {
        ada.navigate("/channels/1/acknowledgement");
        look(ada, "acknowledgement");
        ada.check("[name=scope][value=all]");
        ada.click(".buttons .first");
        assertThat(ada.locator(".say.well")).containsText("Saved");
        place.says("priya_n", "Does anybody read this at night?", "public", "");
        place.poll(ada, 1);
        lena.navigate("/inbox/open");
        lena.locator(".row", new Page.LocatorOptions().setHasText("at night")).click();
        assertThat(lena.locator(".ours")).containsText("— automatic reply");
        assertThat(lena.locator(".ours .meta")).containsText("Automatic reply");
        look(lena, "an acknowledgement");
        assertThat(lena.locator(".standing")).containsText("new");
        ada.navigate("/channels/1/acknowledgement");
        ada.check("[name=scope][value=off]");
        ada.click(".buttons .first");
        assertThat(ada.locator(".say.well")).containsText("Saved");
    }

    /** Leaving the field asks for the list again, which replaces the row that was clicked. */
    @Test
    @Order(10)
    void a_conversation_opened_from_a_search_leaves_nothing_running() {
        lena.navigate("/inbox/all");
        lena.fill("#q", "loyalty");
        assertThat(lena.locator(".row")).hasCount(1);
        lena.locator(".row").click();
        assertThat(lena.locator(".talk h1")).containsText("loyalty card");
        assertThat(lena.locator("body")).not().hasClass("busy");
    }

    private static void connect() {
        ada.getByText("Connect a channel").click();
        look(ada, "networks");
        ada.click(".tile[href*=mastodon]");
        ada.fill("#f-server", place.border.address());
        ada.fill("#f-token", "mistyped");
        ada.click("[value=test]");
        assertThat(ada.locator(".say.late")).containsText("no longer accepts our access token");
        refused(422);
        ada.fill("#f-token", place.town.accessToken());
        ada.click("[value=test]");
        assertThat(ada.locator("#tested h2")).hasText("We are @hilfe@marktplatz.example");
        assertThat(ada.locator("#tested .facts-list"))
                .containsText("Answers can be published, up to 500 characters each.");
        look(ada, "a tested connection");
        ada.fill("#f-name", "Marktplatz");
        ada.locator("label.radio", new Page.LocatorOptions().setHasText("7 days"))
                .click();
        place.border.hold("exclude_reblogs");
        ada.click("[value=connect]");
        ada.waitForURL("**/channels*");
        assertThat(ada.locator(".card .say.well")).containsText("Reading:");
        look(ada, "the first poll");
        place.border.letGo();
        assertThat(ada.locator(".card .say.well")).hasCount(0);
        ada.navigate("/inbox/open");
        assertThat(ada.locator(".row").first()).isVisible();
    }

    private static void invite() {
        ada.navigate("/people/new");
        ada.fill("#f-name", "Lena Brandt");
        ada.fill("#f-title", "Kundenservice");
        ada.fill("#f-email", LENA);
        ada.fill("#f-password", Workplace.PASSWORD);
        ada.locator("label.radio", new Page.LocatorOptions().setHasText("Agent"))
                .click();
        look(ada, "a new colleague");
        ada.click("form .first");
        ada.waitForURL("**/people");
        assertThat(ada.locator(".people")).containsText("Lena Brandt");
    }

    private static void openRow(String text) {
        lena.navigate("/inbox/all");
        lena.locator(".row", new Page.LocatorOptions().setHasText(text)).click();
        lena.waitForSelector(".talk");
    }

    private static String lastOfOurs() {
        return lena.locator(".ours.published .after a")
                .last()
                .getAttribute("href")
                .replaceAll("^.*/", "");
    }

    private static void goesOut(Page page) {
        page.waitForSelector("[data-undo]");
        place.undoIsOver();
    }

    /** Goes with the tab key to what says these words. */
    private static void tabTo(Page page, String words) {
        Locator focused = page.locator(":focus");
        for (int i = 0; i < 10 && !focused.textContent().contains(words); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused).containsText(words);
    }

    private static int counted() {
        return Integer.parseInt(lena.locator("#length").textContent().replaceAll("\\D.*", ""));
    }

    /** A refusal that was meant; the browser says so by itself, and it is no fault. */
    private static void refused(int status) {
        List<String> said = place.said();
        assertThat(said)
                .isNotEmpty()
                .allMatch(line -> line.contains("status of " + status) || line.contains("status of"));
    }

    private static void look(Page page, String name) {
        FAULTS.addAll(Axe.faults(page, name));
    }
}
