package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Http;
import io.oase.channel.Replay;
import io.oase.channel.Truth;
import io.oase.testing.Deaths;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real server answered, read into the inbox: it holds what was truly posted there, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlueskyInboxTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final Recording recording = new Recording();
    private final Deaths deaths = new Deaths();
    private World world;

    @BeforeAll
    void build() {
        world = new World(database, new Http(true, Duration.ofSeconds(20)), new BlueskyNetwork());
        world.clock.set(Instant.parse("2026-11-23T22:40:00Z"));
        world.facts.listen(deaths);
    }

    @ParameterizedTest
    @EnumSource(Replay.Way.class)
    void the_inbox_holds_what_was_posted(Replay.Way way) {
        try (FakeBluesky server = recording.server("021-crawl-a-page-1.json", "022-crawl-a-page-2.json")) {
            server.largestPage = way == Replay.Way.STEP_BY_STEP ? 100 : 26;
            recording.thread(server, "t-3-mention", "077-thread-with-blocked-reply.json");
            Replay replay = new Replay(
                    world, deaths, way, new Replay.FakeAddress("bluesky", server.settings(), server.secrets()));
            replay.poll();
            recording.show(server, "054-crawl-c-page-1.json");
            replay.poll();
            recording.show(server, "054-crawl-c-page-1.json", "062-poll-one-new.json");
            replay.poll();
            recording.show(server, "069-crawl-after-delete-page-1.json");
            server.deleted.add(recording.uriOfKey.get("m-delete"));
            replay.poll();
            replay.lookAtEverythingAgain();
            Truth truth = new Truth(recording.expected);
            truth.isHeldBy(world, replay.channel, name -> true, Set.of(), Set.of("m-edit", "m-delete"));
            assertThat(truth.post(world, replay.channel, "m-image").media())
                    .singleElement()
                    .satisfies(picture -> {
                        assertThat(picture.alt()).isEqualTo("Roter Zähler, Stand 4711 – „kaputt“ & verbogen <3");
                    });
            assertThat(truth.post(world, replay.channel, "m-label").warning()).isEqualTo("label:graphic-media");
            assertThat(truth.post(world, replay.channel, "q-own").html()).contains("Heute ab 10 Uhr Wartungsarbeiten");
        }
    }
}
