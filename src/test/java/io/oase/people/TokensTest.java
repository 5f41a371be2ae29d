package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokensTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private House house;
    private Account lena;
    private Account luis;
    private Account ada;

    @BeforeEach
    void three_people() {
        house = new House(db.jdbi());
        lena = house.operator.createUser(NewAccount.of("lena@example.org", "Lena Brandt", Role.AGENT, null));
        luis = house.operator.createUser(NewAccount.of("luis@example.org", "Luis Oyar", Role.LEAD, null));
        ada = house.operator.createUser(NewAccount.of("ada@example.org", "Ada Admin", Role.ADMIN, null));
    }

    @Test
    void a_token_speaks_for_its_account_until_it_is_revoked() {
        Token.Fresh fresh = house.tokens.create(lena, lena.id(), " night  report ");

        assertThat(fresh.secret()).startsWith("oase_").hasSize(48);
        assertThat(fresh.toString()).doesNotContain(fresh.secret());
        assertThat(fresh.token().name()).isEqualTo("night report");
        assertThat(house.tokens.authenticate(fresh.secret())).contains(lena);
        assertThat(house.tokens.authenticate(fresh.secret() + "x")).isEmpty();
        assertThat(house.tokens.authenticate("")).isEmpty();
        house.tokens.revoke(lena, fresh.token().id());
        house.tokens.revoke(lena, fresh.token().id());
        assertThat(house.tokens.authenticate(fresh.secret())).isEmpty();
        assertThat(house.tokens.list(lena, lena.id())).isEmpty();
    }

    @Test
    void the_secret_is_stored_nowhere() {
        String secret = house.operator.createToken("LENA@example.org", "script");

        String row = db.jdbi().withHandle(h -> h.createQuery("SELECT t::text FROM api_token t")
                .mapTo(String.class)
                .one());
        assertThat(row).doesNotContain(secret.substring(5));
    }

    @Test
    void a_shell_finds_people_by_address_or_by_a_name_that_only_one_has() {
        assertThat(house.tokens.authenticate(house.operator.createToken("Luis Oyar", "shell")))
                .contains(luis);
        house.operator.createUser(NewAccount.of("lena2@example.org", "lena brandt", Role.AGENT, null));
        assertThatThrownBy(() -> house.operator.createToken("Lena Brandt", "shell"))
                .isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> house.operator.createToken("nobody", "shell")).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void last_use_is_noticed_once_a_minute() {
        Token.Fresh fresh = house.tokens.create(lena, lena.id(), "script");
        assertThat(fresh.token().lastUsedAt()).isNull();
        Instant first = house.clock.instant();
        house.tokens.authenticate(fresh.secret());
        house.clock.advance(Duration.ofSeconds(59));
        house.tokens.authenticate(fresh.secret());
        assertThat(house.tokens.list(lena, lena.id()).get(0).lastUsedAt()).isEqualTo(first);
        Instant second = house.clock.advance(Duration.ofSeconds(1));
        house.tokens.authenticate(fresh.secret());
        assertThat(house.tokens.list(lena, lena.id()).get(0).lastUsedAt()).isEqualTo(second);
    }

    @Test
    void tokens_of_others_are_for_those_who_manage_them() {
        long lenas = house.tokens.create(ada, lena.id(), "made by Ada").token().id();

        assertThatThrownBy(() -> house.tokens.create(luis, lena.id(), "x")).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> house.tokens.list(luis, lena.id())).isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> house.tokens.revoke(luis, lenas)).isInstanceOf(Refused.NotFound.class);
        assertThat(house.tokens.list(ada, lena.id())).hasSize(1);
        house.tokens.revoke(ada, lenas);
        assertThat(house.tokens.list(lena, lena.id())).isEmpty();
    }

    @Test
    void a_token_needs_a_name_and_an_account() {
        for (String name : new String[] {" ", "x".repeat(81), "a\u0000b"}) {
            assertThatThrownBy(() -> house.tokens.create(lena, lena.id(), name)).isInstanceOf(Refused.Invalid.class);
        }
        assertThatThrownBy(() -> house.tokens.create(ada, 99, "x")).isInstanceOf(Refused.NotFound.class);
    }
}
