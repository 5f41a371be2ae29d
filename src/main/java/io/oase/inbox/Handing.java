package io.oase.inbox;

import io.oase.notice.Notice;
import io.oase.notice.Notices;
import io.oase.people.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells somebody, or a team, that a colleague has given them a conversation, or taken one from them by merging. */
final class Handing {
    private final Notices notices;

    Handing(Notices notices) {
        this.notices = notices;
    }

    void tell(Handle db, Account by, long conversation, long to, @Nullable String note, Instant now) {
        Map<String, Object> data = about(db, by, conversation, note);
        data.put("assignee", name(db, "account", to));
        String key = "handed:" + conversation + ":" + to + ":" + now.toEpochMilli();
        notices.send(db, new Notice(key, Notice.HANDED, conversation, data, false), List.of(to), now);
    }

    /** Tells whoever had a conversation that it is part of one that somebody else has. */
    void tellMerged(Handle db, Account by, long conversation, long holder, long loser, long merge, Instant now) {
        Map<String, Object> data = about(db, by, conversation, null);
        data.put("assignee", name(db, "account", holder));
        notices.send(db, new Notice("merged:" + merge, Notice.MERGED, conversation, data, false), List.of(loser), now);
    }

    /** Tells everybody of a team but whoever gave it. */
    void tellTeam(Handle db, Account by, long conversation, long team, @Nullable String note, Instant now) {
        Map<String, Object> data = about(db, by, conversation, note);
        data.put("team", name(db, "team", team));
        List<Long> members = db.createQuery("""
                        SELECT m.account_id FROM team_member m JOIN account a ON a.id = m.account_id
                         WHERE m.team_id = :team AND a.active AND a.id <> :by ORDER BY a.id
                        """)
                .bind("team", team)
                .bind("by", by.id())
                .mapTo(Long.class)
                .list();
        String key = "team:" + conversation + ":" + team + ":" + now.toEpochMilli();
        notices.send(db, new Notice(key, Notice.TEAM, conversation, data, false), members, now);
    }

    /** What a notice says of a conversation. */
    static Map<String, Object> about(Handle db, Account by, long conversation, @Nullable String note) {
        Map<String, Object> data = new HashMap<>();
        db.createQuery("""
                        SELECT c.title, CASE WHEN i.display_name = '' THEN '@' || i.handle ELSE i.display_name END AS person
                          FROM conversation c JOIN identity i ON i.id = c.identity_id WHERE c.id = :id
                        """)
                .bind("id", conversation)
                .map((row, context) -> data.put("title", row.getString("title")) == null
                        && data.put("person", row.getString("person")) == null)
                .one();
        data.put("by", by.name());
        if (note != null) {
            data.put("note", note);
        }
        return data;
    }

    private static String name(Handle db, String table, long id) {
        return db.createQuery("SELECT name FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }
}
