package io.oase.reply;

import io.oase.base.Said;
import io.oase.prewritten.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wrote, on its way to the network.
 *
 * @param postId the post it answers
 * @param body as written, without addressing and sign-off
 * @param automatic whether no person wrote it; its author is whoever had it sent
 * @param trouble why it failed or is unknown, in words
 * @param dueAt when it will be sent, while it is queued; null otherwise
 * @param origin the prewritten reply it came from; null for none
 * @param parts as they are or will be published, in order
 * @param firstAuthor who wrote it first, where a colleague took it over; null where its author did
 * @param approval the second pair of eyes on it; null where none was asked for
 */
public record Reply(
        long id,
        long conversationId,
        long postId,
        long authorId,
        String authorName,
        String body,
        String visibility,
        boolean automatic,
        State state,
        Optional<Said> trouble,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant dueAt,
        @Nullable Origin origin,
        List<Part> parts,
        @Nullable Writer firstAuthor,
        @Nullable Approval approval) {
    public Reply {
        parts = List.copyOf(parts);
    }

    /** Where a reply stands. */
    public enum State {
        /** Came back from the second pair of eyes; its author writes it anew or drops it. */
        DRAFT,
        /** Waits for a second pair of eyes. Can be withdrawn, or replaced by another one. */
        AWAITING_APPROVAL,
        /** Waits for the undo time to pass, or for the next attempt. Can be withdrawn. */
        QUEUED,
        /** Stopped by a {@link Holds hold}; a person lets it out or takes it back. */
        HELD,
        /** Is being sent. */
        PUBLISHING,
        /** Stands on the network. */
        PUBLISHED,
        /** The network said no, or patience ran out. Can be corrected and sent again. */
        FAILED,
        /** May or may not stand on the network; a person decides. */
        UNKNOWN,
        /** Taken back before it was sent. */
        WITHDRAWN
    }

    /** Somebody who wrote. */
    public record Writer(long id, String name) {}

    /** One post of it. */
    public record Part(
            int no,
            String body,
            @Nullable String url,
            @Nullable Instant publishedAt) {}
}
