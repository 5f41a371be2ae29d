package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.Trouble;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls to the chat service, which is reached through the account's server: {@code chat.bsky.convo.*}. */
final class Conversations {
    private static final String NAMESPACE = "chat.bsky.convo.";

    private final Xrpc xrpc;

    Conversations(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    /** Reads; every refusal is told as trouble. */
    JsonNode get(String verb, Xrpc.Param... params) {
        return Faults.check(xrpc.ask(NAMESPACE + verb, Xrpc.TO_CHAT, Arrays.asList(params)), xrpc.now())
                .json();
    }

    /** Writes. */
    JsonNode post(String verb, ObjectNode body) {
        return xrpc.post(NAMESPACE + verb, Xrpc.TO_CHAT, body);
    }

    /** The conversation with this id: {id, members, status}. */
    JsonNode conversation(String id) {
        return get("getConvo", Xrpc.Param.of("convoId", id)).path("convo");
    }

    /** The conversation with this person, begun where there is none yet. */
    JsonNode with(String did) {
        return get("getConvoForMembers", Xrpc.Param.of("members", did)).path("convo");
    }

    /** The newest messages, newest first. */
    JsonNode messages(String id, int limit, Optional<String> cursor) {
        List<Xrpc.Param> params = new java.util.ArrayList<>(
                List.of(Xrpc.Param.of("convoId", id), Xrpc.Param.of("limit", limit)));
        cursor.ifPresent(value -> params.add(Xrpc.Param.of("cursor", value)));
        return get("getMessages", params.toArray(Xrpc.Param[]::new));
    }

    /** Profiles of everybody in a conversation, by DID. */
    static Map<String, JsonNode> members(JsonNode conversation) {
        Map<String, JsonNode> members = new HashMap<>();
        for (JsonNode member : conversation.path("members")) {
            members.put(Fields.textOr("", member, "did"), member);
        }
        return members;
    }

    /** Whether we may read messages: nothing when we may, what is wrong otherwise. */
    Optional<Trouble> check() {
        try {
            get("listConvos", Xrpc.Param.of("limit", 1));
            return Optional.empty();
        } catch (Trouble trouble) {
            return Optional.of(trouble);
        }
    }
}
