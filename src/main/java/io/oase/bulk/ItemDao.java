package io.oase.bulk;

import io.oase.base.Said;
import io.oase.db.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of {@code bulk_item}: one conversation of a change, done by one worker at a time. */
final class ItemDao {
    private ItemDao() {}

    /** One to be done; null where nothing is known. */
    record Item(
            long conversationId,
            @Nullable Long seen,
            @Nullable Json before,
            @Nullable Long replyId) {}

    /** What was chosen, in that order; what does not exist is left out. */
    static int insert(Handle db, long bulk, List<Chosen> chosen) {
        return db.createUpdate("""
                        INSERT INTO bulk_item (bulk_id, conversation_id, place, seen)
                        SELECT :bulk, c.id, each.place, nullif(each.seen, -1)
                          FROM unnest(:ids, :seen, :places) AS each (id, seen, place) JOIN conversation c ON c.id = each.id
                            ON CONFLICT DO NOTHING
                        """)
                .bind("bulk", bulk)
                .bind("ids", chosen.stream().map(Chosen::conversation).toArray(Long[]::new))
                .bind(
                        "seen",
                        chosen.stream()
                                .map(each -> each.seen() == null ? -1L : each.seen())
                                .toArray(Long[]::new))
                .bind("places", IntStream.range(0, chosen.size()).boxed().toArray(Integer[]::new))
                .execute();
    }

    /** What another change did, to be taken back in the opposite order. */
    static void insertUndo(Handle db, long bulk, long undoes) {
        db.createUpdate("""
                        INSERT INTO bulk_item (bulk_id, conversation_id, place, before, reply_id)
                        SELECT :bulk, conversation_id, -place, before, reply_id FROM bulk_item WHERE bulk_id = :undoes AND state = 'done'
                        """).bind("bulk", bulk).bind("undoes", undoes).execute();
    }

    /** The next one that nobody else does now; its row is held. */
    static Optional<Item> next(Handle db, long bulk) {
        return db.createQuery("""
                        SELECT conversation_id, seen, before, reply_id FROM bulk_item
                         WHERE bulk_id = :bulk AND state = 'waiting' ORDER BY place LIMIT 1 FOR UPDATE SKIP LOCKED
                        """).bind("bulk", bulk).mapTo(Item.class).findOne();
    }

    static void done(Handle db, long bulk, long conversation, Before before, @Nullable Long reply) {
        db.createUpdate("""
                        UPDATE bulk_item SET state = 'done', before = coalesce(before, :before), reply_id = coalesce(reply_id, :reply)
                         WHERE bulk_id = :bulk AND conversation_id = :conversation
                        """)
                .bind("bulk", bulk)
                .bind("conversation", conversation)
                .bind("before", Json.of(before))
                .bind("reply", reply)
                .execute();
    }

    static void same(Handle db, long bulk, long conversation) {
        db.createUpdate("UPDATE bulk_item SET state = 'same' WHERE bulk_id = :bulk AND conversation_id = :conversation")
                .bind("bulk", bulk)
                .bind("conversation", conversation)
                .execute();
    }

    static void refused(Handle db, long bulk, long conversation, Said why) {
        db.createUpdate("""
                        UPDATE bulk_item SET state = 'refused', said_key = :key, said_args = :args
                         WHERE bulk_id = :bulk AND conversation_id = :conversation
                        """)
                .bind("bulk", bulk)
                .bind("conversation", conversation)
                .bind("key", why.key())
                .bindArray("args", String.class, why.args())
                .execute();
    }

    /** What is not done yet stays as it is; what a worker holds is waited for. */
    static void stop(Handle db, long bulk) {
        db.createUpdate("UPDATE bulk_item SET state = 'stopped' WHERE bulk_id = :bulk AND state = 'waiting'")
                .bind("bulk", bulk)
                .execute();
    }

    static List<Refusal> refusals(Handle db, long bulk, int most) {
        return db.createQuery("""
                        SELECT b.conversation_id, c.title, CASE WHEN i.display_name = '' THEN '@' || i.handle ELSE i.display_name END AS person,
                               b.said_key, b.said_args
                          FROM bulk_item b JOIN conversation c ON c.id = b.conversation_id JOIN identity i ON i.id = c.identity_id
                         WHERE b.bulk_id = :bulk AND b.state = 'refused' ORDER BY b.place LIMIT :most
                        """)
                .bind("bulk", bulk)
                .bind("most", most)
                .map((row, context) -> new Refusal(
                        row.getLong("conversation_id"),
                        row.getString("title"),
                        row.getString("person"),
                        new Said(row.getString("said_key"), List.of((String[])
                                row.getArray("said_args").getArray()))))
                .list();
    }
}
