package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel.State;
import io.oase.people.Account;
import io.oase.people.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
    /** What waited for an answer when somebody connects is rarely older, and it is what they expect to see. */
    private static final Duration USUAL_IMPORT = Duration.ofDays(7);

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

    /** One channel that is not disconnected. */
    public Channel connected(long id) {
        return standing(get(id));
    }

    /** Whether an address is on the very host a channel of ours is connected to. */
    public boolean isPlaceOf(String url) {
        String host = Destination.host(url);
        return !host.isEmpty()
                && list().stream()
                        .flatMap(channel -> channel.settings().values().stream())
                        .anyMatch(setting -> Destination.host(setting).equals(host));
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
        Channel channel = connected(id);
        Declaration declaration = network(channel.network()).declaration();
        return test(by, channel.network(), settings, secrets(declaration, channel, settings, secrets));
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

    /**
     * Changes a channel: all that is asked for, or, when a part is refused, nothing. New settings or secrets connect it anew,
     * so the network is asked first; secrets that are left out stay, and it must still be the same account.
     *
     * @throws Trouble when the network says no or nothing
     * @throws Refused.Invalid naming the field
     */
    public Channel change(Account by, long id, Change change) {
        by.require(Right.MANAGE_CHANNELS);
        Channel before = connected(id);
        if (change.signOff() != null) {
            ChannelForm.checkSignOff(change.signOff());
        }
        String name = change.name() == null ? null : checkedName(change.name());
        Integer pollSeconds = change.pollSeconds() == null ? null : pollSeconds(change.pollSeconds());
        if (change.state() == State.REMOVED) {
            throw new IllegalArgumentException("Disconnecting is a verb of its own");
        }
        Renewal renewal = change.reconnects() ? renewal(before, change) : null;
        db.useTransaction(handle -> {
            Channel old = standing(ChannelDao.lock(handle, id).orElseThrow(() -> notFound(id)));
            if (name != null) {
                requireFree(handle, name, id);
            }
            State state = change.state() != null ? change.state() : renewal != null ? State.ACTIVE : old.state();
            boolean anew = renewal != null || change.state() != null;
            ChannelDao.update(
                    handle,
                    new Channel(
                            id,
                            old.network(),
                            name == null ? old.name() : name,
                            renewal == null ? old.settings() : renewal.settings,
                            renewal == null ? old.place() : renewal.place,
                            renewal == null ? old.selfKey() : renewal.selfKey,
                            renewal == null ? old.selfHandle() : renewal.selfHandle,
                            change.signOff() == null
                                    ? old.signOff()
                                    : change.signOff().strip(),
                            pollSeconds == null ? old.pollSeconds() : pollSeconds,
                            old.importSince(),
                            anew ? old.version() + 1 : old.version(),
                            state,
                            old.createdAt()));
            if (renewal != null) {
                connectors.storeSecrets(handle, id, renewal.secrets);
                ChannelDao.storeKeep(handle, id, null);
            }
            if (anew && state == State.ACTIVE) {
                CoverageDao.clearTrouble(handle, id);
            }
        });
        tell(id);
        return get(id);
    }

    /** Stops reading; resuming goes on where it stopped. */
    public void pause(Account by, long id) {
        change(by, id, Change.to(State.PAUSED));
    }

    /** Reads again. */
    public void resume(Account by, long id) {
        change(by, id, Change.to(State.ACTIVE));
    }

    /** Disconnects for good: secrets are destroyed, conversations stay. */
    public void disconnect(Account by, long id) {
        by.require(Right.MANAGE_CHANNELS);
        db.useTransaction(handle -> {
            Channel old = standing(ChannelDao.lock(handle, id).orElseThrow(() -> notFound(id)));
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
                            State.REMOVED,
                            old.createdAt()));
            ChannelDao.storeSecrets(handle, id, null);
            ChannelDao.storeKeep(handle, id, null);
        });
        tell(id);
    }

    /** What a channel is connected with from now on. */
    private record Renewal(
            Map<String, String> settings,
            Map<String, String> secrets,
            String place,
            @Nullable String selfKey,
            @Nullable String selfHandle) {}

    private Renewal renewal(Channel old, Change change) {
        Network kind = network(old.network());
        Map<String, String> settings =
                change.settings() == null ? old.settings() : ChannelForm.clean(kind.declaration(), change.settings());
        Map<String, String> given =
                change.secrets() == null ? Map.of() : ChannelForm.cleanSecrets(kind.declaration(), change.secrets());
        Map<String, String> secrets = secrets(kind.declaration(), old, settings, given);
        ChannelForm.check(kind.declaration(), settings, secrets);
        Introduction introduction = connectors.tryOut(kind, settings, secrets).introduce();
        String key = introduction.self().map(RemotePerson::key).orElse(null);
        if (old.selfKey() != null && !old.selfKey().equals(key)) {
            throw new Refused.Invalid("secrets", Said.of("channel.other_account", String.valueOf(old.selfHandle())));
        }
        String handle = introduction.self().map(RemotePerson::handle).orElse(null);
        return new Renewal(settings, secrets, introduction.place(), key, handle);
    }

    /** Stored secrets, and over them those given; stored ones go nowhere but to where they were entered for. */
    private Map<String, String> secrets(
            Declaration declaration, Channel channel, Map<String, String> settings, Map<String, String> given) {
        Map<String, String> all = new HashMap<>(connectors.secrets(channel.id()));
        if (Destination.differs(declaration, channel.settings(), settings)) {
            for (String key : all.keySet()) {
                if (!given.containsKey(key)) {
                    throw new Refused.Invalid("secrets." + key, Said.of("channel.secret_again"));
                }
            }
        }
        all.putAll(given);
        return all;
    }

    private static Channel standing(Channel channel) {
        if (channel.state() == State.REMOVED) {
            throw notFound(channel.id());
        }
        return channel;
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
        ChannelDao.oneNameAtATime(handle);
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
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
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
        Instant since = wanted == null ? now.minus(USUAL_IMPORT) : wanted;
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
     * @param importSince how far back to read; null: the last seven days
     */
    public record Connecting(
            String network,
            String name,
            Map<String, String> settings,
            Map<String, String> secrets,
            String signOff,
            @Nullable Integer pollSeconds,
            @Nullable Instant importSince) {}

    /**
     * What to change; null leaves a thing as it is.
     *
     * @param settings all of them
     * @param secrets those that are new
     * @param state active or paused
     */
    public record Change(
            @Nullable String name,
            @Nullable String signOff,
            @Nullable Integer pollSeconds,
            @Nullable Map<String, String> settings,
            @Nullable Map<String, String> secrets,
            @Nullable State state) {
        /** Just the state. */
        static Change to(State state) {
            return new Change(null, null, null, null, null, state);
        }

        boolean reconnects() {
            return settings != null || secrets != null;
        }
    }
}
