package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A countdown in a page that stays open says each second what a page made in that second would. */
class CountdownIT {
    private static final Reader READER = new Samples(Locale.ENGLISH).reader;

    private static Playwright playwright;
    private static Browser browser;
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
        server = LookAtPages.serve(0);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop(0);
        }
        playwright.close();
    }

    @ParameterizedTest
    @CsvSource({
        // warns after, due after, looked at around
        "PT3M,     PT4M,       PT3M",
        "PT3M,     PT4M,       PT4M",
        "PT3M0.5S, PT4M0.5S,   PT3M",
        "PT3M0.5S, PT4M0.5S,   PT4M",
        "PT10M,    PT1H10M,    PT10M",
        "PT9H,     PT12H0M20S, PT20S",
        "PT20S,    PT20H,      PT20S",
        "PT8H,     PT20H,      PT8H"
    })
    void tone_and_words_change_when_a_new_page_would_have_others(Duration warn, Duration due, Duration around) {
        try (Page page = browser.newPage()) {
            // Nobody's clock goes right: the server's counts.
            Instant here = READER.now().minus(Duration.ofMinutes(7));
            page.clock()
                    .install(new Clock.InstallOptions()
                            .setTime(here.minusSeconds(1).toEpochMilli()));
            page.clock().pauseAt(here.toEpochMilli());
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/inbox?lang=en");
            page.evaluate(
                    "html => document.querySelector('.row .due').outerHTML = html",
                    OneFace.FACE.part(
                            new Visit(READER, "light", "sample", null),
                            "due",
                            promised(
                                    READER.now(),
                                    READER.now().plus(due),
                                    READER.now().plus(warn))));
            Duration passed = around.minusSeconds(3);
            page.clock().fastForward(passed.toMillis());
            for (int i = 0; i < 6; i++) {
                page.clock().runFor(1_000);
                passed = passed.plusSeconds(1);
                Row.Due made = promised(
                        READER.now().plus(passed),
                        READER.now().plus(due),
                        READER.now().plus(warn));
                Locator shown = page.locator(".row .due").first();
                assertThat(shown.getAttribute("class")).as("after %s", passed).isEqualTo("due " + made.tone());
                assertThat(shown.locator("time").textContent())
                        .as("after %s", passed)
                        .isEqualTo(made.text());
            }
        }
    }

    private static Row.Due promised(Instant now, Instant due, Instant warn) {
        return new Dues(new Reader(READER.language(), READER.zone(), now)).promised(due, warn, "next_response");
    }
}
