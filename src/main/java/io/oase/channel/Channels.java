package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel.State;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Connecting, changing, pausing and disconnecting channels. */
public final class Channels {
    private static final int LONGEST_NAME = 80;
    private static final Duration FURTHEST_IMPORT = Duration.ofDays(366);

    private final Jdbi db;
    private final Networks networks;
    private final Connectors connectors;
    private final Clock clock;
    private final List<LongConsumer> changed = new CopyOnWriteArrayList<>();

    public Channels(Jdbi db, Networks networks, Connectors connectors, Clock clock) {
        this.db = db;
        this.networks = networks;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Is told the id of every channel that was connected, changed, paused, resumed or disconnected, after the commit. */
    public void onChange(LongConsumer listener) {
        changed.add(listener);
    }

    /** All channels that are not disconnected, by name. */
    public List<Channel> list() {
        return db.withHandle(ChannelDao::all);
    }

    /** One channel, also a disconnected one. */
    public Channel get(long id) {
        return db.withHandle(handle -> get(handle, id));
    }

    /** The ledger of all channels that are not disconnected. */
    public List<Coverage> coverage() {
        return db.withHandle(handle -> CoverageDao.all(handle, clock.instant()));
    }

    /** One channel's line in the ledger. */
    public Coverage coverage(long id) {
        return db.withHandle(
                handle -> CoverageDao.find(handle, id, clock.instant()).orElseThrow(() -> notFound(id)));
    }

    /** Asks a network who we would be there and what we might do, without connecting. */
    public Introduction test(Account by, String network, Map<String, String> settings, Map<String, String> secrets) {
        by.require(Right.MANAGE_CHANNELS);
        Network kind = network(network);
        Map<String, String> given = ChannelForm.clean(kind.declaration(), settings);
        Map<String, String> kept = ChannelForm.cleanSecrets(kind.declaration(), secrets);
        ChannelForm.check(kind.declaration(), given, kept);
        return connectors.tryOut(kind, given, kept).introduce();
    }

    /** The same for a channel that is connected; secrets that are left out are those that are stored. */
    public Introduction testAgain(Account by, long id, Map<String, String> settings, Map<String, String> secrets) {
        by.require(Right.MANAGE_CHANNELS);
        Map<String, String> all = new java.util.HashMap<>(connectors.secrets(id));
        all.putAll(secrets);
        return test(by, get(id).network(), settings, all);
    }

    /**
     * Connects a channel. The network is asked who we are first; if it does not answer, nothing is stored.
     *
     * @throws Trouble when the network says no or nothing
     * @throws Refused.Invalid naming the field
     */
    public Channel connect(Account by, Connecting wanted) {
        by.require(Right.MANAGE_CHANNELS);
        Network kind = network(wanted.network());
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
                name(wanted.name(), introduction),
                settings,
                introduction.place(),
                introduction.self().map(RemotePerson::key).orElse(null),
                introduction.self().map(RemotePerson::handle).orElse(null),
                wanted.signOff().strip(),
                wanted.pollSeconds() == null ? declaration.defaultPollSeconds() : pollSeconds(wanted.pollSeconds()),
                importSince(wanted.importSince(), now),
                1,
                State.ACTIVE,
                now);
        long id = db.inTransaction(handle -> {
            requireFree(handle, channel.name(), 0);
            long created = ChannelDao.insert(handle, channel, by.id());
            connectors.storeSecrets(handle, created, secrets);
            CoverageDao.insert(handle, created);
            return created;
        });
        tell(id);
        return get(id);
    }

    /** Changes name, sign-off and how often it is read. */
    public Channel change(Account by, long id, Change change) {
        by.require(Right.MANAGE_CHANNELS);
        if (change.signOff() != null) {
            ChannelForm.checkSignOff(change.signOff());
        }
        db.useTransaction(handle -> {
            Channel old = get(handle, id);
            String name = change.name() == null ? old.name() : checkedName(change.name());
            requireFree(handle, name, id);
            ChannelDao.update(
                    handle,
                    new Channel(
                            id,
                            old.network(),
                            name,
                            old.settings(),
                            old.place(),
                            old.selfKey(),
                            old.selfHandle(),
                            change.signOff() == null
                                    ? old.signOff()
                                    : change.signOff().strip(),
                            change.pollSeconds() == null ? old.pollSeconds() : pollSeconds(change.pollSeconds()),
                            old.importSince(),
                            old.version(),
                            old.state(),
                            old.createdAt()));
        });
        tell(id);
        return get(id);
    }

