package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.oase.people.Role;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is signed out in mid-sentence, who goes back with the browser's own button, who begins to choose by touch. */
class ComingBackIT {
    private static final String EMAIL = "lena@oase.example";
    private static final int CONVERSATIONS = 14;

    private static Workplace place;

    @BeforeAll
    static void open() throws IOException {
        place = Workplace.open();
        place.oase.withAdmin();
        place.hires(EMAIL, "Lena Brandt", Role.LEAD);
        long channel = place.connects("Marktplatz");
        for (int i = 0; i < CONVERSATIONS; i++) {
            place.says("jonas_kern", "Frage Nummer " + i, "public", "");
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            place.oase.ask("POST", "/api/v1/channels/" + channel + "/polls", null);
            place.oase.conversation("Frage Nummer " + (CONVERSATIONS - 1));
        });
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void whoever_is_signed_out_in_mid_sentence_stays_is_told_and_goes_on_after_signing_in() {
        Page page = place.signedIn(EMAIL, "en-GB", false);
        page.navigate("/conversations/" + place.oase.conversation("Frage Nummer 3"));
        String at = page.url();
        page.locator("#text").pressSequentially("Hello Jonas, in the middle of");
        assertThat(page.locator("#kept-text")).containsText("Draft saved");
        page.context().clearCookies();
        page.locator("#text").pressSequentially(" a sentence");
        assertThat(page.locator("#signed-out")).containsText("You have been signed out");
        assertThat(page.url()).isEqualTo(at);
        assertThat(page.locator("#text")).hasValue("Hello Jonas, in the middle of a sentence");

        page.locator("#signed-out a").click();
        signIn(page);
        assertThat(page.locator("#text")).hasValue("Hello Jonas, in the middle of a sentence");
        assertThat(page.url()).contains(at.replaceFirst(".*/conversations", "/conversations"));
        place.said();
        page.context().close();
    }

    @Test
    void a_form_that_met_the_sign_in_comes_back_as_it_was_filled_in() {
        Page page = place.signedIn(EMAIL, "en-GB", false);
        page.navigate("/prewritten-replies/new");
        page.fill("[name=name]", "Power cut");
        page.fill("[name=text]", "We are on it, and write again.");
        page.context().clearCookies();
        page.locator("main button.first").last().click();
        signIn(page);
        assertThat(page.locator("[name=name]")).hasValue("Power cut");
        assertThat(page.locator("[name=text]")).hasValue("We are on it, and write again.");
        page.locator("main button.first").last().click();
        assertThat(page).hasTitle(Pattern.compile("Power cut.*"));
        page.navigate("/prewritten-replies/new");
        assertThat(page.locator("[name=name]")).hasValue("");
        place.said();
        page.context().close();
    }

    @Test
    void the_browsers_own_back_leads_to_the_place_in_the_list_that_was_left() {
        for (boolean phone : new boolean[] {false, true}) {
            Page page = place.signedIn(EMAIL, "en-GB", phone);
            page.setViewportSize(phone ? 390 : 1440, 600);
            page.navigate("/inbox/all");
            Locator row = page.locator("#row-" + place.oase.conversation("Frage Nummer 1"));
            row.click();
            assertThat(page.locator("#text")).isVisible();
            page.goBack();
            page.waitForURL("**/inbox/all");
            assertThat(page.locator("#text")).hasCount(0);
            assertThat(row).isInViewport();
            assertThat(row).isFocused();
            page.goForward();
            page.locator("#text").pressSequentially("Saved as ever");
            assertThat(page.locator("#kept-text")).containsText("Draft saved");
            page.fill("#text", "");
            assertThat(place.said()).isEmpty();
            page.context().close();
        }
    }

    @Test
    void choosing_is_begun_by_touch_and_stays_begun() {
        Page page = place.signedIn(EMAIL, "en-GB", true);
        page.navigate("/inbox/all");
        page.locator(".picking").click();
        assertThat(page.locator("#picking")).isChecked();
        page.locator(".pick").first().click();
        assertThat(page.locator("#chosen")).isVisible();
        assertThat(page.locator("#picking")).isChecked();
        assertThat(place.said()).isEmpty();
        page.context().close();
    }

    private static void signIn(Page page) {
        page.waitForURL("**/sign-in?next=**");
        page.fill("#email", EMAIL);
        page.fill("#password", Workplace.PASSWORD);
        page.locator("main button.first").click();
    }
}
