package io.oase.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes pictures of pages with sample data: folder, then {@code name?query@WIDTHxHEIGHT} for each. A page that says
 * anything on the browser's console says it here too.
 */
final class TakePictures {
    private TakePictures() {}

    /** Takes them and ends. */
    public static void main(String[] args) throws IOException {
        var server = LookAtPages.serve(0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try (Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            for (String what : List.of(args).subList(1, args.length)) {
                String[] parts = what.split("[@x](?=\\d)");
                int width = Integer.parseInt(parts[1]);
                try (Page page = browser.newPage(
                        new Browser.NewPageOptions().setViewportSize(width, Integer.parseInt(parts[2])))) {
                    page.onConsoleMessage(message -> System.out.println(parts[0] + ": " + message.text()));
                    page.navigate(base + parts[0]);
                    page.waitForTimeout(150);
                    if (parts[0].contains("press=")) {
                        page.keyboard().press(parts[0].replaceAll(".*press=", ""));
                        page.waitForTimeout(250);
                    }
                    String file = parts[0].replaceAll("[^A-Za-z0-9]+", "-") + "-" + width + ".png";
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(args[0], file)));
                }
            }
        }
        server.stop(0);
    }
}
