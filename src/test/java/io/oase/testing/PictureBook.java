package io.oase.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Takes the pictures of the README from the real pages of a running demo: start it, then run this with the demo's address
 * and the folder for the pictures.
 *
 * <pre>{@code mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.oase.testing.PictureBook -Dexec.args="http://localhost:8080 docs/pictures"}</pre>
 */
public final class PictureBook {
    private PictureBook() {}

    public static void main(String[] args) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
            Path folder = Path.of(args[1]);
            wide(browser, args[0], folder);
            phone(browser, args[0], folder);
        }
    }

    private static void wide(Browser browser, String demo, Path folder) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT));
        signIn(page, demo, "Lena");
        page.navigate(demo + "/inbox/open");
        page.locator(".row").nth(1).click();
        page.waitForSelector(".talk");
        page.fill(
                "#text",
                "Thank you for telling us. We are looking into it now, and I will write again within the hour.");
        page.waitForSelector("#length:has-text(\"of 500\")");
        page.keyboard().press("Control+Enter");
        page.waitForSelector(".state.published, article.ours:has-text(\"Published\")");
        shoot(page, folder, "conversation");
        page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(1440, 900)
                .setLocale("de-DE")
                .setColorScheme(ColorScheme.DARK));
        signIn(page, demo, "Ada");
        page.navigate(demo + "/channels");
        shoot(page, folder, "channels-dark");
    }

    private static void phone(Browser browser, String demo, Path folder) {
        Page page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.DARK));
        signIn(page, demo, "Ben");
        page.navigate(demo + "/inbox/open");
        shoot(page, folder, "phone-list");
        page.locator(".row").nth(2).click();
        page.waitForSelector(".talk");
        shoot(page, folder, "phone-conversation");
    }

    private static void signIn(Page page, String demo, String name) {
        page.navigate(demo + "/sign-in");
        page.locator("form[action='/sign-in/demo'] button:has-text(\"" + name + "\")")
                .click();
        page.waitForSelector(
                "#nav, #bar",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    }

    private static void shoot(Page page, Path folder, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
