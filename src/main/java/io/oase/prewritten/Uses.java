package io.oase.prewritten;

/**
 * How often a prewritten reply went out, and what became of those conversations. Each number is counted up to {@link #BOUND}.
 *
 * @param resolved the matter was resolved, and they did not have to ask again
 * @param askedAgain they wrote again after it
 * @param waiting neither, so far
 */
public record Uses(int resolved, int askedAgain, int waiting) {
    /** Nothing is counted further: enough to choose by, and cheap. */
    public static final int BOUND = 1000;

    /** For what was never used. */
    public static final Uses NONE = new Uses(0, 0, 0);

    /** How often in all. */
    public int all() {
        return resolved + askedAgain + waiting;
    }
}
