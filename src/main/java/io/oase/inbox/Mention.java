package io.oase.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Where a note names a colleague or a team.
 *
 * @param start where in the note's text, in UTF-16 units; there stands an @
 * @param length how much of it
 * @param accountId who is meant; null for a team
 * @param teamId which team is meant; null for a colleague
 * @param name what they are called now
 * @param reached whether they work here, and so were told; of a team, whether there still is one
 */
public record Mention(
        int start,
        int length,
        @Nullable Long accountId,
        @Nullable Long teamId,
        String name,
        boolean reached) {}
