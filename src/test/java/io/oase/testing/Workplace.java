package io.oase.testing;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.oase.demo.DemoNetwork;
import io.oase.demo.Later;
import io.oase.people.Role;
import io.oase.web.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * Everything there is when somebody works with Oase: the real application as a process on a real database, a town to listen
 * to in which nobody speaks unless the test does, and a browser. What any page says on its console is kept.
 */
public final class Workplace implements AutoCloseable {
    public static final String PASSWORD = "a calm lake in the morning";

    public final DemoNetwork town;
    public final Border border;
    public final RunningOase oase;
    public final Browser browser;
    private final Playwright playwright;
    private final TestDatabase database;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Workplace(
            Playwright playwright,
            Browser browser,
            TestDatabase database,
            DemoNetwork town,
            Border border,
            RunningOase oase) {
        this.playwright = playwright;
        this.browser = browser;
        this.database = database;
        this.town = town;
        this.border = border;
        this.oase = oase;
    }

    /** Starts everything; without a Chromium the test is skipped, saying so. */
    public static Workplace open() throws IOException {
        return open(Map.of());
    }

    /** The same with further settings of the application, by the names of their environment variables. */
    public static Workplace open(Map<String, String> settings) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningOase.PATIENCE.toMillis());
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright);
        TestDatabase database = TestDatabase.fresh();
        DemoNetwork town = DemoNetwork.start(Clock.systemUTC(), new Random(7), new Silence(), 0);
        Border border = Border.before(town.baseUrl(), town.accessToken());
        RunningOase oase = new RunningOase(Files.createTempDirectory("oase-workplace"))
                .on(database.address())
                .set("OASE_UNDO_SECONDS", "60")
                .set("OASE_LOG_LEVEL", "WARN");
        settings.forEach(oase::set);
        oase.start();
        return new Workplace(playwright, browser, database, town, border, oase);
    }

    /** A colleague, who signs in with everybody's password. */
    public void hires(String email, String name, Role role) {
        new Staff(database.jdbi()).hire(email, name, role, PASSWORD);
    }

    /** The town becomes a channel, without the browser; its id. */
    public long connects(String name) {
        return oase.connect(border.address(), town.accessToken(), name, null);
    }

    /** A page of somebody not signed in yet, at a desk or on a phone. */
    public Page page(String language, boolean phone) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(phone ? 390 : 1440, phone ? 844 : 900)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setTimezoneId("Europe/Berlin")
                .setBaseURL(oase.pages())
                .setLocale(language));
        context.setDefaultTimeout(RunningOase.PATIENCE.toMillis());
        Axe.comesTo(context);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !overtaken(message.text())) {
                said.add(message.page().url() + " said: " + message.text());
            }
        });
        context.onWebError(error -> said.add("failed: " + error.error()));
        return context.newPage();
    }

    /** Signs in with the form. */
    public Page signedIn(String email, String language, boolean phone) {
        Page page = page(language, phone);
        page.navigate("/sign-in");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/inbox/*");
        return page;
    }

    /** What pages said on their consoles since the last time this was asked. */
    public List<String> said() {
        List<String> all = List.copyOf(said);
        said.clear();
        return all;
    }

    /** One of the town's people says something; the id of the post. */
    public String says(String who, String text, String audience, String answering) {
        APIResponse answer = playwright
                .request()
                .newContext()
                .post(
                        town.baseUrl() + "/write",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create()
                                        .set("who", who)
                                        .set("text", text)
                                        .set("for", audience)
                                        .set("to", answering)));
        if (answer.status() != 303) {
            throw new AssertionError("The town did not take it: " + answer.status() + " " + answer.text());
        }
        return answer.headers().get("location").replaceAll("^.*/", "");
    }

    /** Has a channel read soon, as somebody who may. */
    public void poll(Page by, long channel) {
        String csrf = by.request().get("/profile").text().replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        APIResponse answer = by.request()
                .post(
                        "/channels/" + channel + "/polls",
                        RequestOptions.create().setForm(FormData.create().set("csrf", csrf)));
        if (!answer.ok()) {
            throw new AssertionError("It could not be polled: " + answer.status() + " " + answer.text());
        }
    }

    /** The time to take back what was sent is over: it goes out. */
    public void undoIsOver() {
        database.jdbi().useHandle(handle -> handle.execute("UPDATE outbox SET due_at = now()"));
    }

    /** When many are answered, the next needs not wait for the one before. */
    public void answersTakeNoTurns() {
        Pace.lift(database.jdbi());
    }

    /** Everything that was sent stands on the network. */
    public void everythingIsOut() {
        undoIsOver();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT NOT EXISTS (SELECT FROM outbox)")
                        .mapTo(Boolean.class)
                        .one()));
    }

    /** So htmx says that it dropped a request because a newer one replaces it, which is meant. */
    private static boolean overtaken(String words) {
        return words.startsWith("htmx:sendAbort,") || words.startsWith("htmx:afterRequest,");
    }

    @Override
    public void close() {
        playwright.close();
        oase.close();
        border.close();
        town.close();
        database.close();
    }

    /** Nobody does anything by themselves. */
    private static final class Silence implements Later {
        @Override
        public void in(Duration wait, Runnable what) {
            // What the town's people would do by themselves later, they never do.
        }

        @Override
        public void close() {
            // Nothing is waiting.
        }
    }
}
