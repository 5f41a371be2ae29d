package io.oase.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads which post of a conversation is the newest. */
final class SeenDao {
    private SeenDao() {}

    static Map<Long, Long> of(Handle db, List<Long> conversations) {
        Map<Long, Long> seen = new HashMap<>();
        db.createQuery("""
                        SELECT c.id, coalesce((SELECT max(p.id) FROM post p WHERE p.conversation_id = c.id), 0) AS seen
                          FROM unnest(:ids) AS c(id)
                        """)
                .bind("ids", conversations.toArray(Long[]::new))
                .map((row, context) -> seen.put(row.getLong("id"), row.getLong("seen")))
                .list();
        return seen;
    }
}
