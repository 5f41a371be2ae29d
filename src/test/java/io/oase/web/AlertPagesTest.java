package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.alert.Alert;
import io.oase.alert.Crowd;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Crowd crowd = new Crowd(world);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Browsing.Person mara = new Browsing(world).as(world.mara);

    @BeforeEach
    void outages_are_watched_for() {
        world.clock.set(Instant.parse("2026-03-02T09:05:00Z"));
        world.watched.add(Crowd.outage(5, "Ausfall", "<b>kaputt</b>"));
        crowd.settle();
    }

    @Test
    void while_all_is_as_usual_the_page_says_so_and_what_is_watched() {
        assertThat(lena.get("/alerts", "").body())
                .contains("All is as usual", "Outage", "from Service outage", "Everything together", "href=\"/alerts\"")
                .contains("&lt;b&gt;kaputt")
                .doesNotContain("<b>kaputt");
    }

    @Test
    void an_alert_says_why_shows_its_posts_and_proposes_the_playbook_to_those_who_decide() {
        crowd.say("kim", 9, "Ausfall <script>alert(1)</script>");
        Alert alert = crowd.only();
        String page = "/alerts/" + alert.id();

        assertThat(lena.get("/alerts", "").body()).contains(page, "9 people wrote 9 posts with Ausfall", "Going on");
        assertThat(lena.get(page, "").body())
                .contains(
                        "9 people wrote 9 posts with Ausfall in 10 minutes (10:00–10:10).",
                        "fewer than 0.1",
                        "less often than once in",
                        "Since it began 9 people wrote 9 posts",
                        "There is a playbook for it",
                        "kim9",
                        "/conversations/",
                        "&lt;script&gt;",
                        "10:00: 9 people, usual fewer than 0.1")
                .doesNotContain("<script>alert", "/activations/new", "Let it speak", "name=\"reason\"");
        assertThat(mara.get(page, "").body())
                .contains(
                        "/activations/new?playbook&#61;service-outage&amp;alert&#61;" + alert.id(), "name=\"reason\"");
        assertThat(new Browsing(world).as(world.mara, "de").get(page, "").body())
                .contains("9 Menschen schrieben in 10 Minuten (10:00–10:10) 9 Beiträge mit Ausfall.")
                .contains("weniger als 0,1");
        assertThat(lena.get("/alerts/4711", "").status()).isEqualTo(404);
        assertThat(lena.get("/alerts?cursor=x", "").status()).isEqualTo(422);
    }

    @Test
    void it_is_silenced_with_a_reason_for_some_hours_and_speaks_again() {
        crowd.say("kim", 9, "Ausfall");
        String page = "/alerts/" + crowd.only().id();
        Map<String, String> form = Map.of("hours", "4", "reason", "A prize draw");

        assertThat(lena.post(page + "/silence", "", form).status()).isEqualTo(403);
        assertThat(mara.post(page + "/silence", "", Map.of("hours", "4", "reason", " "))
                        .body())
                .contains("Say why", "role=\"alert\"");
        assertThat(mara.post(page + "/silence", "", Map.of("hours", "9000", "reason", "For ever"))
                        .status())
                .isEqualTo(422);
        assertThat(mara.post(page + "/silence", "", form).status()).isEqualTo(303);
        assertThat(mara.get(page, "").body())
                .contains("Mara Vogt silenced the alert until 14:05: A prize draw", "Let it speak again");
        assertThat(lena.get("/alerts", "").body()).contains("Silenced", "A prize draw");
        assertThat(lena.post(page + "/silence/removal", "", Map.of()).status()).isEqualTo(403);
        assertThat(mara.post(page + "/silence/removal", "", Map.of()).status()).isEqualTo(303);
        assertThat(mara.get(page, "").body()).contains("Going on", "name=\"reason\"");

        world.clock.advance(Duration.ofHours(3));
        crowd.watch();
        assertThat(mara.get(page, "").body())
                .contains("Over since")
                .doesNotContain("name=\"reason\"", "/activations/new");
        assertThat(mara.post(page + "/silence", "", form).status()).isEqualTo(409);
    }

    @Test
    void a_notice_leads_to_its_alert_in_words_of_the_reader() {
        crowd.say("kim", 9, "Ausfall");
        long notice =
                world.notices.list(world.mara, null, 9, null).notices().get(0).id();
        assertThat(mara.get("/notices", "").body()).contains("Unusual: 9 people in 10 minutes write Ausfall");
        assertThat(mara.get("/notices/" + notice, "").location())
                .endsWith("/alerts/" + crowd.only().id());
    }
}
