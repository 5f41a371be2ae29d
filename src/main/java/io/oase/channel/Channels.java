package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel.State;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The channels there are and their lines in the ledger; and who is told when one of them becomes another. */
public final class Channels {
    private final Jdbi db;
    private final Clock clock;
    private final List<LongConsumer> changed = new CopyOnWriteArrayList<>();

    public Channels(Jdbi db, Clock clock) {
        this.db = db;
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
        return db.withHandle(handle -> ChannelDao.find(handle, id).orElseThrow(() -> notFound(id)));
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

    /** One channel that is not disconnected, locked until the end of the transaction. */
    static Channel lock(Handle handle, long id) {
        return standing(ChannelDao.lock(handle, id).orElseThrow(() -> notFound(id)));
    }

    /** Called after the commit that connected or changed a channel. */
    void tell(long id) {
        changed.forEach(listener -> listener.accept(id));
    }

    private static Channel standing(Channel channel) {
        if (channel.state() == State.REMOVED) {
            throw notFound(channel.id());
        }
        return channel;
    }

    private static Refused.NotFound notFound(long id) {
        return new Refused.NotFound(Said.of("channel.not_found", id));
    }
}
