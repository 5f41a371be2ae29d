package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.activation.Beginning;
import io.oase.alert.Crowd;
import io.oase.approval.StandingRule;
import io.oase.assign.Rule;
import io.oase.base.Said;
import io.oase.bulk.Action;
import io.oase.bulk.BulkChange;
import io.oase.bulk.Chosen;
import io.oase.channel.Connecting;
import io.oase.channel.Trouble;
import io.oase.draft.Draft;
import io.oase.draft.Drafts;
import io.oase.inbox.Change;
import io.oase.notice.TeamWebhooks;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Role;
import io.oase.playbook.Withdrawals;
import io.oase.prewritten.PrewrittenBody;
import io.oase.reply.Answering;
import io.oase.reply.Reply;
import io.oase.target.StoredCalendar;
import io.oase.testing.GoodPlaybook;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.ApiDocument.Operation;
import io.oase.web.ApiServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may do what: every verb of the JSON API, tried by every role. */
class ApiRolesTest {
    private static final Trouble NO = Trouble.of(Trouble.Kind.REFUSED, Said.of("trouble.refused", "fake.example", 422));

    private static final String SECOND = "/api/v1/approval-rules";

    private static final String PREWRITTEN = "/api/v1/prewritten-replies";

    private static final String CALENDAR = "{\"name\": \"Night\", \"zone\": \"UTC\", \"hours\": []}";

    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private World world;
    private ApiServer api;
    private final Map<String, @Nullable Account> askers = new LinkedHashMap<>();
    private long conversation;
    private int made;

