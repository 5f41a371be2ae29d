package io.oase.bench;

import com.google.common.collect.Lists;
import io.oase.channel.RemotePost;
import io.oase.ingest.Poll;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What ingest is compared with: the rows of {@code post} that it stored, inserted once more into a copy of that table with the
 * same columns and indexes (but no foreign keys), by one multi-row INSERT and one transaction for as many as ingest stores together.
 */
final class PlainRows {
    private static final String COLUMNS =
            "channel_id, key, conversation_id, identity_id, reply_id, own, addressed, kind, visibility, parent_key, root_key,"
                    + " parent_absence, url, title, body, html, warning, language, media, poll, emojis, ref, content_hash,"
                    + " posted_at, received_at, edited_at";
    private static final int WIDTH = COLUMNS.split(",").length;

    private final Jdbi db;

    PlainRows(Jdbi db) {
        this.db = db;
        db.useHandle(handle -> {
            handle.execute("DROP TABLE IF EXISTS bench_post");
            handle.execute("CREATE TABLE bench_post (LIKE post INCLUDING ALL)");
        });
    }

    /** The stored rows of posts, ready to be inserted again. */
    List<List<Object[]>> of(long channel, List<RemotePost> posts) {
        return db.withHandle(handle -> {
            List<List<Object[]>> all = new ArrayList<>();
            for (List<RemotePost> lot : Lists.partition(posts, Poll.TOGETHER)) {
                all.add(handle.createQuery("SELECT " + COLUMNS
                                + " FROM post WHERE channel_id = :channel AND key = ANY(:keys) ORDER BY id")
                        .bind("channel", channel)
                        .bind("keys", lot.stream().map(RemotePost::key).toArray(String[]::new))
                        .map((row, context) -> values(row))
                        .list());
            }
            return all;
        });
    }

    /** Inserts, a transaction for each lot. */
    void insert(List<List<Object[]>> lots) {
        db.useHandle(handle -> {
            Connection connection = handle.getConnection();
            for (List<Object[]> lot : lots) {
                handle.useTransaction(transaction -> insert(connection, lot));
            }
        });
    }

    void drop() {
        db.useHandle(handle -> handle.execute("DROP TABLE bench_post"));
    }

    private static void insert(Connection connection, List<Object[]> lot) {
        String row = "(" + "?,".repeat(WIDTH - 1) + "?)";
        String sql = "INSERT INTO bench_post (" + COLUMNS + ") VALUES " + row + ("," + row).repeat(lot.size() - 1);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Object[] values : lot) {
                for (Object value : values) {
                    statement.setObject(++at, value);
                }
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A plain row could not be inserted", e);
        }
    }

    private static Object[] values(ResultSet row) throws SQLException {
        Object[] values = new Object[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }
}
