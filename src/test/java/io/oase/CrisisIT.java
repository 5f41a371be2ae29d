package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.oase.channel.bluesky.BlueskyTown;
import io.oase.testing.Onboarding;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A whole crisis as people go through it, with the playbook that ships, on two networks and in two languages: noticed, put in
 * force, told to everybody, what waits is held, facts, statements with a second pair of eyes, forty people answered by name, put
 * right, ended on purpose, with a review.
 */
class CrisisIT {
    private static Workplace place;
    private static BlueskyTown bluesky;

    @BeforeAll
    static void open() throws IOException {
        bluesky = new BlueskyTown();
        place = Workplace.open(
                Map.of("OASE_PLAYBOOKS", Path.of("playbooks").toAbsolutePath().toString()));
        place.answersTakeNoTurns();
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
        bluesky.close();
    }

    @Test
    void forty_people_on_two_networks_are_noticed_answered_and_put_right_and_it_is_ended_on_purpose() {
        Forty forty = new Forty(place, bluesky);
        Page ada = Onboarding.begin(place)
                .connectTown()
                .connect(bluesky)
                .upToDate(2)
                .invite("Lena Brandt", "lena@oase.example", "Agent")
                .invite("Timo Roth", "timo@oase.example", "Communications")
                .invite("Mara Vogt", "mara@oase.example", "Team lead")
                .admin();
        Page lena = place.signedIn("lena@oase.example", "en-GB", true);
        Page timo = place.signedIn("timo@oase.example", "en-GB", false);
        Page mara = place.signedIn("mara@oase.example", "en-GB", false);
        String market = answeringSomethingElse(ada, lena);

        // Noticed: forty people ask within minutes. Timo is told why, and what is for it.
        forty.ask();
        place.poll(ada, 1);
        place.poll(ada, 2);
        alerted(timo);

        // In force: one press after a look at what it does, seen by whoever has a page open.
        CrisisDesk desk = CrisisDesk.begin(place, timo);
        assertThat(lena.locator(".band.crisis")).containsText("Service outage");
        assertThat(timo.locator(".guiding")).containsText("The first five minutes");

        // What was about to go out is held, and stays so.
        timo.navigate(desk.crisis() + "/held");
        assertThat(timo.locator(".heldcard")).containsText("Montag ist Markt.");
        place.undoIsOver();
        timo.locator(".heldcard").getByText("Take it back").click();
        assertThat(timo.locator(".heldcard")).containsText("Taken back by Timo Roth");

        // Everybody who asks belongs to it; one who asked hours ago about something else does not.
        unanswered(timo, desk, 41, "Is there an outage?");
        desk.letGo(timo, "app geht nicht");
        unanswered(timo, desk, 40, "Is there an outage?");

        // Facts, a statement for each network, a second pair of eyes.
        desk.know(timo, "Anmeldung", "sign-in");
        String longer = desk.write(timo, "Mastodon");
        String shorter = desk.write(timo, "Bluesky");
        desk.approve(mara, longer);
        desk.approve(mara, shorter);
        assertThat(timo.locator(".band.crisis")).containsText("Next update in");

        // Everybody who asked, each by themselves.
        assertThat(desk.answer(lena, longer, "Marktplatz")).isEqualTo(20);
        assertThat(desk.answer(lena, shorter, "Sky")).isEqualTo(20);
        forty.haveEach(1, "Anmeldung", "sign-in");
        lena.navigate(desk.crisis() + "/conversations?column=answered");
        assertThat(lena.locator(".sheetpage")).containsText("First statement (Version 1)");

        // It was wrong: those who got it, and only they, get it right.
        String late = place.says("uwe_radke", "Immer noch Ausfall?", "public", "");
        place.poll(ada, 1);
        unanswered(timo, desk, 1, "Immer noch Ausfall?");
        desk.withdraw(timo, longer, "It is the payment, not the login");
        desk.withdraw(timo, shorter, "It is the payment, not the login");
        desk.know(timo, "Zahlung", "payment");
        String right = desk.correct(timo, longer);
        String rightShort = desk.correct(timo, shorter);
        desk.approve(mara, right);
        desk.approve(mara, rightShort);
        assertThat(desk.answer(lena, right, "")).isEqualTo(20);
        assertThat(desk.answer(lena, rightShort, "")).isEqualTo(20);
        forty.haveEach(2, "Zahlung", "payment");
        assertThat(forty.answersTo(late)).isEmpty();

        // The checklist, the end, the timeline.
        mara.navigate(desk.crisis() + "/steps");
        mara.locator("[id^='seen-']").first().fill("The engineers, 14:05");
        mara.locator(".stepform .button.first").first().click();
        assertThat(mara.locator(".sheetpage")).containsText("1 of 14 done");
        desk.standDown(timo);
        assertThat(timo.locator(".sheetpage")).containsText("Service outage");
        lena.navigate("/inbox/all");
        assertThat(lena.locator(".band.crisis")).hasCount(0);
        timo.navigate(desk.crisis() + "/timeline");
        assertThat(timo.locator(".sheetpage")).containsText("Timo Roth");
        assertThat(forty.answersTo(market)).isEmpty();
        assertThat(place.said()).isEmpty();
    }

    /** An answer that is about to go out; the post it is to stand below. */
    private static String answeringSomethingElse(Page ada, Page lena) {
        String post = place.says("mina_c", "Wann ist wieder Markt?", "public", "");
        place.poll(ada, 1);
        lena.navigate("/inbox/all");
        lena.locator(".row", new Page.LocatorOptions().setHasText("Wann ist wieder Markt?"))
                .click();
        lena.fill("#text", "Montag ist Markt.");
        lena.click("#reply [data-send]");
        assertThat(lena.locator(".ours.queued")).isVisible();
        return post;
    }

    /** The alert is on its way to everybody who has to know; it says why, and leads to the playbook. */
    private static void alerted(Page timo) {
        assertThat(timo.locator("#bell")).containsText("unread");
        timo.navigate("/notices");
        timo.getByText(Pattern.compile("Far more|people")).first().click();
        timo.waitForURL("**/alerts/*");
        assertThat(timo.locator(".alertpage h1")).hasText("Outage");
        assertThat(timo.locator(".why")).containsText(Pattern.compile("\\d+ people wrote \\d+ posts with .*ausfall"));
        assertThat(timo.locator(".why")).containsText("Usual at that hour");
        assertThat(timo.locator(".proposal")).containsText("Service outage");
    }

    /** So many stand on the board, unanswered: they are gathered beside everything else. */
    private static void unanswered(Page timo, CrisisDesk desk, int people, String one) {
        Locator unanswered = timo.locator(".columns a b").first();
        await().atMost(PATIENCE).untilAsserted(() -> {
            timo.navigate(desk.crisis() + "/conversations");
            assertThat(unanswered.textContent())
                    .as(timo.locator(".crowd").innerText())
                    .isEqualTo(String.valueOf(people));
        });
        assertThat(timo.locator(".sheetpage")).containsText(one);
    }
}
