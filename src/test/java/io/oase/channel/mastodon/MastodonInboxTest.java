package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Http;
import io.oase.channel.RemotePerson;
import io.oase.channel.Replay;
import io.oase.channel.Truth;
import io.oase.testing.Deaths;
import io.oase.testing.TestDatabase;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real servers answered, read into the inbox: it holds what was truly posted there, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MastodonInboxTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.fresh();

    private final Deaths deaths = new Deaths();
    private World world;

    @BeforeAll
    void build() {
        world = new World(database, new Http(true, Duration.ofSeconds(20)), new MastodonNetwork());
        world.clock.set(Instant.parse("2026-11-24T00:00:00Z"));
        world.facts.listen(deaths);
    }

    @ParameterizedTest
    @EnumSource(Replay.Way.class)
    void the_inbox_holds_what_was_posted_on_gotosocial(Replay.Way way) {
        try (Recordings server = new Recordings("gotosocial")) {
            server.show("027", "012", "013");
            Replay replay = replay(server, way);
            replay.poll();
            server.show("065", "061", "012", "013");
            replay.poll();
            server.show("080", "073", "074", "075");
            replay.poll();
            server.show("099", "081", "073", "074", "075");
            replay.poll();
            replay.lookAtEverythingAgain();
            Truth truth = new Truth(server.expected());
            truth.isHeldBy(world, replay.channel, name -> true, Set.of(), Set.of("m-delete"));
            assertThat(truth.post(world, replay.channel, "m-image").media())
                    .singleElement()
                    .satisfies(picture -> {
                        assertThat(picture.alt()).isEqualTo("Roter Zähler, Stand 4711 – „kaputt“ & verbogen <3");
                    });
            assertThat(truth.post(world, replay.channel, "m-shortcode").emojis())
                    .extracting(RemotePerson.Emoji::shortcode)
                    .containsExactly("stadtwerke_logo");
        }
    }

    @ParameterizedTest
    @EnumSource(Replay.Way.class)
    void the_inbox_holds_what_was_posted_on_hollo(Replay.Way way) {
        try (Recordings server = new Recordings("hollo")) {
            server.show("027", "012", "013");
            Replay replay = replay(server, way);
            replay.poll();
            server.show("064", "060", "012", "013");
            replay.poll();
            server.show("070", "068", "069");
            replay.poll();
            server.show("087", "083");
            replay.poll();
            replay.lookAtEverythingAgain();
            // never notified, and in no thread of ours: m-upper, r-own-nomention
            new Truth(server.expected())
                    .isHeldBy(
                            world,
                            replay.channel,
                            name -> !Set.of("m-upper", "r-own-nomention").contains(name),
                            Set.of("m-markdown", "m-html"),
                            Set.of("m-edit", "m-edit-late", "m-delete"));
        }
    }

    @ParameterizedTest
    @EnumSource(Replay.Way.class)
    void the_inbox_holds_what_was_posted_on_snac(Replay.Way way) {
        try (Recordings server = new Recordings("snac")) {
            server.show("027", "012", "013");
            Replay replay = replay(server, way);
            replay.poll();
            server.show("065", "061", "012", "013");
            replay.poll();
            server.show("080", "073", "074");
            replay.poll();
            server.show("099", "093");
            replay.poll();
            server.show("136", "135", "136");
            replay.poll();
            replay.lookAtEverythingAgain();
            // never notified: m-edit-late, m-poll; deletions are not told
            new Truth(server.expected())
                    .isHeldBy(
                            world,
                            replay.channel,
                            name -> !Set.of("m-edit-late", "m-poll").contains(name),
                            Set.of(),
                            Set.of("m-edit"));
        }
    }

    private Replay replay(Recordings server, Replay.Way way) {
        return new Replay(
                world,
                deaths,
                way,
                new Replay.FakeAddress("mastodon", Map.of("server", server.address()), Map.of("token", "TOKEN")));
    }
}
