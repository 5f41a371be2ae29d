package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DayPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Browsing.Person mara = new Browsing(world).as(world.mara);

    @Test
    void the_day_says_what_came_in_and_who_did_what_to_those_who_may_see_it() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.poll();
        world.inbox.note(world.lena, world.only().row().id(), "On its way");

        assertThat(mara.get("/day", "").body())
                .contains(
                        "Monday, 2 March",
                        "post came in",
                        "10:00: 1 came in, 0 went out",
                        "Lena Brandt",
                        "Who did what")
                .doesNotContain("The day after");
        assertThat(lena.get("/day", "").body()).contains("post came in").doesNotContain("Who did what");
        assertThat(lena.get("/day?date=2026-03-01", "").body()).contains("A quiet day", "The day after");
        assertThat(lena.get("/day?date=2026-03-03", "").status()).isEqualTo(422);
        assertThat(lena.get("/day?date=yesterday", "").status()).isEqualTo(422);
    }
}
