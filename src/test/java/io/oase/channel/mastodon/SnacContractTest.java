package io.oase.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.Page;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The same over a server that pages and answers like snac. */
class SnacContractTest extends MastodonContractTest {
    @Override
    Dialect dialect() {
        return Dialect.SNAC;
    }

    @Test
    void what_fell_out_of_the_window_is_said_to_be_lost() {
        fake().window = 64;
        mentions(30);
        String bookmark = readUntilLevel(null).bookmark;
        mentions(60);
        Reading reading = readUntilLevel(bookmark);
        bookmark = reading.bookmark;
        mentions(70);
        boolean said = false;
        for (int pages = 0; pages < 5; pages++) {
            Page page = connector.read(bookmark, Instant.EPOCH);
            bookmark = page.bookmark();
            said |= page.loss().isPresent();
        }
        assertThat(said).isTrue();
        assertThat(connector.read(bookmark, Instant.EPOCH).loss()).isEmpty();
    }

    @Test
    void says_that_only_the_newest_are_shown() {
        assertThat(connector.introduce().warnings())
                .anyMatch(warning -> warning.key().equals("warning.mastodon.window"));
    }
}
