package io.oase.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium for browser tests; without one they are skipped, saying so, but never in CI. */
public final class Chromium {
    private Chromium() {}

    /** Starts it, headless. The caller closes it. */
    public static Browser launch(Playwright playwright) {
        Optional<Path> found =
                List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        if (found.isEmpty() && System.getenv("CI") == null) {
            System.out.println("Browser tests are skipped: there is no Chromium here (Debian: apt install chromium).");
            Assumptions.abort("no Chromium");
        }
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(found.orElseThrow(() -> new IllegalStateException("CI needs Chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** Playwright without its own browsers. */
    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }
}
