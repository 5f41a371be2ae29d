package io.oase.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post on the make-believe network.
 *
 * @param id rises with time, over restarts too
 * @param draft what its author wrote
 * @param mentions who is addressed by name in it
 * @param at when it was published
 * @param editedAt when it was last changed; null when never
 */
record Post(
        long id,
        Draft draft,
        List<Member> mentions,
        Instant at,
        @Nullable Instant editedAt) {
    Post {
        mentions = List.copyOf(mentions);
    }

    Member author() {
        return draft.author();
    }

    String text() {
        return draft.text();
    }

    @Nullable
    Long parent() {
        return draft.parent();
    }

    /** Whether anybody may read it. */
    boolean isPublic() {
        return draft.visibility().equals("public") || draft.visibility().equals("unlisted");
    }

    /** Whether this member may read it; null is somebody who has not signed in. */
    boolean readableBy(@Nullable Member reader) {
        return isPublic() || (reader != null && (author().equals(reader) || mentions.contains(reader)));
    }
}
