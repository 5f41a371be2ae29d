package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Line line = new Line("http://127.0.0.1:1");

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void a_certificate_of_somebody_else_is_none() {
        Certificates elsewhere = Certificates.of("elsewhere.example");
        line.pickUp(elsewhere.sockets());
        line.bad(Weather.STATUS_500.play);
        Http believing = new Http(
                new OkHttpClient.Builder().sslSocketFactory(elsewhere.believing(), elsewhere.trust()), PATIENCE);
        Trouble reading =
                catchThrowableOfType(Trouble.class, () -> believing.get("https://" + line.authority() + "/", Map.of()));
        assertThat(reading.said().key()).isEqualTo("trouble.tls");
        Trouble writing = catchThrowableOfType(Trouble.class, () -> send(believing, "https://" + line.authority()));
        assertThat(writing.said().key()).isEqualTo("trouble.tls");
        assertThat(writing.outcomeUnknown()).as("it was never sent").isFalse();
    }

    @Test
    void a_write_whose_answer_never_comes_may_have_been_carried_out() {
        Http hasty = new Http(true, Duration.ofMillis(600));
        for (Weather weather : new Weather[] {Weather.IS_SILENT, Weather.HANGS_UP_AT_ONCE, Weather.NEVER_ENDS}) {
            line.bad(weather.play);
            Trouble trouble = catchThrowableOfType(Trouble.class, () -> send(hasty, "http://" + line.authority()));
            assertThat(trouble.outcomeUnknown()).as(weather.name()).isTrue();
        }
        line.hangUp();
        Trouble refused = catchThrowableOfType(Trouble.class, () -> send(hasty, "http://" + line.authority()));
        assertThat(refused.outcomeUnknown()).isFalse();
    }

    @Test
    void the_server_that_failed_is_named_and_not_the_one_that_sent_us_there() {
        line.bad(Weather.REDIRECT_NOWHERE.play);
        Trouble trouble = catchThrowableOfType(
                Trouble.class, () -> new Http(true, PATIENCE).get("http://" + line.authority() + "/", Map.of()));
        assertThat(trouble.said().args()).containsExactly("nowhere.invalid");
    }

    @Test
    void a_token_that_no_header_can_hold_is_said_without_showing_it() {
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> new Http(true, PATIENCE)
                .get("http://" + line.authority() + "/", Map.of("Authorization", "Bearer gehe\u00efm\u2026")));
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.NEEDS_RECONNECTION);
        assertThat(trouble.getMessage()).doesNotContain("gehe");
    }

    private static void send(Http http, String origin) {
        http.send("POST", origin + "/", Map.of(), "text/plain", "x".getBytes(StandardCharsets.UTF_8));
    }
}
