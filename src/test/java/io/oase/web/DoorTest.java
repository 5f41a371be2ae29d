package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What gets past the door of the pages, and what does not. */
class DoorTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);

    @Test
    void a_token_of_the_api_opens_no_page() {
        String token =
                world.tokens.create(world.lena, world.lena.id(), "script").secret();
        Answer answer = site.withToken("/profile", token);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).contains("/sign-in");
    }

    @Test
    void nul_is_refused_in_addresses_and_forms_with_words() {
        for (String address : new String[] {"/inbox/all?q=%00", "/inbox/all?tag=a%00b"}) {
            assertThat(lena.get(address, "").status()).as(address).isEqualTo(422);
        }
        assertThat(lena.post("/profile", "", Map.of("name", "Lena\0Brandt")).status())
                .isEqualTo(422);
        assertThat(world.people.find(world.lena.id()).orElseThrow().name()).isEqualTo("Lena Brandt");
    }

    @Test
    void a_form_without_a_body_is_refused_in_words() {
        for (String address : new String[] {"/targets/order", "/saved-views", "/conversations/1/replies"}) {
            assertThat(lena.postNothing(address).status()).as(address).isIn(403, 404, 422);
        }
    }

    @Test
    void a_page_whose_session_ended_is_told_so_and_sent_nowhere() {
        Answer answer = site.signedOut().post("/conversations/1/count", "count", Map.of("text", "half a sen"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.sentTo()).isEmpty();
    }

    @Test
    void whoever_sent_a_form_signs_in_and_is_back_at_it() {
        Browsing.Person out = site.signedOut();
        assertThat(out.postFrom("http://oase.example/targets/1?a=b", "/targets/1")
                        .location())
                .endsWith("/sign-in?next=%2Ftargets%2F1%3Fa%3Db");
        assertThat(out.postFrom("no address", "/targets/1").location()).endsWith("/sign-in");
        assertThat(out.get("/targets/1", "").location()).endsWith("/sign-in?next=%2Ftargets%2F1");
    }

    @Test
    void a_form_with_a_file_is_excused_from_the_token_only_where_files_go() {
        assertThat(lena.postFile("/sign-out").status()).isEqualTo(403);
        assertThat(lena.get("/inbox/all", "").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void what_a_page_fetches_by_itself_keeps_nobody_signed_in() {
        Browsing.Person forgotten = site.as(world.lena);
        Browsing.Person used = site.as(world.lena);
        for (int hour = 0; hour < 20; hour++) {
            world.clock.advance(Duration.ofHours(1));
            assertThat(forgotten.unasked("/inbox/all").status()).isEqualTo(200);
            forgotten.get("/pictures/none", "");
            forgotten.get("/people/" + world.lena.id() + "/picture", "");
            used.get("/inbox/all", "");
        }
        assertThat(lastSeen()).containsExactly(World.NOW, World.NOW, World.NOW.plus(Duration.ofHours(20)));
    }

    /** Of each session; one more is that of the other tests. */
    private List<Instant> lastSeen() {
        return world.db.withHandle(handle -> handle.createQuery("SELECT seen_at FROM session ORDER BY seen_at")
                .mapTo(Instant.class)
                .list());
    }
}
