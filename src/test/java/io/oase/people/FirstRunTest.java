package io.oase.people;

import static io.oase.testing.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oase.base.Refused;
import io.oase.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstRunTest {
    private static final NewAccount ADA = NewAccount.of("ada@example.org", "Ada Admin", Role.AGENT, "korrekt-pferd-7");
    private static final NewAccount BO = NewAccount.of("bo@example.org", "Bo Admin", Role.AGENT, "korrekt-pferd-7");

    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    private House house;

    @BeforeEach
    void nobody_is_here() {
        house = new House(db.jdbi());
    }

    @Test
    void the_link_makes_the_first_administrator_once() {
        String secret = house.firstRun.open().orElseThrow();
        assertThat(house.firstRun.knows(secret)).isTrue();
        assertThat(house.firstRun.knows("x")).isFalse();

        SignedIn in = house.firstRun.finish(secret, ADA);

        assertThat(in.session().account().role()).isEqualTo(Role.ADMIN);
        assertThat(house.sessions.find(in.token())).isPresent();
        assertThat(house.firstRun.isNeeded()).isFalse();
        assertThat(house.firstRun.knows(secret)).isFalse();
        assertThat(house.firstRun.open()).isEmpty();
        assertThatThrownBy(() -> house.firstRun.finish(secret, BO)).isInstanceOf(Refused.Conflict.class);
        assertThat(count("setting")).isZero();
    }

    @Test
    void a_wrong_link_or_form_makes_nobody() {
        String secret = house.firstRun.open().orElseThrow();

        assertThatThrownBy(() -> house.firstRun.finish("guess", ADA)).isInstanceOf(Refused.NotFound.class);
        assertThatThrownBy(() -> house.firstRun.finish(secret, NewAccount.of("a", "A", Role.ADMIN, "short")))
                .isInstanceOf(Refused.Invalid.class);
        assertThatThrownBy(() ->
                        house.firstRun.finish(secret, NewAccount.of("ada@example.org", "Ada Admin", Role.ADMIN, null)))
                .isInstanceOf(Refused.Invalid.class);
        assertThat(count("account")).isZero();
        assertThat(house.firstRun.knows(secret)).isTrue();
    }

    @Test
    void the_links_of_several_nodes_all_work_and_old_ones_go() {
        String oldest = house.firstRun.open().orElseThrow();
        String node1 = "";
        String node2 = "";
        for (int i = 0; i < 3; i++) {
            house.clock.advance(Duration.ofMinutes(1));
            node1 = house.firstRun.open().orElseThrow();
            node2 = house.firstRun.open().orElseThrow();
        }

        assertThat(house.firstRun.knows(node1)).isTrue();
        assertThat(house.firstRun.knows(node2)).isTrue();
        assertThat(house.firstRun.knows(oldest)).isFalse();
    }

    @Test
    void of_two_who_finish_at_once_one_wins() throws Exception {
        String one = house.firstRun.open().orElseThrow();
        String two = house.firstRun.open().orElseThrow();

        List<Object> outcomes =
                atOnce(List.of(() -> house.firstRun.finish(one, ADA), () -> house.firstRun.finish(two, BO)));

        assertThat(outcomes).hasAtLeastOneElementOfType(SignedIn.class);
        assertThat(outcomes).filteredOn(o -> o instanceof Refused).hasSize(1);
        assertThat(count("account")).isEqualTo(1);
    }

    @Test
    void with_accounts_but_no_administrator_there_is_still_a_way_in() {
        house.operator.createUser(NewAccount.of("lena@example.org", "Lena Brandt", Role.AGENT, null));

        assertThat(house.firstRun.open()).isPresent();
    }

    private int count(String table) {
        return db.jdbi().withHandle(h -> h.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
