package io.oase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over the limit, as bytes on a socket: a client library would choose for itself how to send them. */
class BodyLimitTest extends ApiConversation {
    private static final int TOO_MUCH = (int) BodyLimit.LARGEST + 1;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void too_large_a_body_for_the_api_is_a_problem(boolean chunked) throws IOException {
        String answer = post(
                path + "/notes",
                "Authorization: Bearer " + api.token(lena) + "\r\nContent-Type: application/json",
                chunked);
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "urn:oase:problem:too-large")
                .doesNotContain("reference");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void too_large_a_form_is_a_page_that_says_so(boolean chunked) throws IOException {
        String answer =
                post("/sign-in", "Accept-Language: de\r\nContent-Type: application/x-www-form-urlencoded", chunked);
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("text/html", "<h1", "Das ist zu groß", "Mehr als 3 MB")
                .doesNotContain("Content-Type: application/problem+json");
    }

    /** Sends 3 MB and a byte, or says that it would, and answers all that comes back; a server that has heard enough may stop listening. */
    private String post(String where, String headers, boolean chunked) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + TOO_MUCH;
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + where + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n"
                            + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            // Where the length is declared, nobody has to hear a word of it.
            if (chunked) {
                byte[] body = "a".repeat(TOO_MUCH).getBytes(StandardCharsets.US_ASCII);
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                send(out, body);
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(OutputStream out, byte[] body) throws IOException {
        try {
            out.write(body);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException enough) {
            // It has answered already.
        }
    }
}
