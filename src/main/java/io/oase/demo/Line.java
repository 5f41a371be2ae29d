package io.oase.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody says, as the script files have it, and what comes of it.
 *
 * @param id name by which other lines answer this one; null when none does
 * @param who whose line it is
 * @param say the words; may have slots such as {@code {street}}, see {@link Slots}
 * @param hours for the past: how many hours before the start
 * @param to id of the line it answers; null when it answers none
 * @param directly whether it is a private message
 * @param picture scene and alt text; null for none
 * @param warning content warning; null for none
 * @param poll choices; null for none
 * @param then what follows by itself, each some seconds after the one before
 * @param answers what they write back when they are answered, in order; null: as their temper is
 */
record Line(
        @Nullable String id,
        String who,
        String say,
        double hours,
        @Nullable String to,
        @JsonProperty("private") boolean directly,
        Draft.@Nullable Picture picture,
        @Nullable String warning,
        @Nullable List<String> poll,
        @Nullable List<Beat> then,
        @Nullable List<String> answers) {

    /** What its author publishes, in answer to {@code parent}. */
    Draft draft(Member author, Slots slots, @Nullable Long parent) {
        return new Draft(
                author,
                slots.fill(say),
                directly ? "direct" : "public",
                author.language(),
                parent,
                warning == null ? "" : warning,
                picture,
                poll == null ? List.of() : poll);
    }

    /** What follows by itself. */
    List<Beat> beats() {
        return then == null ? List.of() : then;
    }

    /**
     * One thing that happens later to a post; exactly one of the words is given.
     *
     * @param after seconds after what came before
     * @param by who says it, when not the author
     * @param say an answer to the post, or more by the author
     * @param nag said by the author only when nobody of the organisation has answered yet
     * @param edit new words of the post
     * @param delete whether the post is deleted
     */
    record Beat(
            int after,
            @Nullable String by,
            @Nullable String say,
            @Nullable String nag,
            @Nullable String edit,
            boolean delete) {}
}
