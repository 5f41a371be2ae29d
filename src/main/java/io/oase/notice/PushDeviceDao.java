package io.oase.notice;

import io.oase.base.Said;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code push_device}. */
final class PushDeviceDao {
    private static final String COLUMNS =
            "SELECT id, name, endpoint_hash, created_at, used_at, trouble_key, trouble_args FROM push_device";

    private PushDeviceDao() {}

    static List<PushDevice> list(Handle db, long account) {
        return db.createQuery(COLUMNS + " WHERE account_id = :account ORDER BY id")
                .bind("account", account)
                .map(PushDeviceDao::device)
                .list();
    }

    static Optional<PushDevice> find(Handle db, long account, long id) {
        return db.createQuery(COLUMNS + " WHERE account_id = :account AND id = :id")
                .bind("account", account)
                .bind("id", id)
                .map(PushDeviceDao::device)
                .findOne();
    }

    /** The same browser again keeps its number, unless it has become somebody else's. */
    static long put(
            Handle db,
            long account,
            byte @Nullable [] session,
            String name,
            String language,
            byte[] hash,
            byte[] sealed,
            Instant now) {
        db.createUpdate("DELETE FROM push_device WHERE endpoint_hash = :hash AND account_id <> :account")
                .bind("hash", hash)
                .bind("account", account)
                .execute();
        return db.createQuery("""
                        INSERT INTO push_device (account_id, session_hash, name, language, endpoint_hash, sealed, created_at)
                        VALUES (:account, :session, :name, :language, :hash, :sealed, :now)
                        ON CONFLICT (endpoint_hash) DO UPDATE
                           SET session_hash = excluded.session_hash, name = excluded.name, language = excluded.language,
                               sealed = excluded.sealed,
                               trouble_key = NULL, trouble_args = '{}'
                        RETURNING id
                        """)
                .bind("account", account)
                .bind("session", session)
                .bind("name", name)
                .bind("language", language)
                .bind("hash", hash)
                .bind("sealed", sealed)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /**
     * @param hash of its address, by which the vault knows its place
     * @param language of its pages
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(byte[] hash, byte[] sealed, String language) {}

    static Optional<Sealed> sealed(Handle db, long id) {
        return db.createQuery("SELECT endpoint_hash, sealed, language FROM push_device WHERE id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Sealed(row.getBytes("endpoint_hash"), row.getBytes("sealed"), row.getString("language")))
                .findOne();
    }

    /** With it goes what waits for it. */
    static boolean remove(Handle db, long id) {
        return db.createUpdate("DELETE FROM push_device WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    static void used(Handle db, long id, Instant at) {
        db.createUpdate("UPDATE push_device SET used_at = :at, trouble_key = NULL, trouble_args = '{}' WHERE id = :id")
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    static void failed(Handle db, long id, Said trouble) {
        db.createUpdate("UPDATE push_device SET trouble_key = :key, trouble_args = :args WHERE id = :id")
                .bind("id", id)
                .bind("key", trouble.key())
                .bindArray("args", String.class, trouble.args())
                .execute();
    }

    private static PushDevice device(ResultSet row, StatementContext context) throws SQLException {
        return new PushDevice(
                row.getLong("id"),
                row.getString("name"),
                HexFormat.of().formatHex(row.getBytes("endpoint_hash")),
                Rows.time(row, "created_at"),
                Rows.instant(row, "used_at"),
                DeliveryDao.said(row));
    }
}
