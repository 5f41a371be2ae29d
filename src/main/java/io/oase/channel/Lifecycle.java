package io.oase.channel;

import io.oase.channel.Channel.State;
import io.oase.people.Account;
import io.oase.people.Right;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whether a connected channel is read: pausing and resuming it, and disconnecting it for good. */
public final class Lifecycle {
    private final Jdbi db;
    private final Channels channels;
    private final Changing changing;
    private final List<Disconnecting> disconnecting = new CopyOnWriteArrayList<>();

    public Lifecycle(Jdbi db, Channels channels, Changing changing) {
        this.db = db;
        this.channels = channels;
        this.changing = changing;
    }

    /** Is told, in the same transaction, that a channel is disconnected for good. */
    public interface Disconnecting {
        /** @param actor who disconnected it */
        void disconnected(Handle handle, Account actor, long channel);
    }

    /** Whoever has to end something when a channel is disconnected. */
    public void onDisconnecting(Disconnecting listener) {
        disconnecting.add(listener);
    }

    /** Stops reading; resuming goes on where it stopped. */
    public void pause(Account by, long id) {
        changing.change(by, id, Changing.Change.to(State.PAUSED));
    }

    /** Reads again. */
    public void resume(Account by, long id) {
        changing.change(by, id, Changing.Change.to(State.ACTIVE));
    }

    /** Disconnects for good: secrets are destroyed, conversations stay. */
    public void disconnect(Account by, long id) {
        by.require(Right.MANAGE_CHANNELS);
        db.useTransaction(handle -> {
            // Conversations before the channel, as whoever stores a page or an answer locks them.
            disconnecting.forEach(listener -> listener.disconnected(handle, by, id));
            Channel old = Channels.lock(handle, id);
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
        channels.tell(id);
    }
}
