package io.oase.channel;

import io.oase.channel.Trouble.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Every way in which the line to a server or the server behind it can be bad, and what Oase has to make of it. */
enum Weather {
    HANGS_UP_AT_ONCE(Kind.UNREACHABLE, "trouble.network", (out, in) -> {}),
    SPEAKS_NO_HTTP(Kind.UNREACHABLE, "trouble.network", raw("220 mail.example ESMTP\r\n\r\n")),
    HEADERS_THAT_ARE_NONE(Kind.BAD_ANSWER, null, raw("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n{}")),
    BREAKS_OFF_IN_THE_BODY(
            Kind.UNREACHABLE,
            "trouble.network",
            raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n[{\"id\":")),
    IS_SILENT(Kind.UNREACHABLE, "trouble.timeout", (out, in) -> in.read()),
    TRICKLES(Kind.UNREACHABLE, "trouble.timeout", Weather::trickle),
    NEVER_ENDS(Kind.BAD_ANSWER, "trouble.too_large", (out, in) -> flood(out, "", Long.MAX_VALUE)),
    HEADERS_NEVER_END(Kind.UNREACHABLE, null, Weather::floodOfHeaders),
    FIFTY_MEGABYTES(
            Kind.BAD_ANSWER, "trouble.too_large", (out, in) -> flood(out, "Content-Length: 50000000\r\n", 50_000_000)),
    FIFTY_MEGABYTES_ZIPPED_SMALL(Kind.BAD_ANSWER, "trouble.too_large", Weather::bomb),
    STATUS_401(Kind.NEEDS_RECONNECTION, null, status(401, "")),
    STATUS_403(Kind.NEEDS_RECONNECTION, null, status(403, "")),
    STATUS_404(Kind.BAD_ANSWER, "trouble.not_found", status(404, "")),
    STATUS_410(Kind.GONE, null, status(410, "")),
    STATUS_418(Kind.REFUSED, null, status(418, "")),
    STATUS_429(Kind.RATE_LIMITED, "trouble.rate_limited", status(429, "")),
    STATUS_429_IN_SECONDS(Kind.RATE_LIMITED, "trouble.rate_limited", status(429, "Retry-After: 120\r\n")),
    STATUS_429_AS_DATE(
            Kind.RATE_LIMITED, "trouble.rate_limited", status(429, "Retry-After: Tue, 01 Dec 2026 00:00:00 GMT\r\n")),
    STATUS_429_FOR_YEARS(Kind.RATE_LIMITED, "trouble.rate_limited", status(429, "Retry-After: 999999999\r\n")),
    STATUS_429_RESETS_NEVER(
            Kind.RATE_LIMITED,
            "trouble.rate_limited",
            status(429, "X-RateLimit-Reset: 9999-12-31T23:59:59Z\r\nratelimit-reset: 999999999999999999\r\n")),
    STATUS_500(Kind.UNREACHABLE, "trouble.server_error", status(500, "")),
    STATUS_503_IN_SECONDS(Kind.UNREACHABLE, "trouble.server_error", status(503, "Retry-After: 120\r\n")),
    REDIRECT_LOOP(Kind.UNREACHABLE, "trouble.redirect_loop", status(302, "Location: /again\r\n")),
    REDIRECT_NOWHERE(Kind.UNREACHABLE, "trouble.dns", status(302, "Location: http://nowhere.invalid/\r\n")),
    REDIRECT_TO_A_PRIVATE_ADDRESS(
            Kind.UNREACHABLE, "trouble.private_address", status(302, "Location: http://127.0.0.2:9/\r\n")),
    REDIRECT_WITHOUT_ADDRESS(Kind.REFUSED, null, status(302, "")),
    HTML_INSTEAD(Kind.BAD_ANSWER, null, body("text/html", "<!doctype html><title>Maintenance</title><p>Back soon")),
    EMPTY_BODY(Kind.BAD_ANSWER, null, body("application/json", "")),
    NOTHING_BUT_NULL(Kind.BAD_ANSWER, null, body("application/json", "null")),
    NO_CONTENT(Kind.BAD_ANSWER, null, status(204, "")),
    TRUNCATED(Kind.BAD_ANSWER, null, body("application/json", "[{\"id\":\"1\",\"type\":\"men")),
    DEEPER_THAN_ANY(Kind.BAD_ANSWER, null, body("application/json", "[".repeat(100_000))),
    ANOTHER_SHAPE(Kind.BAD_ANSWER, null, body("application/json", "{\"notifications\":7,\"version\":[],\"items\":{}}")),
    NOT_REALLY_ZIPPED(
            Kind.UNREACHABLE,
            "trouble.network",
            raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nnot gzi"));

    /** Told apart by waiting, so that the caller should not wait long. */
    static final Set<Weather> SLOW = Set.of(IS_SILENT, TRICKLES);

    final Kind kind;
    /** Key of what is said; null where each network says it in its own words. */
    final @Nullable String said;

    final Line.Play play;

    Weather(Kind kind, @Nullable String said, Line.Play play) {
        this.kind = kind;
        this.said = said;
        this.play = play;
    }

    private static Line.Play raw(String answer) {
        return (out, in) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Line.Play status(int status, String headers) {
        return raw("HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static Line.Play body(String type, String body) {
        return raw("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** A letter now and then, until the caller has had enough. */
    private static void trickle(OutputStream out, InputStream in) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[".getBytes(StandardCharsets.ISO_8859_1));
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        while (!Thread.currentThread().isInterrupted()) {
            out.write(' ');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(20).toNanos());
        }
    }

    private static void flood(OutputStream out, String headers, long bytes) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        byte[] some = "[\"a\",".repeat(20_000).getBytes(StandardCharsets.ISO_8859_1);
        for (long sent = 0; sent < bytes; sent += some.length) {
            out.write(some);
        }
    }

    private static void floodOfHeaders(OutputStream out, InputStream in) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] some = "x-more: and more\r\n".repeat(1_000).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 10_000; i++) {
            out.write(some);
        }
    }

    private static void bomb(OutputStream out, InputStream in) throws IOException {
        byte[] small = BOMB;
        out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + small.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(small);
    }

    private static final byte[] BOMB = zipped();

    private static byte[] zipped() {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(small)) {
            byte[] blanks = new byte[1_000_000];
            java.util.Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 50; i++) {
                zip.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return small.toByteArray();
    }
}
