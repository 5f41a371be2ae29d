package io.oase.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A version of a target as it is stored, and as the API and the form give it. What is absent is empty. */
public record TargetBody(
        @Nullable String name,
        @Nullable String shipped,
        @Nullable Conditions match,
        long calendar,
        @Nullable Map<String, Time> times,
        @Nullable List<Tell> steps) {

    /** See {@link Match}. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Conditions(
            @Nullable List<Long> channels,
            @Nullable List<String> networks,
            @JsonProperty("private") @Nullable Boolean isPrivate,
            @Nullable List<String> kinds,
            @Nullable List<String> tags,
            @Nullable Integer priorityFrom,
            @Nullable List<String> languages,
            @Nullable Integer followersFrom,
            @Nullable Boolean crisis) {
        private Match match() {
            return new Match(
                    set(channels),
                    set(networks),
                    isPrivate,
                    set(kinds),
                    set(tags),
                    priorityFrom,
                    set(languages),
                    followersFrom,
                    crisis);
        }
    }

    /**
     * One promised time.
     *
     * @param counting opening or clock
     */
    public record Time(long minutes, String counting) {}

    /**
     * One step before or after a miss.
     *
     * @param tell any of assignee, leads, team; null is nobody
     */
    public record Tell(int percent, List<String> tell, boolean reassign) {
        public Tell {
            tell = tell == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(tell));
        }
    }

    /** As the arithmetic wants it; what was checked when it was stored is not checked again. */
    Target target(long id, long versionId, int no) {
        return target(id, versionId, no, null);
    }

    /** The same of one that goes before the list. */
    Target target(long id, long versionId, int no, @Nullable Instant urgentSince) {
        Map<ClockKind, Span> spans = new EnumMap<>(ClockKind.class);
        Objects.requireNonNullElse(times, Map.<String, Time>of())
                .forEach((kind, time) -> spans.put(
                        ClockKind.of(kind).orElseThrow(),
                        new Span(
                                Duration.ofMinutes(time.minutes()),
                                Span.Counting.valueOf(time.counting().toUpperCase(Locale.ROOT)))));
        return new Target(
                id,
                versionId,
                no,
                Objects.requireNonNullElse(name, ""),
                shipped,
                match == null ? Match.ANY : match.match(),
                calendar,
                spans,
                Objects.requireNonNullElse(steps, List.<Tell>of()).stream()
                        .map(step -> new Step(
                                step.percent(),
                                step.tell().stream()
                                        .map(who -> Step.Audience.valueOf(who.toUpperCase(Locale.ROOT)))
                                        .collect(Collectors.toSet()),
                                step.reassign()))
                        .toList(),
                urgentSince);
    }

    /** The same target as a body. */
    public static TargetBody of(Target target) {
        Match match = target.match();
        Map<String, Time> times = new TreeMap<>();
        target.times()
                .forEach((kind, span) -> times.put(
                        kind.id(),
                        new Time(span.length().toMinutes(), span.counting().id())));
        return new TargetBody(
                target.name(),
                target.shipped(),
                new Conditions(
                        sorted(match.channels()),
                        sorted(match.networks()),
                        match.isPrivate(),
                        sorted(match.kinds()),
                        sorted(match.tags()),
                        match.priorityFrom(),
                        sorted(match.languages()),
                        match.followersFrom(),
                        match.crisis()),
                target.calendarId(),
                times,
                target.steps().stream()
                        .map(step -> new Tell(
                                step.percent(),
                                step.tell().stream()
                                        .map(who -> who.name().toLowerCase(Locale.ROOT))
                                        .sorted()
                                        .toList(),
                                step.reassign()))
                        .toList());
    }

    private static <T> Set<T> set(@Nullable List<T> list) {
        return list == null ? Set.of() : Set.copyOf(list);
    }

    private static <T extends Comparable<T>> List<T> sorted(Set<T> set) {
        return new ArrayList<>(set).stream().sorted().toList();
    }
}
