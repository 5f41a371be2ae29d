package io.oase.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What has happened since it was last told: each thing once, however often it happened. Safe for use by many threads. */
final class News {
    /** Something may have happened that nobody was told of: look for yourself. */
    static final byte[] LOOK = "event: inbox\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Boolean> conversations = new LinkedHashMap<>();
    private final Set<String> channels = new LinkedHashSet<>();
    private boolean missed;

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

    /** Something may have happened that we were not told of. */
    synchronized boolean missed() {
        boolean first = nothing();
        missed = true;
        return first;
    }

    /** All of it as server-sent events; forgets it. */
    synchronized byte[] take() {
        StringBuilder events = new StringBuilder();
        if (missed) {
            event(events, "inbox", "{}");
        }
        conversations.forEach((id, fresh) -> {
            event(events, "inbox", "{\"id\":" + id + ",\"fresh\":" + fresh + "}");
            event(events, "conversation", "{\"id\":" + id + "}");
        });
        channels.forEach(id -> event(events, "channel", "{\"id\":" + id + "}"));
        conversations.clear();
        channels.clear();
        missed = false;
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean nothing() {
        return conversations.isEmpty() && channels.isEmpty() && !missed;
    }

    /** Nothing but digits gets onto the wire, whatever came in. */
    private static boolean isNumber(String text) {
        return text.length() <= 19 && text.matches("[0-9]+");
    }

    private static void event(StringBuilder events, String name, String data) {
        events.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
    }
}
