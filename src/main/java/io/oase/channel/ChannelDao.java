package io.oase.channel;

import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code channel}. */
final class ChannelDao {
    private static final String COLUMNS = """
            id, network, name, settings, place, self_key, self_handle, sign_off, poll_seconds, import_since,
            version, state, created_at
            """;

    private ChannelDao() {}

    static List<Channel> all(Handle db) {
        return db.createQuery("SELECT " + COLUMNS + " FROM channel WHERE state <> 'removed' ORDER BY lower(name)")
                .map((row, context) -> channel(row))
                .list();
    }

    /** Also a removed one: its conversations still name it. */
    static Optional<Channel> find(Handle db, long id) {
        return db.createQuery("SELECT " + COLUMNS + " FROM channel WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> channel(row))
                .findOne();
    }

    /** The same, locked until the end of the transaction. */
    static Optional<Channel> lock(Handle db, long id) {
        return db.createQuery("SELECT " + COLUMNS + " FROM channel WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, context) -> channel(row))
                .findOne();
    }

    static long insert(Handle db, Channel channel, @Nullable Long createdBy) {
        return db.createQuery("""
                        INSERT INTO channel (network, name, settings, place, self_key, self_handle, sign_off, poll_seconds,
                                             import_since, created_by, created_at)
                        VALUES (:network, :name, :settings, :place, :selfKey, :selfHandle, :signOff, :pollSeconds,
                                :importSince, :createdBy, :createdAt)
                        RETURNING id
                        """)
                .bind("network", channel.network())
                .bind("name", channel.name())
                .bind("settings", Json.of(channel.settings()))
                .bind("place", channel.place())
                .bind("selfKey", channel.selfKey())
                .bind("selfHandle", channel.selfHandle())
                .bind("signOff", channel.signOff())
                .bind("pollSeconds", channel.pollSeconds())
                .bind("importSince", channel.importSince())
                .bind("createdBy", createdBy)
                .bind("createdAt", channel.createdAt())
                .mapTo(Long.class)
                .one();
    }

    static void update(Handle db, Channel channel) {
        db.createUpdate("""
                        UPDATE channel
                           SET name = :name, settings = :settings, place = :place, self_key = :selfKey,
                               self_handle = :selfHandle, sign_off = :signOff, poll_seconds = :pollSeconds,
                               version = :version, state = :state
                         WHERE id = :id
                        """)
                .bind("id", channel.id())
                .bind("name", channel.name())
                .bind("settings", Json.of(channel.settings()))
                .bind("place", channel.place())
                .bind("selfKey", channel.selfKey())
                .bind("selfHandle", channel.selfHandle())
                .bind("signOff", channel.signOff())
                .bind("pollSeconds", channel.pollSeconds())
                .bind("version", channel.version())
                .bind("state", channel.state())
                .execute();
    }

    /** Whoever gives a channel a name waits here for the others until the transaction ends. */
    static void oneNameAtATime(Handle db) {
        db.execute("SELECT pg_advisory_xact_lock(7305809158)");
    }

    static boolean nameTaken(Handle db, String name, long exceptId) {
        return db.createQuery("""
                        SELECT count(*) FROM channel WHERE lower(name) = lower(:name) AND id <> :id AND state <> 'removed'
                        """)
                        .bind("name", name)
                        .bind("id", exceptId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static Optional<byte[]> secrets(Handle db, long id) {
        return db.createQuery("SELECT secrets FROM channel WHERE id = :id AND secrets IS NOT NULL")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    static void storeSecrets(Handle db, long id, byte @Nullable [] encrypted) {
        db.createUpdate("UPDATE channel SET secrets = :secrets WHERE id = :id")
                .bind("id", id)
                .bind("secrets", encrypted)
                .execute();
    }

    static Optional<byte[]> keep(Handle db, long id) {
        return db.createQuery("SELECT keep FROM channel WHERE id = :id AND keep IS NOT NULL")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    static void storeKeep(Handle db, long id, byte @Nullable [] encrypted) {
        db.createUpdate("UPDATE channel SET keep = :keep WHERE id = :id")
                .bind("id", id)
                .bind("keep", encrypted)
                .execute();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                row.getLong("id"),
                row.getString("network"),
                row.getString("name"),
                new Json(row.getString("settings")).strings(),
                row.getString("place"),
                row.getString("self_key"),
                row.getString("self_handle"),
                row.getString("sign_off"),
                row.getInt("poll_seconds"),
                Rows.time(row, "import_since"),
                row.getInt("version"),
                Channel.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Rows.time(row, "created_at"));
    }
}
