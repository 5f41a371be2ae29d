package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
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
    void a_form_with_a_file_is_excused_from_the_token_only_where_files_go() {
        assertThat(lena.postFile("/sign-out").status()).isEqualTo(403);
        assertThat(lena.get("/inbox/all", "").status()).as("still signed in").isEqualTo(200);
    }
}
