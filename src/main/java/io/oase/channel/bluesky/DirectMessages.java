package io.oase.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.oase.channel.RemotePerson;
import io.oase.channel.RemotePost;
import io.oase.channel.RemotePost.Kind;
import io.oase.channel.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Direct messages. First all conversations are read as far back as is wanted, then the log of events goes on from where
 * it stood before that: forward, without gaps. One conversation there is one conversation here.
 */
final class DirectMessages implements Part {
    private static final int CONVERSATIONS = 10;
    private static final int MESSAGES = 100;
    private static final int MOST_PAGES = 10;
    private static final int NEIGHBOURS = 30;

    private final Xrpc xrpc;
    private final Conversations chat;

    DirectMessages(Xrpc xrpc, Conversations chat) {
        this.xrpc = xrpc;
        this.chat = chat;
    }

    /** Key of a message. */
    static String key(String conversation, String message) {
        return root(conversation) + "/" + message;
    }

    /** Key under which all messages of a conversation belong together. */
    static String root(String conversation) {
        return "chat:" + conversation;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public boolean underWay(Bookmark bookmark) {
        return bookmark.messages().log() != null
                && (!bookmark.messages().listed() || bookmark.messages().more());
    }

    @Override
    public Bookmark read(Bookmark bookmark, Harvest harvest) {
        Bookmark.Messages mark = bookmark.messages();
        if (mark.log() == null) {
            // Where the log stands now, before the conversations are read: what comes in meanwhile is in both.
            String log = Fields.textOr("", chat.get("getLog"), "cursor");
            mark = new Bookmark.Messages(log, null, false, false);
        }
        return bookmark.messages(mark.listed() ? follow(mark, harvest) : list(mark, bookmark.since(), harvest));
    }

    private Bookmark.Messages list(Bookmark.Messages mark, String since, Harvest harvest) {
        List<Xrpc.Param> params = new ArrayList<>(List.of(Xrpc.Param.of("limit", CONVERSATIONS)));
        if (mark.conversations() != null) {
            params.add(Xrpc.Param.of("cursor", mark.conversations()));
        }
        JsonNode answer = chat.get("listConvos", params.toArray(Xrpc.Param[]::new));
        for (JsonNode conversation : Fields.list(answer, "convos", "chat")) {
            history(conversation, since, harvest);
        }
        @Nullable String next = Fields.text(answer, "cursor");
        boolean end = next == null || next.isEmpty() || next.equals(mark.conversations());
        return new Bookmark.Messages(mark.log(), end ? null : next, end, false);
    }

    private void history(JsonNode conversation, String since, Harvest harvest) {
        @Nullable String id = Fields.text(conversation, "id");
        if (id == null) {
            harvest.unreadable(conversation);
            return;
        }
        List<JsonNode> messages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = chat.messages(id, MESSAGES, cursor);
            boolean older = false;
            for (JsonNode message : Fields.list(answer, "messages", "chat")) {
                @Nullable Instant sent = Fields.time(message, "sentAt");
                boolean wanted = sent == null || Fields.millis(sent).compareTo(since) >= 0;
                older |= !wanted;
                if (wanted) {
                    messages.add(message);
                }
            }
            Optional<String> next =
                    Optional.ofNullable(Fields.text(answer, "cursor")).filter(text -> !text.isEmpty());
            if (older || next.isEmpty() || next.equals(cursor)) {
                break;
            }
            cursor = next;
        }
        deliver(id, Conversations.members(conversation), messages, messages, harvest);
    }

