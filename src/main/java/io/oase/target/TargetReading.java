package io.oase.target;

import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Networks;
import io.oase.channel.RemotePost;
import io.oase.inbox.Change;
import io.oase.people.Words;
import io.oase.target.TargetBody.Conditions;
import io.oase.target.TargetBody.Tell;
import io.oase.target.TargetBody.Time;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong about a target somebody wrote, each by the path of its field: {@code times.first_response}. */
final class TargetReading {
    /** A year. */
    static final int MOST_MINUTES = 366 * 24 * 60;

    private static final int MOST_PERCENT = 1_000;
    private static final int MOST_STEPS = 10;
    private static final int MOST_ENTRIES = 100;
    private static final int LONGEST_TAG = 50;

    private final Networks networks;
    private final List<Channel> channels;
    private final Set<Long> kept;
    private final Set<Long> calendars;
    private final Map<String, Said> wrong = new LinkedHashMap<>();

    /**
     * @param channels those there are
     * @param kept channels the target names already: they may have been removed since
     * @param calendars those in use
     */
    TargetReading(Networks networks, List<Channel> channels, Set<Long> kept, Set<Long> calendars) {
        this.networks = networks;
        this.channels = channels;
        this.kept = kept;
        this.calendars = calendars;
    }

    /** What is wrong; empty when it can be used. */
    Map<String, Said> wrong(TargetBody body) {
        if (body.shipped() == null || body.name() != null && !body.name().isBlank()) {
            PlainLine.checked(wrong, "name", body.name());
        }
        if (!calendars.contains(body.calendar())) {
            wrong.put("calendar", Said.of("target.calendar", body.calendar()));
        }
        if (body.match() != null) {
            match(body.match());
        }
        times(body.times() == null ? Map.of() : body.times());
        steps(body.steps() == null ? List.of() : body.steps());
        if (wrong.isEmpty()) {
            Target target = body.target(0, 0, 0);
            Pace.of(target, channels).impossible().forEach((kind, said) -> wrong.put("times." + kind.id(), said));
        }
        return wrong;
    }

    private void match(Conditions match) {
        Set<Long> known = channels.stream().map(Channel::id).collect(Collectors.toSet());
        each(
                "match.channels",
                match.channels(),
                id -> known.contains(id) || kept.contains(id) ? null : Said.of("target.channel", id));
        each(
                "match.networks",
                match.networks(),
                id -> networks.find(id).isPresent() ? null : Said.of("target.network", Words.shown(id)));
        each(
                "match.kinds",
                match.kinds(),
                kind -> kinds().contains(kind)
                        ? null
                        : Said.of("target.post_kind", Words.shown(kind), String.join(", ", kinds())));
        each(
                "match.tags",
                match.tags(),
                tag -> tag.isBlank() || tag.length() > LONGEST_TAG || tag.contains("\n")
                        ? Said.of("target.tag", LONGEST_TAG)
                        : null);
        each(
                "match.languages",
                match.languages(),
                tag -> isLanguage(tag) ? null : Said.of("target.language", Words.shown(tag)));
        Integer priority = match.priorityFrom();
        if (priority != null && (priority < Change.NORMAL || priority > Change.MOST_URGENT)) {
            wrong.put("match.priority_from", Said.of("target.priority", Change.NORMAL, Change.MOST_URGENT));
        }
        if (match.followersFrom() != null && match.followersFrom() < 1) {
            wrong.put("match.followers_from", Said.of("target.followers"));
        }
    }

    private void times(Map<String, Time> times) {
        if (times.isEmpty()) {
            wrong.put("times", Said.of("target.nothing_promised"));
        }
        times.forEach((kind, time) -> {
            String path = "times." + Words.shown(kind);
            if (ClockKind.of(kind).isEmpty()) {
                wrong.put(path, Said.of("target.kind", Words.shown(kind)));
            } else if (time == null || time.minutes() < 1 || time.minutes() > MOST_MINUTES) {
                wrong.put(path, Said.of("target.minutes", MOST_MINUTES));
            } else if (Arrays.stream(Span.Counting.values())
                    .noneMatch(counting -> counting.id().equals(time.counting()))) {
                wrong.put(path + ".counting", Said.of("target.counting"));
            }
        });
    }

    private void steps(List<Tell> steps) {
        if (steps.size() > MOST_STEPS) {
            wrong.put("steps", Said.of("target.steps_most", MOST_STEPS));
        }
        Set<Integer> percents = new HashSet<>();
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            @Nullable Tell step = steps.get(i);
            String path = "steps." + i;
            if (step == null) {
                wrong.put(path, Said.of("calendar.required"));
                continue;
            }
            if (step.percent() < 1 || step.percent() > MOST_PERCENT) {
                wrong.put(path + ".percent", Said.of("target.percent", MOST_PERCENT));
            } else if (!percents.add(step.percent())) {
                wrong.put(path + ".percent", Said.of("target.percent_twice", step.percent()));
            }
            List<String> tell = step.tell();
            if (tell.isEmpty() && !step.reassign()) {
                wrong.put(path + ".tell", Said.of("target.step_nothing"));
            }
            each(
                    path + ".tell",
                    tell,
                    who -> Arrays.stream(Step.Audience.values())
                                    .anyMatch(each ->
                                            each.name().toLowerCase(Locale.ROOT).equals(who))
                            ? null
                            : Said.of("target.tell", Words.shown(who)));
        }
    }

    private interface Check<T> {
        @Nullable
        Said wrong(T entry);
    }

    private <T> void each(String path, @Nullable List<T> entries, Check<T> check) {
        if (entries == null) {
            return;
        }
        if (entries.size() > MOST_ENTRIES) {
            wrong.put(path, Said.of("target.list_most", MOST_ENTRIES));
            return;
        }
        for (@Nullable T entry : entries) {
            Said said = entry == null ? Said.of("calendar.required") : check.wrong(entry);
            if (said != null) {
                wrong.putIfAbsent(path, said);
            }
        }
    }

    /** Every kind of post there is, as stored. */
    static List<String> kinds() {
        return Arrays.stream(RemotePost.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
