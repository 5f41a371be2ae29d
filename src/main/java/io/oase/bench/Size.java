package io.oase.bench;

/**
 * How much is measured.
 *
 * @param posts how many posts the pages are read at
 * @param rounds how many times ingest and plain inserts take turns; the first fifth only warms up
 * @param pagesPerRound pages of posts in each turn
 * @param starts how many warm starts
 * @param streams open event streams
 * @param events how many posts are waited for on the streams
 * @param reads how often each page is asked for
 * @param reading how many read at the same time under load
 * @param answering how many answer meanwhile
 * @param postsASecond how many posts arrive meanwhile
 * @param screens event streams that are open meanwhile
 * @param seconds how long that lasts
 */
record Size(
        int posts,
        int rounds,
        int pagesPerRound,
        int starts,
        int streams,
        int events,
        int reads,
        int reading,
        int answering,
        int postsASecond,
        int screens,
        int seconds) {
    /** As much as can be had in some minutes; little where few posts are wanted, to try the command itself. */
    static Size of(int posts) {
        return posts < 10_000
                ? new Size(posts, 2, 2, 0, 4, 3, 2, 2, 1, 20, 5, 1)
                : new Size(posts, 20, 25, 3, 200, 40, 60, 50, 20, 100, 500, 60);
    }
}
