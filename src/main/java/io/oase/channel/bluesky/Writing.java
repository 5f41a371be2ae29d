package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.base.Said;
import io.oase.channel.Connector.Published;
import io.oase.channel.Connector.Search;
import io.oase.channel.KnownPost;
import io.oase.channel.Outgoing;
import io.oase.channel.Trouble;
import io.oase.channel.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends direct messages. The chat service has no way to recognise a repeat, so one whose outcome is unknown is looked for
 * among the newest messages, by its words.
 */
final class Writing {
    private static final int LOOKED_THROUGH = 100;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final Xrpc xrpc;
    private final Conversations chat;

    Writing(Xrpc xrpc, Conversations chat) {
        this.xrpc = xrpc;
        this.chat = chat;
    }

    Published publish(Outgoing part) {
        if (part.text().isBlank()) {
            throw Trouble.of(Kind.REFUSED, Said.of("trouble.bluesky.empty"));
        }
        if (!Lengths.MESSAGE.fits(part.text())) {
            throw Trouble.of(
                    Kind.REFUSED,
                    Said.of(
                            "trouble.bluesky.too_long", Lengths.MESSAGE.max(), Lengths.MESSAGE.length(part.text())));
        }
        String conversation = accepted(conversation(part.parent()));
        String text = Facets.wellFormed(part.text());
        ObjectNode body = Fields.object().put("convoId", conversation);
        ObjectNode message = body.putObject("message").put("text", text);
        ArrayNode facets = Linking.facets(text, handle -> Optional.empty());
        if (!facets.isEmpty()) {
            message.set("facets", facets);
        }
        JsonNode sent = chat.post("sendMessage", body);
        @Nullable String id = Fields.text(sent, "id");
        if (id == null) {
            throw Trouble.of(
                            Kind.BAD_ANSWER,
                            Said.of(
                                    "trouble.bluesky.not_understood",
                                    Directories.host(xrpc.who().server())))
                    .withOutcomeUnknown();
        }
        return published(conversation, id, sent);
    }

    Search find(Outgoing part) {
        String conversation = id(conversation(part.parent()));
        Instant earliest = part.createdAt().minus(CLOCK_SKEW);
        String text = Facets.wellFormed(part.text());
        JsonNode answer = chat.messages(conversation, LOOKED_THROUGH, Optional.empty());
        for (JsonNode message : Fields.list(answer, "messages", "chat")) {
            @Nullable Instant sent = Fields.time(message, "sentAt");
            @Nullable String id = Fields.text(message, "id");
            if (sent != null && sent.isBefore(earliest)) {
                return new Search.NotThere();
            }
            if (id != null
                    && xrpc.self().equals(Fields.text(message, "sender", "did"))
                    && text.strip().equals(Fields.textOr("", message, "text").strip())) {
                return new Search.Found(published(conversation, id, message));
            }
        }
        // Every message there is has been seen, or more came in since than one page holds.
        return Fields.textOr("", answer, "cursor").isEmpty() ? new Search.NotThere() : new Search.CannotTell();
    }

    /** The conversation to write to: the one the post stands in, or the one with the author of a public post. */
    private JsonNode conversation(KnownPost post) {
        @Nullable String known = post.ref().get("conversation");
        if (known != null) {
            return chat.conversation(known);
        }
        return chat.with(AtUri.of(post.key())
                .map(AtUri::did)
                .orElseThrow(() -> Trouble.of(Kind.REFUSED, Said.of("trouble.bluesky.cannot_answer"))));
    }

    /** A person's first message is a request; who answers it accepts it. */
    private String accepted(JsonNode conversation) {
        String id = id(conversation);
        if ("request".equals(Fields.text(conversation, "status"))) {
            chat.post("acceptConvo", Fields.object().put("convoId", id));
        }
        return id;
    }

    private String id(JsonNode conversation) {
        @Nullable String id = Fields.text(conversation, "id");
        if (id == null) {
            throw Trouble.of(
                    Kind.BAD_ANSWER,
                    Said.of(
                            "trouble.bluesky.not_understood",
                            Directories.host(xrpc.who().server())));
        }
        return id;
    }

    private Published published(String conversation, String id, JsonNode message) {
        @Nullable Instant sent = Fields.time(message, "sentAt");
        return new Published(
                DirectMessages.key(conversation, id),
                Optional.empty(),
                Map.of("conversation", conversation),
                sent == null ? xrpc.now() : sent);
    }
}
