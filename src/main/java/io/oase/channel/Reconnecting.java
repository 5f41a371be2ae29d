package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asking the network of a channel anew, with other settings or secrets over those that are stored. */
public final class Reconnecting {
    private final Channels channels;
    private final Connecting connecting;
    private final Networks networks;
    private final Connectors connectors;

    public Reconnecting(Channels channels, Connecting connecting, Networks networks, Connectors connectors) {
        this.channels = channels;
        this.connecting = connecting;
        this.networks = networks;
        this.connectors = connectors;
    }

    /** Asks who we would be there, without changing anything; secrets that are left out are those that are stored. */
    public Introduction test(Account by, long id, Map<String, String> settings, Map<String, String> secrets) {
        by.require(Right.MANAGE_CHANNELS);
        Channel channel = channels.connected(id);
        Declaration declaration = networks.chosen(channel.network()).declaration();
        return connecting.test(by, channel.network(), settings, secrets(declaration, channel, settings, secrets));
    }

    /** What a channel is connected with from now on. */
    record Renewal(
            Map<String, String> settings,
            Map<String, String> secrets,
            String place,
            @Nullable String selfKey,
            @Nullable String selfHandle) {}

    /**
     * Asks for good: it must still be the same account. Stores nothing.
     *
     * @param settings all of them; null: as they are
     * @param secrets those that are new; null: none
     */
    Renewal renew(Channel old, @Nullable Map<String, String> settings, @Nullable Map<String, String> secrets) {
        Network kind = networks.chosen(old.network());
        Map<String, String> cleaned =
                settings == null ? old.settings() : ChannelForm.clean(kind.declaration(), settings);
        Map<String, String> given = secrets == null ? Map.of() : ChannelForm.cleanSecrets(kind.declaration(), secrets);
        Map<String, String> all = secrets(kind.declaration(), old, cleaned, given);
        ChannelForm.check(kind.declaration(), cleaned, all);
        Introduction introduction = connectors.tryOut(kind, cleaned, all).introduce();
        String key = introduction.self().map(RemotePerson::key).orElse(null);
        if (old.selfKey() != null && !old.selfKey().equals(key)) {
            throw new Refused.Invalid("secrets", Said.of("channel.other_account", String.valueOf(old.selfHandle())));
        }
        String handle = introduction.self().map(RemotePerson::handle).orElse(null);
        return new Renewal(cleaned, all, introduction.place(), key, handle);
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
}
