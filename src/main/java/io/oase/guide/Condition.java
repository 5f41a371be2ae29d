package io.oase.guide;

import io.oase.playbook.Playbook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be true before it is over.
 *
 * @param metAt when somebody said that it is; null: nobody did
 * @param byName who did; null likewise
 */
public record Condition(
        Playbook.Condition text,
        @Nullable Instant metAt,
        @Nullable String byName) {
    /** Whether somebody said that it is true. */
    public boolean met() {
        return metAt != null;
    }
}
