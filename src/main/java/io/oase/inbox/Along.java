package io.oase.inbox;

import io.oase.db.Rows;
import io.oase.people.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads a page of a list along its legs. */
final class Along {
    private Along() {}

    /** What a list asks of conversations beside its filter, by the columns that say whose they are. */
    interface Extra {
        Extra NONE = owner -> new Term("", query -> query);

        /** Some SQL that begins with {@code AND}, and the values in it. */
        record Term(String sql, UnaryOperator<Query> binding) {}

        Term of(Leg.Owner owner);
    }

    static Views.Listing list(
            Handle handle, Account by, Filter filter, Extra extra, int limit, @Nullable String cursor) {
        Leg.Cursor after = cursor == null ? null : Leg.Cursor.parse(cursor, filter);
        List<Leg> legs = Leg.of(filter);
        List<Leg.Cursor> places = new ArrayList<>();
        Tags.@Nullable Use tag = filter.tag() == null ? null : Tags.use(handle, filter.tag());
        if (filter.tag() != null && tag == null) {
            return new Views.Listing(List.of(), Optional.empty());
        }
        for (int leg = after == null ? 0 : after.leg(); leg < legs.size() && places.size() <= limit; leg++) {
            places.addAll(along(
                    handle, legs, leg, by, filter, tag, extra, Leg.Cursor.on(leg, after), limit + 1 - places.size()));
        }
        List<Leg.Cursor> page = places.subList(0, Math.min(limit, places.size()));
        return new Views.Listing(
                InboxRowDao.of(handle, by, page.stream().map(Leg.Cursor::id).toList()),
                places.size() <= limit
                        ? Optional.empty()
                        : Optional.of(page.get(limit - 1).toString()));
    }

    /** Which conversations lie there, and where. */
    private static List<Leg.Cursor> along(
            Handle handle,
            List<Leg> legs,
            int no,
            Account by,
            Filter filter,
            Tags.@Nullable Use tag,
            Extra extra,
            Leg.@Nullable Cursor from,
            int limit) {
        Leg leg = legs.get(no);
        Extra.Term more = extra.of(leg.owner());
        String sql = "SELECT c.id, " + leg.place() + " AS at FROM conversation c " + leg.join()
                + Wheres.of(filter, tag, leg.owner()) + more.sql() + " AND " + leg.only()
                + (from == null ? "" : " AND " + leg.beyond()) + " ORDER BY " + leg.order() + " LIMIT :limit";
        Query query = more.binding().apply(Wheres.bind(handle.createQuery(sql), by, filter, tag));
        if (from != null) {
            query.bind("at", from.at()).bind("after", from.id());
        }
        return query.bind("limit", limit)
                .map((row, context) -> new Leg.Cursor(no, Rows.time(row, "at"), row.getLong("id")))
                .list();
    }
}
