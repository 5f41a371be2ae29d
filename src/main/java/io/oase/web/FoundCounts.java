package io.oase.web;

import io.oase.inbox.Filter;
import io.oase.inbox.Views;
import io.oase.people.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many there are in lists that search for words. Each number costs a search, and stands beside every page; so one is kept for a
 * while, and a page reckons a few anew and shows the others as they were. Safe for use by many threads.
 */
final class FoundCounts {
    /** Counted up to here. */
    static final int MOST = 99;

    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Older than that a number says nothing any more. */
    private static final Duration STALE = Duration.ofMinutes(30);

    private static final int KEPT = 2_000;

    private final Views views;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > KEPT;
        }
    };

    FoundCounts(Views views) {
        this.views = views;
    }

    private record Key(long account, String address) {}

    private record Kept(Views.Counted count, Instant at) {}

    /** For one page: how many searches it may still cost. */
    static final class Purse {
        private int left = 2;

        private boolean spend() {
            return left-- > 0;
        }
    }

    /** Empty where it was not reckoned yet. */
    Optional<Views.Counted> of(Account me, String address, Filter filter, Instant now, Purse purse) {
        Key key = new Key(me.id(), address);
        Kept before = get(key);
        boolean fresh = before != null && now.isBefore(before.at.plus(FRESH));
        if (!fresh && purse.spend()) {
            before = new Kept(views.countFound(me, filter, MOST), now);
            put(key, before);
        }
        return Optional.ofNullable(before)
                .filter(number -> now.isBefore(number.at.plus(STALE)))
                .map(Kept::count);
    }

    private synchronized @Nullable Kept get(Key key) {
        return kept.get(key);
    }

    private synchronized void put(Key key, Kept number) {
        kept.put(key, number);
    }
}
