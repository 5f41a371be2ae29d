package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.people.AccountChange;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The figures themselves: io.oase.insight.HandComputedWeekTest. */
class ReportPagesTest {
    private static final String HOSTILE = "=cmd|'/C calc'!A1,\"<script>alert(1)</script>";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);
    private final Browsing.Person ada = site.as(world.ada);

    @BeforeEach
    void somethingWasAnsweredAndSomethingWaits() {
        Instant now = world.clock.advance(Duration.ofHours(5));
        String asked = world.network.mention("kim", "Where is my order?", now.minusSeconds(3600));
        world.network.own(asked, "On its way.", now.minusSeconds(1800));
        world.network.mention("ana", "<b>When</b> do you open?", now.minusSeconds(600));
        world.poll();
        world.inbox.take(world.lena, world.all().get(0).id());
    }

    @Test
    void every_figure_leads_to_what_it_counts() {
        Answer report = mara.get("/reports", "");
        assertThat(report.status()).isEqualTo(200);
        List<String> links = Pattern.compile("href=\"(/reports/behind\\?[^\"]+)\">(\\d+)<")
                .matcher(report.body())
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .distinct()
                .toList();
        assertThat(links).hasSizeGreaterThan(5);
        for (String link : links) {
            String[] parts = link.split(" ");
            Answer behind = mara.get(parts[0].replace("&amp;", "&").replace("&#61;", "="), "");
            assertThat(behind.body()).as(link).contains(parts[1] + (parts[1].equals("1") ? " time" : " times"));
            assertThat(rows(behind)).as(link).isEqualTo(Integer.parseInt(parts[1]));
        }
    }

    @Test
    void the_definitions_stand_on_the_page_in_both_languages() {
        assertThat(mara.get("/reports", "").body())
                .contains("What these figures mean", "Solved at first contact", "Rounded down", "Europe/Berlin");
        world.people.change(world.mara, world.mara.id(), AccountChange.profile(null, null, null, "de", null, null));
        assertThat(site.as(world.mara).get("/reports", "").body())
                .contains("Was diese Zahlen bedeuten", "Beim ersten Kontakt gelöst", "Abgerundet")
                .doesNotContain("What these figures mean");
    }

    @Test
    void a_period_that_cannot_be_is_said_and_the_usual_one_shown() {
        Answer answer = mara.get("/reports?period=days&from=2026-03-02&to=2026-02-01", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("has to be after its beginning", "Last 30 days");
        assertThat(mara.get("/reports/response-times.csv?period=days&from=x&to=y", "")
                        .status())
                .isEqualTo(422);
        assertThat(mara.get("/reports?period=days&from=2026-02-01&to=2026-03-02&by=hour&kind=take", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void teams_are_told_apart_once_there_are_any() {
        assertThat(mara.get("/reports", "").body()).doesNotContain("name=\"team\"", "value=\"team\"");
        long billing = world.teams
                .create(world.mara, "Billing", List.of(world.lena.id()))
                .id();
        world.inbox.giveToTeam(world.mara, world.all().get(0).id(), billing, null);
        assertThat(mara.get("/reports?by=team", "").body()).contains("Billing", "No team", "name=\"team\"");
        assertThat(mara.get("/reports?team=" + billing, "").status()).isEqualTo(200);
        assertThat(mara.get("/reports/response-times.csv?by=team", "").body()).contains("Billing");
    }

    @Test
    void agents_see_their_own_figures_and_no_others() {
        assertThat(lena.get("/reports", "").body())
                .contains("How fast I answer")
                .doesNotContain("name=\"agent\"", "agent-figures", "value=\"agent\"");
        assertThat(lena.get("/reports?agent=" + world.ben.id() + "&by=agent", "")
                        .body())
                .contains("How fast I answer")
                .doesNotContain("Ben Ott");
        assertThat(lena.get("/reports/response-times.csv?agent=" + world.ben.id(), "")
                        .status())
                .isEqualTo(403);
        assertThat(lena.get("/reports/behind?agent=" + world.ben.id(), "").status())
                .isEqualTo(403);
        Browsing.Person cora = site.as(world.people.create(
                world.ada, NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password")));
        assertThat(cora.get("/reports", "").body())
                .contains("How fast we answer")
                .doesNotContain("name=\"agent\"");
        assertThat(cora.get("/reports/response-times.json?by=agent", "").status())
                .isEqualTo(403);
    }

    @Test
    void hidden_figures_of_single_people_are_hidden_everywhere_from_everybody_and_who_hid_them_is_on_record() {
        assertThat(mara.get("/reports?by=agent", "").body()).contains("value=\"agent\" selected", "Lena Brandt");
        assertThat(mara.post("/reports/agent-figures", "", Map.of("hidden", "true"))
                        .status())
                .isEqualTo(403);
        assertThat(ada.post("/reports/agent-figures", "", Map.of("hidden", "true"))
                        .status())
                .isEqualTo(303);
        assertThat(ada.get("/reports", "").body()).contains("hidden by Ada Sommer", "Show them again");

        for (Browsing.Person person : List.of(mara, ada)) {
            assertThat(person.get("/reports?by=agent&agent=" + world.lena.id(), "")
                            .body())
                    .doesNotContain("Lena Brandt", "value=\"agent\"");
            for (String where : List.of("response-times.csv?", "response-times.json?", "behind?part=open&")) {
                assertThat(person.get("/reports/" + where + "agent=" + world.lena.id(), "")
                                .status())
                        .as(where)
                        .isEqualTo(403);
            }
            assertThat(person.get("/reports/response-times.csv?by=agent", "").status())
                    .isEqualTo(403);
            assertThat(person.get("/reports/behind?part=here&kind=take", "").body())
                    .contains("When")
                    .doesNotContain("<bdi>Lena Brandt</bdi></small>");
        }
        assertThat(lena.get("/reports", "").body())
                .contains("hidden here for everybody")
                .doesNotContain("name=\"period\"");
        assertThat(lena.get("/reports/response-times.json", "").status()).isEqualTo(403);

        ada.post("/reports/agent-figures", "", Map.of("hidden", "false"));
        assertThat(ada.get("/reports", "").body()).contains("shown again by Ada Sommer", "hidden by Ada Sommer");
        assertThat(lena.get("/reports", "").body()).contains("name=\"period\"");
    }

    @Test
    void names_are_no_formulas_in_spreadsheets_and_no_markup_on_pages() {
        world.db.useHandle(handle -> handle.execute("UPDATE channel SET name = ?", HOSTILE));
        Answer csv = mara.get("/reports/response-times.csv", "");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).contains("\"'=cmd|'/C calc'!A1,\"\"<script>alert(1)</script>\"");
        assertThat(csv.body().lines().map(line -> line.split(",")[0]).distinct())
                .containsExactly("by", "", "channel");
        assertThat(csv.body()).contains(",All,first_response,").endsWith("\r\n");
        assertThat(mara.get("/reports", "").body()).doesNotContain("<script>alert");
        assertThat(mara.get("/reports/behind?part=open", "").body()).doesNotContain("<b>When", "<script>alert");
        assertThat(ReportCsv.cell("-1")).isEqualTo("'-1");
        assertThat(ReportCsv.cell(-1)).isEqualTo("-1");
        assertThat(ReportCsv.cell("a\nb")).isEqualTo("\"a\nb\"");
    }

    @Test
    void a_download_says_what_the_api_says() throws Exception {
        Answer json = mara.get("/reports/response-times.json?period=30", "");
        assertThat(json.body()).contains("\"share_within_target\"", "\"automatic_answers\":0", "\"done_outside\":1");
    }

    private static int rows(Answer behind) {
        return (int) Pattern.compile("<tr><th scope=\"row\">")
                .matcher(behind.body())
                .results()
                .map(MatchResult::group)
                .count();
    }
}
