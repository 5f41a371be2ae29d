package io.oase.web;

import io.oase.inbox.OwnSignal;
import io.oase.notice.NoticeSignal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has happened since it was last told: each thing once, however often it happened. Safe for use by many threads. */
final class News {
    /** Something may have happened that nobody was told of: look for yourself. */
    static final byte[] LOOK = "event: inbox\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Boolean> conversations = new LinkedHashMap<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private final Map<Long, Set<Long>> notices = new LinkedHashMap<>();
    private final Map<Long, Set<Long>> own = new LinkedHashMap<>();
    private final Set<Long> looked = new LinkedHashSet<>();
    private final Set<Long> activations = new LinkedHashSet<>();
    private final Set<Long> alerts = new LinkedHashSet<>();
    private boolean missed;

    /**
     * What is to be told.
     *
     * @param all to everybody, as server-sent events; may be empty
     * @param personal to the streams of these accounts only
     * @param looked conversations that others have before them than was last told
     */
    record Bulletin(byte[] all, Map<Long, byte[]> personal, Set<Long> looked) {}

    /**
     * Conversations changed.
     *
     * @param ids as {@link io.oase.inbox.LiveFacts} sends them: {@code 12,13+}
     * @return whether this is the first news since the last {@link #take}
     */
    synchronized boolean conversations(String ids) {
        boolean first = nothing();
        for (String id : ids.split(",")) {
            boolean fresh = id.endsWith("+");
            String number = fresh ? id.substring(0, id.length() - 1) : id;
            if (isNumber(number)) {
                conversations.merge(number, fresh, Boolean::logicalOr);
            }
        }
        return first && !nothing();
    }

    /** A channel was read, or could not be. */
    synchronized boolean channel(String id) {
        boolean first = nothing();
        if (isNumber(id)) {
            channels.add(id);
        }
        return first && !nothing();
    }

    /** Something about a playbook in force changed. */
    synchronized boolean activation(long id) {
        boolean first = nothing();
        activations.add(id);
        return first;
    }

    /** An alert began, grew, ended or was silenced. */
    synchronized boolean alert(long id) {
        boolean first = nothing();
        alerts.add(id);
        return first;
    }

    /** Somebody was told something, or read it. */
    synchronized boolean notices(List<NoticeSignal> signals) {
        boolean first = nothing();
        signals.forEach(signal -> notices.computeIfAbsent(signal.account(), account -> new LinkedHashSet<>())
                .add(signal.notice()));
        return first && !nothing();
    }

    /** A conversation is something else to one person. */
    synchronized boolean own(OwnSignal signal) {
        boolean first = nothing();
        own.computeIfAbsent(signal.account(), account -> new LinkedHashSet<>()).add(signal.conversation());
        return first;
    }

    /** Others have these conversations before them than a moment ago. */
    synchronized boolean looked(Set<Long> ids) {
        boolean first = nothing();
        looked.addAll(ids);
        return first && !nothing();
    }

    /** Something may have happened that we were not told of. */
    synchronized boolean missed() {
        boolean first = nothing();
        missed = true;
        return first;
    }

    /** All of it; forgets it. */
    synchronized Bulletin take() {
        StringBuilder events = new StringBuilder();
        if (missed) {
            event(events, "inbox", "{}");
        }
        conversations.forEach((id, fresh) -> {
            event(events, "inbox", "{\"id\":" + id + ",\"fresh\":" + fresh + "}");
            event(events, "conversation", "{\"id\":" + id + "}");
        });
        channels.forEach(id -> event(events, "channel", "{\"id\":" + id + "}"));
        activations.forEach(id -> event(events, "activation", "{\"id\":" + id + "}"));
        alerts.forEach(id -> event(events, "alert", "{\"id\":" + id + "}"));
        Map<Long, byte[]> personal = new HashMap<>();
        Set<Long> accounts = new LinkedHashSet<>(notices.keySet());
        accounts.addAll(own.keySet());
        accounts.forEach(account -> personal.put(
                account, told(notices.getOrDefault(account, Set.of()), own.getOrDefault(account, Set.of()))));
        Set<Long> others = Set.copyOf(looked);
        notices.clear();
        own.clear();
        looked.clear();
        conversations.clear();
        channels.clear();
        activations.clear();
        alerts.clear();
        missed = false;
        return new Bulletin(events.toString().getBytes(StandardCharsets.UTF_8), personal, others);
    }

    private static byte[] told(Set<Long> notices, Set<Long> conversations) {
        StringBuilder events = new StringBuilder();
        notices.forEach(id -> event(events, "notice", id == 0 ? "{}" : "{\"id\":" + id + "}"));
        conversations.forEach(id -> event(events, "own", "{\"id\":" + id + "}"));
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean nothing() {
        return notices.isEmpty()
                && conversations.isEmpty()
                && channels.isEmpty()
                && own.isEmpty()
                && looked.isEmpty()
                && activations.isEmpty()
                && alerts.isEmpty()
                && !missed;
    }

    /** Nothing but digits gets onto the wire, whatever came in. */
    private static boolean isNumber(String text) {
        return text.length() <= 19 && text.matches("[0-9]+");
    }

    private static void event(StringBuilder events, String name, String data) {
        events.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
    }
}
