package io.oase.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By when people hear from us again. Pure.
 *
 * @param startedAt when the playbook was put in force
 * @param updatedAt when something was said last; null: not yet
 * @param promisedAt when the next update was promised; null: it was not
 * @param promised when people were told to hear from us; null: they were not
 * @param usual when the cadence of the playbook wants something said; null where nothing does
 * @param cadence minutes between two updates
 * @param rungFor the moment that was rung for; null: none yet
 * @param lateFor the latest moment that was said to have passed; null: none yet
 * @param forgottenAt when it was last said that nothing is said; null: never
 */
public record Countdown(
        Instant startedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant promisedAt,
        @Nullable Instant promised,
        @Nullable Instant usual,
        int cadence,
        @Nullable Instant rungFor,
        @Nullable Instant lateFor,
        @Nullable Instant forgottenAt) {
    /** So long before, it rings at the latest. */
    private static final Duration SHORTLY = Duration.ofMinutes(5);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int CADENCES = 3;

    /**
     * When something has to be said, whether or not that has passed: what people were told or what the playbook asks for,
     * whichever comes first. Empty where nothing has to be.
     */
    public Optional<Instant> due() {
        return moments().min(Instant::compareTo);
    }

    /** The next moment of which nobody said that it has passed. */
    Optional<Instant> ahead() {
        return moments()
                .filter(each -> lateFor == null || each.isAfter(lateFor))
                .min(Instant::compareTo);
    }

    /** When it rings for what is {@link #ahead}: at three quarters of the time or five minutes before, whichever is later. */
    Optional<Instant> ringsAt() {
        return ahead().filter(moment -> !moment.equals(rungFor)).map(this::ringsAt);
    }

    /** When it turns amber on a page. */
    public Optional<Instant> warnsAt() {
        return due().map(this::ringsAt);
    }

    private Instant ringsAt(Instant moment) {
        Instant from = Stream.of(
                        Optional.of(startedAt), Optional.ofNullable(updatedAt), Optional.ofNullable(promisedAt))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(startedAt);
        Instant most = from.plus(Duration.between(from, moment).multipliedBy(3).dividedBy(4));
        Instant shortly = moment.minus(SHORTLY);
        return most.isAfter(shortly) ? most : shortly;
    }

    /**
     * When it counts as forgotten: nothing was said for three times its cadence or for a day, and nobody was told to wait longer;
     * then again each day.
     */
    public Instant forgottenFrom() {
        if (forgottenAt != null) {
            return forgottenAt.plus(DAY);
        }
        Duration thrice = Duration.ofMinutes((long) CADENCES * cadence);
        Instant silent = silentSince().plus(thrice.compareTo(DAY) < 0 ? thrice : DAY);
        return promised != null && promised.isAfter(silent) ? promised : silent;
    }

    /** Since when nothing was said. */
    public Instant silentSince() {
        return updatedAt == null ? startedAt : updatedAt;
    }

    private Stream<Instant> moments() {
        return Stream.concat(Stream.ofNullable(promised), Stream.ofNullable(usual));
    }
}
