package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same over a server that pages and answers like Hollo. */
class HolloContractTest extends MastodonContractTest {
    @Override
    Dialect dialect() {
        return Dialect.HOLLO;
    }

    @Test
    void a_post_that_arrives_late_far_below_the_known_ones_is_found_by_the_sweep() {
        mentions(200);
        String bookmark = readUntilLevel(null).bookmark;
        String late = server.mention(
                "kim", "sent long ago", NOW.minusSeconds(3600L - 20).plusMillis(500));
        boolean found = false;
        for (int polls = 0; polls < 8 && !found; polls++) {
            Reading reading = readUntilLevel(bookmark);
            bookmark = reading.bookmark;
            found = keysOf(reading.posts).contains(late);
        }
        assertThat(found).isTrue();
    }

    @Test
    void a_post_that_arrives_late_on_the_second_page_is_found_at_once() {
        mentions(100);
        String bookmark = readUntilLevel(null).bookmark;
        String late = server.mention(
                "kim", "sent a while ago", NOW.minusSeconds(3600L - 50).plusMillis(500));
        assertThat(keysOf(readUntilLevel(bookmark).posts)).contains(late);
    }
}
