package io.oase.search;

import java.time.Instant;

/**
 * Something that was found.
 *
 * @param kind what it is
 * @param id of the post, note, answer or tag
 * @param conversationId where it is
 * @param authorId who wrote a post, as an identity; 0 for the others
 * @param at when it was written
 * @param rank how well its words fit; 0 when none of them is in it
 */
record Hit(Kind kind, long id, long conversationId, long authorId, Instant at, double rank) {
    /** What can be found. */
    enum Kind {
        POST,
        NOTE,
        REPLY,
        TAG
    }
}
