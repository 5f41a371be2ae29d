package io.oase;

import io.oase.base.Vault;
import io.oase.base.VaultTrouble;
import io.oase.db.DatabaseRefused;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Whether the keys file belongs to this database: with that of another installation nothing could be read or sent. */
final class FittingKeys {
    private FittingKeys() {}

    /**
     * Looks for one secret of a channel that the keys open.
     *
     * @throws DatabaseRefused when there are secrets and none can be opened
     */
    static void check(Jdbi db, Vault vault) {
        Map<Long, byte[]> secrets = db.withHandle(
                handle -> handle.createQuery("""
                        SELECT id, secrets FROM channel WHERE secrets IS NOT NULL AND state <> 'removed'
                        """).reduceRows(new java.util.HashMap<Long, byte[]>(), (all, row) -> {
                    all.put(row.getColumn("id", Long.class), row.getColumn("secrets", byte[].class));
                    return all;
                }));
        if (!secrets.isEmpty()
                && secrets.entrySet().stream()
                        .noneMatch(entry -> opens(vault, entry.getValue(), "channel:" + entry.getKey() + ":secrets"))) {
            throw new DatabaseRefused(
                    "The keys in " + vault.path() + " (keys.file in config.yml) do not belong to this database:"
                            + " they open none of its channels' secrets. Put the file there that belongs to it. If that is lost,"
                            + " move this one away: Oase then makes a new one, and each channel must be reconnected.");
        }
    }

    private static boolean opens(Vault vault, byte[] sealed, String place) {
        try {
            vault.decrypt(sealed, place);
            return true;
        } catch (VaultTrouble other) {
            return false;
        }
    }
}
