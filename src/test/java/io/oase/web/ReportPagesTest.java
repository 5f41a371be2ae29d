package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
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
import java.util.regex.Matcher;
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
        twoWeeksWithSomethingOfEverything();
        for (String by : List.of("channel", "target", "agent", "hour")) {
            String page =
                    site.as(world.mara).get("/reports?period=7&by=" + by, "").body();
            List<String> figures = figures(page);
            // The course has four columns and seven days, the week 24 hours; groups are in no table by hour.
            assertThat(figures).as(by).hasSizeGreaterThan(7 * 4 + 7 * 24 + (by.equals("hour") ? 30 : 39));
            List<String> linked = figures.stream()
                    .filter(figure -> !List.of("", "–", "0").contains(figure))
                    .toList();
            assertThat(linked).as(by).hasSizeGreaterThan(30).allMatch(figure -> figure.startsWith("<a href="));
            linked.stream().distinct().forEach(this::assertBehind);
        }
    }

    @Test
    void figures_of_the_period_before_lead_to_what_they_count() {
        twoWeeksWithSomethingOfEverything();
        String page = site.as(world.mara).get("/reports?period=7", "").body();
        List<String> sentences = Pattern.compile(
                        "<a href=\"(/reports/behind\\?[^\"]*slice[^\"]*before[^\"]*)\">(Median|Within target)")
                .matcher(page)
                .results()
                .map(found -> found.group(2) + " " + found.group(1))
                .toList();
        assertThat(sentences).anyMatch(each -> each.startsWith("Median")).anyMatch(each -> each.startsWith("Within"));
        for (String sentence : sentences) {
            Answer behind = follow(sentence.substring(sentence.lastIndexOf(' ') + 1));
            // Kim's and, taken up by Lena, ana's.
            int many = sentence.contains("take") ? 2 : 1;
            assertThat(behind.body())
                    .as(sentence)
                    .contains("Where is my order?", "Mar 1, 2026 to Mar 7, 2026", many == 2 ? "2 times" : "1 time<");
            assertThat(rows(behind)).as(sentence).isEqualTo(many);
            assertThat(behind.body()).contains("href=\"/reports?period");
        }
        for (String none : List.of("2026-03-01", "2026-03-15", "soon")) {
            assertThat(follow("/reports/behind?period=7&slice=" + none).status())
                    .as(none)
                    .isEqualTo(422);
        }
    }

    @Test
    void automatic_answers_are_on_no_page_and_in_no_file_that_is_about_a_team_an_agent_or_a_target() {
        long billing = world.teams
                .create(world.mara, "Billing", List.of(world.lena.id()))
                .id();
        for (String narrowed :
                List.of("", "channel=" + world.channels.list().get(0).id())) {
            assertAutomatic(mara, narrowed, true);
        }
        for (String narrowed : List.of("team=" + billing, "team=0", "agent=" + world.lena.id(), "target=0")) {
            assertAutomatic(mara, narrowed, false);
        }
        assertAutomatic(lena, "", false);
    }

    private void assertAutomatic(Browsing.Person person, String query, boolean counted) {
        String label = "<dt>Automatic answers</dt>";
        assertThat(person.get("/reports?" + query, "").body().contains(label))
                .as(query)
                .isEqualTo(counted);
        assertThat(person.get("/reports/response-times.json?" + query, "").body())
                .as(query)
                .contains("\"automatic_answers\":" + (counted ? "0" : "null"));
        assertThat(person.get("/reports/response-times.csv?" + query, "").body().contains(",automatic,"))
                .as(query)
                .isEqualTo(counted);
        assertThat(person.get("/reports/behind?part=automatic&" + query, "").status())
                .as(query)
                .isEqualTo(counted ? 200 : 422);
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
                .containsExactly("by", "", "channel", "trend");
        assertThat(csv.body()).contains(",All,first_response,").endsWith("\r\n");
        assertThat(mara.get("/reports", "").body()).doesNotContain("<script>alert");
        assertThat(mara.get("/reports/behind?part=open", "").body()).doesNotContain("<b>When", "<script>alert");
        assertThat(ReportCsv.cell("-1")).isEqualTo("'-1");
        assertThat(ReportCsv.cell(-1)).isEqualTo("-1");
        assertThat(ReportCsv.cell("a\nb")).isEqualTo("\"a\nb\"");
    }

    /** Until Saturday, 14 March 2026: last week somebody was answered and somebody waits, this week two matters were resolved. */
    private void twoWeeksWithSomethingOfEverything() {
        Instant now = world.clock.advance(Duration.ofDays(8));
        String asked = world.network.mention("eve", "Do you sell spare parts?", now.minusSeconds(600));
        world.network.own(asked, "We do.", now.minusSeconds(300));
        world.poll();
        world.inbox.move(world.lena, titled("spare parts"), ConversationState.RESOLVED);
        now = world.clock.advance(Duration.ofDays(4).plusHours(3));
        world.network.mention("ole", "Thank you all!", now.minusSeconds(60));
        world.poll();
        world.inbox.resolveUnanswered(world.ben, titled("Thank you"), "Praise");
    }

    private long titled(String words) {
        return world.all().stream()
                .filter(row -> row.title().contains(words))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What stands in the cells of the report, in the order of the page. */
    private static List<String> figures(String page) {
        return Pattern.compile("<(td|dd|b)(?: [^>]*)?>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(page.substring(page.indexOf("class=\"measures\""), page.indexOf("class=\"defines\"")))
                .results()
                .map(found -> found.group(2))
                .toList();
    }

    /** A number stands before as many; of what was measured, at least one. */
    private void assertBehind(String figure) {
        Matcher link = Pattern.compile("<a href=\"([^\"]+)\">([^<]+)<.*").matcher(figure);
        assertThat(link.matches()).as(figure).isTrue();
        Answer behind = follow(link.group(1));
        String value = link.group(2);
        if (value.matches("\\d+\\??")) {
            int many = Integer.parseInt(value.replace("?", ""));
            assertThat(behind.body()).as(figure).contains(many + (many == 1 ? " time<" : " times<"));
            assertThat(rows(behind)).as(figure).isEqualTo(many);
        } else if (!value.startsWith("0")) {
            assertThat(rows(behind)).as(figure).isPositive();
        }
    }

    private Answer follow(String link) {
        return site.as(world.mara).get(link.replace("&amp;", "&").replace("&#61;", "="), "");
    }

    private static int rows(Answer behind) {
        return (int) Pattern.compile("<tr><th scope=\"row\">")
                .matcher(behind.body())
                .results()
                .map(MatchResult::group)
                .count();
    }
}
