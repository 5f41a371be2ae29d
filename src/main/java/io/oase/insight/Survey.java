package io.oase.insight;

import io.oase.target.ClockKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything a report counts, in one pass over what was measured and what runs. */
final class Survey {
    private static final int QUARTER = 900;

    private final Question question;
    private final Question before;
    private final Slicing slicing;
    private final Targeting targets;
    private final Map<ClockKind, Tally> earlier = new EnumMap<>(ClockKind.class);
    private final Map<ClockKind, Tally> previous = new EnumMap<>(ClockKind.class);
    private final Map<Long, Map<ClockKind, Tally>> groups = new HashMap<>();
    private final List<Tally> trend = new ArrayList<>();
    private final Tally[] week = new Tally[Slicing.WEEK];
    private long quarter = Long.MIN_VALUE;
    private int hour;
    private int slice;

    Survey(Question question, Slicing slicing, Targeting targets) {
        this.question = question;
        this.before = question.before();
        this.slicing = slicing;
        this.targets = targets;
        slicing.slices().forEach(slice -> trend.add(new Tally()));
    }

    void add(Measured time) {
        if (!fits(time.channel(), time.agent(), time.team(), time.targetVersion())) {
            return;
        }
        if (question.has(time.startedAt())) {
            tally(group(time.channel(), time.agent(), time.team(), time.targetVersion(), time.startedAt()), time.kind())
                    .add(time);
            if (time.kind() == slicing.detail()) {
                detail(time.startedAt());
                trend.get(slice).add(time);
                hour(hour).add(time);
            }
        } else if (before.has(time.startedAt())) {
            tally(previous, time.kind()).add(time);
        }
    }

    void add(Running time) {
        if (!fits(time.channel(), time.agent(), time.team(), time.targetVersion())) {
            return;
        }
        long at = time.startedAt().getEpochSecond();
        if (question.has(at)) {
            tally(group(time.channel(), time.agent(), time.team(), time.targetVersion(), at), time.kind())
                    .add(time);
            if (time.kind() == slicing.detail()) {
                detail(at);
                trend.get(slice).add(time);
                hour(hour).add(time);
            }
            return;
        }
        if (before.has(at)) {
            tally(previous, time.kind()).add(time);
        }
        if (at < question.from().getEpochSecond()) {
            tally(earlier, time.kind()).add(time);
        }
    }

    /** Everything another has counted, of the same question and cut up in the same way. */
    void add(Survey other) {
        add(earlier, other.earlier);
        add(previous, other.previous);
        other.groups.forEach((key, tallies) -> add(group(key), tallies));
        for (int i = 0; i < trend.size(); i++) {
            trend.get(i).add(other.trend.get(i));
        }
        for (int i = 0; i < week.length; i++) {
            Tally tally = other.week[i];
            if (tally != null) {
                hour(i).add(tally);
            }
        }
    }

    /** All groups together: counted once, since there are millions. */
    Map<ClockKind, Figures> whole() {
        Map<ClockKind, Tally> whole = new EnumMap<>(ClockKind.class);
        groups.values().forEach(group -> add(whole, group));
        return figures(whole);
    }

    /** Of the same length just before. */
    Map<ClockKind, Figures> previous() {
        return figures(previous);
    }

    /** What began before the period and still runs. */
    Map<ClockKind, Figures> earlier() {
        return figures(earlier);
    }

    List<Group> groups(Map<Long, Solving> solving) {
        Map<Long, Group> all = new TreeMap<>();
        groups.forEach((key, tallies) -> all.put(key, new Group(key, figures(tallies), solving.get(key))));
        solving.forEach((key, each) -> all.putIfAbsent(key, new Group(key, Map.of(), each)));
        return List.copyOf(all.values());
    }

    List<Figures> trend() {
        return trend.stream().map(Tally::figures).toList();
    }

    List<@Nullable Figures> week() {
        List<@Nullable Figures> all = new ArrayList<>();
        for (Tally each : week) {
            all.add(each == null ? null : each.figures());
        }
        return all;
    }

    private boolean fits(long channel, long agent, long team, long targetVersion) {
        return (question.channel() == null || question.channel() == channel)
                && (question.team() == null || question.team() == team)
                && (question.agent() == null || question.agent() == agent)
                && (question.target() == null || question.target() == targets.of(targetVersion));
    }

    private Map<ClockKind, Tally> group(long channel, long agent, long team, long targetVersion, long at) {
        long key =
                switch (slicing.by()) {
                    case CHANNEL -> channel;
                    case AGENT -> agent;
                    case TEAM -> team;
                    case TARGET -> targets.of(targetVersion);
                    case HOUR -> {
                        detail(at);
                        yield hour;
                    }
                };
        return group(key);
    }

    private Map<ClockKind, Tally> group(long key) {
        return groups.computeIfAbsent(key, each -> new EnumMap<>(ClockKind.class));
    }

    /**
     * Finds the hour of the week and the slice. Zones differ from each other by whole quarters of an hour, so both are the same for
     * what the question asks for of one, and what is read is nearly in order.
     */
    private void detail(long epochSecond) {
        long now = Math.floorDiv(epochSecond, QUARTER);
        if (now != quarter) {
            quarter = now;
            ZonedDateTime there =
                    Instant.ofEpochSecond(now * QUARTER).atZone(ZoneOffset.UTC).withZoneSameInstant(slicing.zone());
            hour = (there.getDayOfWeek().getValue() - 1) * 24 + there.getHour();
            slice = slicing.slice(epochSecond);
        }
    }

    private Tally hour(int of) {
        Tally tally = week[of];
        if (tally == null) {
            tally = new Tally();
            week[of] = tally;
        }
        return tally;
    }

    private static void add(Map<ClockKind, Tally> to, Map<ClockKind, Tally> more) {
        more.forEach((kind, tally) -> tally(to, kind).add(tally));
    }

    private static Tally tally(Map<ClockKind, Tally> of, ClockKind kind) {
        return of.computeIfAbsent(kind, each -> new Tally());
    }

    private static Map<ClockKind, Figures> figures(Map<ClockKind, Tally> of) {
        Map<ClockKind, Figures> figures = new EnumMap<>(ClockKind.class);
        of.forEach((kind, tally) -> figures.put(kind, tally.figures()));
        return figures;
    }
}
