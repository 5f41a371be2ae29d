package io.oase.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.base.Said;
import io.oase.channel.Connector.Published;
import io.oase.channel.HttpAnswer;
import io.oase.channel.Outgoing;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import io.oase.channel.Visibility;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Publishes answers. What snac and others would take without a word (no text, no parent, too long) is refused here. */
final class Publishing {
    private final Api api;
    private final Form form;
    private final Memory memory;
    private final Clock clock;

    Publishing(Api api, Form form, Memory memory, Clock clock) {
        this.api = api;
        this.form = form;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Publishes one part.
     *
     * @throws Trouble with an unknown outcome when it may have been published
     */
    Published publish(Outgoing part) {
        String parentId = part.parent().ref().get(Statuses.ID);
        String warning = part.parent().warning();
        if (parentId == null || form.token().isEmpty()) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.mastodon.cannot_answer"));
        }
        checkText(part.text(), warning == null ? "" : warning);
        JsonNode parent = parent(parentId);
        Visibility visibility = Addressing.narrower(
                part.visibility(), Addressing.narrower(part.parent().visibility(), Statuses.visibility(parent)));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("status", part.text())
                .put("in_reply_to_id", parentId)
                .put("visibility", Addressing.word(visibility));
        if (warning != null) {
            body.put("spoiler_text", warning).put("sensitive", true);
        }
        if (part.language() != null && !part.language().isBlank()) {
            // ISO 639-1 is all that every server takes
            body.put("language", Locale.forLanguageTag(part.language()).getLanguage());
        }
        return published(api.post(api.at("api", "v1", "statuses"), body, part.key()), part);
    }

    private void checkText(String text, String warning) {
        String words = text.replaceAll("@[\\w.@:-]+", "").strip();
        if (words.isEmpty()) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.mastodon.empty"));
        }
        Server server = memory.server();
        int length = Lengths.length(text, server) + Lengths.length(warning, server);
        if (length > server.maxCharacters()) {
            throw Trouble.of(
                    Kind.REFUSED, Said.of("trouble.mastodon.too_long", form.host(), server.maxCharacters(), length));
        }
    }

    /** The post that is answered, as it stands now: on some servers an answer to nothing is taken without a word. */
    private JsonNode parent(String id) {
        HttpAnswer answer = api.get(api.at("api", "v1", "statuses", id));
        if (answer.status() == 404 || answer.status() == 410) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.mastodon.parent_gone", form.host()));
        }
        Faults.check(answer, clock.instant());
        return answer.json();
    }

    private Published published(HttpAnswer answer, Outgoing part) {
        if (answer.ok()) {
            return receipt(answer.jsonOrNothing(), part.createdAt())
                    .orElseThrow(() -> Trouble.of(Kind.BAD_ANSWER, Said.of("trouble.mastodon.receipt", form.host()))
                            .withOutcomeUnknown());
        }
        int status = answer.status();
        // 409: Pleroma is still busy with the same request
        if (status >= 500 || status == 408 || status == 409) {
            throw Trouble.of(Kind.UNREACHABLE, Said.of("trouble.server_error", form.host(), status))
                    .withOutcomeUnknown();
        }
        String words = Faults.words(answer);
        if (status == 400 || status == 404 || status == 422) {
            throw Trouble.of(
                    Kind.REFUSED,
                    status == 404
                            ? Said.of("trouble.mastodon.parent_gone", form.host())
                            : Said.of("trouble.mastodon.refused", form.host(), words.isEmpty() ? status : words));
        }
        if (status == 403 && words.contains("not allowed")) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.mastodon.refused", form.host(), words));
        }
        Faults.check(answer, clock.instant());
        throw new IllegalStateException("unreachable");
    }

    /** What stands on the server now; empty when this is not a post. */
    static Optional<Published> receipt(JsonNode status, java.time.Instant otherwise) {
        String key = Statuses.key(status);
        String id = Fields.id(status, "id");
        if (key == null || id == null) {
            return Optional.empty();
        }
        Map<String, String> ref = new LinkedHashMap<>();
        ref.put(Statuses.ID, id);
        return Optional.of(new Published(
                key,
                Optional.ofNullable(Fields.text(status, "url")),
                ref,
                Fields.time(status, "created_at").orElse(otherwise)));
    }
}
