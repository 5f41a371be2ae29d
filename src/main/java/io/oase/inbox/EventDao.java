package io.oase.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import io.oase.db.Json;
import io.oase.db.Rows;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows of {@code event}, which {@link Facts} writes. */
final class EventDao {
    private EventDao() {}

    /** What happened to a conversation and to what is part of it: the latest thousand, oldest first. */
    static List<Conversation.Event> ofConversation(Handle db, long conversation) {
        return db.createQuery("""
                        SELECT id, at, actor_id, actor_name, kind, data
                          FROM (SELECT e.id, e.at, e.actor_id, a.name AS actor_name, e.kind, e.data
                                  FROM event e LEFT JOIN account a ON a.id = e.actor_id
                                 WHERE e.conversation_id = ANY(ARRAY(SELECT id FROM conversation WHERE id = :id OR merged_into = :id)) ORDER BY e.id DESC LIMIT 1000) latest
                         ORDER BY id
                        """)
                .bind("id", conversation)
                .map((row, context) -> new Conversation.Event(
                        row.getLong("id"),
                        Rows.time(row, "at"),
                        Rows.integer(row, "actor_id"),
                        row.getString("actor_name"),
                        row.getString("kind"),
                        new Json(row.getString("data")).as(new TypeReference<Map<String, Object>>() {})))
                .list();
    }
}
