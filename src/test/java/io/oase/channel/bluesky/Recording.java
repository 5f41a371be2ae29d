package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a real server answered, and what was truly posted there. */
final class Recording {
    private static final String FOLDER = "recordings/";

    final JsonNode expected = read("expected.json");
    final Map<String, String> keyOfUri = new HashMap<>();
    final Map<String, String> uriOfKey = new HashMap<>();

    Recording() {
        for (String list : List.of("posts", "own")) {
            for (JsonNode post : expected.path(list)) {
                keyOfUri.put(post.path("uri").asText(), post.path("key").asText());
                uriOfKey.put(post.path("key").asText(), post.path("uri").asText());
            }
        }
    }

    static JsonNode read(String file) {
        try (InputStream in = Recording.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new AssertionError("no recording " + file);
            }
            return Fields.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode answer(String file) {
        return read(file).path("response").path("body");
    }

    /** A server whose notification list is this recorded one; it does the paging by its own rules. */
    FakeBluesky server(String... lists) {
        FakeBluesky server = new FakeBluesky();
        server.self = expected.path("support").path("did").asText();
        server.handle = expected.path("support").path("handle").asText();
        show(server, lists);
        for (JsonNode record : answer("049-list-records-own.json").path("records")) {
            ObjectNode view = Fields.object();
            view.set("uri", record.path("uri"));
            view.set("cid", record.path("cid"));
            view.set("record", record.path("value"));
            view.putObject("author").put("did", server.self).put("handle", server.handle);
            view.put("indexedAt", record.path("value").path("createdAt").asText());
            server.posts.put(record.path("uri").asText(), view);
        }
        for (JsonNode post : answer("033-get-posts.json").path("posts")) {
            server.views.put(post.path("uri").asText(), post);
        }
        return server;
    }

    /** Replaces what a server shows as notifications. */
    void show(FakeBluesky server, String... lists) {
        server.notified.clear();
        for (String list : lists) {
            for (JsonNode entry : answer(list).path("notifications")) {
                server.posts.put(entry.path("uri").asText(), entry.deepCopy());
                server.notified.add(entry.path("uri").asText());
            }
        }
    }

    /** Lets a server answer for a thread as it was recorded. */
    void thread(FakeBluesky server, String key, String file) {
        server.threads.put(uriOfKey.get(key), answer(file));
        for (JsonNode at = answer(file).path("thread"); at.path("post").isObject(); at = at.path("parent")) {
            server.posts.putIfAbsent(
                    at.path("post").path("uri").asText(), at.path("post").deepCopy());
        }
    }
}
