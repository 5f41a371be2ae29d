package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oase.inbox.ConversationState;
import io.oase.people.Account;
import io.oase.web.ApiServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Page, files and API are about the same. Kim asks on 2 March 2026 and is answered in the network's own app; eve on 10 March, too, and
 * her matter is resolved; ana waits since the same hour. Billing has all that; it is 14 March.
 */
class ReportExportsTest extends ApiConversation {
    private static final String WEEK =
            "from=2026-03-08T00:00:00%2B01:00&to=2026-03-15T00:00:00%2B01:00&zone=Europe/Berlin";
    private static final String REPORT = "/api/v1/reports/response-times";
    private static final String BEHIND = REPORT + "/conversations";
    /** Columns of times by where they stand in JSON. */
    private static final Map<String, String> TIMES = times();

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void two_weeks() {
        world.network.own(question, "On its way.", world.clock.instant().plusSeconds(600));
        world.clock.advance(Duration.ofHours(1));
        world.poll();
        Instant now = world.clock.advance(Duration.ofDays(8));
        String asked = world.network.mention("eve", "Do you sell spare parts?", now.minusSeconds(600));
        world.network.own(asked, "We do, \"all\" of them.", now.minusSeconds(300));
        world.network.mention("ana", "When do you open?", now.minusSeconds(500));
        world.poll();
        long billing = world.teams
                .create(mara, "Billing, and more", List.of(lena.id(), mara.id()))
                .id();
        world.all().forEach(row -> world.inbox.giveToTeam(mara, row.id(), billing, null));
        long eve = world.all().stream()
                .filter(row -> row.title().contains("spare"))
                .findFirst()
                .orElseThrow()
                .id();
        world.inbox.move(lena, eve, ConversationState.RESOLVED);
        world.clock.advance(Duration.ofDays(4));
    }

    @Test
    void a_download_says_what_the_api_says() throws Exception {
        Browsing.Person site = new Browsing(world).as(mara);
        for (String by : List.of("channel", "agent", "team", "target", "hour")) {
            for (String kind : List.of("first_response", "take")) {
                String question = "&by=" + by + "&kind=" + kind;
                String page = "period=7" + question;
                JsonNode said = Answer.ok(api.get(mara, REPORT + "?" + WEEK + question));
                assertThat(said.path("groups")).as(question).isNotEmpty();
                assertThat(said.at("/before/times")).as(question).isNotEmpty();
                assertThat(said.path("earlier")).as(question).isNotEmpty();
                assertThat(said.path("trend")).as(question).hasSize(7);
                assertThat(said.at("/solving/solved").asLong()).isEqualTo(1);
                assertThat(json.readTree(download(site, "json", page)))
                        .as(question)
                        .isEqualTo(json.readTree(said.toString()));
                assertThat(csv(download(site, "csv", page))).as(question).isEqualTo(expected(said));
            }
        }
    }

    @Test
    void the_course_is_of_the_kind_that_is_asked_for() {
        for (String kind : List.of("take", "resolution")) {
            JsonNode said = Answer.ok(api.get(mara, REPORT + "?" + WEEK + "&kind=" + kind));
            assertThat(said.path("kind").asText()).isEqualTo(kind);
            assertThat(said.at("/trend/2/from").asText()).isEqualTo("2026-03-09T23:00:00Z");
            assertThat(said.at("/trend/2/to").asText()).isEqualTo("2026-03-10T23:00:00Z");
            assertThat(said.at("/trend/2/times/kind").asText()).isEqualTo(kind);
            assertThat(said.at("/trend/2/times/open").asInt()).isEqualTo(1);
        }
    }

