package io.oase.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writing half of the API; always as the organisation. */
final class Writing {
    private static final Duration KEYS_KEPT = Duration.ofHours(1);

    private final Town town;
    private final Json json;
    private final Map<String, Done> keys = new HashMap<>();

    Writing(Town town, Json json) {
        this.town = town;
        this.json = json;
    }

    /** Publishes; the same Idempotency-Key within an hour answers with the post it made the first time. */
    synchronized Reply publish(Ask ask) {
        keys.values().removeIf(done -> done.at().isBefore(town.now().minus(KEYS_KEPT)));
        var key = ask.header("Idempotency-Key").orElse("");
        var before = keys.get(key);
        var known = before == null ? null : town.find(before.post()).orElse(null);
        var post = known == null ? town.publish(draft(ask)) : known;
        if (!key.isEmpty()) {
            keys.putIfAbsent(key, new Done(post.id(), town.now()));
        }
        return Reply.json(200, json.status(post));
    }

    Reply edit(Ask ask, String id) {
        var post = own(id);
        var text = checked(ask.field("status").orElse(""), post.draft().warning());
        return Reply.json(200, json.status(town.edit(post.id(), text).orElseThrow(Ask.Bad::notFound)));
    }

    Reply delete(String id) {
        var post = own(id);
        var status = json.status(post);
        status.put("text", post.text());
        town.delete(post.id());
        return Reply.json(200, status);
    }

    private Draft draft(Ask ask) {
        var warning = ask.field("spoiler_text").orElse("");
        var text = checked(ask.field("status").orElse(""), warning);
        var visibility = ask.field("visibility").filter(some -> !some.isEmpty()).orElse("public");
        if (!List.of("public", "unlisted", "private", "direct").contains(visibility)) {
            throw new Ask.Bad(422, "Validation failed: Visibility is not included in the list");
        }
        var language = ask.field("language").filter(some -> !some.isEmpty()).orElse("de");
        return new Draft(town.cast().organisation(), text, visibility, language, parent(ask), warning, null, List.of());
    }

    private static String checked(String typed, String warning) {
        var text = typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw new Ask.Bad(422, "Validation failed: Text can't be blank");
        }
        if (PostText.length(text) + PostText.length(warning) > PostText.LIMIT) {
            throw new Ask.Bad(422, "Validation failed: Text character limit of " + PostText.LIMIT + " exceeded");
        }
        return text;
    }

    private @Nullable Long parent(Ask ask) {
        var id = ask.field("in_reply_to_id").filter(some -> !some.isEmpty());
        if (id.isEmpty()) {
            return null;
        }
        return town.find(Reading.number(id.get()))
                .filter(post -> post.readableBy(town.cast().organisation()))
                .map(Post::id)
                .orElseThrow(() -> new Ask.Bad(404, "The post you are trying to reply to does not appear to exist."));
    }

    private Post own(String id) {
        return town.find(Reading.number(id))
                .filter(post -> post.author().equals(town.cast().organisation()))
                .orElseThrow(Ask.Bad::notFound);
    }

    private record Done(long post, Instant at) {}
}
