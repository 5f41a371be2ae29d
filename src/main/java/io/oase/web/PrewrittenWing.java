package io.oase.web;

import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.people.Teams;
import io.oase.prewritten.Choosing;
import io.oase.prewritten.Exchange;
import io.oase.prewritten.PrewrittenReplies;
import io.oase.reply.Answering;
import java.util.List;

/** All pages about prewritten replies, wired. */
public final class PrewrittenWing {
    private final List<Object> pages;

    public PrewrittenWing(
            Face face,
            Visits visits,
            Shells shells,
            PrewrittenReplies replies,
            Choosing choosing,
            Exchange exchange,
            Answering answering,
            Channels channels,
            Teams teams,
            Networks networks) {
        TextLabels labels = new TextLabels(channels, teams);
        TextDesk desk = new TextDesk(face, shells, replies, choosing, answering, channels, networks, labels);
        pages = List.of(
                new PrewrittenPages(face, visits, shells, replies, desk, labels),
                new ExchangePages(face, visits, shells, exchange, labels));
    }

    /** The resources to be served. */
    public List<Object> pages() {
        return pages;
    }
}
