package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Beginning;
import io.oase.people.AccountChange;
import io.oase.web.ApiServer.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiRefusalsTest extends ApiConversation {
    private static final String CALENDARS = "/api/v1/calendars";
    private static final String ME = "/api/v1/me/notifications";
    private static final String BROWSERS = "/api/v1/me/push-subscriptions";
    private static final String MORNING = "\"digest_times\": [\"08:00\"], \"details\": false, \"choices\": {}";
    private static final String HEARD = "{\"counts\": true, \"push\": false, \"mail\": \"none\", \"urgent\": false}";

    private static final String BULK = "/api/v1/bulk-changes";

    private static String bulk(String action) {
        return "{\"conversations\": [{\"id\": 1, \"seen\": 1}], \"action\": {" + action + "}}";
    }

    @Test
    void every_wrong_body_is_refused_by_the_name_of_its_field() {
        String replies = path + "/replies";
        String notes = path + "/notes";
        String text = "a".repeat(60_000);
        String targets = "/api/v1/targets";
        String crisis = "/api/v1/activations/"
                + world.activations
                        .begin(world.mara, new Beginning("outage", null, 2, false, "", null, null, Map.of()))
                        .activation()
                        .id();
        String[][] wrong = {
            {"POST", "/api/v1/activations/1/statements", "{}", "422", "template", "needed"},
            {"POST", "/api/v1/activations/1/statements", "{\"template\": 7}", "422", "template", "JSON string"},
            {
                "POST",
                "/api/v1/activations/1/statements",
                "{\"template\": \"a\", \"texts\": []}",
                "422",
                "texts",
                "JSON object"
            },
            {"PATCH", "/api/v1/activations/1/statements/1", "{\"version\": 1}", "422", "texts", "needed"},
            {"PATCH", "/api/v1/activations/1/statements/1", "{\"texts\": {\"de\": [\"x\"]}}", "422", "version", "needed"
            },
            {
                "PATCH",
                "/api/v1/activations/1/statements/1",
                "{\"version\": 1, \"texts\": {\"de\": [null]}}",
                "422",
                "texts",
                "needed"
            },
            {
                "PUT",
                "/api/v1/activations/1/statements/1/request",
                "{\"version\": \"1\"}",
                "422",
                "version",
                "whole number"
            },
            {"POST", "/api/v1/activations/1/statements/1/objections", "{\"version\": 1}", "422", "because", "needed"},
            {"PUT", "/api/v1/activations/1/silence", "{}", "422", "because", "needed"},
            {
                "POST",
                "/api/v1/activations/1/conversations",
                "{\"conversations\": [null]}",
                "422",
                "conversations",
                "needed"
            },
            {
                "POST",
                "/api/v1/activations/1/conversations",
                "{\"conversations\": []}",
                "422",
                "conversations",
                "No conversation"
            },
            {"PUT", "/api/v1/activations/1/conversations/1/aside", "{}", "422", "as", "needed"},
            {"PUT", crisis + "/roles/scribe", "{\"people\": [4711]}", "422", "people", "4711"},
            {"PUT", crisis + "/roles/scribe", "{\"people\": [null]}", "422", "people", "needed"},
            {"PUT", crisis + "/facts", "{\"facts\": {\"since\": \"noon\"}}", "422", "since", "time of day"},
            {"PUT", crisis + "/facts", "{\"facts\": {\"what\": \"x\"}}", "422", "what", "language"},
            {"PUT", crisis + "/facts", "{\"facts\": {}, \"zone\": \"Mars\"}", "422", "zone", "Mars"},
            {"PUT", crisis + "/steps/confirm", "{\"state\": \"done\"}", "422", "evidence", "Write down"},
            {"PUT", crisis + "/steps/confirm", "{\"state\": \"skipped\"}", "422", "because", "why"},
            {"PUT", crisis + "/steps/confirm", "{\"state\": \"left_out\"}", "422", "state", "skipped"},
            {"PUT", crisis + "/next-update", "{\"at\": \"2020-01-01T00:00:00Z\"}", "422", "at", "passed"},
            {"PUT", crisis + "/next-update", "{\"at\": \"soon\"}", "422", "at", "ISO 8601"},
            {"POST", crisis + "/timeline", "{\"text\": \" \"}", "422", "text", "Write something down"},
            {"POST", crisis + "/end", "{\"conditions\": [\"sun\"]}", "422", "conditions", "sun"},
            {"POST", crisis + "/end", "{}", "422", "conditions", "has to be true first"},
            {"PUT", crisis + "/end/conditions/works", "{}", "422", "met", "needed"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 1", "400", "", "not-json"},
            {"POST", replies, "Hello", "400", "", "not-json"},
            {"POST", replies, "{\"text\": \"Hi\", \"text\": \"Ho\", \"seen\": 1}", "400", "", "not-json"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": NaN}", "400", "", "not-json"},
            {"POST", replies, "[".repeat(5000), "422", "body", "JSON object"},
            {"POST", replies, "[]", "422", "body", "JSON object"},
            {"POST", replies, "7", "422", "body", "JSON object"},
            {"POST", replies, "null", "422", "body", "needed"},
            {"POST", replies, "{}", "422", "seen", "newest post"},
            {"POST", replies, "{\"seen\": 1}", "422", "text", "needed"},
            {"POST", replies, "{\"text\": null, \"seen\": 1}", "422", "text", "needed"},
            {"POST", replies, "{\"text\": \"  \", \"seen\": 99}", "422", "text", "nothing to send"},
            {"POST", replies, "{\"text\": 7, \"seen\": 99}", "422", "text", "JSON string"},
            {"POST", replies, "{\"text\": {\"a\": 1}, \"seen\": 99}", "422", "text", "JSON string"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": \"99\"}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 1.5}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99999999999999999999}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": true}", "422", "seen", "whole number"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"team\": 1}", "422", "team", "no field called"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"Then\": \"open\"}", "422", "Then", "no field called"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"then\": \"new\"}", "422", "then", "open, waiting"},
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"visibility\": \"x\"}", "422", "visibility", "unlisted"
            },
            {
                "POST",
                replies,
                "{\"text\": \"Hi\", \"seen\": 99, \"visibility\": \"followers\"}",
                "422",
                "visibility",
                "Choose"
            },
            {"POST", replies, "{\"text\": \"Hi\", \"seen\": 99, \"post\": 88888}", "404", "", "nothing left"},
            {"POST", replies, "{\"text\": \"a\\u0000b\", \"seen\": 99}", "422", "text", "cannot be stored"},
            {"POST", replies, "{\"text\": \"a\\ud800b\", \"seen\": 99}", "422", "text", "cannot be stored"},
            {"POST", replies, "{\"text\": \"" + text + "\", \"seen\": 99}", "422", "text", "50000"},
            {"POST", notes, "{\"text\": \"" + text + "\"}", "422", "text", "20000"},
            {"POST", notes, "{\"text\": \"\\n\"}", "422", "text", "20000"},
            {"POST", notes, "{\"text\": \"a\\u0000b\"}", "422", "text", "cannot be stored"},
            {"POST", notes, "{\"text\": [\"a\"]}", "422", "text", "JSON string"},
            {"POST", notes, "{\"text\": \"" + "a".repeat(1_000_001) + "\"}", "413", "", "1 MB"},
            {"PUT", path + "/drafts/answer", "{\"text\": \"" + text + "\"}", "422", "text", "50000"},
            {"PUT", path + "/drafts/note", "{\"text\": \"a\", \"base\": \"1\"}", "422", "base", "whole number"},
            {"PUT", path + "/drafts/letter", "{\"text\": \"a\"}", "422", "kind", "answer, note"},
            {"POST", path + "/offered-drafts", "{\"to\": 4711}", "422", "to", "colleague"},
            {"PUT", path + "/looking", "{\"tab\": \"\"}", "422", "tab", "1 to 40"},
            {"PATCH", path, "{}", "422", "body", "state, team, assignee, tags"},
            {"PUT", ME, "{\"digest_times\": [\"08:00\"], \"details\": false, \"choices\": {}}", "422", "zone", "needed"
            },
            {"PUT", ME, "{\"zone\": \"Mars\", " + MORNING + "}", "422", "zone", "no time zone"},
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("08:00", "8") + "}",
                "422",
                "digest_times",
                "like 08:00"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("\"08:00\"", "null") + "}",
                "422",
                "digest_times",
                "needed"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("\"08:00\"", "") + "}",
                "422",
                "digest_times",
                "one to 4"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("{}", "{\"x\": " + HEARD + "}") + "}",
                "422",
                "choices.x",
                "no notices"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("{}", "{\"team\": null}") + "}",
                "422",
                "choices.team",
                "needed"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", " + MORNING.replace("{}", "{\"team\": " + HEARD.replace("none", "pigeon") + "}")
                        + "}",
                "422",
                "choices.team.mail",
                "at_once"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", \"quiet\": {\"from\": \"08:00\", \"to\": \"09:00\", \"days\": []}, " + MORNING
                        + "}",
                "422",
                "quiet",
                "at least one day"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", \"quiet\": {\"from\": \"08:00\", \"to\": \"09:00\", \"days\": [null]}, " + MORNING
                        + "}",
                "422",
                "quiet.days",
                "mon"
            },
            {
                "PUT",
                ME,
                "{\"zone\": \"UTC\", \"quiet\": {\"from\": \"25:00\", \"to\": \"09:00\", \"days\": [\"mon\"]}, "
                        + MORNING + "}",
                "422",
                "quiet.from",
                "like 08:00"
            },
            {"PUT", "/api/v1/alerts/1/silence", "{\"reason\": \"A\"}", "422", "until", "needed"},
            {"PUT", "/api/v1/alerts/1/silence", "{\"until\": \"2026-03-02T12:00:00Z\"}", "422", "reason", "needed"},
            {"PUT", "/api/v1/alerts/1/silence", "{\"until\": \"soon\", \"reason\": \"A\"}", "422", "until", "time"},
            {"POST", BROWSERS, "{\"endpoint\": \"https://a.example/\", \"name\": \"A\"}", "422", "keys", "needed"},
            {
                "POST",
                BROWSERS,
                "{\"endpoint\": \"https://a.example/\", \"name\": \"A\", \"keys\": {\"p256dh\": \"AAAA\", \"auth\": \"AAAA\"}}",
                "422",
                "keys.p256dh",
                "browser gives"
            },
            {
                "POST",
                targets,
                "{\"calendar\": 1, \"times\": {\"take\": {\"minutes\": 5, \"counting\": \"clock\"}}, \"name\": \"A\", \"steps\": [null]}",
                "422",
                "steps.0",
                "needed"
            },
            {
                "POST",
                targets,
                "{\"calendar\": 1, \"times\": {\"take\": {\"minutes\": 5, \"counting\": \"clock\"}}, \"name\": \"A\", \"steps\": [{\"percent\": 50}]}",
                "422",
                "steps.0.tell",
                "tells somebody"
            },
            {
                "POST",
                targets,
                "{\"calendar\": 1, \"times\": {\"take\": {\"minutes\": 5.5, \"counting\": \"clock\"}}, \"name\": \"A\"}",
                "422",
                "times.take.minutes",
                "number"
            },
            {
                "POST",
                targets,
                "{\"calendar\": 1, \"times\": {\"take\": {\"minutes\": 5, \"counting\": \"clock\"}}, \"name\": \"A\", \"match\": {\"tags\": [null]}}",
                "422",
                "match.tags",
                "needed"
            },
            {"POST", BULK, "{\"action\": {\"does\": \"tag\"}}", "422", "conversations", "needed"},
            {"POST", BULK, "{\"conversations\": [{}], \"action\": {}}", "422", "conversations.id", "needed"},
            {"POST", BULK, "{\"conversations\": [null], \"action\": {}}", "422", "conversations", "needed"},
            {"POST", BULK, "{\"conversations\": [{\"id\": 1}]}", "422", "action", "needed"},
            {"POST", BULK, "{\"conversations\": [{\"id\": 1}], \"action\": {}}", "422", "action.does", "needed"},
            {"POST", BULK, bulk("\"does\": \"burn\""), "422", "action.does", "assign, team"},
            {"POST", BULK, bulk("\"does\": \"tag\""), "422", "action.tag", "needed"},
            {"POST", BULK, bulk("\"does\": \"move\", \"state\": \"lost\""), "422", "state", "resolved"},
            {"POST", BULK, bulk("\"does\": \"snooze\", \"until\": \"soon\""), "422", "action.until", "ISO 8601"},
            {"POST", BULK, bulk("\"does\": \"answer\", \"text\": \"{{you}}\""), "422", "text", "person.firstName"},
            {"POST", "/api/v1/approval-rules", "{\"kind\": \"role\"}", "422", "role", "agent"},
            {"POST", "/api/v1/approval-rules", "{\"kind\": \"tag\", \"tag\": \" # \"}", "422", "tag", "40"},
            {"POST", "/api/v1/approval-rules", "{\"kind\": \"channel\", \"channel\": 9}", "422", "channel", "connected"
            },
            {
                "POST",
                "/api/v1/approval-rules",
                "{\"kind\": \"newcomer\", \"account\": 1, \"until\": \"2001-01-01T00:00:00Z\"}",
                "422",
                "until",
                "over"
            },
            {"PUT", "/api/v1/approval-rules/limit", "{\"minutes\": \"soon\"}", "422", "minutes", "1440"},
            {"PATCH", path, "{\"team\": 4711}", "422", "team", "no such team"},
            {"PATCH", path, "{\"priority\": 3}", "422", "priority", "from 0 to 2"},
            {"PATCH", path, "{\"state\": 3}", "422", "state", "JSON string"},
            {"PATCH", path, "{\"assignee\": \"ben\"}", "422", "assignee", "me"},
            {"PATCH", path, "{\"assignee\": 99999999999999999999}", "422", "assignee", "me"},
            {"PATCH", path, "{\"assignee\": 4711}", "422", "assignee", "active account"},
            {"PATCH", path, "{\"assignee\": {}}", "422", "assignee", "me"},
            {"PATCH", path, "{\"assignee\": \"me\", \"still_with\": \"ben\"}", "422", "still_with", "me"},
            {"PATCH", path, "{\"state\": \"open\", \"still_with\": null}", "422", "still_with", "assignee"},
            {"PATCH", path, "{\"tags\": \"a\"}", "422", "tags", "list"},
            {"PATCH", path, "{\"tags\": [1]}", "422", "tags", "JSON string"},
            {"PATCH", path, "{\"tags\": [\"a\\nb\\u0007\"]}", "422", "tags", "40"},
            {"PATCH", path, "{\"tags\": [\"a\\u0000\"]}", "422", "tags", "cannot be stored"},
            {"POST", CALENDARS, "{}", "422", "name", "needed"},
            {"POST", CALENDARS, "{\"hours\": 7}", "422", "hours", "list"},
            {"POST", CALENDARS, "{\"hours\": [7]}", "422", "hours", "JSON object"},
            {"POST", CALENDARS, "{\"hours\": [{\"form\": \"x\"}]}", "422", "hours.0.form", "no field called"},
            {
                "POST",
                CALENDARS,
                "{\"hours\": [{\"week\": {\"monday\": [{\"from\": 9}]}}]}",
                "422",
                "hours.0.week.monday.0.from",
                "JSON string"
            },
            {
                "POST",
                CALENDARS,
                "{\"days\": [{\"date\": \"2026-12-24\"}, {\"date\": \"9999-01-01\"}]}",
                "422",
                "days.1.date",
                "1970"
            },
            {"POST", CALENDARS, "{\"days\": [" + "{},".repeat(9_999) + "{}]}", "422", "days", "at most 400"},
            {"POST", CALENDARS, "{\"zone\": \"Mars/Phobos\"}", "422", "zone", "Mars/Phobos"},
            {
                "POST",
                CALENDARS,
                "{\"holidays\": {\"country\": \"de\", \"region\": \"xx\"}}",
                "422",
                "holidays.region",
                "xx"
            },
            {"POST", CALENDARS, "{\"name\": \"\u202E\"}", "422", "name", "nothing invisible"},
            {"POST", "/api/v1/channels", "{\"name\": \"x\"}", "422", "network", "needed"},
            {"POST", "/api/v1/channels", "{\"network\": \"myspace\"}", "422", "network", "myspace"},
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": {\"a\": \"b\"}}",
                "422",
                "settings.a",
                "asks for nothing"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": {\"server\": 5}}",
                "422",
                "settings.server",
                "JSON string"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"settings\": \"x\"}",
                "422",
                "settings",
                "JSON object"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"secrets\": {\"token\": \"\\u0000\"}}",
                "422",
                "secrets.token",
                "cannot be stored"
            },
            {"POST", "/api/v1/channels", "{\"network\": \"fake\", \"name\": \"a\\nb\"}", "422", "name", "one line"},
            {"POST", "/api/v1/channels", "{\"network\": \"fake\", \"poll_seconds\": 1}", "422", "poll_seconds", "86400"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"poll_seconds\": 9999999999}",
                "422",
                "poll_seconds",
                "whole number"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"pollSeconds\": 60}",
                "422",
                "pollSeconds",
                "no field called"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": \"yesterday\"}",
                "422",
                "import_since",
                "ISO 8601"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": 5}",
                "422",
                "import_since",
                "JSON string"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"import_since\": \"2001-01-01T00:00:00Z\"}",
                "422",
                "import_since",
                "a year"
            },
            {
                "POST",
                "/api/v1/channels",
                "{\"network\": \"fake\", \"sign_off\": \"{{text}} {{oops}}\"}",
                "422",
                "sign_off",
                ""
            },
            {"PATCH", "/api/v1/channels/" + world.channel.id(), "{}", "422", "body", "poll_seconds"},
        };
        for (String[] one : wrong) {
            String about = (one[2].length() > 200 ? one[2].substring(0, 200) : one[2]) + " to " + one[1];
            Answer refused = api.ask(one[0], one[1], ada, one[2]);
            assertThat(refused.status()).as(about + " " + refused.body()).isEqualTo(Integer.parseInt(one[3]));
            if (one[4].isEmpty()) {
                assertThat(refused.body()).as(about).contains(one[5]);
            } else {
                assertThat(refused.error(one[4]))
                        .as(about + " " + refused.body())
                        .isNotBlank()
                        .contains(one[5]);
            }
        }
        assertThat(api.ask("PATCH", path, ada, null).error("body")).contains("needed");
        assertThat(api.ask("PATCH", path, api.bearer(ada, Map.of("Content-Type", "application/json")), "")
                        .error("body"))
                .contains("needed");
        assertThat(world.network.published()).isEmpty();
        assertThat(world.only().notes()).isEmpty();
    }

    @Test
    void every_wrong_address_is_refused() {
        String[][] wrong = {
            {"/api/v1/conversations?sate=open", "422", "sate", "assignee, channel, cursor"},
            {"/api/v1/conversations?team=ben", "422", "team", "none"},
            {"/api/v1/conversations?tam=3", "422", "tam", "no parameter called"},
            {"/api/v1/conversations?due_before=2026-01-01", "422", "due_before", "ISO 8601"},
            {"/api/v1/conversations?state=purple", "422", "state", "waiting"},
            {"/api/v1/conversations?view=", "422", "view", "unassigned"},
            {"/api/v1/conversations?state=open&state=new", "422", "state", "once"},
            {"/api/v1/conversations?assignee=ben", "422", "assignee", "none"},
            {"/api/v1/conversations?channel=x", "422", "channel", "whole number"},
            {"/api/v1/conversations?channel=99999999999999999999", "422", "channel", "whole number"},
            {"/api/v1/conversations?limit=0", "422", "limit", "200"},
            {"/api/v1/conversations?limit=201", "422", "limit", "200"},
            {"/api/v1/conversations?limit=many", "422", "limit", "whole number"},
            {"/api/v1/conversations?q=is:great", "422", "q", "resolved"},
            {"/api/v1/conversations?q=before:soon", "422", "q", "yesterday"},
            {"/api/v1/conversations?q=" + "x".repeat(501), "422", "q", "500"},
            {"/api/v1/search/suggestions?query=x", "422", "query", "q"},
            {"/api/v1/conversations?sort=oldest", "422", "sort", "latest"},
            {"/api/v1/conversations?cursor=abc", "422", "cursor", "no place"},
            {"/api/v1/conversations?q=a%00b", "422", "q", "cannot be stored"},
            {"/api/v1/me?pretty=1", "422", "pretty", "takes none"},
            {"/api/v1/events?since=7", "422", "since", "takes none"},
            {path + "?expand=posts", "422", "expand", "takes none"},
            {"/api/v1/conversations/4711", "404", "", "4711"},
            {"/api/v1/conversations/99999999999999999999", "404", "", "Check the path"},
            {"/api/v1/conversations/x", "404", "", "Check the path"},
            {"/api/v1/conversations/%00", "4", "", "problem"},
            {"/api/v1/replies/4711", "404", "", "4711"},
            {"/api/v1/contacts/4711", "404", "", "4711"},
            {"/api/v1/channels/4711", "404", "", "4711"},
            {"/api/v1/playbooks/nothing", "404", "", "nothing"},
            {"/api/v1/weather", "404", "", "Check the path"},
            {"/api/v1/", "404", "", "Check the path"},
            {"/api/v2/me", "404", "", "Check the path"},
            {"/api/v1/conversations?q=" + "a".repeat(9_000), "4", "", "problem"},
            {"/api/v1/..%2fme", "4", "", "problem"},
        };
        for (String[] one : wrong) {
            String about = one[0].length() > 200 ? one[0].substring(0, 200) : one[0];
            Answer refused = api.get(lena, one[0]);
            assertThat(String.valueOf(refused.status())).as(about).startsWith(one[1]);
            assertThat(one[2].isEmpty() ? refused.body() : refused.error(one[2]))
                    .as(about)
                    .contains(one[3]);
        }
    }

    @Test
    void what_http_itself_refuses_is_a_problem_too() {
        Answer method = api.ask("PUT", "/api/v1/me", lena, null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
        assertThat(api.ask("POST", "/api/v1/events", lena, "{}").status()).isEqualTo(405);
        assertThat(api.ask("GET", "/api/v1/me", api.bearer(lena, Map.of("Accept", "text/html")), null)
                        .status())
                .isEqualTo(406);
        assertThat(api.ask("GET", "/api/v1/me", api.bearer(lena, Map.of("Accept", "*/*")), null)
                        .status())
                .isEqualTo(200);
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense")) {
            assertThat(api.ask("PATCH", path, api.bearer(lena, Map.of("Content-Type", type)), "{}")
                            .status())
                    .as(type)
                    .isBetween(400, 415);
        }
        assertThat(api.ask(
                                "PATCH",
                                path,
                                api.bearer(lena, Map.of("Content-Type", "application/json;charset=utf-8")),
                                "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nobody_without_a_good_token_learns_anything() {
        assertThat(api.get(lena, "/api/v1/me").json().path("name").asText()).isEqualTo("Lena Brandt");
        String secret = api.token(lena);
        for (String header : List.of("Bearer ", "Bearer x", "Basic bGVuYTpsZW5h", "Bearer oase_wrong", secret)) {
            Answer refused = api.ask("GET", "/api/v1/me", Map.of("Authorization", header), null);
            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertThat(api.ask("GET", "/api/v1/me", Map.of("Authorization", "bearer " + secret), null)
                        .status())
                .isEqualTo(200);
        world.tokens.revoke(ada, world.tokens.list(ada, lena.id()).get(0).id());
        assertThat(api.get(lena, "/api/v1/me").status()).isEqualTo(401);
        assertThat(api.get(world.ben, "/api/v1/me").status()).isEqualTo(200);
        world.people.change(ada, world.ben.id(), AccountChange.active(false));
        assertThat(api.get(world.ben, "/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void problems_are_told_in_the_language_that_is_asked_for() {
        Map<String, String> german = Map.of("Accept-Language", "de-CH, en;q=0.5");
        Answer refused = api.ask("GET", "/api/v1/conversations?limit=0", api.bearer(lena, german), null);
        assertThat(refused.json().path("title").asText()).isEqualTo("Einiges davon ist nicht zu gebrauchen");
        assertThat(refused.error("limit")).isEqualTo("Das ist eine Zahl von 1 bis 200.");
        assertThat(refused.type()).isEqualTo("invalid");
        assertThat(api.ask("GET", "/api/v1/me", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Ein gültiger Token wird gebraucht");
        assertThat(api.ask("GET", "/api/v1/nothing", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Hier ist nichts");
        assertThat(api.ask("GET", "/api/v1/events", german, null)
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Ein gültiger Token wird gebraucht");
        assertThat(api.get(lena, "/api/v1/conversations?limit=0")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Some of it cannot be used");
        world.people.change(lena, lena.id(), AccountChange.profile(null, null, null, "de", null, null));
        assertThat(api.get(lena, "/api/v1/conversations?limit=0").error("limit"))
                .startsWith("Das ist");
        assertThat(api.ask(
                                "GET",
                                "/api/v1/conversations?limit=0",
                                api.bearer(lena, Map.of("Accept-Language", "en")),
                                null)
                        .error("limit"))
                .startsWith("This is");
    }
}
