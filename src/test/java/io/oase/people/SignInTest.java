package io.oase.people;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
    private static final String HOME = "192.0.2.7";

    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private House house;
    private Account lena;

    @BeforeEach
    void somebody_works_here() {
        house = new House(db.jdbi());
        lena = house.operator.createUser(NewAccount.of("lena@example.org", "Lena Brandt", Role.AGENT, House.PASSWORD));
    }

    @Test
    void the_right_password_begins_a_session() {
        SignedIn in = house.signIn.with(" LENA@example.org", House.PASSWORD, HOME, null);

        assertThat(house.sessions.find(in.token())).contains(in.session());
        assertThat(in.session().account()).isEqualTo(lena);
        assertThat(in.token()).hasSize(43);
        assertThat(in.toString())
                .doesNotContain(in.token())
                .doesNotContain(in.session().csrf());
        assertThat(in.session().isOwnForm(in.session().csrf())).isTrue();
        assertThat(in.session().isOwnForm("x")).isFalse();
        assertThat(in.session().isOwnForm(null)).isFalse();
    }

    @Test
    void every_failure_gets_the_same_answer_after_the_same_work() {
        Account gone = house.operator.createUser(NewAccount.of("g@example.org", "Gone", Role.AGENT, House.PASSWORD));
        house.operator.createUser(NewAccount.of("n@example.org", "No Password", Role.AGENT, null));
        Account admin = house.operator.createUser(NewAccount.of("a@example.org", "Ada", Role.ADMIN, null));
        house.people.deactivate(admin, gone.id());

        for (String email : List.of("lena@example.org", "unknown@example.org", "g@example.org", "n@example.org")) {
            long before = house.passwords.computed();
            String password = email.startsWith("lena") ? "not the password" : House.PASSWORD;
            assertThatThrownBy(() -> house.signIn.with(email, password, HOME, null))
                    .isInstanceOfSatisfying(
                            Refused.NotAllowed.class,
                            e -> assertThat(e.said().key()).isEqualTo("sign-in.wrong"));
            assertThat(house.passwords.computed() - before).as(email).isEqualTo(1);
        }
    }

    @Test
    void guessing_at_one_account_gets_slow_whether_it_exists_or_not() {
        for (String email : List.of("lena@example.org", "unknown@example.org")) {
            for (int i = 0; i < 6; i++) {
                wrong(email, "10.0.0." + i);
            }
            assertThat(wait(email, House.PASSWORD, "10.0.0.9")).isEqualTo(2);
            house.clock.advance(Duration.ofSeconds(2));
            wrong(email, "10.0.0.9");
            assertThat(wait(email, House.PASSWORD, "10.0.0.10")).isEqualTo(4);
            for (int i = 0; i < 10; i++) {
                house.clock.advance(Duration.ofMinutes(1));
                wrong(email, "10.0.1." + i);
            }
            assertThat(wait(email, House.PASSWORD, "10.0.0.11"))
                    .as("nobody is locked out for long")
                    .isEqualTo(60);
        }
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(house.signIn
                        .with("lena@example.org", House.PASSWORD, HOME, null)
                        .session()
                        .account())
                .isEqualTo(lena);
        wrong("lena@example.org", HOME);
        house.signIn.with("lena@example.org", House.PASSWORD, HOME, null);
    }

    @Test
    void guessing_from_one_address_gets_slow_and_own_sign_ins_do_not_help() {
        for (int i = 0; i < 21; i++) {
            wrong("u" + i + "@example.org", "2001:db8:1:2::" + i);
            if (i < 19) {
                house.signIn.with("lena@example.org", House.PASSWORD, "2001:db8:1:2:ffff::1", null);
            }
        }
        assertThat(wait("lena@example.org", House.PASSWORD, "2001:db8:1:2::beef"))
                .isEqualTo(2);
        assertThat(house.signIn
                        .with("lena@example.org", House.PASSWORD, "2001:db8:1:3::1", null)
                        .session())
                .isNotNull();
        house.clock.advance(Duration.ofHours(25));
        assertThat(house.signIn.sweep()).isEqualTo(21 + 2);
        house.signIn.with("lena@example.org", House.PASSWORD, "2001:db8:1:2::beef", null);
    }

    @Test
    void a_stranger_elsewhere_does_not_hold_up_somebody_on_a_device_they_know() {
        String device = house.signIn
                .with("lena@example.org", House.PASSWORD, HOME, null)
                .device();
        Account ben = house.operator.createUser(NewAccount.of("ben@example.org", "Ben", Role.AGENT, House.PASSWORD));
        for (int i = 0; i < 6; i++) {
            wrong("lena@example.org", "10.0.0." + i);
            wrong("ben@example.org", "10.0.1." + i);
        }
        assertThat(wait("lena@example.org", House.PASSWORD, HOME)).isEqualTo(2);
        assertThat(house.signIn
                        .with("LENA@example.org ", House.PASSWORD, "10.0.0.1", device)
                        .device())
                .isEqualTo(device);
        assertThat(wait("lena@example.org", House.PASSWORD, HOME))
                .as("what strangers did stays counted")
                .isEqualTo(2);
        assertThatThrownBy(() -> house.signIn.with(ben.email(), House.PASSWORD, HOME, device))
                .as("of another account it says nothing")
                .isInstanceOf(Refused.TooMany.class);
        assertThatThrownBy(() -> house.signIn.with("lena@example.org", House.PASSWORD, HOME, "made up"))
                .isInstanceOf(Refused.TooMany.class);
    }

    @Test
    void guessing_on_a_known_device_gets_slow_too_and_holds_up_nobody_else() {
        String device = house.signIn
                .with("lena@example.org", House.PASSWORD, HOME, null)
                .device();
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> house.signIn.with("lena@example.org", "guess guess", HOME, device))
                    .isInstanceOf(Refused.NotAllowed.class);
        }
        assertThatThrownBy(() -> house.signIn.with("lena@example.org", House.PASSWORD, HOME, device))
                .isInstanceOf(Refused.TooMany.class);
        assertThat(house.signIn
                        .with("lena@example.org", House.PASSWORD, HOME, null)
                        .device())
                .isNotEqualTo(device);
        house.clock.advance(Duration.ofDays(365));
        assertThat(house.signIn.sweep()).as("failures and both devices").isEqualTo(4);
    }

    @Test
    void attempts_sent_at_once_do_not_slip_through() throws Exception {
        Callable<Object> guess = () -> house.signIn.with("lena@example.org", "guess guess", HOME, null);
        List<Object> outcomes = atOnce(Collections.nCopies(16, guess));

        assertThat(outcomes).filteredOn(Refused.NotAllowed.class::isInstance).hasSize(6);
        assertThat(outcomes).filteredOn(Refused.TooMany.class::isInstance).hasSize(10);
    }

    @Test
    void what_was_typed_as_address_is_not_kept() {
        wrong("my-secret-passphrase", HOME);

        String keys = db.jdbi().withHandle(h -> h.createQuery("SELECT string_agg(key, ' ') FROM sign_in_failure")
                .mapTo(String.class)
                .one());
        assertThat(keys).doesNotContain("passphrase");
    }

    @Test
    void a_hash_with_old_parameters_is_made_again() {
        Passwords stronger = new Passwords(house.random, 128, 2, 2);
        SignIn upgraded = new SignIn(db.jdbi(), house.clock, house.random, stronger, house.sessions);

        upgraded.with("lena@example.org", House.PASSWORD, HOME, null);

        assertThat(hash()).contains("m=128,t=2");
        upgraded.with("lena@example.org", House.PASSWORD, HOME, null);
    }

    @Test
    void a_session_slides_and_ends() {
        String token = house.signIn
                .with("lena@example.org", House.PASSWORD, HOME, null)
                .token();
        house.clock.advance(Duration.ofSeconds(59));
        assertThat(find(token).seenAt()).isEqualTo("2026-11-02T08:00:00Z");
        house.clock.advance(Duration.ofSeconds(1));
        assertThat(find(token).seenAt()).isEqualTo("2026-11-02T08:01:00Z");
        assertThat(find(token).expiresAt()).isEqualTo("2026-11-05T08:01:00Z");
        for (int day = 1; day < 30; day++) {
            house.clock.advance(Duration.ofDays(1));
            assertThat(find(token).account()).isEqualTo(lena);
        }
        assertThat(find(token).expiresAt()).isEqualTo("2026-12-02T08:00:00Z");
        house.clock.advance(Duration.ofDays(1));
        assertThat(house.sessions.find(token)).isEmpty();
        assertThat(house.sessions.sweep()).isEqualTo(1);
    }

    @Test
    void an_idle_session_ends() {
        String token = house.signIn.as(lena).token();
        house.clock.advance(Sessions.IDLE);
        assertThat(house.sessions.find(token)).isEmpty();
    }

    @Test
    void sessions_are_ended_one_by_one_or_together() {
        String here = house.signIn.as(lena).token();
        String there = house.signIn.as(lena).token();
        String elsewhere = house.signIn.as(lena).token();
        house.sessions.end(elsewhere);
        assertThat(house.sessions.find(elsewhere)).isEmpty();
        house.sessions.endOthers(lena.id(), here);
        assertThat(house.sessions.find(there)).isEmpty();
        assertThat(house.sessions.find(here)).isPresent();
        house.sessions.endAll(lena.id());
        assertThat(house.sessions.find(here)).isEmpty();
    }

    @Test
    void a_new_password_needs_the_old_one_and_ends_other_sessions() {
        String here = house.signIn.as(lena).token();
        String there = house.signIn.as(lena).token();

        assertThat(catchThrowableOfType(
                                Refused.Invalid.class,
                                () -> house.passwordChange.own(lena, "wrong", "anders-als-zuvor", here))
                        .fields())
                .containsOnlyKeys("old");
        house.passwordChange.own(lena, House.PASSWORD, "anders-als-zuvor", here);

        assertThat(house.sessions.find(here)).isPresent();
        assertThat(house.sessions.find(there)).isEmpty();
        wrong("lena@example.org", HOME);
        house.signIn.with("lena@example.org", "anders-als-zuvor", HOME, null);
        house.operator.setPassword("lena@example.org", "vom-betrieb-gesetzt");
        assertThat(house.sessions.find(here)).isEmpty();
        assertThatThrownBy(() -> house.passwordChange.of(lena, lena.id(), "vom-betrieb-gesetzt"))
                .isInstanceOf(Refused.NotAllowed.class);
        assertThatThrownBy(() -> house.operator.setPassword("nobody@example.org", "vom-betrieb-gesetzt"))
                .isInstanceOf(Refused.NotFound.class);
    }

    private Session find(String token) {
        return house.sessions.find(token).orElseThrow();
    }

    private String hash() {
        return db.jdbi()
                .withExtension(AccountDao.class, dao -> dao.passwordHash(lena.id()))
                .orElseThrow();
    }

    private void wrong(String email, String remote) {
        assertThatThrownBy(() -> house.signIn.with(email, "not the password", remote, null))
                .isInstanceOf(Refused.NotAllowed.class);
    }

    private long wait(String email, String password, String remote) {
        return catchThrowableOfType(Refused.TooMany.class, () -> house.signIn.with(email, password, remote, null))
                .retryAfterSeconds();
    }
}
