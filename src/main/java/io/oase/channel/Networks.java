package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks this process knows, by id. The one list is in {@code Wiring}. */
public final class Networks {
    private final Map<String, Network> byId = new LinkedHashMap<>();

    public Networks(List<Network> networks) {
        networks.forEach(network -> byId.put(network.declaration().id(), network));
    }

    /** The network with this id, if this process knows it. */
    public Optional<Network> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The network somebody chose; refused when this process does not know it. */
    Network chosen(String id) {
        return find(id).orElseThrow(() -> new Refused.Invalid("network", Said.of("channel.no_such_network", id)));
    }

    /** All of them, in the order they are offered. */
    public Collection<Network> all() {
        return List.copyOf(byId.values());
    }
}
