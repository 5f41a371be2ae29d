package io.oase.channel;

import java.time.Clock;
import java.util.Map;

/**
 * What a connector is given for one channel.
 *
 * @param settings values of the declared settings; an unset optional one is absent
 * @param secrets decrypted values of the declared secrets
 * @param http guarded HTTP: time, size and address limits are already set
 * @param clock the time
 * @param keep a small encrypted memory of this channel that outlives the process (sessions, learned limits)
 */
public record Access(Map<String, String> settings, Map<String, String> secrets, Http http, Clock clock, Keep keep) {
    public Access {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "Access[settings=" + settings.keySet() + "]";
    }
}
