package io.oase.channel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A channel's small memory between polls, stored encrypted: session tokens, limits learned from the server. */
public interface Keep {
    /** The value last put under this name. */
    Optional<String> get(String name);

    /** Stores at once, for all nodes. */
    void put(String name, String value);

    /** A memory that lasts as long as the object; for connection tests before a channel exists. */
    static Keep inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new Keep() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public void put(String name, String value) {
                values.put(name, value);
            }
        };
    }
}
