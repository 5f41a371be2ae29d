package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.channel.RemotePerson;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Rows of {@code identity}, also those other rows are joined with. */
final class IdentityDao {
    private IdentityDao() {}

    /** The handles of a person, by network and handle. */
    static List<Identity> ofContact(Handle db, long contact) {
        return db.createQuery("""
                        SELECT id AS identity_id, contact_id, network, handle, display_name, url AS identity_url, avatar_url,
                               followers, bot, emojis AS identity_emojis
                          FROM identity WHERE contact_id = :id ORDER BY network, handle
                        """)
                .bind("id", contact)
                .map((row, context) -> identity(row))
                .list();
    }

    /** One, out of columns named {@code identity_…} where their names would not tell. */
    static Identity identity(ResultSet row) throws SQLException {
        Long followers = Rows.integer(row, "followers");
        return new Identity(
                row.getLong("identity_id"),
                row.getLong("contact_id"),
                row.getString("network"),
                row.getString("handle"),
                row.getString("display_name"),
                row.getString("identity_url"),
                row.getString("avatar_url"),
                followers == null ? null : followers.intValue(),
                row.getBoolean("bot"),
                new Json(row.getString("identity_emojis")).as(new TypeReference<List<RemotePerson.Emoji>>() {}));
    }
}
