package io.oase.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class UnannouncedEndsTest {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(StandardCharsets.US_ASCII);

    /** Ends each connection after its answer, without the {@code Connection: close} that would announce it, like snac. */
    private static final class Curt implements AutoCloseable {
        final ServerSocket socket = open();
        final List<String> requests = new CopyOnWriteArrayList<>();

        private static ServerSocket open() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String start() {
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket one = socket.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(one.getInputStream(), StandardCharsets.US_ASCII))) {
                    requests.add(in.readLine());
                    int length = 0;
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        if (line.startsWith("Content-Length: ")) {
                            length = Integer.parseInt(line.substring(16));
                        }
                    }
                    for (int i = 0; i < length; i++) {
                        in.read();
                    }
                    one.getOutputStream().write(ANSWER);
                } catch (IOException e) {
                    // the test is over, or that connection is
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void writes_to_a_server_that_ends_connections_unannounced_arrive_once() throws IOException {
        try (Curt server = new Curt()) {
            String address = server.start();
            Http http = new Http(true);
            for (int i = 0; i < 5; i++) {
                assertThat(http.get(address, Map.of()).status()).isEqualTo(200);
                assertThat(http.send("POST", address, Map.of(), "text/plain", new byte[3])
                                .status())
                        .isEqualTo(200);
            }
            assertThat(server.requests)
                    .filteredOn(line -> line.startsWith("POST"))
                    .hasSize(5);
        }
    }
}
