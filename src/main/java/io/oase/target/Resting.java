package io.oase.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Conversations on which something failed here and that are left alone for a while, so that those behind them have their turn: a
 * minute first, twice as long each time, an hour at most. Of this node alone, and forgotten with it: another may well succeed.
 */
final class Resting {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Map<Long, Rest> rests = new ConcurrentHashMap<>();

    private record Rest(Instant until, Duration length) {}

    void failed(long conversation, Instant now) {
        Rest last = rests.get(conversation);
        Duration doubled = last == null ? FIRST : last.length.multipliedBy(2);
        Duration length = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        rests.put(conversation, new Rest(now.plus(length), length));
    }

    void succeeded(long conversation) {
        rests.remove(conversation);
    }

    /** Those that are to be left alone now. */
    Long[] at(Instant now) {
        return rests.entrySet().stream()
                .filter(each -> each.getValue().until.isAfter(now))
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
    }
}
