package io.oase.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsTest {
    @RegisterExtension
    final TestDatabase db = TestDatabase.fresh();

    @Test
    void what_a_browser_does_by_itself_does_not_keep_a_forgotten_one_signed_in() {
        House house = new House(db.jdbi());
        Account lena = house.operator.createUser(NewAccount.of("lena@example.org", "Lena Brandt", Role.AGENT, null));
        String forgotten = house.signIn.as(lena).token();
        String used = house.signIn.as(lena).token();
        for (int hours = 0; hours < 96; hours++) {
            house.clock.advance(Duration.ofHours(1));
            house.sessions.look(forgotten);
            house.sessions.find(used);
        }
        assertThat(house.sessions.look(forgotten)).isEmpty();
        assertThat(house.sessions.find(used)).isPresent();
    }
}
