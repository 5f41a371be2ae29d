package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LastLookTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Http http = new Http(true);
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void what_may_not_go_out_any_more_does_not_and_that_is_certain() {
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> LastLook.before(() -> false, this::write));
        assertThat(trouble.outcomeUnknown()).isFalse();
        assertThat(arrived).isEmpty();
    }

    @Test
    void reading_is_not_asked_about_and_writing_goes_out_when_it_may() {
        LastLook.before(() -> false, () -> http.get(url, Map.of()));
        LastLook.before(() -> true, this::write);
        assertThat(arrived).containsExactly("GET", "POST");
    }

    @Test
    void the_question_ends_with_the_work() {
        assertThatThrownBy(() -> LastLook.before(() -> false, this::write)).isInstanceOf(Trouble.class);
        assertThat(write().status()).isEqualTo(204);
    }

    private HttpAnswer write() {
        return http.send(
                "POST", url, Map.of(), "application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
