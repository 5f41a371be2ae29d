package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.oase.people.Role;
import io.oase.testing.Axe;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two people at two browsers write in the same conversations: nothing is lost, nobody is surprised, no note gets out. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WritingIT {
    private static Workplace place;
    private static Page lena;
    private static Page ben;
    private static long id;

    @BeforeAll
    static void open() throws IOException {
        place = Workplace.open();
        place.oase.withAdmin();
        place.hires("lena@oase.example", "Lena Brandt", Role.AGENT);
        place.hires("ben@oase.example", "Ben Ott", Role.AGENT);
        long channel = place.connects("Marktplatz");
        place.says("jonas_kern", "Ist in der Lindenstraße der Strom weg?", "public", "");
        await().atMost(PATIENCE).untilAsserted(() -> {
            place.oase.ask("POST", "/api/v1/channels/" + channel + "/polls", null);
            id = place.oase.conversation("der Strom weg");
        });
        lena = place.signedIn("lena@oase.example", "en-GB", false);
        ben = place.signedIn("ben@oase.example", "de-DE", false);
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    @Order(1)
    void who_looks_and_writes_is_seen_on_the_list_and_in_the_conversation_and_goes_at_once() {
        ben.navigate("/inbox/all");
        Locator faces = ben.locator("#row-" + id + " .faces");
        lena.navigate("/conversations/" + id);
        assertThat(faces).hasAttribute("title", "Lena Brandt sieht das gerade an");
        lena.locator("#text").pressSequentially("Hello Jonas");
        assertThat(faces).hasAttribute("title", "Lena Brandt schreibt gerade eine Antwort");
        assertThat(ben.locator("#row-" + id)).containsText("Lena Brandt schreibt gerade eine Antwort");
        assertThat(lena.locator("#company")).isEmpty();

        ben.locator("#row-" + id).click();
        assertThat(ben.locator("#company")).containsText("Lena Brandt schreibt gerade eine Antwort");
        assertThat(lena.locator("#company")).containsText("Ben Ott is looking at this");
        fine(ben, "a colleague is writing");
        lena.navigate("/inbox/all");
        assertThat(ben.locator("#company")).isEmpty();
        assertThat(lena.locator("#row-" + id + " .faces")).hasAttribute("title", "Ben Ott is looking at this");
        ben.close();
        assertThat(lena.locator("#row-" + id + " .faces")).isEmpty();
        ben = place.signedIn("ben@oase.example", "de-DE", false);
    }

    @Test
    @Order(2)
    void a_draft_outlives_the_browser_and_a_server_that_is_killed() {
        lena.navigate("/conversations/" + id);
        lena.fill("#text", "Hello Jonas, the power is");
        assertThat(lena.locator("#kept-text")).containsText("Draft saved");
        // In mid-sentence.
        lena.fill("#text", "Hello Jonas, the power is out since");
        BrowserContext gone = lena.context();
        gone.close();
        lena = place.signedIn("lena@oase.example", "en-GB", false);
        lena.navigate("/conversations/" + id);
        assertThat(lena.locator("#text")).hasValue(Pattern.compile("Hello Jonas, the power is( out since)?"));
        lena.navigate("/inbox/drafts");
        assertThat(lena.locator("#row-" + id + " .tag.drafted")).hasText("Draft");
        ben.navigate("/inbox/all");
        assertThat(ben.locator("#row-" + id + " .tag.drafted")).hasCount(0);

        lena.locator("#row-" + id).click();
        assertThat(lena.locator("#text")).isVisible();
        place.oase.kill();
        lena.fill("#text", "Hello Jonas, the power is out since ten. We are");
        assertThat(lena.locator("#kept-text")).containsText("kept in this browser");
        lena.fill("#text", "Hello Jonas, the power is out since ten. We are on it.");
        place.said();
        place.oase.start();
        assertThat(lena.locator("#kept-text")).containsText("Draft saved");
        lena.reload();
        assertThat(lena.locator("#text")).hasValue("Hello Jonas, the power is out since ten. We are on it.");
        place.said();
    }

    @Test
    @Order(3)
    void what_the_server_never_had_is_restored_from_the_browser() {
        lena.navigate("/conversations/" + id);
        place.oase.kill();
        lena.fill("#text", "Only in this browser");
        assertThat(lena.locator("#kept-text")).containsText("kept in this browser");
        BrowserContext context = lena.context();
        lena.close();
        place.oase.start();
        lena = context.newPage();
        lena.navigate("/conversations/" + id);
        assertThat(lena.locator("#text")).hasValue("Only in this browser");
        assertThat(lena.locator("#kept-text")).containsText("Draft saved");
        place.said();
    }

    @Test
    @Order(4)
    void two_windows_of_one_person_keep_both_texts() {
        lena.navigate("/conversations/" + id);
        assertThat(lena.locator("#text")).hasValue("Only in this browser");
        Page second = lena.context().newPage();
        second.navigate("/conversations/" + id);
        second.fill("#text", "Written in the second window");
        await().atMost(PATIENCE).until(() -> saved().equals("Written in the second window"));
        lena.evaluate("window.dispatchEvent(new Event('focus'))");
        assertThat(lena.locator("#text")).hasValue("Written in the second window");

        second.fill("#text", "Once more in the second window");
        await().atMost(PATIENCE).until(() -> saved().equals("Once more in the second window"));
        lena.fill("#text", "And at the same time in the first");
        assertThat(lena.locator(".offered .text")).hasText("Once more in the second window");
        await().atMost(PATIENCE).until(() -> saved().equals("And at the same time in the first"));
        fine(lena, "two versions");
        lena.locator(".offered .risky").click();
        assertThat(lena.locator(".offered")).hasCount(0);
        assertThat(lena.locator("#text")).hasValue("And at the same time in the first");
        second.close();
    }

    @Test
    @Order(5)
    void a_note_mentions_a_colleague_and_never_becomes_an_answer() {
        lena.navigate("/conversations/" + id);
        lena.locator("#tab-note").click();
        assertThat(lena.locator("#note-text")).hasValue("");
        lena.locator("#note-text").pressSequentially("@be");
        assertThat(lena.locator("#names [role=option]")).hasText(Pattern.compile("Ben Ott"));
        fine(lena, "names behind an @");
        lena.keyboard().press("Enter");
        assertThat(lena.locator("#note-text")).hasValue("@Ben Ott ");
        lena.keyboard().insertText("is she telling the truth?");
        lena.locator("#tab-reply").click();
        assertThat(lena.locator("#text")).hasValue("And at the same time in the first");
        lena.locator("#tab-note").click();
        lena.locator("#note-text").focus();
        lena.keyboard().press("Control+Enter");
        assertThat(lena.locator(".noted .named")).hasText("@Ben Ott");
        assertThat(lena.locator("#note-text")).hasValue("");
        assertThat(lena.locator("#text")).hasValue("And at the same time in the first");
        assertThat(whole().path("replies")).isEmpty();
        assertThat(whole().path("notes")).hasSize(1);

        ben.navigate("/inbox/all");
        assertThat(ben.locator("#nav [data-go=e] .num")).hasText("1");
        ben.keyboard().press("g");
        ben.keyboard().press("e");
        ben.waitForURL("**/inbox/mentions");
        assertThat(ben.locator("#row-" + id + " .tag.named")).hasText("Erwähnt Sie");
        ben.locator("#row-" + id).click();
        assertThat(ben.locator("#nav [data-go=e] .num")).hasCount(0);
        assertThat(ben.locator("#row-" + id + " .tag.named")).hasCount(0);
    }

    @Test
    @Order(6)
    void a_draft_is_handed_over_taken_and_sent_and_is_no_draft_any_more() {
        lena.navigate("/conversations/" + id);
        lena.locator(".handover").click();
        // Within the second in which nothing is saved yet.
        lena.evaluate("document.querySelector('#text').value += '!'; document.querySelector('#text').dispatchEvent(new"
                + " Event('input', {bubbles: true}))");
        lena.locator("#hands .offer").getByText("Ben Ott").click();
        assertThat(lena.locator(".happened").last()).containsText("Lena Brandt handed Ben Ott a draft");
        assertThat(lena.locator("#text")).hasValue("");

        ben.navigate("/conversations/" + id);
        assertThat(ben.locator(".offered")).containsText("Lena Brandt hat Ihnen diesen Entwurf übergeben");
        fine(ben, "a draft that was handed over");
        ben.locator(".offered form[data-adopt] button").click();
        assertThat(ben.locator("#text")).hasValue("And at the same time in the first!");
        ben.locator("#text").focus();
        ben.keyboard().press("End");
        ben.keyboard().insertText(", und Grüße");
        ben.keyboard().press("Control+Enter");
        assertThat(ben.locator(".ours.queued")).containsText("And at the same time in the first!, und Grüße");
        assertThat(ben.locator("#text")).hasValue("");
        ben.reload();
        assertThat(ben.locator("#text")).hasValue("");
        ben.click("[data-undo]");
        assertThat(ben.locator("#text")).hasValue("And at the same time in the first!, und Grüße");
        ben.reload();
        assertThat(ben.locator("#text")).hasValue("And at the same time in the first!, und Grüße");
        assertThat(place.said()).isEmpty();
    }

    @Test
    @Order(7)
    void an_open_page_goes_along_when_its_conversation_is_merged_with_what_is_being_typed() {
        place.says("ida_lund", "Bei uns in der Gartenstraße auch kein Licht", "public", "");
        long channel = place.oase
                .call("GET", "/api/v1/channels", null, 200)
                .findValue("id")
                .asLong();
        long[] other = new long[1];
        await().atMost(PATIENCE).untilAsserted(() -> {
            place.oase.ask("POST", "/api/v1/channels/" + channel + "/polls", null);
            other[0] = place.oase.conversation("Gartenstraße");
        });
        lena.navigate("/conversations/" + other[0]);
        lena.locator("#text").pressSequentially("Hello Ida, we are");

        place.oase.call("POST", "/api/v1/conversations/" + id + "/merges", "{\"with\": " + other[0] + "}", 201);

        lena.waitForURL(Pattern.compile("/conversations/" + id + "\\?view="));
        assertThat(lena.locator("#toasts")).containsText("has just been merged with another one");
        assertThat(lena.locator("#text")).hasValue("Hello Ida, we are");
        assertThat(lena.locator("#thread")).containsText("Ist in der Lindenstraße der Strom weg?");
        lena.locator("#text").focus();
        lena.keyboard().press("End");
        lena.keyboard().insertText(" on it");
        assertThat(lena.locator("#kept-text")).containsText("Draft saved");
        await().atMost(PATIENCE).until(() -> saved().equals("Hello Ida, we are on it"));
        lena.reload();
        assertThat(lena.locator("#text")).hasValue("Hello Ida, we are on it");
        assertThat(place.said()).isEmpty();
    }

    private static String saved() {
        return String.valueOf(lena.evaluate("fetch('/conversations/" + id
                + "/drafts', {headers: {Accept: 'application/json'}}).then(a => a.json()).then(a =>"
                + " a.find(d => d.kind === 'answer').text)"));
    }

    private static JsonNode whole() {
        return place.oase.call("GET", "/api/v1/conversations/" + id, null, 200);
    }

    private static void fine(Page page, String name) {
        List<String> faults = new ArrayList<>(Axe.faults(page, name));
        assertThat(faults).isEmpty();
    }
}
