package io.oase.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.oase.channel.bluesky.BlueskyTown;
import java.util.Collections;

/**
 * The first hour of a {@link Workplace}, on its pages: somebody becomes the admin, connects channels and invites colleagues.
 *
 * @param admin the page of Ada Sommer, who is signed in
 */
public record Onboarding(Workplace place, Page admin) {
    /** Ada follows the link the console shows; there is no channel yet and nobody else. */
    public static Onboarding begin(Workplace place) {
        Page ada = place.page("en-GB", false);
        ada.navigate(place.oase.firstRunLink());
        ada.fill("#f-name", "Ada Sommer");
        ada.fill("#f-email", "ada@oase.example");
        ada.fill("#f-password", Workplace.PASSWORD);
        ada.click("form .first");
        ada.waitForURL("**/inbox/unassigned");
        return new Onboarding(place, ada);
    }

    /** Connects the town as the channel Marktplatz. */
    public Onboarding connectTown() {
        admin.navigate("/channels/new?network=mastodon");
        admin.fill("#f-server", place.border.address());
        admin.fill("#f-token", place.town.accessToken());
        return connected("@hilfe@marktplatz.example", "Marktplatz");
    }

    /** Connects this one as the channel Sky. */
    public Onboarding connect(BlueskyTown bluesky) {
        admin.navigate("/channels/new?network=bluesky");
        admin.fill("#f-handle", bluesky.handle());
        admin.fill("#f-server", bluesky.address());
        admin.fill("#f-password", bluesky.password());
        return connected("@" + bluesky.handle(), "Sky");
    }

    private Onboarding connected(String who, String name) {
        admin.click("[value=test]");
        assertThat(admin.locator("#tested h2")).hasText("We are " + who);
        admin.fill("#f-name", name);
        admin.click("[value=connect]");
        admin.waitForURL("**/channels*");
        return this;
    }

    /** Every one of so many channels has been read to its end. */
    public Onboarding upToDate(int channels) {
        assertThat(admin.locator(".card .tone"))
                .hasText(Collections.nCopies(channels, "Up to date").toArray(String[]::new));
        return this;
    }

    /**
     * Invites a colleague, with everybody's password.
     *
     * @param role as the form calls it
     */
    public Onboarding invite(String name, String email, String role) {
        admin.navigate("/people/new");
        admin.fill("#f-name", name);
        admin.fill("#f-email", email);
        admin.fill("#f-password", Workplace.PASSWORD);
        admin.locator("label.radio", new Page.LocatorOptions().setHasText(role))
                .first()
                .click();
        admin.click("form .first");
        admin.waitForURL("**/people");
        return this;
    }
}
