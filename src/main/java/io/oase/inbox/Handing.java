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

/** Tells somebody that a colleague has given them a conversation. */
final class Handing {
    private final Notices notices;

    Handing(Notices notices) {
        this.notices = notices;
    }

    void tell(Handle db, Account by, long conversation, long to, @Nullable String note, Instant now) {
        Map<String, Object> data = new HashMap<>(about(db, conversation, to));
        data.put("by", by.name());
        if (note != null) {
            data.put("note", note);
        }
        String key = "handed:" + conversation + ":" + to + ":" + now.toEpochMilli();
        notices.send(db, new Notice(key, Notice.HANDED, conversation, data, false), List.of(to), now);
    }

    private static Map<String, Object> about(Handle db, long conversation, long to) {
        return db.createQuery("""
                        SELECT c.title, CASE WHEN i.display_name = '' THEN '@' || i.handle ELSE i.display_name END AS person,
                               (SELECT name FROM account WHERE id = :to) AS assignee
                          FROM conversation c JOIN identity i ON i.id = c.identity_id WHERE c.id = :id
                        """)
                .bind("id", conversation)
                .bind("to", to)
                .map((row, context) -> Map.<String, Object>of(
                        "title", row.getString("title"),
                        "person", row.getString("person"),
                        "assignee", row.getString("assignee")))
                .one();
    }
}
