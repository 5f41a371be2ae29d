package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.people.Account;
import io.oase.people.AccountChange;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import io.oase.web.Browsing.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenPagesTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);
    private final Browsing site = new Browsing(world);
    private final Browsing.Person lena = site.as(world.lena);
    private final Browsing.Person ada = site.as(world.ada);
    private final String lenasPage = "/people/" + world.lena.id();

    @Test
    void a_token_of_ones_own_is_shown_once_and_works_until_it_is_revoked() {
        String made =
                lena.post("/profile/tokens", "", Map.of("name", "Night report")).body();
        String secret = secret(made);
        assertThat(made).contains("Copy it now", "Night report", "never used");
        assertThat(world.tokens.authenticate(secret)).map(Account::id).contains(world.lena.id());
        String page = lena.get("/profile", "").body();
        assertThat(page).contains("Night report", "last used").doesNotContain(secret);
        assertThat(lena.post(action(page, "revocation"), "", Map.of()).status()).isEqualTo(303);
        assertThat(world.tokens.authenticate(secret)).isEmpty();
        assertThat(lena.get("/profile", "").body()).doesNotContain("Night report");
    }

    @Test
    void a_token_without_a_name_is_refused_in_words() {
        Answer refused = lena.post("/profile/tokens", "", Map.of("name", "  "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"").doesNotContain("token.name.missing");
        assertThat(ada.post(lenasPage + "/tokens", "", Map.of("name", "x".repeat(200)))
                        .status())
                .isEqualTo(422);
        assertThat(world.tokens.list(world.lena, world.lena.id())).isEmpty();
    }

    @Test
    void an_admin_sees_and_revokes_anybodys_tokens() {
        String secret = secret(
                lena.post("/profile/tokens", "", Map.of("name", "Night report")).body());
        String page = ada.get(lenasPage, "").body();
        assertThat(page)
                .contains("Night report", "programs work under this name")
                .doesNotContain(secret);
        Answer revoked = ada.post(action(page, "revocation"), "", Map.of());
        assertThat(revoked.location()).contains(lenasPage);
        assertThat(world.tokens.authenticate(secret)).isEmpty();
        assertThat(ada.get(lenasPage, "").body()).contains("There is no token for this account");
    }

    @Test
    void an_admin_makes_a_token_for_a_program_of_somebodys() {
        String made = ada.post(lenasPage + "/tokens", "", Map.of("name", "Screen in the hall"))
                .body();
        assertThat(world.tokens.authenticate(secret(made))).map(Account::id).contains(world.lena.id());
        assertThat(ada.get(lenasPage, "").body()).contains("Screen in the hall").doesNotContain(secret(made));
        assertThat(ada.get("/profile", "").body()).doesNotContain("Screen in the hall");
        world.people.change(world.ada, world.lena.id(), AccountChange.active(false));
        assertThat(ada.get(lenasPage, "").body())
                .contains("no token for this account")
                .doesNotContain("token-name");
        assertThat(world.tokens.authenticate(secret(made))).isEmpty();
        assertThat(ada.post(lenasPage + "/tokens", "", Map.of("name", "Another"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_touches_the_tokens_of_others() {
        lena.post("/profile/tokens", "", Map.of("name", "Night report"));
        long token = world.tokens.list(world.lena, world.lena.id()).get(0).id();
        for (Account account : java.util.List.of(world.ben, world.mara)) {
            Browsing.Person other = site.as(account);
            assertThat(other.get(lenasPage, "").status()).isEqualTo(403);
            assertThat(other.post(lenasPage + "/tokens", "", Map.of("name", "Mine"))
                            .status())
                    .isEqualTo(403);
            assertThat(other.post(lenasPage + "/tokens/" + token + "/revocation", "", Map.of())
                            .status())
                    .isEqualTo(403);
            assertThat(other.post("/profile/tokens/" + token + "/revocation", "", Map.of())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(world.tokens.list(world.lena, world.lena.id())).hasSize(1);
        assertThat(ada.post(lenasPage + "/tokens/4711/revocation", "", Map.of()).status())
                .isEqualTo(404);
        assertThat(ada.post(lenasPage + "/tokens", "", Map.of("name", "x", "csrf", "of another page"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_page_speaks_german_too() {
        lena.post("/profile/tokens", "", Map.of("name", "Nachtbericht"));
        assertThat(site.as(world.ada, "de").get(lenasPage, "").body())
                .contains("API-Token", "Programme arbeiten damit unter diesem Namen", "nie benutzt", "Widerrufen");
    }

    private static String secret(String page) {
        return page.replaceAll("(?s).*<code class=\"secret-once\">(oase_[^<]+)</code>.*", "$1");
    }

    private static String action(String page, String ending) {
        return page.replaceAll("(?s).*action=\"([^\"]+/" + ending + ")\".*", "$1");
    }
}