    /**
     * Gives a channel new settings or secrets; secrets that are left out stay. It must still be the same account.
     *
     * @throws Refused.Invalid when the new access belongs to somebody else
     */
    public Channel reconnect(Account by, long id, Map<String, String> settings, Map<String, String> secrets) {
        by.require(Right.MANAGE_CHANNELS);
        Channel old = get(id);
        Network kind = network(old.network());
        Map<String, String> given = ChannelForm.clean(kind.declaration(), settings);
        Map<String, String> kept = new java.util.HashMap<>(connectors.secrets(id));
        kept.putAll(ChannelForm.cleanSecrets(kind.declaration(), secrets));
        ChannelForm.check(kind.declaration(), given, kept);
        Introduction introduction = connectors.tryOut(kind, given, kept).introduce();
        String key = introduction.self().map(RemotePerson::key).orElse(null);
        if (old.selfKey() != null && !old.selfKey().equals(key)) {
            throw new Refused.Invalid("secrets", Said.of("channel.other_account", String.valueOf(old.selfHandle())));
        }
        db.useTransaction(handle -> {
            ChannelDao.update(
                    handle,
                    new Channel(
                            id,
                            old.network(),
                            old.name(),
                            given,
                            introduction.place(),
                            key,
                            introduction.self().map(RemotePerson::handle).orElse(null),
                            old.signOff(),
                            old.pollSeconds(),
                            old.importSince(),
                            old.version() + 1,
                            State.ACTIVE,
                            old.createdAt()));
            connectors.storeSecrets(handle, id, kept);
            ChannelDao.storeKeep(handle, id, null);
            CoverageDao.clearTrouble(handle, id);
        });
        tell(id);
        return get(id);
    }

    /** Stops reading; resuming goes on where it stopped. */
    public void pause(Account by, long id) {
        setState(by, id, State.PAUSED);
    }

    /** Reads again. */
    public void resume(Account by, long id) {
        setState(by, id, State.ACTIVE);
    }

    /** Disconnects for good: secrets are destroyed, conversations stay. */
    public void disconnect(Account by, long id) {
        setState(by, id, State.REMOVED);
    }

    private void setState(Account by, long id, State state) {
        by.require(Right.MANAGE_CHANNELS);
        db.useTransaction(handle -> {
            Channel old = get(handle, id);
            if (old.state() == State.REMOVED) {
                throw notFound(id);
            }
            ChannelDao.update(
                    handle,
                    new Channel(
                            id,
                            old.network(),
                            old.name(),
                            old.settings(),
                            old.place(),
                            old.selfKey(),
                            old.selfHandle(),
                            old.signOff(),
                            old.pollSeconds(),
                            old.importSince(),
                            old.version() + 1,
                            state,
                            old.createdAt()));
            if (state == State.REMOVED) {
                ChannelDao.storeSecrets(handle, id, null);
                ChannelDao.storeKeep(handle, id, null);
            }
            if (state == State.ACTIVE) {
                CoverageDao.clearTrouble(handle, id);
            }
        });
        tell(id);
    }

    private Network network(String id) {
        return networks.find(id)
                .orElseThrow(() -> new Refused.Invalid("network", Said.of("channel.no_such_network", id)));
    }

    private static Channel get(Handle handle, long id) {
        return ChannelDao.find(handle, id).orElseThrow(() -> notFound(id));
    }

    private static Refused.NotFound notFound(long id) {
        return new Refused.NotFound(Said.of("channel.not_found", id));
    }

    private static void requireFree(Handle handle, String name, long exceptId) {
        if (ChannelDao.nameTaken(handle, name, exceptId)) {
            throw new Refused.Invalid("name", Said.of("channel.name_taken", name));
        }
    }

    private static String name(String wanted, Introduction introduction) {
        String fallback = introduction.self().map(self -> "@" + self.handle()).orElse(introduction.place());
        String name = wanted.isBlank() ? fallback : wanted;
        return checkedName(name.length() > LONGEST_NAME && wanted.isBlank() ? name.substring(0, LONGEST_NAME) : name);
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refused.Invalid("name", Said.of("channel.name_length", LONGEST_NAME));
        }
        return name.strip();
    }

    private static int pollSeconds(int wanted) {
        if (wanted < 5 || wanted > 86_400) {
            throw new Refused.Invalid("pollSeconds", Said.of("channel.poll_seconds"));
        }
        return wanted;
    }

    private static Instant importSince(@Nullable Instant wanted, Instant now) {
        Instant since = wanted == null ? now : wanted;
        if (since.isBefore(now.minus(FURTHEST_IMPORT))) {
            throw new Refused.Invalid("importSince", Said.of("channel.import_since"));
        }
        return since.isAfter(now) ? now : since;
    }

    private void tell(long id) {
        changed.forEach(listener -> listener.accept(id));
    }

    /**
     * A channel to connect.
     *
     * @param name empty: taken from what the network says
     * @param signOff template; empty for the default
     * @param pollSeconds null for the network's own default
     * @param importSince how far back to read; null: from now on
     */
    public record Connecting(
            String network,
            String name,
            Map<String, String> settings,
            Map<String, String> secrets,
            String signOff,
            @Nullable Integer pollSeconds,
            @Nullable Instant importSince) {}

    /** What to change; null leaves a thing as it is. */
    public record Change(
            @Nullable String name,
            @Nullable String signOff,
            @Nullable Integer pollSeconds) {}
}
