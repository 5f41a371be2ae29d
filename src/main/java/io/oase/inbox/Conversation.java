package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation, whole.
 *
 * @param row as the list shows it
 * @param above what stands above it in its thread, oldest first; not part of it
 * @param posts its posts in the order they were published; of a very long one, the first and the latest
 * @param notes internal notes, oldest first
 * @param events what happened, oldest first
 * @param merges what became part of it and can be parted again, the latest last
 * @param seen newest of all its posts, shown or not, when it was read; what a reply carries as seen; 0 when there is none
 */
public record Conversation(
        InboxRow row,
        List<Post> above,
        List<Post> posts,
        List<Note> notes,
        List<Event> events,
        List<Merge> merges,
        long seen) {
    public Conversation {
        above = List.copyOf(above);
        posts = List.copyOf(posts);
        notes = List.copyOf(notes);
        events = List.copyOf(events);
        merges = List.copyOf(merges);
    }

    /**
     * A note for colleagues.
     *
     * @param naming whom it mentions; read as {@link #mentions}
     */
    public record Note(long id, long authorId, String authorName, String body, Instant createdAt, Json naming) {
        /** Whom it mentions, in the order of its text. */
        public List<Mention> mentions() {
            return naming.as(new TypeReference<>() {});
        }
    }

    /** Another conversation that became part of this one. */
    public record Merge(long id, long conversationId, Instant mergedAt, long mergedBy, String mergedByName) {}

    /** Something that happened. */
    public record Event(
            long id,
            Instant at,
            @Nullable Long actorId,
            @Nullable String actorName,
            String kind,
            Map<String, Object> data) {}
}