    @Test
    void behind_every_number_of_the_api_stand_as_many_conversations() {
        JsonNode said = Answer.ok(api.get(mara, REPORT + "?" + WEEK + "&by=channel"));
        int counted = 0;
        for (JsonNode times : said.path("times")) {
            counted += assertBehind(WEEK, times);
        }
        for (JsonNode group : said.path("groups")) {
            counted += assertBehind(WEEK + "&channel=" + group.path("id"), group.at("/times/0"));
            counted += assertSolving(WEEK + "&channel=" + group.path("id"), group.path("solving"));
        }
        for (JsonNode times : said.at("/before/times")) {
            counted += assertBehind(period(said.path("before")), times);
        }
        for (JsonNode slice : said.path("trend")) {
            counted += assertBehind(period(slice), slice.path("times"));
        }
        for (JsonNode earlier : said.path("earlier")) {
            String kind = WEEK + "&kind=" + earlier.path("kind").asText();
            counted += assertCount(kind + "&part=earlier", earlier.path("open").asInt());
            counted += assertCount(
                    kind + "&part=earlier_overdue", earlier.path("overdue").asInt());
        }
        counted += assertSolving(WEEK, said.path("solving"));
        counted += assertCount(
                WEEK + "&part=automatic", said.path("automatic_answers").asInt());
        assertThat(counted).isGreaterThan(10);
        // Both began at 14:50 there, on Tuesday.
        JsonNode hours = Answer.ok(api.get(mara, REPORT + "?" + WEEK + "&by=hour"));
        JsonNode hour = hours.at("/groups/0");
        assertThat(assertBehind(WEEK + "&hour=" + hour.path("id"), hour.at("/times/0")))
                .isPositive();
    }

    @Test
    void a_conversation_behind_a_figure_says_how_long_it_took() {
        JsonNode line = Answer.ok(api.get(mara, BEHIND + "?" + WEEK)).at("/conversations/0");
        assertThat(line.path("title").asText()).contains("spare parts");
        assertThat(line.path("clock").asInt()).isEqualTo(300);
        assertThat(line.path("how").asText()).isEqualTo("answered_outside");
        JsonNode solved =
                Answer.ok(api.get(mara, BEHIND + "?" + WEEK + "&part=solved")).at("/conversations/0");
        assertThat(solved.path("conversation_id")).isEqualTo(line.path("conversation_id"));
        assertThat(solved.path("contacts").asInt()).isEqualTo(1);
        assertThat(solved.path("by").asText()).isEqualTo(lena.name());
        world.agentFigures.hide(ada, true);
        assertThat(Answer.ok(api.get(mara, BEHIND + "?" + WEEK + "&part=solved"))
                        .at("/conversations/0/by")
                        .isNull())
                .isTrue();
        assertThat(api.get(mara, BEHIND + "?agent=" + lena.id()).status()).isEqualTo(403);
        assertThat(api.get(lena, BEHIND).status()).isEqualTo(403);
    }

    @Test
    void agents_see_behind_their_own_figures_only() {
        assertThat(titles(lena, "part=solved")).hasSize(1);
        assertThat(titles(world.ben, "part=solved")).isEmpty();
        assertThat(titles(mara, "part=open")).hasSize(1);
        assertThat(titles(lena, "part=open")).isEmpty();
    }

    @Test
    void what_means_nothing_is_refused_by_the_name_of_its_parameter() {
        String[][] wrong = {
            {"part=everything", "part"},
            {"part=automatic&agent=me", "part"},
            {"part=automatic&team=none", "part"},
            {"kind=lunch", "kind"},
            {"hour=168", "hour"},
            {"hour=-1", "hour"},
            {"hour=noon", "hour"},
            {"hour=3&part=solved", "hour"},
            {"cursor=here", "cursor"},
            {"limit=0", "limit"},
            {"limit=201", "limit"},
            {"zone=Mars", "zone"},
            {"from=yesterday", "from"},
            {"from=2026-03-08T00:00:00Z&to=2026-03-07T00:00:00Z", "to"},
            {"agent=somebody", "agent"},
            {"team=us", "team"},
            {"channel=web", "channel"},
        };
        for (String[] each : wrong) {
            Answer answer = api.get(mara, BEHIND + "?" + each[0]);
            assertThat(answer.status()).as(each[0]).isEqualTo(422);
            assertThat(answer.error(each[1])).as(each[0]).isNotEmpty();
        }
        assertThat(api.get(mara, REPORT + "?kind=lunch").error("kind")).isNotEmpty();
        assertThat(api.get(mara, REPORT + "?agent=somebody").error("agent")).isNotEmpty();
    }

