package io.oase.testing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.oase.web.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the pictures of the README from the real pages of the real demo, which it starts with a fixed seed, so that the same
 * people say the same things. The argument is the folder for the pictures.
 *
 * <pre>{@code mvn -q package -DskipTests && mvn -q exec:java -Dexec.classpathScope=test \\
 *     -Dmain.class=io.oase.testing.PictureBook -Dexec.args=docs/pictures}</pre>
 */
public final class PictureBook {
    private static final long SEED = 11;

    private final Browser browser;
    private final String demo;
    private final Path folder;

    private PictureBook(Browser browser, String demo, Path folder) {
        this.browser = browser;
        this.demo = demo;
        this.folder = folder;
    }

    /** Takes them all and ends. */
    public static void main(String[] args) throws IOException {
        Path data = Files.createTempDirectory("oase-pictures");
        try (RunningOase oase = RunningOase.demo(data, SEED)
                        .set(
                                "OASE_PLAYBOOKS",
                                Path.of("playbooks").toAbsolutePath().toString())
                        .start();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            PictureBook book = new PictureBook(browser, oase.pages(), Path.of(args[0]));
            book.conversation();
            book.why();
            book.phone();
            book.channels();
            book.crisis();
        } finally {
            MoreFiles.deleteRecursively(data, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** At a desk: somebody who asked, a note, an answer that is out, and what came back. */
    private void conversation() {
        Page page = signedIn("Lena", "en-GB", ColorScheme.LIGHT, 1360, 800);
        page.navigate(demo + "/inbox/open?sort=waiting");
        page.locator(".row:has-text('Kleingarten')").first().click();
        page.waitForSelector(".talk");
        page.click("[data-do=take]");
        page.waitForSelector(".standing:has-text('with you')");
        page.fill("#addtag", "Wasser");
        page.keyboard().press("Enter");
        page.waitForSelector(".sub .tag:has-text('Wasser')");
        page.fill(
                "#text",
                "Guten Tag Frau Engel, das ist noch nicht die Winterabstellung, die kommt erst im Dezember. Ein Schieber am Gartenweg klemmt, ein Kollege ist in einer Stunde dort.");
        page.keyboard().press("Control+Enter");
        page.waitForSelector("article.ours.published");
        page.waitForSelector(
                "article.ours.published ~ article.post:not(.ours)",
                new Page.WaitForSelectorOptions().setTimeout(90_000));
        page.click("#tab-note");
        page.fill(
                "#note-text",
                "Timo: Der Schieber ist seit Montag bekannt, bitte in die Meldung von heute Abend aufnehmen.");
        page.click("#pane-note [data-send]");
        page.waitForSelector(".noted");
        page.click("#tab-reply");
        page.fill("#text", "Gern. Wenn es morgen nicht wieder normal läuft, schreiben Sie uns bitte noch einmal.");
        page.waitForSelector("#length:text-matches('^1\\\\d\\\\d ')");
        shoot(page, "conversation");
        page.context().close();
    }

    /** A lead asks why something is due when it is. */
    private void why() {
        Page page = signedIn("Mara", "en-GB", ColorScheme.LIGHT, 1360, 800);
        page.navigate(demo + "/inbox/open");
        page.locator(".row:has(.due)").first().click();
        page.waitForSelector(".talk");
        page.keyboard().press("y");
        page.waitForSelector("#clocks .reckoning");
        shoot(page, "why");
        page.context().close();
    }

    /** On a phone, in the dark. */
    private void phone() {
        Page page = signedIn("Ben", "de-DE", ColorScheme.DARK, 390, 844);
        page.navigate(demo + "/inbox/open");
        page.waitForSelector(".row");
        shoot(page, "phone-list");
        page.locator(".row:has(.private)").first().click();
        page.waitForSelector(".talk");
        page.fill(
                "#text",
                "Guten Tag, danke für die Nachricht. Ich sehe mir das jetzt an und melde mich in einer Stunde.");
        page.waitForSelector("#length");
        shoot(page, "phone-conversation");
        page.context().close();
    }

    /** What is listened to, and one that has lost its access. */
    private void channels() {
        Page page = signedIn("Ada", "en-GB", ColorScheme.DARK, 1440, 900);
        page.navigate(demo + "/channels");
        page.waitForSelector(".card");
        shoot(page, "channels-dark");
        page.context().close();
    }

    /** Last, for everybody sees it: a playbook is in force, and somebody looks what is to be done. */
    private void crisis() {
        Page page = signedIn("Timo", "en-GB", ColorScheme.LIGHT, 1360, 800);
        page.navigate(demo + "/activations/new?playbook=service-outage");
        page.click(".button.alarm");
        page.waitForURL("**/activations/*");
        page.navigate(page.url() + "/steps");
        page.locator("[id^='seen-']").first().fill("Anna Berg, engineers, 14:05: the sign-in is down for everybody");
        page.locator(".stepform .button.first").first().click();
        page.waitForSelector(".step.done");
        shoot(page, "crisis");
        page.context().close();
    }

    private Page signedIn(String name, String language, ColorScheme colours, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("Europe/Berlin")
                .setLocale(language)
                .setColorScheme(colours)
                .setIsMobile(width < 720)
                .setHasTouch(width < 720));
        Page page = context.newPage();
        page.navigate(demo + "/sign-in");
        page.locator("form[action='/sign-in/demo'] button:has-text('" + name + "')")
                .click();
        page.waitForURL("**/inbox/*");
        return page;
    }

    /** Once more with times that tick: whatever is on its way has arrived. */
    private void shoot(Page page, String name) {
        page.evaluate("() => Promise.all([...document.images]"
                + ".filter(image => image.offsetParent && image.getBoundingClientRect().top < innerHeight)"
                + ".map(image => image.decode().catch(() => {})))");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
