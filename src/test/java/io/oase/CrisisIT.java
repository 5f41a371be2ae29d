package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A whole crisis as people go through it, with the playbook that ships: put in force, told to everybody, what waits is held, facts,
 * a statement with a second pair of eyes, everybody answered by name, put right, ended on purpose, with a review.
 */
class CrisisIT {
    private static final List<String> ASKED = List.of(
            "Ist bei euch gerade ein Ausfall? Die Anmeldung geht nicht.",
            "Störung beim Kundenportal, seit einer Stunde!",
            "Kundenportal nicht erreichbar, ist das eine Störung?",
            "Is there an outage? I cannot sign in.",
            "Your site is down again.");

    private static Workplace place;

    @BeforeAll
    static void open() throws IOException {
        place = Workplace.open(
                Map.of("OASE_PLAYBOOKS", Path.of("playbooks").toAbsolutePath().toString()));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void a_crisis_is_put_in_force_guides_everybody_and_is_ended_on_purpose() {
        Page ada = settled();
        Page lena = place.signedIn("lena@oase.example", "en-GB", true);
        Page timo = place.signedIn("timo@oase.example", "en-GB", false);
        Page mara = place.signedIn("mara@oase.example", "en-GB", false);
        answerSomethingElse(ada, lena);

        // In force: one press after a look at what it does, seen by whoever has a page open.
        timo.navigate("/activations");
        Locator card = timo.locator("details.ready", new Page.LocatorOptions().setHasText("Service outage"));
        assertThat(card.locator(".severity").first()).containsText("First response in 15 minutes");
        assertThat(card.locator(".severity").first()).containsText("one waiting answer held");
        card.locator(".button.alarm").click();
        timo.waitForURL("**/activations/*");
        String crisis = timo.url();
        assertThat(lena.locator(".band.crisis")).containsText("Service outage");
        assertThat(timo.locator(".guiding")).containsText("The first five minutes");

        // What was about to go out is held, and stays so.
        timo.navigate(crisis + "/held");
        assertThat(timo.locator(".heldcard")).containsText("Montag ist Markt.");
        place.undoIsOver();
        timo.locator(".heldcard").getByText("Take it back").click();
        assertThat(timo.locator(".heldcard")).containsText("Taken back by Timo Roth");

        // Facts, a statement, a second pair of eyes.
        timo.navigate(crisis + "/conversations");
        assertThat(timo.locator(".sheetpage")).containsText("Is there an outage?");
        facts(timo, crisis, "login portal");
        String said = statement(timo, crisis, "First statement");
        approved(mara, said);
        assertThat(timo.locator(".band.crisis")).containsText("Next update in");

        // Everybody who asked, each by themselves.
        int people = answered(lena, said);
        assertThat(people).isGreaterThanOrEqualTo(ASKED.size());
        lena.navigate(crisis + "/conversations?column=answered");
        assertThat(lena.locator(".sheetpage")).containsText("First statement (Version 1)");

        // It was wrong: those who got it, and only they, get it right.
        timo.navigate(said);
        timo.fill("#w-because", "It is the payment, not the login");
        timo.locator("[value=correct]").last().click();
        timo.waitForLoadState();
        facts(timo, crisis, "payment page");
        timo.navigate(said);
        String right = corrected(timo);
        approved(mara, right);
        assertThat(answered(lena, right)).isEqualTo(people);

        // The checklist, the timeline, the end.
        mara.navigate(crisis + "/steps");
        mara.locator("[id^='seen-']").first().fill("The engineers, 14:05");
        mara.locator(".stepform .button.first").first().click();
        assertThat(mara.locator(".sheetpage")).containsText("1 of 14 done");
        timo.navigate(crisis + "/stand-down");
        Locator open = timo.locator(".conditions form:has([value=true]) button");
        for (int left = open.count(); left > 0; left--) {
            open.first().click();
            assertThat(open).hasCount(left - 1);
        }
        timo.getByText("End the crisis").click();
        timo.waitForURL("**/review");
        assertThat(timo.locator(".sheetpage")).containsText("Service outage");
        lena.navigate("/inbox/all");
        assertThat(lena.locator(".band.crisis")).hasCount(0);
        timo.navigate(crisis + "/timeline");
        assertThat(timo.locator(".sheetpage")).containsText("Timo Roth");
        assertThat(place.said()).isEmpty();
    }

    /** An admin, a channel, and three colleagues. */
    private static Page settled() {
        Page ada = place.page("en-GB", false);
        ada.navigate(place.oase.firstRunLink());
        ada.fill("#f-name", "Ada Sommer");
        ada.fill("#f-email", "ada@oase.example");
        ada.fill("#f-password", Workplace.PASSWORD);
        ada.click("form .first");
        ada.waitForURL("**/inbox/unassigned");
        ada.navigate("/channels/new?network=mastodon");
        ada.fill("#f-server", place.border.address());
        ada.fill("#f-token", place.town.accessToken());
        ada.click("[value=test]");
        assertThat(ada.locator("#tested h2")).hasText("We are @hilfe@marktplatz.example");
        ada.fill("#f-name", "Marktplatz");
        ada.click("[value=connect]");
        ada.waitForURL("**/channels*");
        invite(ada, "Lena Brandt", "lena@oase.example", "Agent");
        invite(ada, "Timo Roth", "timo@oase.example", "Communications");
        invite(ada, "Mara Vogt", "mara@oase.example", "Team lead");
        List<String> people = List.of("jonas_kern", "mina_c", "jonas_kern", "priya_n", "grace_k");
        for (int i = 0; i < ASKED.size(); i++) {
            place.says(people.get(i), ASKED.get(i), "public", "");
        }
        place.poll(ada, 1);
        return ada;
    }

    private static void invite(Page ada, String name, String email, String role) {
        ada.navigate("/people/new");
        ada.fill("#f-name", name);
        ada.fill("#f-email", email);
        ada.fill("#f-password", Workplace.PASSWORD);
        ada.locator("label.radio", new Page.LocatorOptions().setHasText(role))
                .first()
                .click();
        ada.click("form .first");
        ada.waitForURL("**/people");
    }

    private static void answerSomethingElse(Page ada, Page lena) {
        place.says("mina_c", "Wann ist wieder Markt?", "public", "");
        place.poll(ada, 1);
        lena.navigate("/inbox/all");
        lena.locator(".row", new Page.LocatorOptions().setHasText("Wann ist wieder Markt?"))
                .click();
        lena.fill("#text", "Montag ist Markt.");
        lena.click("#reply [data-send]");
        assertThat(lena.locator(".ours.queued")).isVisible();
    }

    private static void facts(Page timo, String crisis, String what) {
        timo.navigate(crisis + "/facts");
        for (Locator field : timo.locator("input[name^='fact.'][type=text]").all()) {
            field.fill(what);
        }
        timo.fill("[name='fact.since']", "2026-03-02T14:00");
        timo.fill("[name='fact.next_update']", "2099-03-02T15:00");
        timo.locator("form:has([name='fact.since']) button").last().click();
        timo.waitForLoadState();
        assertThat(timo.locator("[name='fact.since']")).hasValue("2026-03-02T14:00");
    }

    private static String statement(Page timo, String crisis, String phase) {
        timo.navigate(crisis + "/statements");
        timo.locator(
                        ".tosay a",
                        new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile(phase + ".*Mastodon")))
                .first()
                .click();
        timo.waitForLoadState();
        timo.locator("form .button.first").first().click();
        timo.locator("[value=ask]").click();
        assertThat(timo.locator(".howitis")).containsText("Waits for approval");
        return timo.url();
    }

    /** The correction of what is open. */
    private static String corrected(Page timo) {
        timo.locator("[value=correct], a:has-text('orrection')").first().click();
        timo.waitForLoadState();
        if (timo.locator("[value=refill]").count() > 0) {
            timo.locator("[value=refill]").click();
            timo.waitForLoadState();
        }
        timo.locator("[value=ask]").click();
        assertThat(timo.locator(".howitis")).containsText("Waits for approval");
        return timo.url();
    }

    private static void approved(Page mara, String statement) {
        mara.navigate(statement);
        mara.locator("[value=approve]").click();
        assertThat(mara.locator(".howitis")).containsText("Holds");
    }

    /** How many people that were. */
    private static int answered(Page lena, String statement) {
        lena.navigate(statement);
        lena.locator(".answerform .button.first").click();
        assertThat(lena.locator(".previews li").first()).containsText("^LB");
        int people = lena.locator(".previews li").count();
        lena.locator("[value=go]").click();
        assertThat(lena.locator("#round-account [value=pause]")).hasCount(0);
        assertThat(lena.locator("#round-account .account")).containsText(String.valueOf(people));
        place.everythingIsOut();
        return people;
    }
}
