package io.oase;

import io.oase.base.Said;
import io.oase.notice.Backlog;
import io.oase.notice.Way;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether notices reach people and programs outside, in words for an operator. */
final class NoticesHealth {
    private NoticesHealth() {}

    /** What is wrong; empty when everything leaves. */
    static Optional<String> trouble(List<Backlog> backlog, Wiring wiring) {
        return trouble(backlog, said -> wiring.voices.say("en", said));
    }

    static Optional<String> trouble(List<Backlog> backlog, Function<Said, String> words) {
        String all = backlog.stream()
                // A chat that does not answer is for whoever set it up to see to; they see it beside the chat.
                .filter(way -> way.way() != Way.TEAM)
                .flatMap(way -> lines(way, words))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Stream<String> lines(Backlog way, Function<Said, String> words) {
        String name = way.way().name().toLowerCase(Locale.ROOT);
        Stream<String> failing = Stream.ofNullable(way.trouble())
                .map(said -> name + ": " + way.failing() + " could not be delivered yet, the first since "
                        + Objects.requireNonNull(way.since()) + ": "
                        + words.apply(said));
        Stream<String> stuck = way.stuck() == 0
                ? Stream.of()
                : Stream.of(name + ": " + way.stuck() + " due for more than 5 minutes and not tried; no node delivers");
        Stream<String> givenUp = way.givenUp() == 0
                ? Stream.of()
                : Stream.of(name + ": " + way.givenUp() + " given up in the last 24 hours; the log says why");
        return Stream.of(failing, stuck, givenUp).flatMap(Function.identity());
    }
}
