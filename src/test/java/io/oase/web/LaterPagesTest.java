package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.inbox.ConversationState;
import io.oase.inbox.InboxRow;
import io.oase.later.Snoozes;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** NOW is Monday, 9:00 in UTC, 10:00 in Berlin, where the shipped calendar opens at 9. */
class LaterPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private String path = "";

    @BeforeEach
    void somebody_asks() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        path = "/conversations/" + world.only().row().id();
    }

    @Test
    void it_says_what_is_promised_and_offers_moments_but_not_to_wait_for_whoever_waits() {
        assertThat(lena.get(path + "/later?seen=1", "later").body())
                .contains("First response is due", "comes back then", "value=\"hour\"", "Tomorrow morning", "Monday")
                .contains("name=\"seen\" value=\"1\"")
                .doesNotContain("Until they answer", "<html");
        assertThat(lena.get(path, "").body()).contains("href=\"" + path + "/later?seen=");
        assertThat(lena.get(path + "/later", "").body()).contains("<!doctype html>");
    }

    @Test
    void it_is_put_away_for_an_hour_said_above_it_and_brought_back() {
        assertThat(lena.post(path + "/snooze", "desk", Map.of("until", "hour", "reason", "Ask Kim"))
                        .body())
                .contains("Put away until", "“Ask Kim”", "Bring it back", "Lena Brandt put this away until");
        assertThat(lena.get("/inbox/unassigned", "rows").body()).doesNotContain("Where is my order?");
        assertThat(lena.get("/inbox/snoozed", "rows").body()).contains("Where is my order?", "Ask Kim");
        lena.post(path + "/snooze/removal", "desk", Map.of());
        assertThat(lena.get("/inbox/unassigned", "rows").body()).contains("Where is my order?");
    }

    @Test
    void what_is_overdue_is_not_offered_to_be_put_away_but_says_why_and_what_to_do() {
        world.clock.advance(Duration.ofHours(6));
        assertThat(lena.get(path + "/later", "later").body())
                .contains("An answer is overdue", "Send a word first", "Resolve it, and ask again")
                .doesNotContain(path + "/snooze");
    }

    @Test
    void the_row_that_is_back_says_why() {
        world.snoozes.snooze(
                world.lena, row().id(), new Snoozes.Wish(NOW.plus(Duration.ofMinutes(10)), "Ask Kim", null));
        world.clock.set(NOW.plus(Duration.ofMinutes(10)));
        world.waking.wakeSome();
        assertThat(lena.get("/inbox/unassigned", "rows").body()).contains("Back since", "Ask Kim");
    }

    @Test
    void own_times_are_those_of_the_reader_and_a_wrong_one_is_said() {
        lena.post(path + "/snooze", "desk", Map.of("until", "own", "at", "2026-03-02T11:30"));
        assertThat(row().later().snooze()).isNotNull();
        var refused = lena.post(path + "/snooze", "desk", Map.of("until", "own", "at", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose a day and a time.");
    }

    @Test
    void it_is_resolved_and_asked_about_again_in_one_and_called_off() {
        String body = lena.post(
                        path + "/follow-up", "desk", Map.of("on", "2026-03-09T08:00:00Z", "reason", "Did it come?"))
                .body();
        assertThat(body).contains("Lena Brandt asks again", "“Did it come?”", "Call it off");
        assertThat(row().state()).isEqualTo(ConversationState.RESOLVED);
        assertThat(lena.get(path + "/later", "later").body())
                .contains("Did it come?")
                .doesNotContain("Put it away");
        lena.post(path + "/follow-up/removal", "", Map.of());
        assertThat(row().later().followUp()).isNull();
    }

    private InboxRow row() {
        return world.views.row(world.lena, world.only().row().id());
    }
}
