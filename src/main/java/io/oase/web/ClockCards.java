package io.oase.web;

import io.oase.target.ClockKind;
import io.oase.target.ConversationClocks.Explained;
import io.oase.target.OpeningTime.Reckoned;
import io.oase.target.Span;
import io.oase.target.Stretch;
import io.oase.target.Target;
import io.oase.target.TargetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a clock in words: when it started and why then, what is promised, what was counted, how it ended. */
record ClockCards(Reader reader) {
    /** Less than this between publishing and storing is not worth a word. */
    private static final Duration PROMPT = Duration.ofSeconds(90);

    ClocksPage.Card of(Explained explained) {
        TargetClock clock = explained.clock();
        Instant due = explained.reckoning().dueAt().orElse(null);
        boolean missed = clock.end() != null
                && explained.reckoning().result() != null
                && Boolean.TRUE.equals(explained.reckoning().result().missed());
        return new ClocksPage.Card(
                reader.say("clock." + clock.kind().id()),
                due(explained, due),
                state(explained, due),
                missed,
                facts(explained),
                promise(explained),
                reckoning(explained));
    }

    private Row.@Nullable Due due(Explained explained, @Nullable Instant due) {
        Instant warn = explained.reckoning().warnAt();
        return due == null || warn == null
                ? null
                : new Dues(reader).promised(due, warn, explained.clock().kind().id());
    }

    private String state(Explained explained, @Nullable Instant due) {
        TargetClock clock = explained.clock();
        TargetClock.End end = clock.end();
        io.oase.target.Reckoning.Result result = explained.reckoning().result();
        if (end != null && result != null) {
            String by = explained.endedBy() == null ? "" : explained.endedBy();
            String how = reader.say("clock.end." + end.how().id(), by, end.at());
            String length = reader.say("clock.took", reader.span(result.total()), reader.span(result.open()));
            String kept = result.missed() == null
                    ? ""
                    : " " + reader.say(Boolean.TRUE.equals(result.missed()) ? "clock.missed" : "clock.kept");
            return how + " " + length + kept;
        }
        if (clock.pausedAt() != null) {
            return reader.say("clock.paused", clock.pausedAt());
        }
        if (explained.reckoning().due() instanceof Reckoned.Never) {
            return reader.say("reckoning.never");
        }
        return due == null
                ? reader.say("clock.measured", reader.span(Duration.between(clock.startedAt(), reader.now())))
                : reader.say("clock.due", due);
    }

    private List<String> facts(Explained explained) {
        TargetClock clock = explained.clock();
        List<String> facts = new ArrayList<>();
        Instant posted = explained.postedAt();
        if (posted == null) {
            facts.add(reader.say("clock.opened", clock.startedAt()));
        } else {
            facts.add(reader.say(
                    clock.kind() == ClockKind.NEXT_UPDATE ? "clock.spoken" : "clock.posted", reader.exactly(posted)));
            Duration delay = Duration.between(posted, clock.seenAt());
            boolean connectedLater = clock.startedAt().isAfter(posted);
            facts.add(
                    delay.compareTo(PROMPT) < 0 || connectedLater
                            ? reader.say("clock.seen", reader.exactly(clock.seenAt()))
                            : reader.say("clock.seenlater", reader.exactly(clock.seenAt()), reader.span(delay)));
            if (connectedLater) {
                facts.add(reader.say("clock.connected", reader.exactly(clock.startedAt())));
            }
        }
        Instant counted = clock.countedFrom(explained.target());
        if (counted.isAfter(clock.startedAt())) {
            facts.add(reader.say("clock.counted", reader.exactly(counted)));
        }
        for (Stretch pause : clock.pauses()) {
            facts.add(reader.say("clock.pause", pause.from(), pause.to(), reader.span(pause.length())));
        }
        return facts;
    }

    private String promise(Explained explained) {
        Span span = explained.reckoning().span();
        Target target = explained.target();
        if (target == null) {
            return reader.say("clock.notarget");
        }
        String name = new TargetNames(reader).of(target);
        if (span == null) {
            return reader.say("clock.notime", name, target.no());
        }
        String length = reader.span(span.length());
        return span.counting() == Span.Counting.OPENING
                ? reader.say(
                        "clock.promise.opening",
                        length,
                        name,
                        target.no(),
                        explained.calendar().name(),
                        explained.calendar().no())
                : reader.say("clock.promise.clock", length, name, target.no());
    }

    /** Time by the clock on the wall has nothing to tell that the sentences above have not. */
    private @Nullable Reckoning reckoning(Explained explained) {
        Span span = explained.reckoning().span();
        Reckoned due = explained.reckoning().due();
        return span == null || due == null || span.counting() == Span.Counting.CLOCK
                ? null
                : Reckoning.of(
                        reader,
                        explained.calendar().calendar(),
                        explained.clock().countedFrom(explained.target()),
                        span.length(),
                        explained.clock().pauses(),
                        due);
    }
}
