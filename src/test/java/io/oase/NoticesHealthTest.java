package io.oase;

import static io.oase.testing.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oase.base.Said;
import io.oase.notice.Backlog;
import io.oase.notice.Way;
import io.oase.testing.Bundles;
import io.oase.web.Voices;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesHealthTest {
    private static final Said AWAY = Said.of("notice.email.unreachable", "mail.example.org", 587);

    private final Voices voices =
            new Voices(Bundles.of("notice", "web"), Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    @Test
    void all_is_well_while_everything_leaves_however_much_there_is() {
        assertThat(trouble(well(Way.EMAIL), well(Way.PUSH), new Backlog(Way.WEBHOOK, 500, 0, null, null, 0, 0)))
                .isEmpty();
        assertThat(trouble()).isEmpty();
    }

    @Test
    void what_could_not_be_delivered_is_said_with_since_when_and_what_to_do() {
        assertThat(trouble(new Backlog(Way.EMAIL, 7, 3, NOW, AWAY, 0, 0)))
                .contains("email: 3 could not be delivered yet, the first since 2026-03-02T09:00:00Z: The mail server"
                        + " mail.example.org:587 cannot be reached. Check notices.email.host and notices.email.port,"
                        + " and that the server runs.");
    }

    @Test
    void what_was_given_up_is_said_though_nothing_waits_any_more() {
        assertThat(trouble(new Backlog(Way.WEBHOOK, 0, 0, null, null, 2, 0)))
                .contains("webhook: 2 given up in the last 24 hours; the log says why");
    }

    @Test
    void what_nobody_tries_is_said() {
        assertThat(trouble(new Backlog(Way.DIGEST, 4, 0, null, null, 0, 4)))
                .contains("digest: 4 due for more than 5 minutes and not tried; no node delivers");
    }

    @Test
    void every_way_that_fails_is_said() {
        assertThat(trouble(
                        new Backlog(Way.EMAIL, 7, 3, NOW, AWAY, 1, 0),
                        well(Way.PUSH),
                        new Backlog(Way.WEBHOOK, 0, 0, null, null, 2, 0)))
                .hasValueSatisfying(words ->
                        assertThat(words.split("; (email|webhook)", -1)).hasSize(3));
    }

    @Test
    void the_chat_of_a_team_is_for_that_team_to_mend() {
        assertThat(trouble(new Backlog(Way.TEAM, 7, 3, NOW, AWAY, 1, 1))).isEmpty();
    }

    private Optional<String> trouble(Backlog... backlog) {
        return NoticesHealth.trouble(Arrays.asList(backlog), said -> voices.say("en", said));
    }

    private static Backlog well(Way way) {
        return new Backlog(way, 0, 0, null, null, 0, 0);
    }
}
