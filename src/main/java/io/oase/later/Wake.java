package io.oase.later;

import io.oase.target.Promises.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something that is put away comes back by itself. Clocks run on meanwhile, so what is promised within that time calls
 * it back when three quarters of the promised time are over: early enough to keep it.
 *
 * @param at null: only when they write
 * @param early whether a promise calls before the chosen time
 */
record Wake(@Nullable Instant at, boolean early) {
    /**
     * Pure.
     *
     * @param until the chosen time; null for until they write
     * @param running what is promised
     * @param since when it was put away; what was over by then was known to whoever put it away
     */
    static Wake of(@Nullable Instant until, List<Promise> running, Instant since) {
        return running.stream()
                .filter(promise -> promise.dueAt().isAfter(since) && within(promise, until))
                .map(Promise::warnAt)
                .min(Instant::compareTo)
                .map(call -> new Wake(call, true))
                .orElseGet(() -> new Wake(until, false));
    }

    /**
     * The promise that forbids it: somebody waits for a word of ours that is overdue, or there is no time left to call before
     * it is.
     */
    static Optional<Promise> against(@Nullable Instant until, List<Promise> running, Instant now) {
        return running.stream()
                .filter(promise -> promise.dueAt().isAfter(now)
                        ? within(promise, until) && !promise.warnAt().isAfter(now)
                        : promise.ofAWord())
                .findFirst();
    }

    private static boolean within(Promise promise, @Nullable Instant until) {
        return until == null || !promise.dueAt().isAfter(until);
    }
}
