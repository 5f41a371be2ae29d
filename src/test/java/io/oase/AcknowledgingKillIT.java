package io.oase;

import static io.oase.testing.RunningOase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oase.testing.CountingNetwork;
import io.oase.testing.Kills;
import io.oase.testing.RunningOase;
import io.oase.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody who writes is told automatically that it has come in, once a day however often they write, also while the real process
 * is killed with -9 in the middle of it. The network would post what is sent twice twice.
 */
class AcknowledgingKillIT {
    private static final int PEOPLE = 60;
    private static final int TIMES = 3;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final Kills kills = Kills.times(2);

    @Test
    void everybody_is_told_once_a_day() {
        try (CountingNetwork network = new CountingNetwork(false);
                RunningOase oase = new RunningOase(folder)) {
            network.publishingTakes(Duration.ofMillis(50), Duration.ofMillis(80));
            network.loseEvery(7);
            oase.on(DATABASE.address()).start().withAdmin();
            long channel = oase.connect(network, 0, "Channel", 5);
            oase.call("PUT", "/api/v1/channels/" + channel + "/acknowledgement", "{\"scope\": \"all\"}", 200);
            for (int i = 0; i < TIMES * PEOPLE; i++) {
                network.mention(0, "kim" + i % PEOPLE, "Frage-" + i + "-?");
            }

            List<Integer> out = kills.of(
                    oase,
                    kill -> {
                        int told = kills.spread(kill, PEOPLE);
                        return () -> network.published().size() > told;
                    },
                    150,
                    () -> network.published().size());
            await().atMost(PATIENCE).until(AcknowledgingKillIT::settled);

            System.out.println("Acknowledgements that were out at each kill: " + out);
            Map<String, Long> told = network.published().stream()
                    .map(text -> text.substring(0, text.indexOf(' ')))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertThat(told).hasSize(PEOPLE);
            // Two when it ran over midnight.
            long days = count("(SELECT DISTINCT day FROM acknowledgement) each");
            assertThat(told.values()).allMatch(times -> times <= days);
            assertThat(network.published()).hasSize((int) count("acknowledgement"));
        }
    }

    /** Everything was read and looked at, and nothing is on its way. */
    private static boolean settled() {
        return count("conversation") == TIMES * PEOPLE
                && count("acknowledging") == 0
                && count("reply WHERE state <> 'published'") == 0;
    }

    private static long count(String what) {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + what)
                .mapTo(Long.class)
                .one());
    }
}
