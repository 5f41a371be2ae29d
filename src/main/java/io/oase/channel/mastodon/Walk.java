package io.oase.channel.mastodon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a list is read without leaving anything out, on servers that agree on little. Pure.
 *
 * <p>Every walk starts at the newest page and goes down, by the server's own {@code Link rel="next"} or, where there is
 * none, with {@code max_id}, until it has passed {@link #STRETCH} entries in a row that were known before the walk, or
 * the list or the import period ends. Nothing else is relied on:
 *
 * <ul>
 *   <li>Not on {@code min_id}: Mastodon pages upward with it, Pleroma too, but GoToSocial 0.7 and Hollo ignore it and for
 *       snac it is a floor under the newest page, so that a burst would be skipped. Reading down works on all of them,
 *       and the newest page without parameters is the one request that Mastodon's tighter paging limit does not count.
 *   <li>Not on the order of ids, nor on times: “known” is a set of ids.
 *   <li>Not on a single known entry: an entry that arrives late may stand below known ones (Hollo sorts by the post's
 *       time), therefore the stretch, a long one there. What stands still lower is found by the slow sweep of
 *       {@link Reading}.
 * </ul>
 *
 * <p>The state is stored with every page. A crash in the middle resumes the walk where its last stored page ended; what
 * has come in above meanwhile is met by the next walk, which ends at the entries of this one. An entry becomes known
 * only in the state that is stored together with it.
 */
final class Walk {
    /** So many known entries in a row end a walk. */
    static final int STRETCH = 20;
    /** So many where the server sorts by time: more than one page of {@link Lists#LIMIT}. */
    static final int LONG_STRETCH = 60;
    /** So many ids are remembered, eight characters each. */
    static final int REMEMBERED = 500;

    private Walk() {}

    /**
     * How far a list has been read.
     *
     * @param known fingerprints of entries read by finished walks, newest first
     * @param going the walk that is not finished; null when none is
     */
    record State(List<String> known, @Nullable Going going) {
        static final State START = new State(List.of(), null);

        State {
            known = List.copyOf(known);
        }

        /** Where to read next; null for the newest page. */
        @Nullable
        String cursor() {
            return going == null ? null : going.cursor();
        }
    }

    /**
     * A walk under way.
     *
     * @param cursor where it goes on
     * @param seen fingerprints of what it has read, newest first, the newest {@link #REMEMBERED}
     * @param run how many known entries in a row it has just passed
     * @param met whether it has met any known entry
     * @param fresh whether it has met any that was not known
     * @param linked whether the server has given a Link header in this walk
     */
    record Going(String cursor, List<String> seen, int run, boolean met, boolean fresh, boolean linked) {
        Going {
            seen = List.copyOf(seen);
        }
    }

    /**
     * What a page led to.
     *
     * @param known fingerprints of the page's entries that were known before
     * @param level whether nothing is left to read
     * @param lost whether the list ended before anything known was met: the server has forgotten what lay between
     */
    record Step(State state, Set<String> known, boolean level, boolean lost) {}

    /** Takes one page into account. */
    static Step step(State state, Listing page, Instant importSince) {
        Going before = state.going();
        List<String> ids =
                page.entries().stream().map(entry -> mark(entry.id())).toList();
        Set<String> known = new HashSet<>(state.known());
        List<String> seenBefore = before == null ? List.of() : before.seen();
        int run = before == null ? 0 : before.run();
        boolean met = before != null && before.met();
        boolean fresh = (before != null && before.fresh()) || !known.containsAll(ids);
        boolean reached = false;
        // A late one can stand below all that is known: where that is little, the list is read to its end.
        int stretch = page.byTime() ? LONG_STRETCH : Math.min(STRETCH, known.size());
        for (String id : ids) {
            run = known.contains(id) ? run + 1 : 0;
            met |= run > 0;
            reached |= run > 0 && run >= stretch;
        }
        boolean repeated = before != null && new HashSet<>(seenBefore).containsAll(ids);
        boolean tooOld = !ids.isEmpty()
                && page.entries().stream()
                        .allMatch(entry -> entry.at() != null && entry.at().isBefore(importSince));
        String next = page.next();
        boolean linked = (before != null && before.linked()) || (next != null && !page.guessed());
        boolean last = next == null || (page.guessed() && linked) || (before != null && next.equals(before.cursor()));
        List<String> seen = first(seenBefore, ids);
        known.retainAll(new HashSet<>(ids));
        if (reached || repeated || tooOld || last || next == null) {
            boolean lost = !met
                    && !tooOld
                    && (state.known().size() >= 3 || (!state.known().isEmpty() && seen.size() >= 30));
            // after a long walk one more look at the top: much may have come in meanwhile
            boolean level = before == null || !fresh;
            return new Step(new State(first(seen, state.known()), null), known, level, lost);
        }
        return new Step(new State(state.known(), new Going(next, seen, run, met, fresh, linked)), known, false, false);
    }

    /** The first {@link #REMEMBERED} of both, in this order, each once. */
    static List<String> first(Collection<String> some, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all.stream().limit(REMEMBERED).toList();
    }

    /** Eight characters that stand for an id: 48 bits of its SHA-256. */
    static String mark(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
