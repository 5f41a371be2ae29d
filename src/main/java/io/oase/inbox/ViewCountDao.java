package io.oase.inbox;

import io.oase.people.Account;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Counts lists, each up to {@link Views#COUNT_BOUND}, so that a page's cost does not grow with the table. */
final class ViewCountDao {
    /** All in one round trip. Of mentions, the conversations in which one is unread. */
    private static final String COUNTS = Stream.concat(
                    Stream.of(
                                    Filter.View.MINE,
                                    Filter.View.TEAM,
                                    Filter.View.UNASSIGNED,
                                    Filter.View.WAITING,
                                    Filter.View.OPEN,
                                    Filter.View.SNOOZED,
                                    Filter.View.DRAFTS)
                            .map(view ->
                                    counted(view, "SELECT 1 FROM conversation c " + Wheres.of(Filter.of(view), null))),
                    Stream.of(counted(Filter.View.MENTIONS, """
                            SELECT DISTINCT n.conversation_id FROM mentioned m JOIN note n ON n.id = m.note_id
                             WHERE m.account_id = :me AND m.read_at IS NULL
                            """)))
            .collect(Collectors.joining(" UNION ALL "));

    private ViewCountDao() {}

    /** Of each view but the unbounded ones. */
    static Map<Filter.View, Integer> all(Handle handle, Account by) {
        Map<Filter.View, Integer> counts = new EnumMap<>(Filter.View.class);
        handle.createQuery(COUNTS)
                .bind("me", by.id())
                .map((row, context) -> counts.put(Filter.View.valueOf(row.getString("view")), row.getInt("n")))
                .list();
        return counts;
    }

    /** How many there are in a list, up to {@link Views#COUNT_BOUND}. */
    static int of(Handle handle, Account by, Filter filter, Tags.@Nullable Use tag) {
        return Wheres.bind(
                        handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM conversation c "
                                + Wheres.of(filter, tag) + " LIMIT " + Views.COUNT_BOUND
                                + ") bounded, (SELECT :me::bigint) AS asker"),
                        filter,
                        tag)
                .bind("me", by.id())
                .mapTo(Integer.class)
                .one();
    }

    /**
     * What is due by then, on every page's path: from its own table alone. Only what is new or open has anything due, since clocks
     * stand still while somebody waits for the customer, and end with what they measure.
     */
    static int due(Handle handle, Instant before) {
        return handle.createQuery("SELECT count(*) FROM (SELECT FROM due WHERE at < :before AND NOT snoozed LIMIT "
                        + Views.COUNT_BOUND + ") bounded")
                .bind("before", before)
                .mapTo(Integer.class)
                .one();
    }

    private static String counted(Filter.View view, String those) {
        return "SELECT '" + view + "' AS view, (SELECT count(*) FROM (" + those + " LIMIT " + Views.COUNT_BOUND
                + ") bounded) AS n";
    }
}