    @Test
    void automatic_answers_are_null_where_a_report_is_about_a_team_an_agent_or_a_target() {
        for (String narrowed : List.of("team=none", "agent=me", "target=0")) {
            JsonNode said = Answer.ok(api.get(mara, REPORT + "?" + narrowed));
            assertThat(said.path("automatic_answers").isNull()).as(narrowed).isTrue();
        }
        assertThat(Answer.ok(api.get(lena, REPORT)).path("automatic_answers").isNull())
                .isTrue();
        assertThat(Answer.ok(api.get(mara, REPORT)).path("automatic_answers").isNumber())
                .isTrue();
    }

    private int assertBehind(String question, JsonNode times) {
        String kind = question + "&kind=" + times.path("kind").asText();
        int begun = 0;
        for (String[] part : new String[][] {
            {"here", "done_here"},
            {"outside", "done_outside"},
            {"unneeded", "no_answer_needed"},
            {"settled", "resolved_without"},
            {"open", "open"},
        }) {
            begun += assertCount(kind + "&part=" + part[0], times.path(part[1]).asInt());
        }
        assertCount(kind + "&part=overdue", times.path("overdue").asInt());
        assertCount(kind + "&part=kept", times.path("within_target").asInt());
        assertCount(kind + "&part=broken", times.path("missed").asInt());
        return assertCount(kind + "&part=begun", begun);
    }

    private int assertSolving(String question, JsonNode solving) {
        assertCount(question + "&part=first", solving.path("at_first_contact").asInt());
        assertCount(
                question + "&part=later", solving.path("not_at_first_contact").asInt());
        assertCount(question + "&part=unknown", solving.path("not_yet_known").asInt());
        return assertCount(question + "&part=solved", solving.path("solved").asInt());
    }

