package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.target.StoredCalendar;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CalendarPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person ada = site.as(world.ada);
    private final Browsing.Person mara = site.as(world.mara);
    private final StoredCalendar shipped = world.calendars.all(world.ada).get(0);
    private final String page = "/calendars/" + shipped.id();

    @Test
    void the_list_says_what_each_calendar_is_and_whether_somebody_is_there() {
        assertThat(ada.get("/calendars", "").body())
                .contains(
                        "Öffnungszeiten · Opening hours",
                        "Mon–Fri 9–17",
                        "Germany",
                        "Open until 17:00",
                        "Create a calendar");
        assertThat(site.as(world.ada, "de").get("/calendars", "").body())
                .contains("Mo–Fr 9–17", "Deutschland", "Geöffnet bis 17:00");
    }

    @Test
    void leads_look_and_ask_but_change_nothing() {
        assertThat(mara.get("/calendars", "").body()).contains("Mon–Fri 9–17").doesNotContain("Create a calendar");
        assertThat(mara.get(page, "").body())
                .contains("In force from", "The next four weeks")
                .doesNotContain("h0-monday", "value=\"save\"", "/retirement");
        assertThat(mara.post(page + "/preview", "calendar-preview", Map.of("at", "2026-03-06T16:30", "span", "1 h"))
                        .body())
                .contains("Due Monday, 9 March 2026, 09:30");
        assertThat(mara.post(page, "", typed(Map.of())).status()).isEqualTo(403);
        assertThat(mara.get("/calendars/new", "").status()).isEqualTo(403);
        assertThat(mara.post(page + "/retirement", "", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void agents_have_no_business_here() {
        Browsing.Person lena = site.as(world.lena);
        assertThat(lena.get("/inbox/mine", "").body()).doesNotContain("href=\"/calendars\"");
        assertThat(mara.get("/inbox/mine", "").body()).contains("href=\"/calendars\"");
        for (String path : new String[] {"/calendars", "/calendars/new", page}) {
            assertThat(lena.get(path, "").status()).as(path).isEqualTo(403);
        }
        assertThat(lena.post(page + "/preview", "calendar-preview", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void what_is_typed_shows_what_it_would_do_before_it_is_saved() {
        Answer preview = ada.post(
                page + "/preview",
                "calendar-preview",
                typed(Map.of("h0-monday", "10 bis 12", "h0-tuesday", "9-", "country", "at")));
        assertThat(preview.body())
                .contains("Due Monday, 9 March 2026, 11:20", "One field is not understood yet", "10–12")
                .contains("id=\"u-h0-tuesday\" hx-swap-oob=\"true\">“9-” is not understood")
                .contains("id=\"region-field\"", "Vorarlberg")
                .doesNotContain("<html");
        assertThat(world.calendars.get(world.ada, shipped.id()).no()).isEqualTo(1);
    }

    @Test
    void a_saved_change_is_a_version_of_its_own() {
        Answer saved = ada.post(
                page,
                "",
                typed(Map.of(
                        "h0-saturday", "10–14",
                        "region", "by",
                        "d7-date", "2026-12-24",
                        "d7-name", "Heiligabend",
                        "d7-open", "9–12",
                        "d9-date", "",
                        "d9-name", "",
                        "d9-open", "")));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(saved.location()).endsWith(page + "?saved=1");
        assertThat(ada.get(page + "?saved=1", "").body())
                .contains("Saved.", "Heiligabend", "value=\"10–14\"", "Ada Sommer");
        StoredCalendar now = world.calendars.get(world.ada, shipped.id());
        assertThat(now.no()).isEqualTo(2);
        assertThat(now.written().days()).hasSize(1);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        Answer refused = ada.post(
                page,
                "",
                typed(Map.of(
                        "zone", "Europe/Bärlin",
                        "h0-monday", "17-9",
                        "h0-friday", "9–12, 11–13",
                        "h0-sunday", "<b>never</b>",
                        "d0-date", "",
                        "d0-name", "",
                        "d0-open", "",
                        "d1-date", "9999-01-01",
                        "d1-name", "Far away")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"Europe/Bärlin\"", "There is no time zone called “Europe/Bärlin”")
                .contains("value=\"17-9\"", "The end, 09:00, is not after the beginning, 17:00")
                .contains("11:00–13:00 overlaps 09:00–12:00")
                .contains("&lt;b&gt;never&lt;/b&gt;")
                .contains("id=\"e-d1-date\">Choose a day from 1970-01-01 to 2199-12-31");
        assertThat(world.calendars.get(world.ada, shipped.id()).no()).isEqualTo(1);
    }

    @Test
    void whoever_saves_second_is_told_keeps_what_was_typed_and_may_save_again() {
        Map<String, String> mine = typed(Map.of("h0-saturday", "10–14"));
        ada.post(page, "", typed(Map.of("h0-saturday", "8–10")));
        Answer refused = ada.post(page, "", mine);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Somebody has changed this calendar", "value=\"10–14\"", "name=\"seen\" value=\"2\"");
        mine.put("seen", "2");
        assertThat(ada.post(page, "", mine).status()).isEqualTo(303);
        assertThat(world.calendars.get(world.ada, shipped.id()).no()).isEqualTo(3);
    }

    @Test
    void rows_come_and_go_without_losing_what_was_typed() {
        Answer more = ada.post(page, "calendar-form", typed(Map.of("h0-saturday", "10 to 14", "do", "add-day")));
        assertThat(more.body())
                .contains("id=\"d0-date\"", "autofocus", "value=\"10 to 14\"")
                .doesNotContain("<html");
        Answer second = ada.post(page, "", typed(Map.of("do", "add-hours")));
        assertThat(second.body()).contains("<html", "id=\"h1-from\"", "value=\"2026-04-01\"", "value=\"remove-h1\"");
        Answer fewer = ada.post(
                page, "calendar-form", typed(Map.of("h1-from", "2026-04-01", "h1-monday", "8–9", "do", "remove-h0")));
        assertThat(fewer.body()).contains("value=\"8–9\"").doesNotContain("id=\"h1-from\"");
        assertThat(world.calendars.get(world.ada, shipped.id()).no()).isEqualTo(1);
    }

    @Test
    void too_many_special_days_are_refused_in_words() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 401; i++) {
            many.put("d" + i + "-date", world.clock.instant().toString().substring(0, 10));
        }
        Answer refused = ada.post(page, "", typed(many));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A calendar has at most 400 special days; these are 401.");
    }

    @Test
    void a_new_calendar_is_made_and_retired_and_the_last_one_stays() {
        Answer made = ada.post("/calendars/new", "", typed(Map.of("name", "Night <i>shift</i>", "seen", "")));
        assertThat(made.status()).isEqualTo(303);
        assertThat(ada.get("/calendars", "").body()).contains("Night &lt;i&gt;shift&lt;/i&gt;");
        assertThat(ada.post("/calendars/new", "", typed(Map.of("name", "night <I>shift</I>")))
                        .body())
                .contains("There is a calendar called");
        assertThat(ada.post(page + "/retirement", "", Map.of()).body()).contains("Targets count in this calendar");
        world.targets.all(world.ada).forEach(target -> world.targets.retire(world.ada, target.id()));
        assertThat(ada.post(page + "/retirement", "", Map.of()).status()).isEqualTo(303);
        String other = made.location().replaceFirst(".*(/calendars/\\d+).*", "$1");
        Answer last = ada.post(other + "/retirement", "", Map.of());
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.body()).contains("This is the only calendar.");
        assertThat(ada.get(page, "").status()).isEqualTo(404);
    }

    @Test
    void any_question_gets_an_answer() {
        String[][] questions = {
            {"2026-03-06T16:30", "soon", "Enter a time such as 2 h"},
            {"2026-03-06T16:30", "-1", "Enter a time such as 2 h"},
            {"9999-12-31T23:59", "2 h", "Enter a day and a time between the years 1970 and 2199"},
            {"yesterday", "2 h", "Enter a day and a time"},
            {"", "", "Enter a day and a time"},
            {"2199-12-31T23:59", "2000 h", "Due"},
            {"1970-01-01T00:00", "1 min", "Due"}
        };
        for (String[] question : questions) {
            Answer answer = ada.post(
                    page + "/preview", "calendar-preview", typed(Map.of("at", question[0], "span", question[1])));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).as(String.join(", ", question)).contains(question[2], "The next four weeks");
        }
    }

    @Test
    void the_picture_shows_holidays_special_days_and_the_turning_of_the_clocks() {
        // From Monday, 2 March 2026: the clocks go forward on the 29th.
        Answer preview = ada.post(
                page + "/preview",
                "calendar-preview",
                typed(Map.of("country", "de", "region", "be", "d0-date", "2026-03-12", "d0-name", "Works outing")));
        assertThat(preview.body())
                .contains("At 02:00 the clock goes forward by 1 h 00", "Works outing", "Week 10", "Week 13")
                .contains("International Woman");
    }

    /** What the form sends, with some of it typed over. */
    private Map<String, String> typed(Map<String, String> changes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", shipped.name());
        form.put("zone", "Europe/Berlin");
        form.put("country", "de");
        form.put("regionsOf", "de");
        form.put("region", "");
        form.put("seen", "1");
        form.put("h0-from", "2000-01-01");
        for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday"}) {
            form.put("h0-" + day, "9–17");
        }
        form.put("at", "2026-03-06T16:20");
        form.put("span", "2 h");
        form.putAll(changes);
        return form;
    }
}