    private Bookmark.Messages follow(Bookmark.Messages mark, Harvest harvest) {
        String from = mark.log() == null ? "" : mark.log();
        JsonNode answer = from.isEmpty() ? chat.get("getLog") : chat.get("getLog", Xrpc.Param.of("cursor", from));
        Map<String, List<JsonNode>> created = new LinkedHashMap<>();
        Set<String> deleted = new HashSet<>();
        String furthest = from;
        JsonNode logs = Fields.list(answer, "logs", "chat");
        for (JsonNode event : logs) {
            String rev = Fields.textOr("", event, "rev");
            @Nullable String conversation = Fields.text(event, "convoId");
            @Nullable String message = Fields.text(event, "message", "id");
            if (rev.compareTo(from) <= 0 && !rev.isEmpty() || conversation == null || message == null) {
                continue;
            }
            furthest = rev.compareTo(furthest) > 0 ? rev : furthest;
            String type = Fields.textOr("", event, "$type");
            if (type.endsWith("#logCreateMessage")) {
                created.computeIfAbsent(conversation, id -> new ArrayList<>()).add(0, event.path("message"));
            } else if (type.endsWith("#logDeleteMessage")) {
                deleted.add(key(conversation, message));
            }
        }
        created.forEach((id, messages) -> {
            List<JsonNode> around = new ArrayList<>(messages);
            if (messages.stream().anyMatch(this::isOurs)) {
                chat.messages(id, NEIGHBOURS, Optional.empty()).path("messages").forEach(around::add);
            }
            deliver(id, Conversations.members(chat.conversation(id)), messages, around, harvest);
        });
        deleted.forEach(harvest::gone);
        String next = Fields.textOr(furthest, answer, "cursor");
        return new Bookmark.Messages(next, null, true, !logs.isEmpty() && !next.equals(from));
    }

    /**
     * @param messages newest first, to be delivered
     * @param around newest first, the same and perhaps more of the conversation
     */
    private void deliver(
            String conversation,
            Map<String, JsonNode> members,
            List<JsonNode> messages,
            List<JsonNode> around,
            Harvest harvest) {
        Map<String, String> answered = answered(around);
        for (JsonNode message : messages) {
            @Nullable String id = Fields.text(message, "id");
            if (Fields.textOr("", message, "$type").endsWith("#deletedMessageView")) {
                if (id != null) {
                    harvest.gone(key(conversation, id));
                }
                continue;
            }
            // who joined or left a group, and its name: nothing anybody says
            if (Fields.textOr("", message, "$type").endsWith("#systemMessageView")) {
                continue;
            }
            Optional<RemotePost> post = post(conversation, members, answered, message);
            post.ifPresentOrElse(harvest::add, () -> harvest.unreadable(message));
        }
    }

    /** What each of our own messages stands below: a message of ours alone would belong to nobody. */
    private Map<String, String> answered(List<JsonNode> newestFirst) {
        Map<String, String> answered = new HashMap<>();
        List<String> waiting = new ArrayList<>();
        for (JsonNode message : newestFirst) {
            @Nullable String id = Fields.text(message, "id");
            if (id == null) {
                continue;
            }
            if (isOurs(message)) {
                waiting.add(id);
            } else {
                waiting.forEach(own -> answered.putIfAbsent(own, id));
                waiting.clear();
            }
        }
        return answered;
    }

    private Optional<RemotePost> post(
            String conversation, Map<String, JsonNode> members, Map<String, String> answered, JsonNode message) {
        @Nullable String id = Fields.text(message, "id");
        @Nullable String text = Fields.text(message, "text");
        @Nullable String sender = Fields.text(message, "sender", "did");
        if (id == null || text == null || sender == null) {
            return Optional.empty();
        }
        RemotePerson author = Optional.ofNullable(members.get(sender))
                .flatMap(Posts::person)
                .orElse(RemotePerson.of(sender, sender, ""));
        boolean own = isOurs(message);
        @Nullable String above = Fields.text(message, "replyTo", "id");
        @Nullable String parent = above != null ? above : own ? answered.get(id) : null;
        @Nullable Instant sent = Fields.time(message, "sentAt");
        Facets facets = Facets.of(text, message.path("facets"));
        return Optional.of(
                RemotePost.of(key(conversation, id), author, words(facets, message), sent == null ? xrpc.now() : sent)
                        .own(own)
                        .addressed(!own)
                        .kind(Kind.MESSAGE)
                        .visibility(Visibility.PRIVATE)
                        .parent(parent == null ? null : key(conversation, parent))
                        .root(root(conversation))
                        .html(Embeds.html(facets, message, message.path("embed")))
                        .ref(Map.of("conversation", conversation))
                        .build());
    }

    /** A post that is passed on without a word is said by its address. */
    private static String words(Facets facets, JsonNode message) {
        String plain = facets.plain();
        return plain.isBlank()
                ? AtUri.of(Fields.textOr("", message, "embed", "record", "uri"))
                        .map(AtUri::page)
                        .orElse(plain)
                : plain;
    }

    private boolean isOurs(JsonNode message) {
        return xrpc.self().equals(Fields.text(message, "sender", "did"));
    }
}
