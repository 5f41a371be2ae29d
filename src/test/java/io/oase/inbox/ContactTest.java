package io.oase.inbox;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final World world = new World(database);

    @Test
    void of_a_long_history_only_the_latest_is_read_and_all_of_it_is_counted() {
        for (int day = 5; day >= 1; day--) {
            world.network.mention("kim", "Question of " + day + " days ago", NOW.minus(Duration.ofDays(day)));
            world.poll();
        }
        InboxRow latest = world.all().get(0);

        Contact kim = world.conversations.contact(world.lena, latest.contactId(), 2);

        assertThat(kim.conversations())
                .extracting(InboxRow::title)
                .containsExactly("Question of 1 days ago", "Question of 2 days ago");
        assertThat(kim.known()).isEqualTo(5);
        assertThat(kim.firstSeen()).isEqualTo(NOW.minus(Duration.ofDays(5)));
        assertThat(world.conversations.contact(world.lena, latest.contactId()).conversations())
                .hasSize(5);
    }
}
