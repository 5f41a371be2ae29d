package io.oase.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A network under test, with time in the test's hand, and a plain HTTP client that talks to it. */
final class Visit implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final HandDrivenTime time = new HandDrivenTime(Instant.parse("2026-11-24T09:00:00Z"));
    final DemoNetwork network;

    Visit(long seed) throws IOException {
        network = DemoNetwork.start(time, new Random(seed), time, 0);
    }

    /** As the organisation. */
    HttpResponse<String> get(String path) {
        return send(request(path)
                .header("Authorization", "Bearer " + network.accessToken())
                .GET());
    }

    /** As anybody. */
    HttpResponse<String> look(String path) {
        return send(request(path).GET());
    }

    /** Publishes as the organisation. */
    HttpResponse<String> publish(String key, Map<String, String> fields) {
        return send(request("/api/v1/statuses")
                .header("Authorization", "Bearer " + network.accessToken())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(fields)));
    }

    /** Fills the form of the public page. */
    HttpResponse<String> write(Map<String, String> fields) {
        return send(request("/write")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(fields)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(network.baseUrl() + path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    /** Reads upward as a connector does, from a cursor to the newest. */
    List<JsonNode> mentionsAbove(String cursor, int limit) {
        var all = new ArrayList<JsonNode>();
        for (var at = cursor; ; ) {
            var page = new ArrayList<JsonNode>();
            json(get("/api/v1/notifications?types%5B%5D=mention&limit=" + limit + "&min_id=" + at))
                    .forEach(page::add);
            if (page.isEmpty()) {
                return all;
            }
            at = page.get(0).get("id").asText();
            Collections.reverse(page);
            all.addAll(page);
        }
    }

    @Override
    public void close() {
        network.close();
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }
}
