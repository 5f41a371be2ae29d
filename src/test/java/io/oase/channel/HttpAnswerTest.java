package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void retry_after_is_read_in_seconds_and_as_a_date() {
        assertThat(answer("120").retryAfter(NOW)).contains(NOW.plusSeconds(120));
        assertThat(answer("0").retryAfter(NOW)).contains(NOW);
        assertThat(answer("Mon, 02 Mar 2026 09:05:00 GMT").retryAfter(NOW)).contains(NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "86401", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void nobody_is_waited_for_longer_than_a_day(String value) {
        assertThat(answer(value).retryAfter(NOW)).contains(NOW.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-5", "soon", "1.5", "99999999999999999999", "2026-03-02", "Mon, 32 Mar 2026 09:05:00 GMT"})
    void what_cannot_be_read_says_nothing(String value) {
        assertThat(answer(value).retryAfter(NOW)).isEmpty();
    }

    private static HttpAnswer answer(String retryAfter) {
        return new HttpAnswer(
                429, Headers.of("Retry-After", retryAfter), new byte[0], "https://town.example/api", null);
    }
}
