package io.oase.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A colleague at a browser: signs in with a password and asks for whole pages over HTTP, compressed, one after the other. */
final class Visitor {
    /** One for all, as many visitors need no threads of their own. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI address;
    private final String cookie;

    private Visitor(URI address, String cookie) {
        this.address = address;
        this.cookie = cookie;
    }

    static Visitor signedIn(URI address, String email, String password) {
        return new Visitor(address, signIn(address, email, password));
    }

    /** Somebody who is signed in already; {@code name=value}. */
    static Visitor with(URI address, String cookie) {
        return new Visitor(address, cookie);
    }

    /** The session's cookie, {@code name=value}. */
    String cookie() {
        return cookie;
    }

    /** Milliseconds from asking to the last byte, for so many pages. */
    List<Double> time(int times, IntFunction<String> path) {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            HttpRequest request = get(path.apply(i));
            long began = System.nanoTime();
            HttpResponse<byte[]> response = send(request);
            took.add((System.nanoTime() - began) / 1e6);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + response.statusCode());
            }
        }
        return took;
    }

    /** A page's HTML. */
    String read(String path) {
        try (GZIPInputStream plain =
                new GZIPInputStream(new ByteArrayInputStream(send(get(path)).body()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a form; the status it was answered with. */
    int send(String path, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                                .collect(Collectors.joining("&"))))
                        .build())
                .statusCode();
    }

    private static String signIn(URI address, String email, String password) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=" + encode(email) + "&password=" + encode(password)))
                .build();
        return send(request).headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("oase_session=") && !set.startsWith("oase_session=;"))
                .map(set -> set.substring(0, set.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The server did not let the bench sign in"));
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "de")
                .build();
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
