package io.oase.ingest;

import io.oase.db.Json;
import io.oase.db.Rows;
import io.oase.inbox.Undisturbed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a page before it is: its posts with their parents and roots, what answers them, the conversations of
 * their threads, and the people; from then on nobody merges or splits on the channel. Asked in one round trip, since a page's time is mostly round trips.
 *
 * @param posts by key
 * @param below by key of the post that is answered
 * @param conversations ids by thread key
 * @param people by key
 */
record Known(
        Map<String, Post> posts,
        Map<String, Below> below,
        Map<String, Long> conversations,
        Map<String, IdentityDao.Row> people) {

    /** What is stored of a post. */
    record Post(
            long id,
            String key,
            @Nullable Long conversationId,
            boolean own,
            boolean addressed,
            String contentHash,
            @Nullable Integer stars,
            Json ref,
            @Nullable String parentAbsence,
            @Nullable Instant deletedAt) {
        /** Whether a person sees something else now. Stars that were not read before an update are no edit. */
        boolean isEdited(Arrival arrival) {
            return !contentHash.equals(arrival.contentHash()) || stars != null && !stars.equals(arrival.stars());
        }

        /** Whether the network says something new of how to answer it, of what stood above it, or how it is rated. */
        boolean differs(Arrival arrival) {
            return stars == null && arrival.stars() != null
                    || parentAbsence == null && arrival.parentAbsence() != null
                    || !ref.strings().equals(arrival.ref());
        }

        private static Post of(ResultSet row) throws SQLException {
            return new Post(
                    row.getLong("id"),
                    row.getString("key"),
                    Rows.integer(row, "conversation_id"),
                    row.getBoolean("own"),
                    row.getBoolean("addressed"),
                    row.getString("content_hash"),
                    (Integer) row.getObject("stars", Integer.class),
                    new Json(row.getString("ref")),
                    row.getString("parent_absence"),
                    Rows.instant(row, "deleted_at"));
        }
    }

    /**
     * What answers a post.
     *
     * @param conversationId where the oldest answer that belongs somewhere belongs; null when none does
     * @param context whether an answer belongs nowhere yet
     */
    record Below(String parentKey, @Nullable Long conversationId, boolean context) {
        private static Below of(ResultSet row) throws SQLException {
            return new Below(
                    row.getString("parent_key"), Rows.integer(row, "conversation_id"), row.getBoolean("context"));
        }
    }

    private record Thread(String key, long conversationId) {
        private static Thread of(ResultSet row) throws SQLException {
            return new Thread(row.getString("thread_key"), row.getLong("id"));
        }
    }

    /**
     * Asks. Which channel it is, is kept from the planner in places: one that was connected a moment ago is in no statistics, is taken
     * for empty, and would be read from its first post to its last for every page of its import.
     *
     * @param gone keys of posts that are said to be deleted
     */
    static Known of(Handle db, long channelId, String network, Collection<Arrival> arrivals, Collection<String> gone) {
        Set<String> own = new TreeSet<>();
        Set<String> threads = new TreeSet<>();
        Set<String> all = new TreeSet<>(gone);
        Set<String> people = new TreeSet<>();
        for (Arrival arrival : arrivals) {
            own.add(arrival.key());
            people.add(arrival.author().key());
            if (arrival.parentKey() != null) {
                all.add(arrival.parentKey());
            }
            if (arrival.rootKey() != null) {
                threads.add(arrival.rootKey());
            }
        }
        threads.addAll(own);
        all.addAll(threads);
        return db.createQuery(Undisturbed.STORING + """
                        ;
                        SELECT id, key, conversation_id, own, addressed, content_hash, stars, ref, parent_absence, deleted_at
                          FROM post WHERE channel_id = :channel AND key = ANY(:all);
                        SELECT parent_key, min(conversation_id) AS conversation_id, bool_or(conversation_id IS NULL) AS context
                          FROM post WHERE channel_id = (SELECT CAST(:channel AS bigint)) AND parent_key = ANY(:own) GROUP BY parent_key;
                        SELECT coalesce(merged_into, id) AS id, thread_key FROM conversation
                         WHERE channel_id = (SELECT CAST(:channel AS bigint)) AND thread_key = ANY(:threads);
                        SELECT id, contact_id, key, handle, display_name, url, avatar_url, followers, emojis
                          FROM identity WHERE network = :network AND key = ANY(:people)
                        """)
                .bind("channel", channelId)
                .bind("network", network)
                .bind("all", all.toArray(String[]::new))
                .bind("own", own.toArray(String[]::new))
                .bind("threads", threads.toArray(String[]::new))
                .bind("people", people.toArray(String[]::new))
                .execute((statement, context) -> read(statement.get()));
    }

    private static Known read(PreparedStatement answered) throws SQLException {
        answered.getMoreResults();
        Map<String, Post> posts = rows(answered, Post::of, Post::key);
        answered.getMoreResults();
        Map<String, Below> below = rows(answered, Below::of, Below::parentKey);
        answered.getMoreResults();
        Map<String, Long> conversations = new HashMap<>();
        rows(answered, Thread::of, Thread::key).forEach((key, thread) -> conversations.put(key, thread.conversationId));
        answered.getMoreResults();
        return new Known(posts, below, conversations, rows(answered, IdentityDao.Row::of, IdentityDao.Row::key));
    }

    private static <T> Map<String, T> rows(PreparedStatement answered, Reader<T> reader, Function<T, String> key)
            throws SQLException {
        Map<String, T> read = new HashMap<>();
        try (ResultSet rows = answered.getResultSet()) {
            while (rows.next()) {
                T row = reader.read(rows);
                read.put(key.apply(row), row);
            }
        }
        return read;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
