package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.notice.Mailing;
import io.oase.notice.Notice;
import io.oase.notice.Preference;
import io.oase.notice.PushDevice;
import io.oase.people.Role;
import io.oase.people.Team;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotificationPagesTest {
    private static final Map<String, String> BROWSER = Map.of(
            "endpoint", "http://127.0.0.1:9/send/1",
            "p256dh", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth", "BTBZMqHH6r4Tts7J_aSIgg");

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing browsing = new Browsing(world);
    private final Browsing.Person lena = browsing.as(world.lena);
    private final Browsing.Person mara = browsing.as(world.mara);

    @Test
    void the_page_shows_every_kind_and_is_found_from_notices_and_from_ones_own_menu() {
        String page = lena.get("/notifications", "").body();
        for (String kind : Notice.KINDS) {
            assertThat(page).contains("name=\"mail." + kind + "\"");
        }
        assertThat(page).contains("A colleague gave me something", "Quiet hours", "value=\"Europe/Berlin\"");
        assertThat(lena.get("/notices", "").body()).contains("href=\"/notifications\"");
        assertThat(lena.get("/inbox/mine", "").body()).contains("href=\"/notifications\"");
    }

    @Test
    void what_is_saved_is_one_persons_own_and_kinds_the_form_did_not_show_stay_as_they_were() {
        Map<String, String> form = form("08:00");
        form.put("kind", "handed");
        form.put("mail.handed", "none");
        form.put("push.handed", "true");
        form.put("quiet", "true");
        form.put("day", "FRIDAY");
        Browsing.Answer saved = lena.post("/notifications", "", form);
        assertThat(saved.location()).endsWith("/notifications?saved=1");
        assertThat(lena.get("/notifications?saved=1", "").body()).contains("Saved.");
        Preference now = world.preferences.of(world.lena);
        assertThat(now.choice(Notice.HANDED, Role.AGENT).mail()).isEqualTo(Mailing.NONE);
        assertThat(now.choice(Notice.HANDED, Role.AGENT).counts()).isFalse();
        assertThat(now.choice(Notice.TARGET_NEAR, Role.AGENT).mail()).isEqualTo(Mailing.AT_ONCE);
        assertThat(now.quiet().days()).containsExactly(DayOfWeek.FRIDAY);
        assertThat(world.preferences.of(world.mara).choices()).isEmpty();
    }

    @Test
    void what_was_typed_stays_when_it_is_refused_and_every_wrong_thing_is_said() {
        Map<String, String> form = form("08:00");
        form.put("zone", "Atlantis");
        form.put("kind", "team");
        form.put("mail.team", "at_once");
        Browsing.Answer answer = lena.post("/notifications", "", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"Atlantis\"", "no time zone of this name", "selected>at once");
        Map<String, String> noDay = form("08:00");
        noDay.put("quiet", "true");
        assertThat(lena.post("/notifications", "", noDay).body()).contains("at least one day");
        assertThat(lena.post("/notifications", "", form("")).body()).contains("one to 4 times");
        assertThat(lena.post("/notifications", "", form("tomorrow")).status()).isEqualTo(422);
    }

    @Test
    void a_browser_that_is_switched_on_stands_in_the_list_and_can_be_tried_and_removed() {
        assertThat(lena.get("/notifications", "").body())
                .contains("data-push=\"" + world.pushDevices.publicKey().orElseThrow() + "\"");
        String part = lena.post("/notifications/devices", "devices", BROWSER).body();
        assertThat(part).contains("Browser", "nothing told yet").doesNotContain("<html", "127.0.0.1:9");
        PushDevice device = world.pushDevices.list(world.lena).get(0);
        assertThat(part).contains("data-mark=\"" + device.mark() + "\"");
        String there = "/notifications/devices/" + device.id();
        assertThat(lena.post(there + "/test", "", Map.of()).body()).contains("127.0.0.1");
        assertThat(mara.post(there + "/test", "", Map.of()).status()).isEqualTo(404);
        assertThat(mara.post(there + "/removal", "", Map.of()).status()).isEqualTo(404);
        assertThat(lena.post(there + "/removal", "devices", Map.of()).status()).isEqualTo(200);
        assertThat(world.pushDevices.list(world.lena)).isEmpty();
        Map<String, String> nonsense = new LinkedHashMap<>(BROWSER);
        nonsense.put("auth", "x");
        Browsing.Answer refused = lena.post("/notifications/devices", "devices", nonsense);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("not what a browser gives");
    }

    @Test
    void the_browser_puts_away_what_was_read_and_learns_nothing_of_others() {
        world.db.useTransaction(handle -> {
            for (String key : List.of("a", "b")) {
                Notice notice = new Notice(key, Notice.REASSIGNED, null, Map.of("assignee", "Ben"), false);
                world.notices.send(handle, notice, List.of(world.lena.id(), world.mara.id()), world.clock.instant());
            }
        });
        List<Long> ids = world.notices.list(world.lena, null, 9, null).notices().stream()
                .map(told -> told.id())
                .toList();
        world.notices.mark(world.lena, ids.get(0), true);
        String query = "/notices/pushed?id=" + ids.get(0) + "&id=" + ids.get(1) + "&id=4711";
        assertThat(lena.get(query, "").body()).isEqualTo("{\"unread\":[" + ids.get(1) + "]}");
        assertThat(mara.get(query, "").body()).isEqualTo("{\"unread\":[]}");
    }

    @Test
    void a_team_gets_a_chat_whose_secret_is_shown_once_and_whose_address_never() {
        Team billing = world.teams.create(world.mara, "Billing", List.of());
        String chats = "/teams/" + billing.id() + "/chats";
        assertThat(lena.get(chats, "").status()).isEqualTo(403);
        assertThat(mara.get("/teams/" + billing.id(), "").body()).contains(chats);
        assertThat(mara.get(chats, "").body()).contains("No chat hears");
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "name", "Town Square", "url", "ftp://chat", "kinds", "team", "language", "en", "active", "true"));
        Browsing.Answer refused = mara.post(chats, "", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Town Square", "no https address").doesNotContain("ftp://chat");
        form.put("url", "http://127.0.0.1:9/very-secret");
        String made = mara.post(chats, "", form).body();
        assertThat(made).contains("whsec_", "Town Square", "nothing sent yet").doesNotContain("very-secret");
        long id = world.teamWebhooks.list(world.mara, billing.id()).get(0).id();
        assertThat(mara.get(chats, "").body()).doesNotContain("whsec_");
        assertThat(mara.post(chats + "/" + id + "/test", "", Map.of()).body()).contains("it does not work");
        assertThat(lena.post(chats + "/" + id + "/test", "", Map.of()).status()).isEqualTo(403);
        assertThat(mara.get(chats + "/" + id, "").body()).doesNotContain("very-secret");
        form.put("url", "");
        form.remove("active");
        assertThat(mara.post(chats + "/" + id, "", form).status()).isEqualTo(303);
        assertThat(mara.get(chats, "").body()).contains("paused");
        Team other = world.teams.create(world.mara, "Other", List.of());
        assertThat(mara.post("/teams/" + other.id() + "/chats/" + id + "/removal", "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(mara.post(chats + "/" + id + "/removal", "", Map.of()).status())
                .isEqualTo(303);
        assertThat(world.teamWebhooks.list(world.mara, billing.id())).isEmpty();
    }

    @Test
    void what_a_browser_keeps_holds_nothing_of_anybody() {
        Browsing.Answer offline = lena.get("/offline", "");
        assertThat(offline.status()).isEqualTo(200);
        assertThat(offline.body())
                .contains("No connection to Oase")
                .doesNotContain("Lena", "csrf", "X-CSRF-Token", "data-me", "data-live");
        Browsing.Answer worker = lena.get("/service-worker.js", "");
        assertThat(worker.body()).contains("/offline", "/assets/css-").doesNotContain("{css}", "{iconsmall}");
    }

    @Test
    void browsers_are_called_what_people_call_them() {
        assertThat(BrowserName.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox, Linux");
        assertThat(
                        BrowserName.of(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0"))
                .isEqualTo("Edge, Windows");
        assertThat(
                        BrowserName.of(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(BrowserName.of(null)).isEqualTo("Browser");
        assertThat(BrowserName.of("<script>")).isEqualTo("Browser");
    }

    private static Map<String, String> form(String digest) {
        return new LinkedHashMap<>(Map.of("from", "18:00", "to", "08:00", "zone", "Europe/Berlin", "digest", digest));
    }
}