    @BeforeEach
    void everybody_is_here() throws Exception {
        world = new World(database);
        api = new ApiServer(world, database);
        askers.put("agent", world.lena);
        askers.put("lead", world.mara);
        askers.put(
                "comms",
                world.people.create(
                        world.ada,
                        NewAccount.of("cora@oase.example", "Cora Lind", Role.COMMS, "a long enough password")));
        askers.put("admin", world.ada);
        askers.put("nobody", null);
        world.network.mention("kim", "Where is my order 4711?", NOW.minusSeconds(60));
        world.poll();
        conversation = world.only().row().id();
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private static final String RULE = "{\"name\": \"All\", \"way\": \"in_turn\"}";
    private static final String AWAY = "{\"from\": \"2030-08-01T00:00:00Z\", \"to\": \"2030-08-16T00:00:00Z\"}";
    private static final String NOTIFICATIONS =
            "{\"zone\": \"UTC\", \"digest_times\": [\"08:00\"], \"details\": false, \"choices\": {}}";
    private static final String BROWSER = "{\"endpoint\": \"https://push.example.org/send/1\", \"name\": \"Firefox\","
            + " \"keys\": {\"auth\": \"BTBZMqHH6r4Tts7J_aSIgg\", \"p256dh\": "
            + "\"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4\"}}";
    private static final String CHAT =
            "{\"team\": 4711, \"name\": \"Chat\", \"url\": \"https://chat.example.org/1\", \"kinds\": [\"team\"]}";
    private static final String TARGET =
            "{\"name\": \"Press\", \"calendar\": 1, \"times\": {\"take\": {\"minutes\": 30, \"counting\": \"clock\"}}}";

    /** What is asked, and what agent, lead, comms and admin get; nobody always gets 401. */
    private record Row(
            String operation,
            Supplier<String> path,
            @Nullable String body,
            int... statuses) {
        Row(String operation, String path, @Nullable String body, int... statuses) {
            this(operation, () -> path, body, statuses);
        }
    }

    @Test
    void every_verb_asks_for_the_role() {
        String one = "/api/v1/conversations/" + conversation;
        String channel = "/api/v1/channels/" + world.channel.id();
        String conversations = "/api/v1/conversations/{id}";
        String replies = "/api/v1/replies/{id}";
        long other = asks("zoe", "Hello?");
        long two = asks("ida", "Where is my order?");
        long second = below("And the invoice is wrong");
        List<Row> table = List.of(
                new Row("GET /api/v1/me", "/api/v1/me", null, 200, 200, 200, 200),
                new Row("GET /api/v1/conversations", "/api/v1/conversations", null, 200, 200, 200, 200),
                new Row(
                        "GET /api/v1/search/suggestions",
                        "/api/v1/search/suggestions?q=from:ki",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row("GET " + conversations, one, null, 200, 200, 200, 200),
                new Row("GET /api/v1/contacts/{id}", "/api/v1/contacts/1", null, 200, 200, 200, 200),
                new Row(
                        "PATCH /api/v1/contacts/{id}",
                        "/api/v1/contacts/1",
                        "{\"automatic_messages\": false}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST " + conversations + "/merges",
                        () -> apart(other, null),
                        "{\"with\": " + other + "}",
                        201,
                        201,
                        201,
                        201),
                new Row(
                        "POST " + conversations + "/merges",
                        () -> apart(other, world.ben),
                        "{\"with\": " + other + "}",
                        409,
                        201,
                        409,
                        201),
                new Row(
                        "DELETE " + conversations + "/merges/{merge}",
                        () -> apart(other, null) + "/" + world.merging.merge(world.mara, conversation, other),
                        null,
                        204,
                        204,
                        204,
                        204),
                new Row(
                        "POST " + conversations + "/splits",
                        () -> whole(two, second),
                        "{\"posts\": [" + second + "]}",
                        201,
                        201,
                        201,
                        201),
                new Row(
                        "GET " + conversations + "/expected-answer",
                        one + "/expected-answer",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/channels/{id}/acknowledgement",
                        channel + "/acknowledgement",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/channels/{id}/acknowledgement",
                        channel + "/acknowledgement",
                        "{\"scope\": \"off\"}",
                        403,
                        200,
                        403,
                        200),
                new Row("GET /api/v1/channels", "/api/v1/channels", null, 200, 200, 200, 200),
                new Row("GET /api/v1/channels/{id}", channel, null, 200, 200, 200, 200),
                new Row("POST " + conversations + "/notes", one + "/notes", "{\"text\": \"Hm\"}", 201, 201, 201, 201),
                new Row("GET " + conversations + "/drafts", one + "/drafts", null, 200, 200, 200, 200),
                new Row(
                        "PUT " + conversations + "/drafts/{kind}",
                        one + "/drafts/answer",
                        "{\"text\": \"Hello\"}",
                        200,
                        200,
                        200,
                        200),
                new Row("DELETE " + conversations + "/drafts/{kind}", one + "/drafts/answer", null, 204, 204, 204, 204),
                new Row(
                        "POST " + conversations + "/offered-drafts",
                        () -> written() + "/offered-drafts",
                        "{\"to\": " + world.ben.id() + "}",
                        204,
                        204,
                        204,
                        204),
                new Row(
                        "POST " + conversations + "/offered-drafts/{draft}/adoption",
                        () -> left() + "/adoption",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row("DELETE " + conversations + "/offered-drafts/{draft}", this::left, null, 204, 204, 204, 204),
                new Row(
                        "DELETE " + conversations + "/unread-mentions",
                        one + "/unread-mentions",
                        null,
                        204,
                        204,
                        204,
                        204),
                new Row("GET " + conversations + "/looking", one + "/looking", null, 200, 200, 200, 200),
                new Row(
                        "PUT " + conversations + "/looking",
                        one + "/looking",
                        "{\"doing\": \"noting\"}",
                        204,
                        204,
                        204,
                        204),
                new Row("DELETE " + conversations + "/looking", one + "/looking", null, 204, 204, 204, 204),
                // What nobody has, everybody may take; what Ben has, only some may give to somebody else.
                new Row(
                        "PUT " + conversations + "/snooze",
                        one + "/snooze",
                        "{\"until\": \"2026-03-02T09:30:00Z\"}",
                        200,
                        200,
                        200,
                        200),
                new Row("DELETE " + conversations + "/snooze", one + "/snooze", null, 204, 204, 204, 204),
                new Row(
                        "PUT " + conversations + "/follow-up",
                        one + "/follow-up",
                        "{\"at\": \"2026-03-09T09:30:00Z\", \"reason\": \"Did it help?\"}",
                        200,
                        200,
                        200,
                        200),
                new Row("DELETE " + conversations + "/follow-up", one + "/follow-up", null, 204, 204, 204, 204),
                new Row("PATCH " + conversations, () -> held(null), "{\"assignee\": \"me\"}", 200, 200, 200, 200),
                new Row("PATCH " + conversations, () -> held(world.ben), "{\"assignee\": \"me\"}", 409, 200, 409, 200),
                new Row("PATCH " + conversations, () -> held(world.ben), "{\"assignee\": null}", 403, 200, 403, 200),
                new Row(
                        "PATCH " + conversations,
                        () -> held(null),
                        "{\"assignee\": " + world.ben.id() + "}",
                        403,
                        200,
                        403,
                        200),
                new Row(
                        "PATCH " + conversations,
                        () -> held(world.ben),
                        "{\"state\": \"waiting\", \"tags\": [\"a\"]}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST " + conversations + "/replies",
                        () -> quiet() + "/replies",
                        "{\"text\": \"Hi\", \"seen\": 999999}",
                        202,
                        202,
                        202,
                        202),
                new Row("GET " + replies, () -> bens(Reply.State.QUEUED), null, 200, 200, 200, 200),
                new Row("DELETE " + replies, () -> bens(Reply.State.QUEUED), null, 403, 200, 403, 200),
                new Row(
                        "POST " + replies + "/attempts",
                        () -> bens(Reply.State.FAILED) + "/attempts",
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row(
                        "PUT " + replies + "/outcome",
                        () -> bens(Reply.State.UNKNOWN) + "/outcome",
                        "{\"published\": true}",
                        403,
                        200,
                        403,
                        200),
                // Whoever writes may not approve, and nobody may take back what Mara approved but she.
                new Row("PUT " + replies + "/approval", () -> waiting() + "/approval", "{}", 403, 200, 200, 200),
                new Row(
                        "POST " + replies + "/returns",
                        () -> waiting() + "/returns",
                        "{\"comment\": \"Say when\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "POST " + replies + "/takeover",
                        () -> returnedToAbsent() + "/takeover",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row("DELETE " + replies + "/approval", () -> approved() + "/approval", null, 403, 200, 403, 403),
                new Row("GET /api/v1/approvals", "/api/v1/approvals", null, 200, 200, 200, 200),
                new Row("GET /api/v1/activations", "/api/v1/activations", null, 200, 200, 200, 200),
                new Row("GET /api/v1/activations/{id}", this::anActivation, null, 200, 200, 200, 200),
                new Row(
                        "PUT /api/v1/activations/{id}/countersignature",
                        () -> anActivation() + "/countersignature",
                        null,
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/severity",
                        () -> anActivation() + "/severity",
                        "{\"severity\": 2}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/held-replies",
                        () -> anActivation() + "/held-replies",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/held-replies/{reply}/decision",
                        this::aHeldReply,
                        "{\"outcome\": \"withdrawn\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/playbooks/{id}/activations/preview",
                        "/api/v1/playbooks/outage/activations/preview",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/playbooks/{id}/activations",
                        this::aPlaybook,
                        "{\"severity\": 3}",
                        201,
                        201,
                        201,
                        201),
                new Row(
                        "GET /api/v1/activations/{id}/roles",
                        () -> anActivation() + "/roles",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/roles/{role}",
                        () -> anActivation() + "/roles/scribe",
                        "{\"people\": []}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/facts",
                        () -> anActivation() + "/facts",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/facts",
                        () -> anActivation() + "/facts",
                        "{\"facts\": {\"what.en\": \"Kiel\"}}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/steps",
                        () -> anActivation() + "/steps",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/steps/{step}",
                        () -> anActivation() + "/steps/acknowledge",
                        "{\"state\": \"done\"}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/next-update",
                        () -> anActivation() + "/next-update",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/next-update",
                        () -> anActivation() + "/next-update",
                        "{\"at\": \"2126-01-01T00:00:00Z\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/timeline",
                        () -> anActivation() + "/timeline",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/timeline",
                        () -> anActivation() + "/timeline",
                        "{\"text\": \"Uwe called\"}",
                        201,
                        201,
                        201,
                        201),
                new Row("GET /api/v1/activations/{id}/end", () -> anActivation() + "/end", null, 200, 200, 200, 200),
                new Row(
                        "PUT /api/v1/activations/{id}/end/conditions/{condition}",
                        () -> anActivation() + "/end/conditions/works",
                        "{\"met\": true}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/end",
                        () -> anActivation() + "/end",
                        "{\"conditions\": [\"works\", \"answered\"]}",
                        403,
                        200,
                        200,
                        200),
                new Row("GET /api/v1/activations/{id}/review", () -> aReview() + "/review", null, 200, 200, 200, 200),
                new Row(
                        "PUT /api/v1/activations/{id}/review",
                        () -> aReview() + "/review",
                        "{\"text\": \"We were slow\", \"version\": 1}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/review/ownership",
                        () -> aReview() + "/review/ownership",
                        "{\"owner\": 1, \"due\": \"2126-01-01T00:00:00Z\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/review/closing",
                        () -> aReview() + "/review/closing",
                        null,
                        403,
                        200,
                        200,
                        200),
                new Row("GET " + SECOND, SECOND, null, 200, 200, 200, 200),
                new Row("POST " + SECOND, SECOND, "{\"kind\": \"tag\", \"tag\": \"a\"}", 403, 201, 403, 201),
                new Row("PUT " + SECOND + "/limit", SECOND + "/limit", "{\"minutes\": 30}", 403, 200, 403, 200),
                new Row("DELETE " + SECOND + "/{id}", this::anApprovalRule, null, 403, 204, 403, 204),
                new Row(
                        "GET /api/v1/reports/response-times",
                        "/api/v1/reports/response-times",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/reports/response-times",
                        "/api/v1/reports/response-times?by=agent",
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row(
                        "GET /api/v1/reports/response-times",
                        "/api/v1/reports/response-times?agent=" + world.ben.id(),
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row(
                        "GET /api/v1/reports/response-times/conversations",
                        "/api/v1/reports/response-times/conversations",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/reports/response-times/conversations",
                        "/api/v1/reports/response-times/conversations?part=open&agent=" + world.ben.id(),
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row("POST /api/v1/channels/{id}/polls", channel + "/polls", null, 403, 200, 200, 200),
                new Row(
                        "POST /api/v1/channels",
                        "/api/v1/channels",
                        "{\"network\": \"fake\", \"name\": \"Another\"}",
                        403,
                        403,
                        403,
                        201),
                new Row("GET " + PREWRITTEN, PREWRITTEN, null, 200, 200, 200, 200),
                new Row("POST " + PREWRITTEN, PREWRITTEN, "{\"name\": \"A\", \"text\": \"B\"}", 403, 201, 422, 422),
                new Row("GET " + PREWRITTEN + "/file", PREWRITTEN + "/file", null, 200, 200, 200, 200),
                new Row(
                        "POST " + PREWRITTEN + "/file",
                        PREWRITTEN + "/file",
                        "{\"yaml\": \"- {name: Read in, text: Hello}\"}",
                        403,
                        200,
                        200,
                        200),
                new Row("GET " + PREWRITTEN + "/{id}", this::prewritten, null, 200, 200, 200, 200),
                new Row("PATCH " + PREWRITTEN + "/{id}", this::prewritten, "{\"text\": \"Hi\"}", 403, 200, 200, 200),
                new Row("DELETE " + PREWRITTEN + "/{id}", this::prewritten, null, 403, 204, 204, 204),
                new Row(
                        "GET " + PREWRITTEN + "/{id}/versions",
                        () -> prewritten() + "/versions",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST " + PREWRITTEN + "/{id}/restorations",
                        () -> prewritten() + "/restorations",
                        "{\"version\": 1}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "GET " + PREWRITTEN + "/{id}/filled",
                        () -> prewritten() + "/filled?conversation=" + conversation,
                        null,
                        200,
                        200,
                        200,
                        200),
                // Everybody has only their own.
                new Row("GET /api/v1/notices", "/api/v1/notices", null, 200, 200, 200, 200),
                new Row("PATCH /api/v1/notices/{id}", "/api/v1/notices/4711", "{\"read\": true}", 404, 404, 404, 404),
                new Row("GET /api/v1/me/notifications", "/api/v1/me/notifications", null, 200, 200, 200, 200),
                new Row("PUT /api/v1/me/notifications", "/api/v1/me/notifications", NOTIFICATIONS, 200, 200, 200, 200),
                new Row("GET /api/v1/me/push-subscriptions", "/api/v1/me/push-subscriptions", null, 200, 200, 200, 200),
                new Row(
                        "POST /api/v1/me/push-subscriptions",
                        "/api/v1/me/push-subscriptions",
                        BROWSER,
                        201,
                        201,
                        201,
                        201),
                new Row(
                        "DELETE /api/v1/me/push-subscriptions/{id}",
                        "/api/v1/me/push-subscriptions/4711",
                        null,
                        404,
                        404,
                        404,
                        404),
                new Row(
                        "POST /api/v1/me/push-subscriptions/{id}/tests",
                        "/api/v1/me/push-subscriptions/4711/tests",
                        null,
                        404,
                        404,
                        404,
                        404),
                new Row("GET /api/v1/team-webhooks", "/api/v1/team-webhooks", null, 403, 200, 403, 200),
                new Row("POST /api/v1/team-webhooks", "/api/v1/team-webhooks", CHAT, 403, 422, 403, 422),
                new Row("GET /api/v1/team-webhooks/{id}", this::aChat, null, 403, 200, 403, 200),
                new Row("PATCH /api/v1/team-webhooks/{id}", this::aChat, "{\"details\": true}", 403, 200, 403, 200),
                new Row("POST /api/v1/team-webhooks/{id}/tests", () -> aChat() + "/tests", null, 403, 200, 403, 200),
                new Row("DELETE /api/v1/team-webhooks/{id}", this::aChat, null, 403, 204, 403, 204),
                new Row("GET /api/v1/targets", "/api/v1/targets", null, 200, 200, 200, 200),
                new Row("GET /api/v1/targets/{id}", "/api/v1/targets/4", null, 200, 200, 200, 200),
                new Row("POST /api/v1/targets", "/api/v1/targets", TARGET, 403, 201, 403, 201),
                new Row("PUT /api/v1/targets/{id}", "/api/v1/targets/4", TARGET, 403, 200, 403, 200),
                new Row(
                        "POST /api/v1/targets/impact",
                        "/api/v1/targets/impact",
                        "{\"target\": " + TARGET + "}",
                        403,
                        200,
                        403,
                        200),
                new Row("PUT /api/v1/targets/order", "/api/v1/targets/order", "{\"order\": []}", 403, 422, 403, 422),
                new Row("DELETE /api/v1/targets/{id}", this::aTarget, null, 403, 204, 403, 204),
                new Row("GET /api/v1/teams", "/api/v1/teams", null, 200, 200, 200, 200),
                new Row("GET /api/v1/teams/{id}", this::aTeam, null, 200, 200, 200, 200),
                new Row("POST /api/v1/teams", this::teams, "{\"name\": \"Press\"}", 403, 201, 403, 201),
                new Row("PATCH /api/v1/teams/{id}", this::aTeam, "{\"members\": []}", 403, 200, 403, 200),
                new Row("DELETE /api/v1/teams/{id}", this::aTeam, null, 403, 204, 403, 204),
                new Row("GET /api/v1/assignment-rules", "/api/v1/assignment-rules", null, 200, 200, 200, 200),
                new Row("GET /api/v1/assignment-rules/{id}", this::aRule, null, 200, 200, 200, 200),
                new Row("POST /api/v1/assignment-rules", "/api/v1/assignment-rules", RULE, 403, 201, 403, 201),
                new Row("PUT /api/v1/assignment-rules/{id}", this::aRule, RULE, 403, 200, 403, 200),
                new Row(
                        "PUT /api/v1/assignment-rules/order",
                        "/api/v1/assignment-rules/order",
                        "{\"order\": []}",
                        403,
                        422,
                        403,
                        422),
                new Row("DELETE /api/v1/assignment-rules/{id}", this::aRule, null, 403, 204, 403, 204),
                new Row("GET /api/v1/bulk-changes", "/api/v1/bulk-changes", null, 200, 200, 200, 200),
                new Row("POST /api/v1/bulk-changes", "/api/v1/bulk-changes", many("tag", "tag"), 202, 202, 202, 202),
                new Row(
                        "POST /api/v1/bulk-changes",
                        "/api/v1/bulk-changes",
                        "{\"conversations\": [{\"id\": " + conversation
                                + "}], \"action\": {\"does\": \"assign\", \"assignee\": " + world.ben.id() + "}}",
                        403,
                        202,
                        403,
                        202),
                new Row("GET /api/v1/reports/day", "/api/v1/reports/day", null, 200, 200, 200, 200),
                new Row("GET /api/v1/playbooks", "/api/v1/playbooks", null, 200, 200, 200, 200),
                new Row("GET /api/v1/playbooks/{id}", this::playbook, null, 200, 200, 200, 200),
                new Row(
                        "GET /api/v1/playbooks/{id}/versions",
                        () -> playbook() + "/versions",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/playbooks/{id}/versions/{hash}",
                        () -> playbook() + "/versions/"
                                + world.library.current("outage").orElseThrow().hash(),
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row("GET /api/v1/playbooks/uploads", "/api/v1/playbooks/uploads", null, 403, 200, 200, 200),
                new Row(
                        "POST /api/v1/playbooks/uploads",
                        "/api/v1/playbooks/uploads",
                        "{\"source\": \"---\\n\"}",
                        403,
                        422,
                        422,
                        422),
                new Row("GET /api/v1/playbooks/uploads/{hash}", this::uploaded, null, 403, 200, 200, 200),
                new Row(
                        "PUT /api/v1/playbooks/uploads/{hash}/review",
                        () -> uploaded() + "/review",
                        "{\"taken\": false, \"reason\": \"No\"}",
                        403,
                        200,
                        200,
                        200),
                new Row("GET /api/v1/playbooks/{id}/withdrawal", () -> away(true), null, 200, 200, 200, 200),
                new Row(
                        "POST /api/v1/playbooks/{id}/withdrawal",
                        () -> away(false),
                        "{\"reason\": \"Sold\"}",
                        403,
                        201,
                        201,
                        201),
                new Row(
                        "PUT /api/v1/playbooks/{id}/withdrawal/review",
                        () -> away(true) + "/review",
                        "{\"taken\": false, \"reason\": \"No\"}",
                        403,
                        204,
                        204,
                        204),
                new Row("GET /api/v1/alerts", "/api/v1/alerts", null, 200, 200, 200, 200),
                new Row("GET /api/v1/alerts/{id}", this::alert, null, 200, 200, 200, 200),
                new Row(
                        "PUT /api/v1/alerts/{id}/silence",
                        () -> alert() + "/silence",
                        "{\"until\": \"2026-03-02T12:00:00Z\", \"reason\": \"A prize draw\"}",
                        403,
                        200,
                        200,
                        200),
                new Row("DELETE /api/v1/alerts/{id}/silence", () -> alert() + "/silence", null, 403, 204, 204, 204),
                new Row("GET /api/v1/saved-views", "/api/v1/saved-views", null, 200, 200, 200, 200),
                new Row("POST /api/v1/saved-views", "/api/v1/saved-views", view("One", false), 201, 201, 201, 201),
                new Row("POST /api/v1/saved-views", "/api/v1/saved-views", view("Two", true), 403, 201, 201, 201),
                new Row("GET /api/v1/saved-views/{id}", () -> saved(true), null, 200, 200, 200, 200),
                new Row("GET /api/v1/saved-views/{id}", () -> saved(false), null, 404, 404, 404, 404),
                new Row("PATCH /api/v1/saved-views/{id}", () -> saved(true), "{\"shared\": true}", 403, 200, 200, 200),
                new Row("DELETE /api/v1/saved-views/{id}", () -> saved(true), null, 403, 204, 204, 204),
                new Row(
                        "GET /api/v1/activations/{id}/statements",
                        () -> crisis() + "/statements",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/statements",
                        () -> crisis() + "/statements",
                        "{\"template\": \"acknowledge\"}",
                        201,
                        201,
                        201,
                        201),
                new Row(
                        "GET /api/v1/activations/{id}/statements/{statement}",
                        () -> statement(false),
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PATCH /api/v1/activations/{id}/statements/{statement}",
                        () -> statement(false),
                        "{\"version\": 1, \"texts\": {\"en\": [\"We are looking.\"]}}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/request",
                        () -> statement(false) + "/request",
                        "{\"version\": 1}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/approval",
                        () -> statement(true) + "/approval",
                        "{\"version\": 1}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/statements/{statement}/objections",
                        () -> statement(true) + "/objections",
                        "{\"version\": 1, \"because\": \"No\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/withdrawal",
                        () -> issued() + "/withdrawal",
                        "{\"because\": \"Wrong\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/statements/{statement}/correction",
                        () -> issued() + "/correction",
                        "{\"because\": \"Wrong\"}",
                        403,
                        201,
                        201,
                        201),
                new Row(
                        "POST /api/v1/activations/{id}/statements/{statement}/publications",
                        () -> issued() + "/publications",
                        "{\"url\": \"https://status.oase.example/\"}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/statements/{statement}/answers",
                        () -> issued() + "/answers",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/statements/{statement}/answers",
                        () -> issued() + "/answers",
                        "{\"conversations\": [" + conversation + "]}",
                        202,
                        202,
                        202,
                        202),
                new Row(
                        "GET /api/v1/activations/{id}/statements/{statement}/answers/{round}",
                        this::round,
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/answers/{round}/resume",
                        () -> round() + "/resume",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/answers/{round}/pause",
                        () -> round() + "/pause",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/statements/{statement}/answers/{round}/stop",
                        () -> round() + "/stop",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "DELETE /api/v1/activations/{id}/statements/{statement}/answers/{round}/conversations/{conversation}",
                        () -> round() + "/conversations/" + conversation,
                        null,
                        204,
                        204,
                        204,
                        204),
                new Row(
                        "GET /api/v1/activations/{id}/conversations",
                        () -> crisis() + "/conversations",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "POST /api/v1/activations/{id}/conversations",
                        () -> crisis() + "/conversations",
                        "{\"filter\": {\"view\": \"all\"}}",
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "DELETE /api/v1/activations/{id}/conversations/{conversation}",
                        () -> gathered(),
                        null,
                        204,
                        204,
                        204,
                        204),
                new Row(
                        "GET /api/v1/activations/{id}/conversations/let-go",
                        () -> crisis() + "/conversations/let-go",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "GET /api/v1/activations/{id}/conversations/found",
                        () -> crisis() + "/conversations/found?q=is:open",
                        null,
                        200,
                        200,
                        200,
                        200),
                new Row(
                        "PUT /api/v1/activations/{id}/conversations/{conversation}/aside",
                        () -> gathered() + "/aside",
                        "{\"as\": \"press\", \"account\": " + world.mara.id() + "}",
                        204,
                        204,
                        204,
                        204),
                new Row(
                        "DELETE /api/v1/activations/{id}/conversations/{conversation}/aside",
                        () -> gathered() + "/aside",
                        null,
                        204,
                        204,
                        204,
                        204),
                new Row("GET /api/v1/activations/{id}/silence", () -> silent() + "/silence", null, 200, 200, 200, 200),
                new Row(
                        "PUT /api/v1/activations/{id}/silence",
                        () -> crisis() + "/silence",
                        "{\"because\": \"Nobody asks\"}",
                        403,
                        200,
                        200,
                        200),
                new Row(
                        "DELETE /api/v1/activations/{id}/silence",
                        () -> crisis() + "/silence",
                        null,
                        403,
                        204,
                        204,
                        204),
                // Nobody but whoever asked for it sees it.
                new Row("GET /api/v1/bulk-changes/{id}", () -> many(false), null, 404, 200, 404, 404),
                new Row("PUT /api/v1/bulk-changes/{id}/stop", () -> many(false) + "/stop", null, 404, 200, 404, 404),
                new Row("POST /api/v1/bulk-changes/{id}/undo", () -> many(true) + "/undo", null, 404, 202, 404, 404),
                new Row("GET /api/v1/absences", "/api/v1/absences", null, 200, 200, 200, 200),
                new Row("POST /api/v1/absences", this::absences, AWAY, 201, 201, 201, 201),
                new Row(
                        "POST /api/v1/absences",
                        this::absences,
                        "{\"account\": 2, " + AWAY.substring(1),
                        403,
                        201,
                        403,
                        201),
                new Row("DELETE /api/v1/absences/{id}", this::bensAbsence, null, 403, 204, 403, 204),
                new Row("GET /api/v1/board", "/api/v1/board", null, 403, 200, 403, 200),
                new Row(
                        "PUT /api/v1/board/{id}/ability",
                        "/api/v1/board/2/ability",
                        "{\"capacity\": 3}",
                        403,
                        204,
                        403,
                        204),
                new Row("PATCH /api/v1/channels/{id}", channel, "{\"poll_seconds\": 30}", 403, 403, 403, 200),
                new Row("DELETE /api/v1/channels/{id}", this::another, null, 403, 403, 403, 204),
                new Row("GET /api/v1/calendars", "/api/v1/calendars", null, 403, 200, 403, 200),
                new Row("GET /api/v1/calendars/{id}", this::calendar, null, 403, 200, 403, 200),
                new Row(
                        "GET /api/v1/calendars/{id}/due",
                        () -> calendar() + "/due?at=2026-03-06T16:40:00Z&minutes=120",
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row(
                        "GET /api/v1/calendars/{id}/versions",
                        () -> calendar() + "/versions",
                        null,
                        403,
                        200,
                        403,
                        200),
                new Row("POST /api/v1/calendars", "/api/v1/calendars", CALENDAR, 403, 403, 403, 201),
                new Row("PUT /api/v1/calendars/{id}", this::calendar, CALENDAR, 403, 403, 403, 200),
                new Row("DELETE /api/v1/calendars/{id}", this::calendar, null, 403, 403, 403, 204));
        for (Row row : table) {
            int column = 0;
            for (Map.Entry<String, @Nullable Account> asker : askers.entrySet()) {
                String method = row.operation.substring(0, row.operation.indexOf(' '));
                Answer answer = api.ask(method, row.path.get(), asker.getValue(), row.body);
                int expected = asker.getValue() == null ? 401 : row.statuses[column++];
                assertThat(answer.status())
                        .as(asker.getKey() + ": " + row.operation + " " + row.body + " → " + answer.body())
                        .isEqualTo(expected);
            }
        }
        Set<String> tried = table.stream().map(Row::operation).collect(Collectors.toSet());
        Set<String> described = api.document.operations().stream()
                .map(Operation::toString)
                .filter(operation -> !operation.endsWith("events") && !operation.endsWith("openapi.json"))
                .collect(Collectors.toSet());
        assertThat(tried).isEqualTo(described);
    }

    /** Everybody has begun to write there. */
    private String written() {
        askers.values().stream().filter(Objects::nonNull).forEach(each -> draft(each, "Hello"));
        return "/api/v1/conversations/" + conversation;
    }

    /** What somebody left who is gone, and anybody may go on with. */
    private String left() {
        Account gone = world.people.create(
                world.ada, NewAccount.of("gone" + made++ + "@oase.example", "Dora Weg", Role.AGENT, null));
        long id = draft(gone, "Hello").id();
        world.people.deactivate(world.ada, gone.id());
        return "/api/v1/conversations/" + conversation + "/offered-drafts/" + id;
    }

    private Draft draft(Account by, String text) {
        return world.drafts
                .save(by, conversation, new Drafts.Wish(Draft.Kind.ANSWER, text, null, "", 0, null, false))
                .draft();
    }

    /** In force, the one there is; at a severity that asks for statements to be approved. */
    private String crisis() {
        return "/api/v1/activations/" + crisisAt(2);
    }

    private long crisisAt(int level) {
        long id = world.activations
                .begin(world.ada, new Beginning("outage", null, level, false, "", null, null, Map.of()))
                .activation()
                .id();
        world.activations.changeLevel(world.ada, id, level, "");
        return id;
    }

    private Account ines() {
        return world.people
                .byEmail("ines@oase.example")
                .orElseGet(() -> world.people.create(
                        world.ada,
                        NewAccount.of("ines@oase.example", "Ines Roth", Role.LEAD, "a long enough password")));
    }

    private String statement(boolean asked) {
        long crisis = crisisAt(2);
        long id = world.saying
                .statements()
                .write(ines(), crisis, "acknowledge", null)
                .id();
        if (asked) {
            world.saying.statements().ask(ines(), id, 1);
        }
        return "/api/v1/activations/" + crisis + "/statements/" + id;
    }

    private String issued() {
        long crisis = crisisAt(3);
        long id = world.saying
                .statements()
                .write(ines(), crisis, "acknowledge", null)
                .id();
        world.saying.statements().ask(ines(), id, 1);
        world.saying.belonging().add(ines(), crisis, List.of(conversation));
        world.saying.settingAside().bringBack(ines(), crisis, conversation);
        return "/api/v1/activations/" + crisis + "/statements/" + id;
    }

    private String round() {
        String issued = issued();
        long statement = Long.parseLong(issued.substring(issued.lastIndexOf('/') + 1));
        return issued + "/answers/"
                + world.saying
                        .rounds()
                        .prepare(ines(), statement, List.of(conversation), null)
                        .id();
    }

    private String gathered() {
        long crisis = crisisAt(2);
        world.saying.belonging().add(ines(), crisis, List.of(conversation));
        return "/api/v1/activations/" + crisis + "/conversations/" + conversation;
    }

    private String silent() {
        long crisis = crisisAt(2);
        world.saying.silences().keep(world.mara, crisis, "Nobody asks");
        return "/api/v1/activations/" + crisis;
    }

    private String aRule() {
        return "/api/v1/assignment-rules/"
                + world.rules
                        .create(
                                world.mara,
                                new Rule.Body(
                                        "All", List.of(), List.of(), List.of(), null, null, null, "in_turn", false,
                                        null, null))
                        .id();
    }

    private String many(String does, String field) {
        return "{\"conversations\": [{\"id\": %d}], \"action\": {\"does\": \"%s\", \"%s\": \"x\"}}"
                .formatted(conversation, does, field);
    }

    private static String view(String name, boolean shared) {
        return "{\"name\": \"%s\", \"shared\": %s, \"filter\": {\"view\": \"open\"}}".formatted(name, shared);
    }

    private String alert() {
        if (world.watched.isEmpty()) {
            world.watched.add(Crowd.outage(3, "Ausfall"));
            new Crowd(world).say("many", 30, "Ausfall");
        }
        return "/api/v1/alerts/" + new Crowd(world).only().id();
    }

    /** One that somebody has saved who also may share. */
    private String saved(boolean shared) {
        Account ines = world.people
                .byEmail("ines@oase.example")
                .orElseGet(() -> world.people.create(
                        world.ada,
                        NewAccount.of("ines@oase.example", "Ines Roth", Role.LEAD, "a long enough password")));
        return "/api/v1/saved-views/"
                + world.savedViews
                        .save(ines, "Mine " + made++, shared, "/inbox/open")
                        .id();
    }

    private String playbook() {
        GoodPlaybook.write(world.playbooks, "outage", GoodPlaybook.text("outage"));
        world.library.look();
        return "/api/v1/playbooks/outage";
    }

    /** By somebody who asks for nothing here: nobody looks over their own. */
    private String uploaded() {
        Account ines = world.people.list(world.ada, false).stream()
                .filter(account -> account.name().equals("Ines Roth"))
                .findFirst()
                .orElseGet(() -> world.people.create(
                        world.ada,
                        NewAccount.of("ines@oase.example", "Ines Roth", Role.LEAD, "a long enough password")));
        String text = GoodPlaybook.text("recall").replace("Kommunikation", "Team " + made++);
        return "/api/v1/playbooks/uploads/"
                + world.uploads
                        .upload(ines, text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hash();
    }

    /** Of one without a file. */
    private String away(boolean asked) {
        if (world.library.current("recall").isEmpty()) {
            String upload = uploaded();
            world.uploads.take(world.ada, upload.substring(upload.lastIndexOf('/') + 1), null);
        }
        Withdrawals withdrawals = world.uploads.withdrawals();
        withdrawals.of(world.ada, "recall").ifPresent(wish -> withdrawals.keep(world.ada, "recall", "Not now"));
        if (asked) {
            withdrawals.ask(ines(), "recall", "Sold");
        }
        return "/api/v1/playbooks/recall/withdrawal";
    }

    private String many(boolean done) {
        BulkChange begun = world.bulkChanges.begin(
                world.mara, List.of(new Chosen(conversation, null)), new Action.Tag("t" + made++));
        if (done) {
            world.bulkChanges.carrying().doSome();
        }
        return "/api/v1/bulk-changes/" + begun.id();
    }

    private String absences() {
        world.absences.all(world.mara).forEach(absence -> world.absences.remove(world.mara, absence.id()));
        return "/api/v1/absences";
    }

    private String bensAbsence() {
        absences();
        Instant from = world.clock.instant().plus(Duration.ofDays(7));
        return "/api/v1/absences/"
                + world.absences
                        .add(world.mara, world.ben.id(), from, from.plus(Duration.ofDays(7)), null)
                        .id();
    }

    private String teams() {
        world.teams.list().forEach(team -> world.teams.retire(world.mara, team.id()));
        return "/api/v1/teams";
    }

    private String aChat() {
        teams();
        long team = world.teams.create(world.mara, "Billing", List.of()).id();
        return "/api/v1/team-webhooks/"
                + world.teamWebhooks
                        .create(
                                world.mara,
                                team,
                                "http://127.0.0.1:9/hook",
                                null,
                                new TeamWebhooks.Body("Chat", Set.of("team"), "en", false, true))
                        .webhook()
                        .id();
    }

    private String aTeam() {
        teams();
        return "/api/v1/teams/"
                + world.teams.create(world.mara, "Billing", List.of()).id();
    }

    private String prewritten() {
        return PREWRITTEN + "/"
                + world.prewritten
                        .make(world.mara, new PrewrittenBody("Text " + ++made, "", Set.of(), Set.of(), "Hello"))
                        .id();
    }

    private String aTarget() {
        var targets = world.targets.all(world.mara);
        return "/api/v1/targets/" + targets.get(targets.size() - 1).id();
    }

    /** The conversation, held by this colleague. */
    private String held(@Nullable Account account) {
        world.inbox.change(
                world.mara,
                conversation,
                new Change(
                        new Change.Assignment(account == null ? null : account.id(), null),
                        null,
                        null,
                        null,
                        null,
                        null));
        return "/api/v1/conversations/" + conversation;
    }

    private String latest = "";

    private long asks(String who, String text) {
        latest = world.network.mention(who, text, NOW.minusSeconds(30));
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** A post below the latest question. */
    private long below(String text) {
        world.network.reply("ida", latest, text, NOW.minusSeconds(20));
        world.poll();
        return world.db.withHandle(db ->
                db.createQuery("SELECT max(id) FROM post").mapTo(Long.class).one());
    }

    /** Where the conversation is merged with others, with none merged and the other held by this colleague. */
    private String apart(long other, @Nullable Account holder) {
        world.conversations
                .read(world.mara, conversation)
                .merges()
                .forEach(merge -> world.merging.part(world.mara, conversation, merge.id()));
        held(null);
        world.inbox.change(
                world.mara,
                other,
                new Change(
                        new Change.Assignment(holder == null ? null : holder.id(), null),
                        null,
                        null,
                        null,
                        null,
                        null));
        return "/api/v1/conversations/" + conversation + "/merges";
    }

    /** Where a conversation is split that has this post. */
    private String whole(long conversation, long post) {
        long there = world.db.withHandle(db -> db.createQuery("SELECT conversation_id FROM post WHERE id = ?")
                .bind(0, post)
                .mapTo(Long.class)
                .one());
        if (there != conversation) {
            world.merging.merge(world.mara, conversation, there);
        }
        return "/api/v1/conversations/" + conversation + "/splits";
    }

    /** The conversation, with no colleague's answer on its way. */
    private String quiet() {
        world.replies.awaiting(world.mara, 0, 9).forEach(reply -> world.replies.withdraw(world.mara, reply.id()));
        world.publish();
        return "/api/v1/conversations/" + conversation;
    }

    /** An answer of Ben's in this state. */
    private String bens(Reply.State state) {
        quiet();
        Reply reply = world.answering.send(
                world.ben, conversation, new Answering.Draft("Answer " + ++made, null, 999_999, null, null));
        if (state == Reply.State.FAILED) {
            world.network.fail(NO);
            world.publish();
            world.network.fail(null);
        }
        if (state == Reply.State.UNKNOWN) {
            world.network.loseNextReceipt();
            world.network.cannotTell(true);
            world.publish();
            world.clock.advance(java.time.Duration.ofMinutes(1));
            world.outbox.publishDue();
            world.network.cannotTell(false);
        }
        assertThat(world.replies.get(world.ben, reply.id()).state()).isEqualTo(state);
        return "/api/v1/replies/" + reply.id();
    }

    private String aPlaybook() {
        endAll();
        return "/api/v1/playbooks/outage/activations";
    }

    /** Begun in an emergency by somebody who is asked for nothing here. */
    private String anActivation() {
        endAll();
        long id = world.activations
                .begin(world.ben, new Beginning("outage", null, 3, false, "", null, null, Map.of()))
                .activation()
                .id();
        return "/api/v1/activations/" + id;
    }

    /** Of a crisis that is over; its review is Mara’s. */
    private String aReview() {
        String path = anActivation();
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        world.standingDown.end(world.mara, id, List.of("works", "answered"), world.mara.id(), null, Locale.ENGLISH);
        return path;
    }

    private String aHeldReply() {
        String queued = bens(Reply.State.QUEUED);
        String reply = queued.substring(queued.lastIndexOf('/') + 1);
        return anActivation() + "/held-replies/" + reply + "/decision";
    }

    private void endAll() {
        world.activations
                .inForce(world.mara)
                .forEach(each -> world.db.useTransaction(handle ->
                        world.activations.end(handle, world.mara, each.id(), List.of(), world.clock.instant())));
    }

    private String anApprovalRule() {
        return SECOND + "/"
                + world.standingRules
                        .add(world.mara, StandingRule.Body.tagged("to be removed", false))
                        .id();
    }

    /** An answer of Ben's that waits for a second pair of eyes, and nothing else that does. */
    private String waiting() {
        quiet();
        long rule = world.standingRules
                .add(world.mara, StandingRule.Body.newcomer(world.ben.id(), null, true))
                .id();
        Reply reply = world.answering.send(
                world.ben, conversation, new Answering.Draft("Answer " + ++made, null, 999_999, null, null));
        world.standingRules.remove(world.mara, rule);
        assertThat(reply.state()).isEqualTo(Reply.State.AWAITING_APPROVAL);
        return "/api/v1/replies/" + reply.id();
    }

    /** Given back to Ben, who is away. */
    private String returnedToAbsent() {
        String reply = waiting();
        world.approvals.giveBack(world.mara, Long.parseLong(reply.substring(reply.lastIndexOf('/') + 1)), "Say when");
        world.db.useHandle(db -> db.execute("DELETE FROM absence"));
        Instant now = world.clock.instant();
        world.absences.add(world.mara, world.ben.id(), now, now.plusSeconds(3600), null);
        return reply;
    }

    /** The same, approved by Mara. */
    private String approved() {
        String reply = waiting();
        world.approvals.approve(world.mara, Long.parseLong(reply.substring(reply.lastIndexOf('/') + 1)), null);
        return reply;
    }

    /** The latest calendar; the one that comes with the product first. */
    private String calendar() {
        return "/api/v1/calendars/"
                + world.calendars.all(world.ada).stream()
                        .mapToLong(StoredCalendar::id)
                        .max()
                        .orElseThrow();
    }

    private String another() {
        return "/api/v1/channels/"
                + world.connecting
                        .connect(
                                world.ada,
                                new Connecting.Wanted("fake", "Channel " + ++made, Map.of(), Map.of(), "", null, null))
                        .id();
    }
}