    /** That nothing stands behind nothing: io.oase.insight.HandComputedWeekTest. */
    private int assertCount(String question, int many) {
        if (many == 0) {
            return 0;
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Answer.ok(api.get(mara, BEHIND + "?limit=1&" + question + cursor));
            assertThat(page.path("count").asInt()).as(question).isEqualTo(many);
            page.path("conversations")
                    .forEach(line -> ids.add(line.path("conversation_id").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(ids).as(question).hasSize(many).doesNotHaveDuplicates();
        return many;
    }

    private List<String> titles(Account by, String question) {
        List<String> titles = new ArrayList<>();
        Answer.ok(api.get(by, BEHIND + "?" + WEEK + "&" + question))
                .path("conversations")
                .forEach(line -> titles.add(line.path("title").asText()));
        return titles;
    }

    private static String period(JsonNode of) {
        return "zone=Europe/Berlin&from=" + of.path("from").asText() + "&to="
                + of.path("to").asText();
    }

    private static String download(Browsing.Person site, String ending, String query) {
        Browsing.Answer answer = site.get("/reports/response-times." + ending + "?" + query, "");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** What the lines of the file have to be; cells that are empty left out. */
    private static List<Map<String, String>> expected(JsonNode said) {
        List<Map<String, String>> lines = new ArrayList<>();
        said.path("times").forEach(times -> lines.add(line("", null, "All", said, times, TIMES)));
        lines.add(solving("", null, "All", said, said.path("solving")));
        Map<String, String> automatic = about("", null, "All", said);
        automatic.put("kind", "automatic");
        automatic.put("automatic_answers", said.path("automatic_answers").asText());
        lines.add(automatic);
        String by = said.path("by").asText();
        for (JsonNode group : said.path("groups")) {
            String id = group.path("id").asText();
            String name = group.path("name").asText();
            group.path("times").forEach(times -> lines.add(line(by, id, name, said, times, TIMES)));
            if (!group.path("solving").isNull()) {
                lines.add(solving(by, id, name, said, group.path("solving")));
            }
        }
        JsonNode before = said.path("before");
        before.path("times").forEach(times -> lines.add(line("before", null, "Period before", before, times, TIMES)));
        for (JsonNode earlier : said.path("earlier")) {
            Map<String, String> line = about("earlier", null, "Begun before and still open", said);
            line.put("to", line.remove("from"));
            for (String column : List.of("kind", "open", "overdue", "oldest_open")) {
                put(line, column, earlier.path(column));
            }
            lines.add(line);
        }
        for (int i = 0; i < said.path("trend").size(); i++) {
            JsonNode slice = said.path("trend").path(i);
            lines.add(line("trend", "" + (i + 1), "2026-03-%02d".formatted(8 + i), slice, slice.path("times"), TIMES));
        }
        return lines;
    }

    private static Map<String, String> about(String by, @Nullable String id, String name, JsonNode period) {
        Map<String, String> line = new TreeMap<>(Map.of("name", name));
        if (!by.isEmpty()) {
            line.put("by", by);
        }
        if (id != null) {
            line.put("id", id);
        }
        put(line, "from", period.path("from"));
        put(line, "to", period.path("to"));
        return line;
    }

    private static Map<String, String> line(
            String by, @Nullable String id, String name, JsonNode period, JsonNode of, Map<String, String> columns) {
        Map<String, String> line = about(by, id, name, period);
        columns.forEach((column, where) -> put(line, column, of.at(where)));
        return line;
    }

    private static Map<String, String> solving(
            String by, @Nullable String id, String name, JsonNode period, JsonNode of) {
        Map<String, String> columns = new HashMap<>();
        of.fieldNames().forEachRemaining(field -> columns.put(field, "/" + field));
        assertThat(columns).hasSize(7);
        Map<String, String> line = line(by, id, name, period, of, columns);
        line.put("kind", "solving");
        return line;
    }

    private static void put(Map<String, String> line, String column, JsonNode value) {
        assertThat(value.isMissingNode()).as(column).isFalse();
        if (!value.isNull()) {
            line.put(column, value.asText());
        }
    }

    private static Map<String, String> times() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String same : List.of(
                "kind",
                "done_here",
                "done_outside",
                "no_answer_needed",
                "resolved_without",
                "open",
                "oldest_open",
                "overdue",
                "within_target",
                "missed",
                "share_within_target")) {
            columns.put(same, "/" + same);
        }
        for (String length : List.of("opening", "clock")) {
            for (String of : List.of("mean", "median", "p90")) {
                columns.put(length + "_" + of, "/" + length + "/" + of);
                columns.put("waiting_" + length + "_" + of, "/waiting/" + length + "/" + of);
            }
            columns.put(length + "_delay_mean", "/" + length + "/delay");
            columns.put(length + "_team_mean", "/" + length + "/team");
        }
        return columns;
    }

    /** Lines as RFC 4180 has them, by the names of their columns; cells that are empty left out. */
    private static List<Map<String, String>> csv(String text) {
        assertThat(text).endsWith("\r\n");
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        Matcher cell = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\r\n]*))(,|\r\n)")
                .matcher(text);
        int end = 0;
        while (cell.lookingAt()) {
            String quoted = cell.group(1);
            line.add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
            if (cell.group(3).length() == 2) {
                lines.add(line);
                line = new ArrayList<>();
            }
            end = cell.end();
            cell.region(end, text.length());
        }
        assertThat(end).isEqualTo(text.length());
        List<String> header = lines.remove(0);
        List<Map<String, String>> all = new ArrayList<>();
        for (List<String> each : lines) {
            assertThat(each).hasSameSizeAs(header);
            Map<String, String> cells = new TreeMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (!each.get(i).isEmpty()) {
                    cells.put(header.get(i), each.get(i));
                }
            }
            all.add(cells);
        }
        return all;
    }
}
