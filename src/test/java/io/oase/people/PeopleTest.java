package io.oase.people;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PeopleTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private House house;
    private Account admin;

    @BeforeEach
    void somebody_manages() {
        house = new House(db.jdbi());
        admin = house.operator.createUser(NewAccount.of("ada@example.org", "Ada Admin", Role.ADMIN, House.PASSWORD));
    }

    @Test
    void an_account_is_created_and_found() {
        Account lena = house.people.create(
                admin,
                new NewAccount(
                        " Lena@Example.org ",
                        " Lena  Brandt ",
                        "Fahrgastservice",
                        null,
                        Role.AGENT,
                        List.of("de", "en-gb", "de"),
                        "^{{agent.initials}}",
                        House.PASSWORD));

        assertThat(lena.email()).isEqualTo("lena@example.org");
        assertThat(lena.name()).isEqualTo("Lena Brandt");
        assertThat(lena.initials()).isEqualTo("LB");
        assertThat(lena.languages()).containsExactly("de", "en-GB");
        assertThat(lena.hasPassword()).isTrue();
        assertThat(lena.createdAt()).isEqualTo(house.clock.instant());
        assertThat(house.people.find(lena.id())).contains(lena);
        assertThat(house.people.byEmail("LENA@example.org")).contains(lena);
        assertThat(house.people.byIds(List.of(lena.id(), 99L))).containsOnlyKeys(lena.id());
        assertThat(house.people.list(lena, false)).containsExactly(admin, lena);
        assertThat(lena.toString()).doesNotContain("argon2");
    }

    @Test
    void initials_are_made_unique_and_chosen_ones_are_refused_when_taken() {
        assertThat(agent("Lena Brandt").initials()).isEqualTo("LB");
        assertThat(agent("Luis Brand").initials()).isEqualTo("LBr");
        Account third = agent("Lars Brenner");
        assertThat(third.initials()).isEqualTo("LB2");

        assertThat(invalid(() -> house.people.change(admin, third.id(), initials("lbR"))))
                .containsOnlyKeys("initials");
        assertThat(house.people.change(admin, third.id(), initials("LBe")).initials())
                .isEqualTo("LBe");
    }

    @Test
    void who_returns_when_others_have_their_initials_gets_new_ones() {
        Account lena = agent("Lena Brandt");
        house.people.deactivate(admin, lena.id());
        Account luis = house.people.change(admin, agent("Luis Brand").id(), initials("LB"));

        Account back = house.people.change(admin, lena.id(), AccountChange.active(true));

        assertThat(luis.initials()).isEqualTo("LB");
        assertThat(back.initials()).isNotEqualToIgnoringCase("LB").startsWith("LB");
    }

    @Test
    void each_field_says_what_is_wrong_with_it() {
        assertThat(invalid(() -> house.people.create(
                        admin,
                        new NewAccount(
                                "no address",
                                "",
                                "x".repeat(81),
                                "L B",
                                Role.AGENT,
                                List.of("deutsch-", "de"),
                                "Ihr Team",
                                null))))
                .containsOnlyKeys("email", "name", "title", "initials", "languages", "signOff");
        for (String name : List.of("a\u0000b", "a\nb", "a\u202Eb", "a\uD800b", "\uE000", "…")) {
            assertThat(invalid(() -> agent(name))).as("name %s", name).containsKey("name");
        }
        for (String email : List.of(
                "",
                "@",
                "a@",
                "@b",
                "a b@c.de",
                "a@b@c.de",
                "a@-b.de",
                "a@b..de",
                "<a>@b.de",
                "a".repeat(65) + "@b.de",
                "a@" + "b.".repeat(130) + "de")) {
            assertThat(invalid(() -> house.people.create(admin, NewAccount.of(email, "Lena Brandt", Role.AGENT, null))))
                    .as("e-mail %s", email)
                    .containsOnlyKeys("email");
        }
        assertThat(invalid(() -> house.people.change(
                        admin, admin.id(), AccountChange.profile(null, null, List.of("xx"), "fr", "pink", null))))
                .containsOnlyKeys("languages", "locale", "theme");
        assertThat(invalid(() ->
                        house.people.create(admin, NewAccount.of("ADA@example.org", "Ada Zwei", Role.AGENT, null))))
                .containsOnlyKeys("email");
    }

    @Test
    void people_change_their_profile_and_nothing_else() {
        Account lena = agent("Lena Brandt");
        Account luis = agent("Luis Oyar");

        Account changed = house.people.change(
                lena,
                lena.id(),
                AccountChange.profile(
                        "Lena Brandt-Oyar", "Leitung", List.of("tr"), "de", "dark", "\u2014 {{agent.name}}"));

        assertThat(changed.title()).isEqualTo("Leitung");
        assertThat(changed.theme()).isEqualTo("dark");
        assertThat(changed.chosenLocale()).isEqualTo(java.util.Locale.GERMAN);
        assertThat(changed.initials()).as("initials stay when the name changes").isEqualTo("LB");
        refused(() -> house.people.change(lena, lena.id(), AccountChange.role(Role.ADMIN)));
        refused(() -> house.people.change(lena, luis.id(), AccountChange.profile("X Y", null, null, null, null, null)));
        refused(() -> house.people.create(lena, NewAccount.of("x@y.de", "X Y", Role.AGENT, null)));
        refused(() -> house.people.deactivate(lena, luis.id()));
        assertThatThrownBy(() -> house.people.deactivate(admin, 99)).isInstanceOf(Refused.NotFound.class);
    }

    @Test
    void who_is_deactivated_is_out_at_once() {
        Account lena = agent("Lena Brandt");
        String cookie = house.signIn.as(lena).token();
        String token = house.operator.createToken(lena.email(), "script");

        house.people.deactivate(admin, lena.id());

        assertThat(house.sessions.find(cookie)).isEmpty();
        assertThat(house.tokens.authenticate(token)).isEmpty();
        assertThat(house.people.list(admin, false)).containsExactly(admin);
        assertThat(house.people.list(admin, true)).hasSize(2);
        house.people.change(admin, lena.id(), AccountChange.active(true));
        assertThat(house.sessions.find(cookie)).isEmpty();
        assertThat(house.tokens.authenticate(token)).isEmpty();
    }

    @Test
    void the_last_admin_stays() {
        assertThatThrownBy(() -> house.people.deactivate(admin, admin.id())).isInstanceOf(Refused.Conflict.class);
        assertThatThrownBy(() -> house.people.change(admin, admin.id(), AccountChange.role(Role.LEAD)))
                .isInstanceOf(Refused.Conflict.class);
    }

    @Test
    void of_the_last_two_admins_who_deactivate_each_other_at_once_one_stays() throws Exception {
        Account other = house.operator.createUser(NewAccount.of("bo@example.org", "Bo Admin", Role.ADMIN, null));

        List<Object> outcomes = atOnce(List.of(
                () -> house.people.deactivate(admin, other.id()), () -> house.people.deactivate(other, admin.id())));

        assertThat(outcomes).hasAtLeastOneElementOfType(Refused.Conflict.class);
        assertThat(house.people.list(admin, false)).hasSize(1);
    }

    @Test
    void people_created_at_once_get_different_initials() throws Exception {
        List<Callable<Object>> creations = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(i -> () -> house.people.create(
                        admin, NewAccount.of("lb" + i + "@example.org", "Lena Brandt", Role.AGENT, null)))
                .toList();

        assertThat(atOnce(creations)).allMatch(Account.class::isInstance);
        assertThat(house.people.list(admin, false))
                .extracting(Account::initials)
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    private Account agent(String name) {
        String email = "p" + name.hashCode() + "@example.org";
        return house.people.create(admin, NewAccount.of(email, name, Role.AGENT, null));
    }

    private static AccountChange initials(String initials) {
        return new AccountChange(null, null, null, initials, null, null, null, null, null, null);
    }

    private static java.util.Map<String, Said> invalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refused.Invalid.class, verb)
                .fields();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOf(Refused.NotAllowed.class);
    }
}
