package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.oase.testing.Workplace;
import java.util.regex.Pattern;

/**
 * What people do on the pages of a crisis.
 *
 * @param crisis address of its first page
 */
record CrisisDesk(Workplace place, String crisis) {
    /** Puts the playbook an alert proposes in force, at the gravest severity, from the page on which it says why. */
    static CrisisDesk begin(Workplace place, Page by) {
        by.locator(".proposal .button.first").click();
        by.waitForURL("**/activations/new?**");
        assertThat(by.locator(".severity").first()).containsText("First response in 15 minutes");
        assertThat(by.locator(".severity").first()).containsText("one waiting answer held");
        by.locator(".button.alarm").click();
        by.waitForURL(Pattern.compile(".*/activations/\\d+$"));
        return new CrisisDesk(place, by.url());
    }

    /** Says of the conversation on the board with these words that it does not belong. */
    void letGo(Page by, String words) {
        Locator row = by.locator(".crowd > li", new Page.LocatorOptions().setHasText(words));
        row.locator("summary").click();
        row.locator("[value=let-go]").click();
        assertThat(row).hasCount(0);
    }

    /** Fills in what is known, in both languages. */
    void know(Page by, String german, String english) {
        by.navigate(crisis + "/facts");
        for (Locator field : by.locator("input[name^='fact.'][type=text]").all()) {
            field.fill(field.getAttribute("name").endsWith(".de") ? german : english);
        }
        by.fill("[name='fact.since']", "2026-03-02T14:00");
        by.fill("[name='fact.next_update']", "2099-03-02T15:00");
        by.locator("form:has([name='fact.since']) button").last().click();
        by.waitForLoadState();
        assertThat(by.locator("[name='fact.since']")).hasValue("2026-03-02T14:00");
        assertThat(by.locator(".say.well").first()).isVisible();
    }

    /** Writes the first statement as the playbook has it for a network, and asks for approval; its address. */
    String write(Page by, String network) {
        by.navigate(crisis + "/statements");
        by.locator(".tosay a", new Page.LocatorOptions().setHasText(Pattern.compile("First statement.*" + network)))
                .first()
                .click();
        by.waitForURL("**/statements/new?**");
        by.locator("form .button.first").first().click();
        by.waitForURL(Pattern.compile(".*/statements/\\d+$"));
        return asked(by);
    }

    /** Says that a statement was wrong. */
    void withdraw(Page by, String statement, String because) {
        by.navigate(statement);
        by.fill("#w-because", because);
        by.locator("[value=correct]").last().click();
        assertThat(by.locator(".howitis").first()).not().containsText("Holds");
    }

    /** Writes what puts it right, from the facts as they are now, and asks for approval; its address. */
    String correct(Page by, String wrong) {
        by.navigate(wrong);
        String before = by.url();
        by.locator("[value=correct], a:has-text('orrection')").first().click();
        by.waitForURL(url -> !url.equals(before));
        if (by.locator("[value=refill]").count() > 0) {
            by.locator("[value=refill]").click();
            assertThat(by.locator("[value=refill]")).hasCount(0);
        }
        return asked(by);
    }

    private static String asked(Page by) {
        by.locator("[value=ask]").click();
        assertThat(by.locator(".howitis")).containsText("Waits for approval");
        return by.url();
    }

    /** The second pair of eyes. */
    void approve(Page by, String statement) {
        by.navigate(statement);
        by.locator("[value=approve]").click();
        assertThat(by.locator(".howitis")).containsText("Holds");
    }

    /** Answers everybody a statement is for, after a look at each; how many that were. */
    int answer(Page by, String statement, String channel) {
        by.navigate(statement);
        if (by.locator("#a-channel").count() > 0) {
            by.selectOption("#a-channel", new SelectOption().setLabel(channel));
        }
        by.locator(".answerform .button.first").click();
        by.waitForURL(Pattern.compile(".*/answers/\\d+$"));
        assertThat(by.locator(".previews li .words").first()).containsText("^LB");
        assertThat(by.locator(".previews .trouble")).hasCount(0);
        int people = by.locator(".previews li").count();
        by.locator("[value=go]").click();
        assertThat(by.locator("#round-account [value=pause]")).hasCount(0);
        assertThat(by.locator("#round-account .account")).containsText(people + " answered");
        place.everythingIsOut();
        return people;
    }

    /** Ticks every condition and ends it. */
    void standDown(Page by) {
        by.navigate(crisis + "/stand-down");
        Locator open = by.locator(".conditions form:has([value=true]) button");
        for (int left = open.count(); left > 0; left--) {
            open.first().click();
            assertThat(open).hasCount(left - 1);
        }
        by.getByText("End the crisis").click();
        by.waitForURL("**/review");
    }
}
