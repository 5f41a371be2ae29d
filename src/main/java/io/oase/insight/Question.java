package io.oase.insight;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: every time that began to be measured in a period, perhaps of one channel, target, team or colleague.
 *
 * @param from the first moment that belongs to it; whole seconds count
 * @param to the first moment that does not
 * @param channel null: all
 * @param target id of a target, 0: where none applied; null: all
 * @param team a team's id, {@link #NOBODY}; null: all
 * @param agent an account's id, {@link #NOBODY}; null: all
 */
public record Question(
        Instant from,
        Instant to,
        @Nullable Long channel,
        @Nullable Long target,
        @Nullable Long team,
        @Nullable Long agent) {
    /** In place of an account or team: nobody has it, or nobody here is known to have done it. */
    public static final long NOBODY = 0;

    /** Longest period of one report. */
    public static final int MOST_DAYS = 1_100;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * Checks it.
     *
     * @throws Refused.Invalid naming {@code from} or {@code to}
     */
    public Question {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        to = to.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(to)) {
            throw new Refused.Invalid("to", Said.of("insight.to_after_from"));
        }
        if (from.isBefore(EARLIEST)) {
            throw new Refused.Invalid("from", Said.of("insight.too_early"));
        }
        if (Duration.between(from, to).toDays() > MOST_DAYS) {
            throw new Refused.Invalid("to", Said.of("insight.too_long", MOST_DAYS));
        }
    }

    /** The same of the period of the same length just before; it begins no earlier than can be asked. */
    public Question before() {
        Instant earlier = from.minus(Duration.between(from, to));
        Instant start = earlier.isBefore(EARLIEST) ? EARLIEST : earlier;
        return within(start.isBefore(from) ? start : from.minusSeconds(1), from);
    }

    /** The same of one colleague. */
    public Question of(long account) {
        return new Question(from, to, channel, target, team, account);
    }

    /** The same of another period. */
    public Question within(Instant from, Instant to) {
        return new Question(from, to, channel, target, team, agent);
    }

    /** Whether automatic answers are counted: they are by channel only, and nobody's and no target's. */
    public boolean countsAutomatic() {
        return target == null && team == null && agent == null;
    }

    boolean has(long epochSecond) {
        return epochSecond >= from.getEpochSecond() && epochSecond < to.getEpochSecond();
    }
}
