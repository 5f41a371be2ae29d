package io.oase.channel;

import io.oase.base.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One page of a poll.
 *
 * @param posts in any order; a broken post among good ones is left out and counted in {@code unreadable}
 * @param gone keys of posts the network says are deleted
 * @param bookmark to be stored with these posts, in one transaction
 * @param level whether there is nothing more to read for now
 * @param unreadable how many entries could not be understood and were left out
 * @param loss said when posts may have been lost that this network no longer shows; empty otherwise
 * @param notBefore earliest time for the next request, from the network's rate limit or caching headers; empty when free
 */
public record Page(
        List<RemotePost> posts,
        List<String> gone,
        String bookmark,
        boolean level,
        int unreadable,
        Optional<Said> loss,
        Optional<Instant> notBefore) {
    public Page {
        posts = List.copyOf(posts);
        gone = List.copyOf(gone);
    }

    /** A page with nothing unusual about it. */
    public static Page of(List<RemotePost> posts, String bookmark, boolean level) {
        return new Page(posts, List.of(), bookmark, level, 0, Optional.empty(), Optional.empty());
    }
}
