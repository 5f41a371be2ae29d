package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oase.channel.bluesky.FakeBluesky.Answer;
import io.oase.channel.bluesky.FakeBluesky.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The chat service behind {@link FakeBluesky}: conversations, a log of events, sending without any key. */
final class FakeChat {
    boolean allowed = true;
    boolean there = true;
    final Map<String, List<ObjectNode>> conversations = new LinkedHashMap<>();
    final List<String> accepted = new ArrayList<>();

    private final FakeBluesky server;
    private final List<ObjectNode> log = new ArrayList<>();
    private int counter;

    FakeChat(FakeBluesky server) {
        this.server = server;
    }

    /** Somebody writes in the conversation with {@code who}; answers the message's id. */
    String message(String who, String sender, String text, Instant at) {
        String id = "m" + counter++;
        ObjectNode message = Fields.object()
                .put("$type", "chat.bsky.convo.defs#messageView")
                .put("id", id)
                .put("text", text)
                .put("sentAt", Fields.millis(at));
        message.putObject("sender").put("did", "did:plc:" + sender);
        conversations.computeIfAbsent("c-" + who, key -> new ArrayList<>()).add(0, message);
        event("logCreateMessage", "c-" + who, message);
        return id;
    }

    /** Somebody passes a post on, as the service shows it: the post beside a text that may be empty. */
    String passOn(String who, String post, String author, String words, Instant at) {
        String id = message(who, who, "", at);
        ObjectNode embed = conversations.get("c-" + who).get(0).putObject("embed");
        ObjectNode record = embed.put("$type", "app.bsky.embed.record#view").putObject("record");
        record.put("$type", "app.bsky.embed.record#viewRecord").put("uri", post);
        record.putObject("author").put("did", "did:plc:" + author).put("handle", author + ".test");
        record.putObject("value").put("$type", AtUri.POST).put("text", words);
        return id;
    }

    /** Something happens in a conversation that nobody says: there is neither text nor sender. */
    void happens(String who, String what, Instant at) {
        ObjectNode message = Fields.object()
                .put("$type", "chat.bsky.convo.defs#systemMessageView")
                .put("id", "s" + counter++)
                .put("rev", "r")
                .put("sentAt", Fields.millis(at));
        message.putObject("data").put("$type", "chat.bsky.convo.defs#systemMessageData" + what);
        conversations.computeIfAbsent("c-" + who, key -> new ArrayList<>()).add(0, message);
    }

    void delete(String who, String id) {
        conversations
                .get("c-" + who)
                .removeIf(message -> message.path("id").asText().equals(id));
        event("logDeleteMessage", "c-" + who, Fields.object().put("id", id));
    }

    private void event(String type, String conversation, ObjectNode message) {
        ObjectNode event = Fields.object()
                .put("$type", "chat.bsky.convo.defs#" + type)
                .put("rev", String.format("r%06d", log.size() + 1))
                .put("convoId", conversation);
        event.set("message", message);
        log.add(event);
    }

    Answer answer(String verb, Query query, JsonNode body) {
        if (!there) {
            return Answer.error(500, "InternalServerError", "Internal Server Error");
        }
        if (!allowed) {
            return Answer.error(400, "InvalidToken", "Bad token method");
        }
        ObjectNode answer = Fields.object();
        switch (verb) {
            case "getLog" -> {
                ArrayNode logs = answer.putArray("logs");
                String cursor = query.get("cursor");
                log.stream()
                        .filter(event ->
                                cursor != null && event.path("rev").asText().compareTo(cursor) > 0)
                        .limit(5)
                        .forEach(logs::add);
                String last = log.isEmpty()
                        ? "r000000"
                        : log.get(log.size() - 1).path("rev").asText();
                String furthest = logs.isEmpty()
                        ? cursor
                        : logs.get(logs.size() - 1).path("rev").asText();
                answer.put("cursor", cursor == null ? last : furthest);
            }
            case "listConvos" -> {
                ArrayNode convos = answer.putArray("convos");
                conversations.keySet().forEach(id -> convos.add(conversation(id)));
            }
            case "getConvo" -> answer.set("convo", conversation(query.get("convoId")));
            case "getConvoForMembers" -> {
                String id = "c-" + query.get("members").replace("did:plc:", "");
                conversations.computeIfAbsent(id, key -> new ArrayList<>());
                answer.set("convo", conversation(id));
            }
            case "getMessages" -> conversations.get(query.get("convoId")).forEach(answer.putArray("messages")::add);
            case "acceptConvo" -> accepted.add(body.path("convoId").asText());
            case "sendMessage" -> {
                String who = body.path("convoId").asText().substring(2);
                String id =
                        message(who, "acme", body.path("message").path("text").asText(), FakeBluesky.NOW);
                answer.put("id", id).put("sentAt", Fields.millis(FakeBluesky.NOW));
            }
            default -> {
                return Answer.error(501, "MethodNotImplemented", verb);
            }
        }
        return new Answer(200, answer);
    }

    private ObjectNode conversation(String id) {
        ObjectNode conversation = Fields.object().put("id", id).put("status", "request");
        ArrayNode members = conversation.putArray("members");
        for (String name : List.of(id.substring(2), "acme")) {
            members.addObject()
                    .put("did", "did:plc:" + name)
                    .put("handle", name + ".test")
                    .put("displayName", name);
        }
        return conversation;
    }
}
