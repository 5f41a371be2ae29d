package io.oase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.oase.channel.mastodon.MastodonNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void everything_is_measured_with_a_few_posts_too() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Bench.run(
                400,
                List.of(new MastodonNetwork()),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "Cold start",
                        "posts/s through the whole ingest",
                        "ratio",
                        "known posts/s",
                        "Filled with 400 posts")
                .contains(
                        "Load from a second process",
                        "from commit to screen",
                        "statements a request",
                        "answer accepted")
                .doesNotContain("BROKEN OFF", "events that never came")
                .contains("by ILIKE in the same posts", "all of them together", "answers published by then")
                .contains("Crises in a simulated year", "usual 5.0/h, crises of 30", "false a week", "fixed, as rare")
                .contains("all, page 40 and deeper", "search, a handle", "conversation", "event  ", "MB resident");
    }
}
