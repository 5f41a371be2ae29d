package io.oase.target;

import io.oase.target.OpeningTime.Reckoned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a clock, a target and a calendar. Pure: kept beside the clock so that lists are index reads, and reckoned
 * again in words when somebody asks why.
 *
 * @param span what is promised; null: it is only measured
 * @param due when the promised time is over; null where nothing is promised or the clock stands still
 * @param warnAt when three quarters of it are over; null like the due time
 * @param alarmAt when the next step is to be taken; null when there is none
 * @param result what came of it; null while it runs
 */
public record Reckoning(
        @Nullable Span span,
        @Nullable Reckoned due,
        @Nullable Instant warnAt,
        @Nullable Instant alarmAt,
        @Nullable Result result) {
    /** From here on a countdown warns. */
    public static final int WARN_PERCENT = 75;

    private static final OpeningTime ALWAYS = new OpeningTime(always());

    /**
     * What a clock that ended measured, pauses left out.
     *
     * @param total from start to end
     * @param open the same in opening time
     * @param delay how much of the total had passed before it was seen here
     * @param openDelay the same in opening time
     * @param missed whether it ended after it was due; null where nothing was promised
     */
    public record Result(
            Duration total,
            Duration open,
            Duration delay,
            Duration openDelay,
            @Nullable Boolean missed) {}

    /**
     * Reckons.
     *
     * @param target the one that applies; null when none does
     * @param calendar what opening time is counted in
     */
    static Reckoning of(TargetClock clock, @Nullable Target target, Calendar calendar) {
        OpeningTime open = new OpeningTime(calendar);
        Span span = target == null ? null : target.times().get(clock.kind());
        if (target == null || span == null) {
            return new Reckoning(null, null, null, null, result(clock, open, null));
        }
        OpeningTime counting = span.counting() == Span.Counting.OPENING ? open : ALWAYS;
        if (clock.pausedAt() != null) {
            return new Reckoning(span, null, null, null, null);
        }
        Instant from = clock.countedFrom(target);
        Function<Integer, Reckoned> at = percent -> counting.after(from, span.part(percent), clock.pauses());
        Reckoned due = at.apply(100);
        if (clock.end() != null) {
            return new Reckoning(span, due, null, null, result(clock, open, moment(due)));
        }
        Instant alarm = target.after(clock.toldPercent())
                .map(step -> moment(at.apply(step.percent())))
                .orElse(null);
        return new Reckoning(span, due, moment(at.apply(WARN_PERCENT)), alarm, null);
    }

    /** When it is due, if ever. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(due == null ? null : moment(due));
    }

    private static @Nullable Result result(TargetClock clock, OpeningTime open, @Nullable Instant due) {
        TargetClock.End end = clock.end();
        if (end == null) {
            return null;
        }
        Instant seen = clock.seenAt().isAfter(end.at()) ? end.at() : clock.seenAt();
        return new Result(
                ALWAYS.between(clock.startedAt(), end.at(), clock.pauses()),
                open.between(clock.startedAt(), end.at(), clock.pauses()),
                ALWAYS.between(clock.startedAt(), seen, clock.pauses()),
                open.between(clock.startedAt(), seen, clock.pauses()),
                due == null ? null : end.at().isAfter(due));
    }

    private static @Nullable Instant moment(Reckoned reckoned) {
        return reckoned instanceof Reckoned.Due due ? due.at() : null;
    }

    private static Calendar always() {
        Map<DayOfWeek, List<Period>> week = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of(Period.ALL_DAY)));
        return Calendar.of(ZoneOffset.UTC, List.of(new Hours(LocalDate.EPOCH, week)), Holidays.none(), List.of());
    }
}
