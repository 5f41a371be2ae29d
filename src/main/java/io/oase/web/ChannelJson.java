package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.channel.Channel;
import io.oase.channel.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its line in the ledger. Secrets never come back.
 *
 * @param doubts targets that promise less time than passes between two looks, each in a sentence
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChannelJson(
        long id,
        String network,
        String name,
        Map<String, String> settings,
        String place,
        @Nullable String handle,
        String signOff,
        int pollSeconds,
        String state,
        Instant createdAt,
        CoverageJson coverage,
        List<String> doubts) {
    static ChannelJson of(Channel channel, Coverage coverage, ChannelDoubts doubts) {
        Reader reader = doubts.reader();
        return new ChannelJson(
                channel.id(),
                channel.network(),
                channel.name(),
                channel.settings(),
                channel.place(),
                channel.selfHandle(),
                channel.signOff(),
                channel.pollSeconds(),
                channel.state().name().toLowerCase(Locale.ROOT),
                channel.createdAt(),
                new CoverageJson(
                        coverage.levelAt(),
                        coverage.triedAt(),
                        coverage.failingSince(),
                        coverage.trouble().map(reader::say).orElse(null),
                        coverage.needsPerson(),
                        coverage.lossAt(),
                        coverage.loss().map(reader::say).orElse(null),
                        coverage.nextAt(),
                        coverage.received(),
                        coverage.unreadable(),
                        coverage.lagMs()),
                doubts.of(channel));
    }

    /** How well it is read. */
    @JsonNaming(SnakeCaseStrategy.class)
    record CoverageJson(
            @Nullable Instant levelAt,
            @Nullable Instant triedAt,
            @Nullable Instant blindSince,
            @Nullable String trouble,
            boolean needsReconnection,
            @Nullable Instant lossAt,
            @Nullable String loss,
            @Nullable Instant nextPollAt,
            long received,
            long unreadable,
            @Nullable Long lagMs) {}
}
