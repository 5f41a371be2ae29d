package io.oase.target;

import io.oase.base.Said;
import io.oase.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Promised times beside how often their channels are read: a post is seen only when somebody looks.
 *
 * @param impossible times that cannot be kept on any of their channels, and why
 * @param doubtful what cannot always be kept on some of them
 */
record Pace(Map<ClockKind, Said> impossible, List<Said> doubtful) {
    static Pace of(Target target, List<Channel> channels) {
        List<Channel> theirs = channels.stream().filter(target.match()::mayFit).toList();
        Map<ClockKind, Said> impossible = new EnumMap<>(ClockKind.class);
        List<Said> doubtful = new ArrayList<>();
        target.times().forEach((kind, span) -> {
            List<Channel> slower = theirs.stream()
                    .filter(channel -> Duration.ofSeconds(channel.pollSeconds()).compareTo(span.length()) > 0)
                    .toList();
            if (!slower.isEmpty() && slower.size() == theirs.size()) {
                impossible.put(kind, said("target.too_short", span, slower.get(0)));
            } else {
                slower.forEach(channel -> doubtful.add(said("target.polled_rarely", span, channel)));
            }
        });
        return new Pace(impossible, doubtful.stream().distinct().toList());
    }

    private static Said said(String key, Span span, Channel channel) {
        return Said.of(key, span.length().toMinutes(), channel.name(), (channel.pollSeconds() + 59) / 60);
    }
}
