package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.ingest.Poll;
import io.oase.testing.Deaths;
import io.oase.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A recorded server read into the inbox, in one of several ways that must all lead to the same. */
public final class Replay {
    /** How it is read. */
    public enum Way {
        STEP_BY_STEP,
        EVERYTHING_TWICE,
        DYING_BETWEEN_PAGES
    }

    private final World world;
    private final Deaths deaths;
    private final Way way;
    public final Channel channel;

    /** Connects. */
    public Replay(World world, Deaths deaths, Way way, FakeAddress server) {
        this.world = world;
        this.deaths = deaths;
        this.way = way;
        this.channel =
                world.connect(server.network(), way + " " + server.settings(), server.settings(), server.secrets());
    }

    /** Where a replayed server is. */
    public record FakeAddress(String network, Map<String, String> settings, Map<String, String> secrets) {}

    /** Reads until level. */
    public void poll() {
        deaths.reign(way == Way.DYING_BETWEEN_PAGES);
        once();
        if (way == Way.EVERYTHING_TWICE) {
            once();
            // and once more from the very beginning, as after a restored backup
            world.db.useHandle(handle -> handle.execute(
                    "UPDATE coverage SET bookmark = NULL, bookmark_no = bookmark_no + 1 WHERE channel_id = ?",
                    channel.id()));
            once();
        }
        deaths.reign(false);
    }

    /** Reads so often that every post has been looked at again, but for those of conversations that ended long ago. */
    public void lookAtEverythingAgain() {
        int before = Integer.MAX_VALUE;
        int left = before - 1;
        Instant since = world.clock.instant();
        while (left < before) {
            before = left;
            world.clock.advance(Duration.ofMinutes(3));
            once();
            left = world.db.withHandle(handle -> handle.createQuery("""
                            SELECT count(*) FROM post
                             WHERE channel_id = :id AND conversation_id IS NOT NULL AND deleted_at IS NULL
                               AND (looked_at IS NULL OR looked_at <= :since)
                            """)
                    .bind("id", channel.id())
                    .bind("since", since)
                    .mapTo(Integer.class)
                    .one());
        }
        assertThat(left).isLessThanOrEqualTo(1);
    }

    private void once() {
        for (int i = 0; i < 200; i++) {
            try {
                Poll.Outcome outcome = world.poll.poll(channel.id());
                assertThat(outcome.trouble()).isEmpty();
                assertThat(world.channels.coverage(channel.id()).unreadable()).isZero();
                if (outcome.level()) {
                    return;
                }
            } catch (Deaths.Killed killed) {
                world.clock.advance(Duration.ofSeconds(1));
            }
        }
        throw new AssertionError("never level");
    }
}
