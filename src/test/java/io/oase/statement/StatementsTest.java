package io.oase.statement;

import static io.oase.testing.AtOnce.atOnce;
import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.activation.Happening;
import io.oase.activation.Timeline;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.NewAccount;
import io.oase.people.Operator;
import io.oase.people.PasswordChange;
import io.oase.people.Passwords;
import io.oase.people.Role;
import io.oase.playbook.Playbook;
import io.oase.testing.PlaybookShelf;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private World world;
    private Account timo;

    @BeforeEach
    void begin() {
        world = new World(database);
        Passwords passwords = new Passwords(new SecureRandom());
        timo = new Operator(world.people, new PasswordChange(world.db, world.clock, passwords), world.tokens)
                .createUser(NewAccount.of("timo@oase.example", "Timo Kern", Role.COMMS, null));
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void a_statement_without_facts_is_refused_naming_them_and_an_acknowledgement_needs_none() {
        Activation crisis = crisis(2);
        Statement holding = world.saying.statements().write(world.lena, crisis.id(), "holding", null);

        assertThatThrownBy(() -> world.saying.statements().ask(world.lena, holding.id(), 1))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(
                                refused.fields().get("facts").args())
                        .containsExactly("Was ist ausgefallen?, Seit wann?, Nächste Nachricht um"));
        Statement acknowledgement = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        assertThat(world.saying
                        .statements()
                        .ask(world.lena, acknowledgement.id(), 1)
                        .state())
                .isEqualTo(Statement.State.ASKED);
    }

    @Test
    void facts_are_put_in_by_language_and_what_changed_meanwhile_makes_a_version() {
        Activation crisis = crisis(3);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "holding", null);
        facts();

        Statement issued = world.saying.statements().ask(world.lena, draft.id(), 1);

        assertThat(issued.state()).isEqualTo(Statement.State.ISSUED);
        assertThat(issued.no()).isEqualTo(2);
        assertThat(issued.filled().in().get("de").get(0))
                .isEqualTo("Automaten in Kiel: seit 8:30 gestört. Nächste Nachricht um 10:00.");
        assertThat(issued.filled().in().get("en").get(1))
                .isEqualTo("We are sorry: Machines in Kiel, since 8:30. More at 10:00.");
        assertThat(world.saying.statements().versions(world.lena, draft.id())).hasSize(2);
        assertThat(kinds(crisis)).contains(Happening.STATEMENT_WRITTEN, Happening.STATEMENT_ISSUED);
        world.known.put("next_update", "10:30");
        assertThat(world.saying.statements().outdated(world.lena, crisis, issued))
                .isTrue();
    }

    @Test
    void versions_are_there_for_good() {
        Statement draft = world.saying.statements().write(world.lena, crisis(3).id(), "acknowledge", null);
        assertThatThrownBy(() -> world.db.useHandle(handle ->
                        handle.execute("UPDATE statement_version SET hash = 'x' WHERE statement_id = ?", draft.id())))
                .hasMessageContaining("only grows");
    }

    @Test
    void one_of_the_roles_approves_never_whoever_wrote_it_and_everybody_hears_of_it() {
        Activation crisis = crisis(1);
        facts();
        Statement draft = world.saying.statements().write(world.mara, crisis.id(), "holding", null);
        Statement asked = world.saying.statements().ask(world.mara, draft.id(), draft.no());

        assertThat(asked.decideBy()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(told(timo)).contains("statement_asked");
        assertThat(told(world.mara)).doesNotContain("statement_asked");
        assertThatThrownBy(() -> world.saying.deciding().approve(world.mara, asked.id(), 1, null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> world.saying.deciding().approve(world.lena, asked.id(), 1, null))
                .isInstanceOf(Refused.NotAllowed.class);

        Statement issued = world.saying.deciding().approve(timo, asked.id(), 1, null);

        assertThat(issued.state()).isEqualTo(Statement.State.ISSUED);
        assertThat(issued.deciderName()).isEqualTo("Timo Kern");
        assertThat(told(world.mara)).contains("statement_issued");
        assertThatThrownBy(() -> world.saying.deciding().object(timo, asked.id(), 1, "Zu spät"))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void whoever_wrote_a_part_of_it_may_not_approve_it_either() {
        Activation crisis = crisis(2);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        Statement edited = world.saying
                .statements()
                .edit(timo, draft.id(), 1, Map.of("de", List.of("Wir sehen nach."), "en", List.of("We are looking.")));
        world.saying.statements().ask(world.lena, draft.id(), edited.no());

        assertThatThrownBy(() -> world.saying.deciding().approve(timo, draft.id(), 2, null))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThat(world.saying
                        .deciding()
                        .approve(world.mara, draft.id(), 2, null)
                        .state())
                .isEqualTo(Statement.State.ISSUED);
    }

    @Test
    void an_approver_may_change_it_which_is_recorded_and_approves_what_they_saw() {
        Activation crisis = crisis(2);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);

        Statement changed =
                world.saying.statements().edit(timo, draft.id(), 1, Map.of("de", List.of("Wir sind dran.")));
        assertThat(changed.state()).isEqualTo(Statement.State.ASKED);
        assertThatThrownBy(() -> world.saying.deciding().approve(world.mara, draft.id(), 1, null))
                .isInstanceOf(Refused.Conflict.class);
        Statement issued = world.saying.deciding().approve(timo, draft.id(), 2, null);

        assertThat(issued.filled().in()).containsExactly(Map.entry("de", List.of("Wir sind dran.")));
        assertThat(entry(crisis, Happening.STATEMENT_APPROVED).data()).containsEntry("edited", true);
        assertThat(world.saying.statements().versions(world.lena, draft.id()))
                .extracting(Statement.Version::byName)
                .containsExactly("Lena Brandt", "Timo Kern");
    }

    @Test
    void an_objection_goes_back_to_the_author_who_writes_it_anew() {
        Activation crisis = crisis(2);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);
        assertThatThrownBy(() -> world.saying.deciding().object(timo, draft.id(), 1, "  "))
                .isInstanceOf(Refused.Invalid.class);

        Statement returned = world.saying.deciding().object(timo, draft.id(), 1, "Zu förmlich");

        assertThat(returned.objection()).isEqualTo("Zu förmlich");
        assertThat(told(world.lena)).contains("statement_objected");
        world.saying.statements().edit(world.lena, draft.id(), 1, Map.of("de", List.of("Wir sehen nach.")));
        world.saying.statements().ask(world.lena, draft.id(), 2);
        assertThat(world.saying.deciding().approve(timo, draft.id(), 2, null).state())
                .isEqualTo(Statement.State.ISSUED);
    }

    @Test
    void when_nobody_decides_in_time_that_is_said_once_and_it_waits_on() throws Exception {
        Activation crisis = crisis(1);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);
        assertThat(world.saying.deciding().doSome()).isFalse();
        world.clock.advance(Duration.ofMinutes(10));
        Saying other = world.saying();

        atOnce(List.<Callable<?>>of(
                () -> world.saying.deciding().doSome(), () -> other.deciding().doSome()));

        assertThat(told(world.lena).stream().filter("statement_late"::equals)).hasSize(1);
        assertThat(told(timo).stream().filter("statement_late"::equals)).hasSize(1);
        assertThat(world.saying.deciding().doSome()).isFalse();
        assertThat(world.saying.deciding().approve(timo, draft.id(), 1, null).state())
                .isEqualTo(Statement.State.ISSUED);
    }

    @Test
    void where_the_playbook_says_so_it_goes_out_by_itself_once_on_two_nodes() throws Exception {
        publishing();
        Activation crisis = crisis(1);
        List<Long> heard = new ArrayList<>();
        world.saying.follow((handle, activation, statement, at) -> heard.add(statement.id()));
        Saying other = world.saying();
        other.follow((handle, activation, statement, at) -> heard.add(statement.id()));
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);
        world.clock.advance(Duration.ofMinutes(10));

        atOnce(List.<Callable<?>>of(
                () -> world.saying.deciding().doSome(), () -> other.deciding().doSome()));

        assertThat(heard).containsExactly(draft.id());
        assertThat(world.saying
                        .statements()
                        .get(world.lena, crisis.id(), draft.id())
                        .deciderName())
                .isNull();
        assertThat(entry(crisis, Happening.STATEMENT_ISSUED).actorId()).isNull();
    }

    @Test
    void of_two_who_decide_at_once_one_does() throws Exception {
        Activation crisis = crisis(2);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);

        List<Object> outcomes = atOnce(List.<Callable<?>>of(
                () -> world.saying.deciding().approve(timo, draft.id(), 1, null),
                () -> world.saying.deciding().object(world.mara, draft.id(), 1, "Nein")));

        assertThat(outcomes.stream().filter(Refused.Conflict.class::isInstance)).hasSize(1);
    }

    @Test
    void saying_nothing_is_a_choice_until_something_public_is_said() {
        Activation crisis = crisis(3);
        assertThatThrownBy(() -> world.saying.silences().keep(world.lena, crisis.id(), "Niemand fragt"))
                .isInstanceOf(Refused.NotAllowed.class);
        world.saying.silences().keep(timo, crisis.id(), "Niemand fragt");
        world.saying.silences().keep(timo, crisis.id(), "Noch fragt niemand");
        assertThat(world.saying.silences().now(world.lena, crisis.id()))
                .hasValueSatisfying(silence -> assertThat(silence.because()).isEqualTo("Noch fragt niemand"));

        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.saying.statements().ask(world.lena, draft.id(), 1);

        assertThat(world.saying.silences().now(world.lena, crisis.id())).isEmpty();
        assertThat(kinds(crisis)).contains(Happening.SILENCE);
    }

    @Test
    void what_is_for_the_press_is_noted_down_where_it_was_published() {
        Activation crisis = crisis(3);
        facts();
        Statement press = world.saying.statements().write(world.lena, crisis.id(), "press", null);
        assertThatThrownBy(() -> world.saying.statements().elsewhere(world.lena, press.id(), "https://oase.example/"))
                .isInstanceOf(Refused.Conflict.class);
        world.saying.statements().ask(world.lena, press.id(), 1);
        for (String bad : List.of("", "javascript:alert(1)", "news", "https://")) {
            assertThatThrownBy(() -> world.saying.statements().elsewhere(world.lena, press.id(), bad))
                    .as(bad)
                    .isInstanceOf(Refused.Invalid.class);
        }
        world.saying.statements().elsewhere(world.lena, press.id(), "https://oase.example/news");
        assertThat(world.saying.statements().elsewhere(world.lena, press.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.url()).isEqualTo("https://oase.example/news"));
        assertThatThrownBy(() -> world.saying.rounds().prepare(world.lena, press.id(), List.of(1L), null))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void texts_are_checked() {
        Activation crisis = crisis(3);
        assertInvalid("template", crisis, "nothing", null);
        assertInvalid("texts", crisis, "holding", Map.of("de", List.of(" ")));
        assertInvalid("texts", crisis, "holding", Map.of("fr", List.of("Bonjour")));
        assertInvalid("texts", crisis, "holding", Map.of("de", List.of("x".repeat(Wording.LONGEST + 1))));
    }

    @Test
    void a_fact_opens_no_slot_of_its_own() {
        Activation crisis = crisis(3);
        facts();
        world.known.put("what", "{{agent.name}} $1 \\");
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "correction", null);
        assertThat(draft.filled().in().get("de").get(1)).isEqualTo("Berichtigung: {agent.name} $1 \\.");
    }

    @Test
    void nothing_is_said_once_it_is_over() {
        Activation crisis = crisis(3);
        Statement draft = world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null);
        world.db.useTransaction(
                handle -> world.activations.end(handle, world.mara, crisis.id(), List.of(), world.clock.instant()));
        assertThatThrownBy(() -> world.saying.statements().ask(world.lena, draft.id(), 1))
                .isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> world.saying.statements().write(world.lena, crisis.id(), "acknowledge", null))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void a_correction_begins_with_the_text_that_is_for_the_network_of_what_was_wrong() {
        String text = io.oase.db.Json.of(PlaybookShelf.outage()).text();
        ObjectNode playbook = new io.oase.db.Json(text).as(ObjectNode.class);
        ArrayNode statements = playbook.withArray("statements");
        for (String network : List.of("bluesky", "mastodon")) {
            ObjectNode correction = statements.addObject().put("id", "correction-" + network);
            correction.put("phase", "correction").put("audience", "public");
            correction.putArray("channels").add("network:" + network);
            correction.putObject("text").putArray("de").add("Wir haben uns geirrt.");
        }
        for (JsonNode each : statements) {
            if (List.of("solution", "correction").contains(each.path("id").asText())) {
                String network = each.path("id").asText().equals("solution") ? "mastodon" : "feed";
                ((ObjectNode) each).putArray("channels").add("network:" + network);
            }
        }
        world.shelf.put(new io.oase.db.Json(playbook.toString()).as(Playbook.class), NOW);
        Activation crisis = crisis(3);
        facts();
        Statement wrong = world.saying.statements().write(world.lena, crisis.id(), "solution", null);
        world.saying.statements().ask(world.lena, wrong.id(), 1);

        Statement right = world.saying.correcting().correct(world.mara, wrong.id(), "Doch nicht", null);

        assertThat(right.template()).isEqualTo("correction-mastodon");
        assertThat(right.channels()).containsExactly("network:mastodon");
    }

    private void assertInvalid(String field, Activation in, String template, Map<String, List<String>> texts) {
        assertThatThrownBy(() -> world.saying.statements().write(world.lena, in.id(), template, texts))
                .isInstanceOfSatisfying(Refused.Invalid.class, refused -> assertThat(refused.fields())
                        .containsKey(field));
    }

    private void publishing() {
        Playbook outage = PlaybookShelf.outage();
        String text = io.oase.db.Json.of(outage).text().replace("\"then\":\"wait\"", "\"then\":\"publish\"");
        world.shelf.put(new io.oase.db.Json(text).as(Playbook.class), NOW);
    }

    private Activation crisis(int level) {
        return world.activations
                .begin(world.mara, new Beginning("outage", null, level, false, "", null, null, Map.of()))
                .activation();
    }

    private void facts() {
        world.known.put("what.de", "Automaten in Kiel");
        world.known.put("what.en", "Machines in Kiel");
        world.known.put("since", "8:30");
        world.known.put("next_update", "10:00");
    }

    private Timeline.Entry entry(Activation in, Happening kind) {
        return timeline(in).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<Happening> kinds(Activation in) {
        return timeline(in).stream().map(Timeline.Entry::kind).toList();
    }

    private List<Timeline.Entry> timeline(Activation in) {
        return world.db.withHandle(handle -> Timeline.read(handle, in.id(), 0, 500));
    }

    private List<String> told(Account account) {
        return world.notices.list(account, null, 100, null).notices().stream()
                .map(each -> each.notice().kind())
                .toList();
    }
}
