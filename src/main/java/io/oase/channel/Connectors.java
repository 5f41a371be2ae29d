package io.oase.channel;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.base.Vault;
import io.oase.db.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Makes connectors for stored channels, with their secrets, and keeps one per channel until its settings change. */
public final class Connectors {
    private final Jdbi db;
    private final Networks networks;
    private final Vault vault;
    private final Http http;
    private final Clock clock;
    private final int answersPerMinute;
    private final Map<Long, Made> made = new ConcurrentHashMap<>();

    /** With the pace most networks take when many are answered at once. */
    public Connectors(Jdbi db, Networks networks, Vault vault, Http http, Clock clock) {
        this(db, networks, vault, http, clock, 20);
    }

    /** @param answersPerMinute how many answers a channel gets in a minute when many are answered at once, unless its network takes fewer */
    public Connectors(Jdbi db, Networks networks, Vault vault, Http http, Clock clock, int answersPerMinute) {
        this.answersPerMinute = answersPerMinute;
        this.db = db;
        this.networks = networks;
        this.vault = vault;
        this.http = http;
        this.clock = clock;
    }

    /** The connector of a channel, as it is set up at this moment. */
    public Connector of(Channel channel) {
        Made present = made.get(channel.id());
        if (present != null && present.version == channel.version()) {
            return present.connector;
        }
        Network network = networks.find(channel.network())
                .orElseThrow(() -> new Refused.NotFound(Said.of("channel.no_such_network", channel.network())));
        Connector connector = network.connect(
                new Access(channel.settings(), secrets(channel.id()), http, clock, new StoredKeep(channel.id())));
        made.put(channel.id(), new Made(channel.version(), connector));
        return connector;
    }

    /** How many answers this channel gets in a minute when many are answered at once: at least 1. */
    public int answersPerMinute(Channel channel) {
        return Math.max(1, Math.min(answersPerMinute, of(channel).mostAnswersPerMinute()));
    }

    /** A connector that belongs to no channel yet and remembers nothing. */
    Connector tryOut(Network network, Map<String, String> settings, Map<String, String> secrets) {
        return network.connect(new Access(settings, secrets, http, clock, Keep.inMemory()));
    }

    Map<String, String> secrets(long channelId) {
        return db.withHandle(handle -> ChannelDao.secrets(handle, channelId))
                .map(encrypted -> open(encrypted, "channel:" + channelId + ":secrets"))
                .orElse(Map.of());
    }

    void storeSecrets(Handle handle, long channelId, Map<String, String> secrets) {
        ChannelDao.storeSecrets(handle, channelId, seal(secrets, "channel:" + channelId + ":secrets"));
    }

    private byte[] seal(Map<String, String> values, String context) {
        return vault.encrypt(Json.of(values).text().getBytes(StandardCharsets.UTF_8), context);
    }

    private Map<String, String> open(byte[] encrypted, String context) {
        return new Json(new String(vault.decrypt(encrypted, context), StandardCharsets.UTF_8)).strings();
    }

    private record Made(int version, Connector connector) {}

    private final class StoredKeep implements Keep {
        private final long channelId;

        StoredKeep(long channelId) {
            this.channelId = channelId;
        }

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(db.withHandle(this::read).get(name));
        }

        @Override
        public void put(String name, String value) {
            db.useTransaction(handle -> {
                // Two nodes may put different names at once; the row lock lets neither overwrite the other's.
                handle.createQuery("SELECT id FROM channel WHERE id = :id FOR UPDATE")
                        .bind("id", channelId)
                        .mapTo(Long.class)
                        .one();
                Map<String, String> values = new HashMap<>(read(handle));
                values.put(name, value);
                ChannelDao.storeKeep(handle, channelId, seal(values, context()));
            });
        }

        private Map<String, String> read(Handle handle) {
            return ChannelDao.keep(handle, channelId)
                    .map(encrypted -> open(encrypted, context()))
                    .orElse(Map.of());
        }

        private String context() {
            return "channel:" + channelId + ":keep";
        }
    }
}
