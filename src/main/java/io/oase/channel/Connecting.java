package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel.State;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Connecting a channel: a network is asked who we would be there, and what it answers is stored with what was entered. */
public final class Connecting {
    /** What waited for an answer when somebody connects is rarely older, and it is what they expect to see. */
    private static final Duration USUAL_IMPORT = Duration.ofDays(7);

    private static final Duration FURTHEST_IMPORT = Duration.ofDays(366);

    private final Jdbi db;
    private final Channels channels;
    private final Networks networks;
    private final Connectors connectors;
    private final Clock clock;

    public Connecting(Jdbi db, Channels channels, Networks networks, Connectors connectors, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.networks = networks;
        this.connectors = connectors;
        this.clock = clock;
    }

    /**
     * A channel to connect.
     *
     * @param name empty: taken from what the network says
     * @param signOff template; empty for the default
     * @param pollSeconds null for the network's own default
     * @param importSince how far back to read; null: the last seven days
     */
    public record Wanted(
            String network,
            String name,
            Map<String, String> settings,
            Map<String, String> secrets,
            String signOff,
            @Nullable Integer pollSeconds,
            @Nullable Instant importSince) {}

    /** Asks a network who we would be there and what we might do, without connecting. */
    public Introduction test(Account by, String network, Map<String, String> settings, Map<String, String> secrets) {
        by.require(Right.MANAGE_CHANNELS);
        Network kind = networks.chosen(network);
        Map<String, String> given = ChannelForm.clean(kind.declaration(), settings);
        Map<String, String> kept = ChannelForm.cleanSecrets(kind.declaration(), secrets);
        ChannelForm.check(kind.declaration(), given, kept);
        return connectors.tryOut(kind, given, kept).introduce();
    }

    /**
     * Connects a channel. The network is asked who we are first; if it does not answer, nothing is stored.
     *
     * @throws Trouble when the network says no or nothing
     * @throws Refused.Invalid naming the field
     */
    public Channel connect(Account by, Wanted wanted) {
        by.require(Right.MANAGE_CHANNELS);
        Network kind = networks.chosen(wanted.network());
        Declaration declaration = kind.declaration();
        Map<String, String> settings = ChannelForm.clean(declaration, wanted.settings());
        Map<String, String> secrets = ChannelForm.cleanSecrets(declaration, wanted.secrets());
        ChannelForm.check(declaration, settings, secrets);
        ChannelForm.checkSignOff(wanted.signOff());
        Introduction introduction = connectors.tryOut(kind, settings, secrets).introduce();
        Instant now = clock.instant();
        Channel channel = new Channel(
                0,
                declaration.id(),
                ChannelName.of(wanted.name(), introduction),
                settings,
                introduction.place(),
                introduction.self().map(RemotePerson::key).orElse(null),
                introduction.self().map(RemotePerson::handle).orElse(null),
                wanted.signOff().strip(),
                wanted.pollSeconds() == null
                        ? declaration.defaultPollSeconds()
                        : ChannelForm.pollSeconds(wanted.pollSeconds()),
                importSince(wanted.importSince(), now),
                1,
                State.ACTIVE,
                now);
        long id = db.inTransaction(handle -> {
            ChannelName.requireFree(handle, channel.name(), 0);
            long created = ChannelDao.insert(handle, channel, by.id());
            connectors.storeSecrets(handle, created, secrets);
            CoverageDao.insert(handle, created);
            return created;
        });
        channels.tell(id);
        return channels.get(id);
    }

    private static Instant importSince(@Nullable Instant wanted, Instant now) {
        Instant since = wanted == null ? now.minus(USUAL_IMPORT) : wanted;
        if (since.isBefore(now.minus(FURTHEST_IMPORT))) {
            throw new Refused.Invalid("importSince", Said.of("channel.import_since"));
        }
        return since.isAfter(now) ? now : since;
    }
}
