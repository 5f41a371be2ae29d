package io.oase.web;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavedViewPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing.Person lena = new Browsing(world).as(world.lena);
    private final Browsing.Person mara = new Browsing(world).as(world.mara);

    @BeforeEach
    void two_ask() {
        world.network.mention("kim", "Where is my order?", NOW);
        world.network.mention("tom", "Where is mine?", NOW);
        world.poll();
        world.inbox.tag(world.mara, world.all().get(0).id(), "vip");
    }

    @Test
    void a_narrowed_list_is_saved_from_where_it_stands_and_shows_how_much_is_in_it() {
        assertThat(lena.get("/inbox/open?tag=vip", "").body()).contains("/saved-views/new?list=%2Finbox%2Fopen%3Ftag");
        assertThat(lena.get("/saved-views/new?list=%2Finbox%2Fopen%3Ftag%3Dvip", "")
                        .body())
                .contains("All open · #vip", "value=\"/inbox/open?tag&#61;vip\"")
                .doesNotContain("For everybody");

        var saved = lena.post("/saved-views", "", Map.of("list", "/inbox/open?tag=vip", "name", "Important"));
        assertThat(saved.status()).isEqualTo(303);

        assertThat(lena.get("/inbox/open?tag=vip", "").body())
                .containsPattern("data-go=\"1\" aria-current=\"page\">.*Important.*<span class=\"num\">1</span>");
        assertThat(mara.get("/inbox/open", "").body()).doesNotContain("Important");
    }

    @Test
    void what_is_searched_for_is_counted_too_and_no_more_than_two_of_them_for_one_page() {
        for (String word : new String[] {"kim", "mine", "nothing", "order"}) {
            lena.post("/saved-views", "", Map.of("list", "/inbox/open?q=" + word, "name", "About " + word));
        }
        world.clock.advance(java.time.Duration.ofMinutes(2));
        assertThat(lena.get("/inbox/open", "").body())
                .containsPattern("About kim[^\n]*<span class=\"num\">1</span>")
                .containsPattern("About mine[^\n]*<span class=\"num\">1</span>")
                .doesNotContainPattern("About order[^\n]*<span class=\"num\">");
        assertThat(lena.get("/inbox/open", "").body())
                .containsPattern("About order[^\n]*<span class=\"num\">1</span>")
                .doesNotContainPattern("About nothing[^\n]*<span class=\"num\">");
    }

    @Test
    void a_shared_one_stands_beside_everybodys_lists_until_it_is_forgotten() {
        mara.post("/saved-views", "", Map.of("list", "/inbox/open?assignee=me", "name", "Ours", "shared", "true"));
        assertThat(lena.get("/saved-views", "").body())
                .contains("Ours", "with whoever looks", "for everybody, saved by Mara Vogt")
                .doesNotContain("Change<");
        long id = world.savedViews.of(world.mara).get(0).id();
        assertThat(lena.post("/saved-views/" + id + "/removal", "", Map.of()).status())
                .isEqualTo(403);
        assertThat(mara.post("/saved-views/" + id, "", Map.of("name", "")).body())
                .contains("needs a name");
        mara.post("/saved-views/" + id + "/removal", "", Map.of());
        assertThat(lena.get("/saved-views", "").body()).contains("No saved views yet");
    }

    @Test
    void what_is_no_list_is_not_saved() {
        for (String list : new String[] {"", "/channels", "https://elsewhere.example/inbox/open", "/inbox/nowhere"}) {
            assertThat(lena.post("/saved-views", "", Map.of("list", list, "name", "X"))
                            .status())
                    .as(list)
                    .isEqualTo(422);
        }
    }

    @Test
    void due_soon_is_a_list_of_its_own() {
        world.clock.advance(java.time.Duration.ofHours(4));
        assertThat(lena.get("/inbox/due", "").body()).contains("Where is my order?", "Where is mine?");
        assertThat(lena.get("/inbox/due", "nav").body()).containsPattern("Due soon</span><span class=\"num\">2</span>");
    }
}
