package io.oase.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TidTest {
    @Test
    void reads_the_time_of_a_key_a_server_gave() {
        assertThat(Tid.time("3n2z6pe3xls2x").orElseThrow().truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(Instant.parse("2026-11-23T22:32:18Z"));
    }

    @Test
    void what_is_no_key_has_no_time() {
        assertThat(Tid.time("self")).isEmpty();
        assertThat(Tid.time("zzzzzzzzzzzzz")).isEmpty();
        assertThat(Tid.time("3N2Z6PE3XLS2X")).isEmpty();
    }

    @Property
    void a_key_is_valid_and_keeps_its_time(
            @ForAll @LongRange(min = 0, max = 8_000_000_000_000L) long millis, @ForAll long low) {
        Instant now = Instant.ofEpochMilli(millis);
        String key = Tid.of(now, new UUID(0, low));
        assertThat(key).matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
        assertThat(Tid.time(key).orElseThrow().truncatedTo(ChronoUnit.MILLIS)).isEqualTo(now);
    }

    @Property
    void later_keys_sort_later(
            @ForAll @LongRange(min = 0, max = 8_000_000_000_000L) long millis, @ForAll long a, @ForAll long b) {
        Instant now = Instant.ofEpochMilli(millis);
        assertThat(Tid.of(now, new UUID(0, a))).isLessThan(Tid.of(now.plusMillis(1), new UUID(0, b)));
    }

    @Test
    void keys_of_one_moment_differ() {
        Random random = new Random(4711);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            keys.add(Tid.of(FakeBluesky.NOW, new UUID(random.nextLong(), random.nextLong())));
        }
        assertThat(keys).hasSize(50);
    }
}
