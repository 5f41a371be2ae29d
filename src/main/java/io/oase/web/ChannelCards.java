package io.oase.web;

import io.oase.channel.Channel;
import io.oase.channel.Coverage;
import io.oase.channel.Declaration.Capability;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.Doubts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the cards of the channels page from the ledger: how each channel is read, in words. */
final class ChannelCards {
    private final Networks networks;

    ChannelCards(Networks networks) {
        this.networks = networks;
    }

    ChannelsPage page(Reader reader, Account me, List<Channel> channels, Map<Long, Coverage> ledger, Doubts doubts) {
        ChannelDoubts inWords = new ChannelDoubts(reader, doubts);
        boolean may = me.may(Right.MANAGE_CHANNELS);
        List<ChannelsPage.Card> cards = new ArrayList<>();
        for (Channel channel : channels) {
            Coverage coverage = ledger.get(channel.id());
            if (coverage != null) {
                cards.add(card(reader, channel, coverage, inWords.of(channel), may));
            }
        }
        return new ChannelsPage(cards, may, me.may(Right.POLL_NOW));
    }

    private ChannelsPage.Card card(
            Reader reader, Channel channel, Coverage coverage, List<String> doubts, boolean may) {
        boolean paused = channel.state() == Channel.State.PAUSED;
        Instant failing = coverage.failingSince();
        boolean first = coverage.levelAt() == null && failing == null && !paused;
        String network = networks.find(channel.network())
                .map(found -> found.declaration().name())
                .orElse(channel.network());
        return new ChannelsPage.Card(
                channel.id(),
                channel.name(),
                network,
                channel.selfHandle() == null ? channel.place() : "@" + channel.selfHandle(),
                paused ? "paused" : failing == null ? "well" : "blind",
                paused
                        ? reader.say("channels.paused")
                        : failing != null
                                ? reader.say("channels.blind", failing)
                                : reader.say(first ? "channels.first" : "channels.well"),
                facts(reader, channel, coverage, paused),
                coverage.trouble().map(reader::say).orElse(null),
                loss(reader, coverage),
                doubts,
                coverage.needsPerson(),
                paused,
                may,
                networks.find(channel.network())
                        .filter(found -> found.declaration().capabilities().contains(Capability.REPLY))
                        .isPresent(),
                first ? reader.say("channels.reading", coverage.received()) : null);
    }

    private static List<ChannelsPage.Fact> facts(Reader reader, Channel channel, Coverage coverage, boolean paused) {
        List<ChannelsPage.Fact> facts = new ArrayList<>();
        Instant level = coverage.levelAt();
        facts.add(new ChannelsPage.Fact(
                reader.say("channels.fact.read"),
                level == null ? reader.say("channels.never") : "",
                level == null ? null : reader.since(level)));
        Long lag = coverage.lagMs();
        if (lag != null) {
            facts.add(fact(reader, "channels.fact.lag", reader.span(Duration.ofMillis(lag))));
        }
        facts.add(fact(reader, "channels.fact.received", String.valueOf(coverage.received())));
        facts.add(fact(reader, "channels.fact.every", reader.span(Duration.ofSeconds(channel.pollSeconds()))));
        Instant next = coverage.nextAt();
        if (paused) {
            facts.add(fact(reader, "channels.fact.next", reader.say("channels.never")));
        } else if (next != null) {
            facts.add(fact(reader, "channels.fact.next", reader.at(next)));
        }
        if (coverage.unreadable() > 0) {
            facts.add(fact(reader, "channels.fact.unreadable", String.valueOf(coverage.unreadable())));
        }
        return facts;
    }

    private static ChannelsPage.Fact fact(Reader reader, String label, String value) {
        return new ChannelsPage.Fact(reader.say(label), value, null);
    }

    private static @Nullable String loss(Reader reader, Coverage coverage) {
        Instant at = coverage.lossAt();
        return at == null || coverage.loss().isEmpty()
                ? null
                : reader.at(at) + ": " + reader.say(coverage.loss().get());
    }
}
