package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.InboxRow;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssignPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);

    @Test
    void a_lead_sees_who_has_what_and_moves_one_or_many() {
        long first = asks("kim");
        long second = asks("ali");
        assertThat(mara.get("/board", "").body())
                .contains("Nobody’s", "A question of kim", "Lena Brandt", "value=\"" + first + ":\"");
        Answer moved = mara.post("/board", "lanes", Map.of("conversation", first + ":", "to", "" + world.lena.id()));
        assertThat(moved.body()).contains("1 conversation goes to Lena Brandt", first + ":" + world.lena.id());
        assertThat(row(first).assigneeId()).isEqualTo(world.lena.id());

        world.inbox.take(world.ben, second);
        Answer late = mara.post("/board", "lanes", Map.of("conversation", second + ":", "to", "" + world.lena.id()));
        assertThat(late.body())
                .contains("Nothing was moved", "Conversation " + second + " stays: Ben Ott has it meanwhile.");
        assertThat(row(second).assigneeId()).isEqualTo(world.ben.id());

        mara.post("/board", "lanes", Map.of("conversation", second + ":" + world.ben.id(), "to", "none"));
        assertThat(row(second).assigneeId()).isNull();
        assertThat(mara.post("/board", "lanes", Map.of("to", "none")).body()).contains("Nothing was chosen");
        assertThat(lena.get("/board", "").status()).isEqualTo(403);
        assertThat(lena.post("/board", "", Map.of("conversation", first + ":" + world.lena.id(), "to", "none"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void rules_are_made_changed_ordered_and_ended_in_words() {
        assertThat(mara.get("/assignment-rules", "").body()).contains("Everything waits for somebody to take it");
        mara.post(
                "/assignment-rules",
                "",
                Map.of("name", "Bills", "tags", "billing, invoice", "way", "least_loaded", "back_minutes", "30"));
        mara.post("/assignment-rules", "", Map.of("name", "Rest", "way", "in_turn"));
        assertThat(mara.get("/assignment-rules", "").body())
                .contains("Bills", "tagged billing, invoice", "to whoever has least to do", "untouched for 30 minutes");
        long bills = world.rules.all(world.mara).get(0).id();
        long rest = world.rules.all(world.mara).get(1).id();
        mara.post("/assignment-rules/order", "", Map.of("order", rest + "," + bills));
        assertThat(world.rules.all(world.mara)).extracting(rule -> rule.id()).containsExactly(rest, bills);

        Answer refused = mara.post(
                "/assignment-rules/" + bills, "", Map.of("name", "Bills", "way", "pool", "back_minutes", "soon"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This rule would change nothing", "whole number of minutes");
        Answer changed = mara.post(
                "/assignment-rules/" + bills, "", Map.of("name", "Bills and more", "way", "in_turn", "seen", "1"));
        assertThat(changed.location()).endsWith("/assignment-rules");
        Answer late =
                mara.post("/assignment-rules/" + bills, "", Map.of("name", "Mine", "way", "in_turn", "seen", "1"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("changed this rule meanwhile", "value=\"Mine\"");
        mara.post("/assignment-rules/" + bills + "/retirement", "", Map.of());
        assertThat(world.rules.all(world.mara)).hasSize(1);

        assertThat(lena.get("/assignment-rules", "").body()).contains("Rest").doesNotContain("Create a rule");
        assertThat(lena.get("/assignment-rules/new", "").status()).isEqualTo(403);
        assertThat(lena.post("/assignment-rules", "", Map.of("name", "x", "way", "in_turn"))
                        .status())
                .isEqualTo(403);
        mara.post("/assignment-rules/abilities/" + world.lena.id(), "", Map.of("capacity", "7", "topics", "Billing"));
        assertThat(world.abilities.all(world.mara).get(world.lena.id()).capacity())
                .isEqualTo(7);
    }

    @Test
    void an_absence_is_put_down_in_whole_days_and_taken_back() {
        Answer made = lena.post("/absences", "", Map.of("from", "2026-03-05", "to", "2026-03-06"));
        assertThat(made.location()).endsWith("/absences");
        var absence = world.absences.all(world.lena).get(0);
        assertThat(absence.from()).isEqualTo("2026-03-04T23:00:00Z");
        assertThat(absence.to()).isEqualTo("2026-03-06T23:00:00Z");
        assertThat(mara.get("/absences", "").body()).contains("Lena Brandt", "what is open will be free for anybody");
        Answer refused = lena.post("/absences", "", Map.of("from", "2026-03-06", "to", "2026-03-01"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("It would end before it begins", "value=\"2026-03-06\"");
        assertThat(lena.post("/absences", "", Map.of("from", "x", "to", "2026-03-01"))
                        .status())
                .isEqualTo(422);
        assertThat(lena.post(
                                "/absences",
                                "",
                                Map.of("account", "" + world.ben.id(), "from", "2026-03-05", "to", "2026-03-06"))
                        .status())
                .isEqualTo(403);
        lena.post("/absences/" + absence.id() + "/removal", "", Map.of());
        assertThat(world.absences.all(world.lena)).isEmpty();
    }

    @Test
    void the_history_says_why_it_went_to_somebody_by_itself() {
        long id = asks("kim");
        world.db.useTransaction(handle -> {
            world.inbox.give(handle, id, world.lena.id(), "rule", NOW);
            world.inbox.give(handle, id, null, "untouched", NOW);
            world.inbox.give(handle, id, world.ben.id(), "rule", NOW);
            world.inbox.give(handle, id, world.lena.id(), "absence", NOW);
        });
        assertThat(lena.get("/conversations/" + id, "").body())
                .contains(
                        "Given to you by a rule",
                        "Free again: Lena Brandt did not get to it",
                        "Given to Ben Ott by a rule",
                        "Handed over to you: Ben Ott is away");
    }

    private long asks(String who) {
        world.network.mention(who, "A question of " + who, NOW.minusSeconds(60));
        world.poll();
        return world.all().stream()
                .filter(row -> row.title().endsWith(" " + who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private InboxRow row(long id) {
        return world.views.row(world.mara, id);
    }
}
