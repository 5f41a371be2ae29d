package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.people.Team;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TeamPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person mara = site.as(world.mara);

    @Test
    void a_lead_makes_changes_and_ends_a_team() {
        assertThat(mara.get("/teams", "").body()).contains("There are no teams", "Create a team");
        Answer made = mara.post("/teams", "", Map.of("name", "Billing", "members", "" + world.lena.id()));
        assertThat(made.location()).endsWith("/teams");
        Team billing = world.teams.list().get(0);
        assertThat(billing.members()).containsExactly(world.lena.id());
        assertThat(mara.get("/teams", "").body()).contains("Billing", "Lena Brandt", "Nothing open");

        mara.post("/teams/" + billing.id(), "", Map.of("name", "Bills", "members", "" + world.ben.id()));
        assertThat(world.teams.find(billing.id())).contains(new Team(billing.id(), "Bills", List.of(world.ben.id())));

        mara.post("/teams/" + billing.id() + "/retirement", "", Map.of());
        assertThat(world.teams.list()).isEmpty();
        assertThat(mara.get("/teams/" + billing.id(), "").status()).isEqualTo(404);
    }

    @Test
    void what_was_typed_stays_when_it_is_refused() {
        Answer refused = mara.post("/teams", "", Map.of("name", "", "members", "" + world.ben.id()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("A team needs a name", "value=\"" + world.ben.id() + "\" checked")
                .doesNotContain("value=\"" + world.lena.id() + "\" checked");
        assertThat(mara.post("/teams", "", Map.of("name", "Night", "members", "x"))
                        .body())
                .contains("nobody who works here", "value=\"Night\"");
        assertThat(world.teams.list()).isEmpty();
    }

    @Test
    void agents_see_teams_and_change_none() {
        Team billing = world.teams.create(world.mara, "Billing", List.of(world.lena.id()));
        assertThat(lena.get("/teams", "").body())
                .contains("Billing", "You belong to it")
                .doesNotContain("Create a team", "/teams/" + billing.id());
        assertThat(lena.get("/teams/new", "").status()).isEqualTo(403);
        assertThat(lena.get("/teams/" + billing.id(), "").status()).isEqualTo(403);
        assertThat(lena.post("/teams", "", Map.of("name", "Mine")).status()).isEqualTo(403);
        assertThat(lena.post("/teams/" + billing.id(), "", Map.of("name", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(lena.post("/teams/" + billing.id() + "/retirement", "", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_conversation_is_given_to_a_team_from_its_menu_and_found_in_its_lists() {
        assertThat(lena.get("/inbox/mine", "").body()).doesNotContain("/inbox/team", "name=\"team\"");
        Team billing = world.teams.create(world.mara, "Billing", List.of(world.lena.id()));
        world.network.mention("kim", "My bill is wrong?", NOW.minusSeconds(60));
        world.poll();
        long id = world.all().get(0).id();
        String page = "/conversations/" + id;
        assertThat(lena.get(page + "/colleagues", "names").body())
                .contains("load-team-" + billing.id(), "nothing waits");
        assertThat(lena.get(page, "").body()).contains("To a team", "Billing", "No team");

        Answer given = lena.post(
                page + "/assignment", "desk", Map.of("team", "" + billing.id(), "note", "Second time this month"));
        assertThat(given.body()).contains("Lena Brandt gave this to the team Billing: “Second time this month”");
        assertThat(lena.get("/inbox/team", "").body()).contains("My teams", "My bill is wrong?");
        assertThat(lena.get("/inbox/all?team=" + billing.id(), "").body()).contains("My bill is wrong?");
        assertThat(lena.get("/inbox/all?team=none", "rows").body()).doesNotContain("My bill is wrong?");
        assertThat(lena.get(page + "?view=team&team=" + billing.id(), "").body().replace("&#61;", "="))
                .contains("/inbox/team?team=" + billing.id());

        assertThat(lena.post(page + "/assignment", "desk", Map.of("team", "none"))
                        .body())
                .contains("Lena Brandt took this away from the team Billing");
        assertThat(world.only().row().teamId()).isNull();
    }
}
