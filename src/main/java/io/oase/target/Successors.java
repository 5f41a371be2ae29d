package io.oase.target;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who takes over what was missed. */
@FunctionalInterface
public interface Successors {
    /**
     * The account, within the transaction that will give it the conversation; empty when nobody is free.
     *
     * @param assignee who has it now; null: nobody
     * @param team whose matter it is; null: none's
     */
    Optional<Long> next(Handle db, @Nullable Long assignee, @Nullable Long team, Instant now);
}
