package io.oase.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at a page in a browser as axe-core and a measuring tape do. */
public final class Axe {
    private static final String SCRIPT = script();
    private static final String RULES =
            "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']}";
    private static final String CONTRAST = "{type: 'rule', values: ['color-contrast']}";

    private Axe() {}

    /** Has axe brought along by every document of these pages: to send half a megabyte of it for each look takes longer than the look. */
    public static void comesTo(BrowserContext pages) {
        pages.addInitScript(SCRIPT);
    }

    /**
     * What is wrong with the page as it stands: every rule in its present colours, the contrast once more in the other
     * ones, and whether anything is wider than the screen. Axe must have been brought along.
     *
     * @param name what to call the page
     * @return one line for each fault; empty when all is well
     */
    public static List<String> faults(Page page, String name) {
        List<String> faults = new ArrayList<>();
        run(page, RULES).forEach(fault -> faults.add(name + ": " + fault));
        String theme = String.valueOf(page.evaluate("document.documentElement.dataset.theme || ''"));
        boolean dark = (Boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
        if (theme.isEmpty()) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.LIGHT : ColorScheme.DARK));
        } else {
            page.evaluate(
                    "theme => { document.documentElement.dataset.theme = theme }",
                    theme.equals("dark") ? "light" : "dark");
        }
        run(page, CONTRAST).forEach(fault -> faults.add(name + " in the other colours: " + fault));
        if (theme.isEmpty()) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        } else {
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme);
        }
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth")) {
            faults.add(name + ": wider than the screen");
        }
        if ((Boolean) page.evaluate(
                "!!document.querySelector('.frame')" + " && document.documentElement.scrollHeight > innerHeight + 1")) {
            faults.add(name + ": the frame itself can be scrolled away");
        }
        return faults;
    }

    /** Only what is violated is collected; what passes would be the most of axe's work. */
    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, String only) {
        // What is still turning has no end; colours on their way to another are taken there.
        page.evaluate("document.getAnimations().forEach(animation => { try { animation.finish() } catch { } })");
        return (List<String>) page.evaluate("async () => (await axe.run(document, {runOnly: " + only
                + ", resultTypes: ['violations'], preload: false})).violations.flatMap(v => v.nodes.map(n => v.id + ' '"
                + " + n.html.slice(0, 160) + ' ' + (n.any[0]?.message || '')))");
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
