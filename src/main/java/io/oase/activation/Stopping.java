package io.oase.activation;

import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.db.RoundTrip;
import io.oase.inbox.Fact;
import io.oase.inbox.Facts;
import io.oase.playbook.Playbook;
import io.oase.playbook.Where;
import io.oase.reply.Holds;
import io.oase.reply.Holds.Hold;
import io.oase.reply.Holds.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Stops what a playbook says must stop, as long as it is in force, and writes each answer that is stopped or let out into the timeline. */
public final class Stopping implements Course, Facts.Sharing {
    private final Holds holds;
    private final Channels channels;

    public Stopping(Holds holds, Channels channels) {
        this.holds = holds;
        this.channels = channels;
    }

    @Override
    public void begun(Handle db, Activation activation, Beginning beginning, Instant at) {
        List<Hold> wanted = holds(activation.playbook(), channels.list());
        if (activation.drill()) {
            Timeline.write(
                    db,
                    activation.id(),
                    null,
                    Happening.HELD,
                    Map.of("count", holds.wouldStop(db, wanted), "on_their_way", 0),
                    at);
            return;
        }
        Placed placed = holds.place(db, activation.id(), wanted, at);
        Timeline.write(
                db,
                activation.id(),
                null,
                Happening.HELD,
                Map.of(
                        "count",
                        placed.held().size(),
                        "on_their_way",
                        placed.onTheirWay().size(),
                        "replies_on_their_way",
                        placed.onTheirWay()),
                at);
    }

    @Override
    public void ended(Handle db, Activation activation, Instant at) {
        holds.lift(db, activation.id(), at);
    }

    @Override
    public void heard(RoundTrip trip, List<Fact> facts, Instant at) {
        if (facts.stream().anyMatch(fact -> fact.data().containsKey("placed_for"))) {
            trip.then(() -> write(trip.db(), facts, at));
        }
    }

    private static void write(Handle db, List<Fact> facts, Instant at) {
        for (Fact fact : facts) {
            if (fact.data().get("placed_for") instanceof Number activation) {
                Happening kind =
                        switch (fact.kind()) {
                            case REPLY_HELD -> fact.data().containsKey("late") ? Happening.HELD : null;
                            case REPLY_RELEASED -> Happening.RELEASED;
                            default -> Happening.DROPPED;
                        };
                if (kind != null) {
                    Timeline.write(
                            db,
                            activation.longValue(),
                            fact.actorId(),
                            kind,
                            Map.of(
                                    "reply",
                                    Objects.requireNonNull(fact.data().get("reply")),
                                    "conversation",
                                    fact.conversationId()),
                            at);
                }
            }
        }
    }

    /** What a playbook stops, on the channels there are; {@code all} stays all, also for those connected later. Pure. */
    static List<Hold> holds(Playbook playbook, List<Channel> channels) {
        List<Hold> all = new ArrayList<>();
        for (Playbook.Stop stop : playbook.stops()) {
            Holds.What what = Holds.What.valueOf(stop.what().name());
            String audience =
                    stop.audience() == null ? null : stop.audience().name().toLowerCase(Locale.ROOT);
            if (stop.channels().contains(Where.ALL)) {
                all.add(new Hold(what, null, audience));
            } else {
                channels.stream()
                        .filter(channel -> Where.has(stop.channels(), channel.network(), channel.name()))
                        .forEach(channel -> all.add(new Hold(what, channel.id(), audience)));
            }
        }
        return all;
    }
}
