package io.oase.looking;

import java.util.Comparator;

/** Somebody who has a conversation before them. */
public record Onlooker(long conversation, long account, Doing doing) implements Comparable<Onlooker> {
    private static final Comparator<Onlooker> ORDER = Comparator.comparingLong(Onlooker::conversation)
            .thenComparingLong(Onlooker::account)
            .thenComparing(Onlooker::doing);

    /** What they do there; in several tabs, the last of these counts. */
    public enum Doing {
        LOOKING,
        NOTING,
        ANSWERING
    }

    @Override
    public int compareTo(Onlooker other) {
        return ORDER.compare(this, other);
    }
}
