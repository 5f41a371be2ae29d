package io.oase.channel.bluesky;

/** One of the lists a poll reads, one page at a time. */
interface Part {
    /** For bookmarks and messages. */
    String name();

    /** Reads one page into the harvest; answers how far it has got. */
    Bookmark read(Bookmark bookmark, Harvest harvest);

    /** Whether it has more to read at once. */
    boolean underWay(Bookmark bookmark);
}
