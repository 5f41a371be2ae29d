package io.oase;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.oase.testing.Onboarding;
import io.oase.testing.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A crowd writes: who has a page open sees it at once, whichever page it is. */
class AlertsIT {
    private static final List<String> CROWD = List.of(
            "jonas_kern",
            "frau_wiesner",
            "mehmet_a",
            "priya_n",
            "tomasz_m",
            "ida_lund",
            "kai_uwe",
            "sofia_r",
            "nele_p",
            "olli",
            "familie_haas",
            "dave_b",
            "leyla_o",
            "marthe",
            "benno_f",
            "grace_k",
            "emil_w",
            "jette");

    private static Workplace place;

    @BeforeAll
    static void open() throws IOException {
        place = Workplace.open(
                Map.of("OASE_PLAYBOOKS", Path.of("playbooks").toAbsolutePath().toString()));
    }

    @AfterAll
    static void close() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void a_new_alert_comes_to_every_open_page_and_grows_there() {
        Page ada = Onboarding.begin(place).connectTown().admin();
        place.says("uwe_radke", "Wann kommt der Ableser?", "public", "");
        place.poll(ada, 1);
        Page list = place.signedIn("ada@oase.example", "en-GB", false);
        list.navigate("/alerts");
        assertThat(list.locator("#alert-lines")).containsText("All is as usual");
        Page inbox = place.signedIn("ada@oase.example", "en-GB", false);
        inbox.navigate("/inbox/all");
        assertThat(inbox.locator(".row").first()).isVisible();

        CROWD.subList(0, 16).forEach(who -> place.says(who, "Stromausfall in der Südstadt!", "public", ""));
        place.poll(ada, 1);

        assertThat(list.locator("#alert-lines .alertline")).hasCount(1);
        assertThat(list.locator("#alert-lines")).containsText("16 people");
        assertThat(list.locator("#alert-lines")).containsText("*ausfall");
        assertThat(inbox.locator("#toasts")).containsText("16 people");
        assertThat(inbox.locator("#bar, #nav").first()).containsText("1");

        list.locator("#alert-lines .alertline a").click();
        list.waitForURL("**/alerts/*");
        assertThat(list.locator("#alert-now")).containsText("Since it began 16 people");
        list.fill("#silence-reason", "half a rea");
        place.says(CROWD.get(16), "Hier auch Stromausfall", "public", "");
        place.poll(ada, 1);
        assertThat(list.locator("#alert-now")).containsText("Since it began 17 people");
        assertThat(list.locator("#silence-reason")).hasValue("half a rea");

        Page other = place.signedIn("ada@oase.example", "en-GB", false);
        other.navigate(list.url());
        other.fill("#silence-reason", "We know");
        other.locator(".silencing button").click();
        assertThat(list.locator("#alert-now")).containsText("We know");
        assertThat(place.said()).isEmpty();
    }
}
