package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.HttpAnswer;
import io.oase.channel.RemotePost.Absence;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From a server's own id of a post to the post's key: answers carry only {@code in_reply_to_id}. Remembers what was seen;
 * asks for what was not.
 */
final class Parents {
    private static final int REMEMBERED = 5_000;
    // snac: ten digits that change with every edit, then the md5 of the uri
    private static final Pattern SNAC = Pattern.compile("\\d{10}([0-9a-f]{32})");

    private final Api api;
    private final Clock clock;
    private final Map<String, Parent> byId = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parent> eldest) {
            return size() > REMEMBERED;
        }
    };

    Parents(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * A post that is answered.
     *
     * @param key its key; null when it is gone
     * @param author id of its author on this server
     * @param absence why it cannot be shown
     */
    record Parent(
            @Nullable String key,
            @Nullable String author,
            @Nullable Absence absence) {}

    /** Remembers a post that was seen. */
    void note(JsonNode status) {
        String id = Fields.id(status, "id");
        String key = Statuses.key(status);
        if (id != null && key != null) {
            remember(id, new Parent(key, Fields.text(status.path("account"), "id"), null));
        }
    }

    /** What is known without asking. */
    Optional<Parent> recall(String id) {
        synchronized (byId) {
            return Optional.ofNullable(byId.get(stable(id)));
        }
    }

    /** What is known, asked if need be. */
    Parent find(String id) {
        return recall(id).orElseGet(() -> ask(id));
    }

    private Parent ask(String id) {
        HttpAnswer answer = api.get(api.at("api", "v1", "statuses", id));
        if (answer.status() == 404 || answer.status() == 410) {
            Parent gone = new Parent(null, null, Absence.DELETED);
            remember(id, gone);
            return gone;
        }
        if (answer.status() == 401 || answer.status() == 429 || answer.status() > 500) {
            Faults.check(answer, clock.instant());
        }
        JsonNode status = answer.jsonOrNothing();
        String key = answer.ok() ? Statuses.key(status) : null;
        // one post the server stumbles over (GoToSocial: 500) must not stop the reading of all others
        Parent parent = key == null
                ? new Parent(null, null, Absence.UNKNOWN)
                : new Parent(key, Fields.text(status.path("account"), "id"), null);
        remember(id, parent);
        return parent;
    }

    private void remember(String id, Parent parent) {
        synchronized (byId) {
            byId.put(stable(id), parent);
        }
    }

    /** The part of an id that does not change. */
    static String stable(String id) {
        Matcher snac = SNAC.matcher(id);
        return snac.matches() ? snac.group(1) : id;
    }
}
