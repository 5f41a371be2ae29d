package io.oase.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a figure counts, so that exactly that can be listed. */
public enum Part {
    /** Everything that is counted: done, done with, or open. */
    BEGUN("(k.ended_at IS NULL OR k.how = 'no_answer_needed' OR k.how = 'resolved' OR " + Part.IS_DONE + ")"),
    DONE(Part.IS_DONE),
    HERE("(k.how IN ('answered', 'taken') OR k.kind = 'resolution' AND k.how = 'resolved')"),
    OUTSIDE("k.how = 'answered_outside'"),
    UNNEEDED("k.how = 'no_answer_needed'"),
    SETTLED("k.how = 'resolved' AND k.kind <> 'resolution'"),
    OPEN("k.ended_at IS NULL"),
    OVERDUE("k.ended_at IS NULL AND k.due_at < :now"),
    KEPT("NOT k.missed AND " + Part.IS_DONE),
    BROKEN(
            "(k.missed AND k.how IN ('answered', 'answered_outside', 'taken', 'resolved') OR k.ended_at IS NULL AND k.due_at < :now)"),
    /** Began before the period and still runs. */
    EARLIER("k.ended_at IS NULL"),
    /** The same, and should have been done by now. */
    EARLIER_OVERDUE("k.ended_at IS NULL AND k.due_at < :now"),
    SOLVED("true"),
    /** Solved at first contact. */
    FIRST("first"),
    LATER("later"),
    /** Solved too short a time ago to tell. */
    UNKNOWN("unknown"),
    AUTOMATIC("true");

    private static final String IS_DONE =
            "(k.how IN ('answered', 'answered_outside', 'taken') OR k.kind = 'resolution' AND k.how = 'resolved')";

    private final String sql;

    Part(String sql) {
        this.sql = sql;
    }

    /** The condition on a clock {@code k}; of {@link #FIRST}, {@link #LATER}, {@link #UNKNOWN} the verdict. */
    String sql() {
        return sql;
    }

    boolean isEarlier() {
        return this == EARLIER || this == EARLIER_OVERDUE;
    }

    /** Whether it is about resolved matters rather than measured times. */
    public boolean isOfSolving() {
        return this == SOLVED || this == FIRST || this == LATER || this == UNKNOWN;
    }

    /** Whether it is about times that began in the period, which alone are told apart by hour. */
    boolean isByHour() {
        return !isEarlier() && !isOfSolving() && this != AUTOMATIC;
    }

    /** How many figures of one kind say there are; of measured times only. */
    long in(Figures figures) {
        return switch (this) {
            case BEGUN -> figures.all();
            case DONE -> figures.done();
            case HERE -> figures.here();
            case OUTSIDE -> figures.outside();
            case UNNEEDED -> figures.unneeded();
            case SETTLED -> figures.settled();
            case OPEN, EARLIER -> figures.open();
            case OVERDUE, EARLIER_OVERDUE -> figures.overdue();
            case KEPT -> figures.kept();
            case BROKEN -> figures.broken();
            case SOLVED, FIRST, LATER, UNKNOWN, AUTOMATIC -> throw new IllegalArgumentException(name());
        };
    }

    /** How many there are in what was solved. */
    long in(Solving solving) {
        return switch (this) {
            case FIRST -> solving.first();
            case LATER -> solving.later();
            case UNKNOWN -> solving.unknown();
            default -> solving.solved();
        };
    }

    /** Its name in addresses and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of this {@link #id}; empty when there is none. */
    public static Optional<Part> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
