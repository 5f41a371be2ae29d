package io.oase;

import io.oase.notice.Backlog;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether notices reach people and programs outside, in words for an operator. */
final class NoticesHealth {
    private NoticesHealth() {}

    /** What is wrong; empty when everything leaves. */
    static Optional<String> trouble(List<Backlog> backlog, Wiring wiring) {
        String all = backlog.stream().flatMap(way -> lines(way, wiring)).collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Stream<String> lines(Backlog way, Wiring wiring) {
        String name = way.way().name().toLowerCase(Locale.ROOT);
        Stream<String> failing = Stream.ofNullable(way.trouble())
                .map(said -> name + ": " + way.failing() + " could not be delivered yet, the first since "
                        + Objects.requireNonNull(way.since()) + ": "
                        + wiring.voices.say("en", said));
        Stream<String> givenUp = way.givenUp() == 0
                ? Stream.of()
                : Stream.of(name + ": " + way.givenUp() + " given up in the last 24 hours; the log says why");
        return Stream.concat(failing, givenUp);
    }
}
