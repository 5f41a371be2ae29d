package io.oase.target;

import io.oase.base.Said;
import io.oase.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why promised times may not be kept, by the targets, channels and calendars there were a moment ago. Pure.
 *
 * @param targets those in force, in their order
 * @param calendars those in use, by id
 */
public record Doubts(List<Target> targets, List<Channel> channels, Map<Long, StoredCalendar> calendars, Instant now) {
    public Doubts {
        targets = List.copyOf(targets);
        channels = List.copyOf(channels);
        calendars = Map.copyOf(calendars);
    }

    /**
     * A target that promises less time than passes between two looks at a channel.
     *
     * @param promised the shortest of its times
     */
    public record TooShort(Target target, Duration promised) {}

    /** Times of a target that cannot always be kept: a channel is read more rarely, or its calendar never opens again. */
    public List<Said> of(Target target) {
        Pace pace = Pace.of(target, channels);
        List<Said> all = new ArrayList<>(pace.impossible().values());
        all.addAll(pace.doubtful());
        StoredCalendar calendar = calendars.get(target.calendarId());
        boolean counts = target.times().values().stream().anyMatch(span -> span.counting() == Span.Counting.OPENING);
        if (counts && calendar != null && !new Openings(calendar.calendar(), now).hasNext()) {
            all.add(Said.of("target.never_opens", calendar.name()));
        }
        return all;
    }

    /** Targets for a channel that promise what cannot always be kept there, because it is read more rarely; in their order. */
    public List<TooShort> of(Channel channel) {
        Duration pause = Duration.ofSeconds(channel.pollSeconds());
        return targets.stream()
                .filter(target -> target.match().mayFit(channel))
                .flatMap(target -> shortest(target)
                        .filter(promised -> promised.compareTo(pause) < 0)
                        .map(promised -> new TooShort(target, promised)))
                .toList();
    }

    private static Stream<Duration> shortest(Target target) {
        return target.times().values().stream().map(Span::length).min(Comparator.naturalOrder()).stream();
    }
}
