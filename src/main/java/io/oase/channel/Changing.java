package io.oase.channel;

import io.oase.base.Refused;
import io.oase.channel.Channel.State;
import io.oase.people.Account;
import io.oase.people.Right;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Changing a connected channel: name, sign-off, how often it is read, what it is connected with, whether it is read. */
public final class Changing {
    private final Jdbi db;
    private final Channels channels;
    private final Reconnecting reconnecting;
    private final Connectors connectors;

    public Changing(Jdbi db, Channels channels, Reconnecting reconnecting, Connectors connectors) {
        this.db = db;
        this.channels = channels;
        this.reconnecting = reconnecting;
        this.connectors = connectors;
    }

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

    /**
     * Changes a channel: all that is asked for, or, when a part is refused, nothing. New settings or secrets connect it anew,
     * so the network is asked first; secrets that are left out stay, and it must still be the same account.
     *
     * @throws Trouble when the network says no or nothing
     * @throws Refused.Invalid naming the field
     */
    public Channel change(Account by, long id, Change change) {
        by.require(Right.MANAGE_CHANNELS);
        Channel before = channels.connected(id);
        if (change.signOff() != null) {
            ChannelForm.checkSignOff(change.signOff());
        }
        String name = change.name() == null ? null : ChannelName.checked(change.name());
        Integer pollSeconds = change.pollSeconds() == null ? null : ChannelForm.pollSeconds(change.pollSeconds());
        if (change.state() == State.REMOVED) {
            throw new IllegalArgumentException("Disconnecting is a verb of its own");
        }
        Reconnecting.Renewal renewal =
                change.reconnects() ? reconnecting.renew(before, change.settings(), change.secrets()) : null;
        db.useTransaction(handle -> {
            Channel old = Channels.lock(handle, id);
            if (name != null) {
                ChannelName.requireFree(handle, name, id);
            }
            State state = change.state() != null ? change.state() : renewal != null ? State.ACTIVE : old.state();
            boolean anew = renewal != null || change.state() != null;
            ChannelDao.update(
                    handle,
                    new Channel(
                            id,
                            old.network(),
                            name == null ? old.name() : name,
                            renewal == null ? old.settings() : renewal.settings(),
                            renewal == null ? old.place() : renewal.place(),
                            renewal == null ? old.selfKey() : renewal.selfKey(),
                            renewal == null ? old.selfHandle() : renewal.selfHandle(),
                            change.signOff() == null
                                    ? old.signOff()
                                    : change.signOff().strip(),
                            pollSeconds == null ? old.pollSeconds() : pollSeconds,
                            old.importSince(),
                            anew ? old.version() + 1 : old.version(),
                            state,
                            old.createdAt()));
            if (renewal != null) {
                connectors.storeSecrets(handle, id, renewal.secrets());
                ChannelDao.storeKeep(handle, id, null);
            }
            if (anew && state == State.ACTIVE) {
                CoverageDao.clearTrouble(handle, id);
            }
        });
        channels.tell(id);
        return channels.get(id);
    }
}
