package io.oase.inbox;

import io.oase.people.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<InboxRow> rows = new ArrayList<>();
        List<Leg.Cursor> places = new ArrayList<>();
        Tags.@Nullable Use tag = filter.tag() == null ? null : Tags.use(handle, filter.tag());
        if (filter.tag() != null && tag == null) {
            return new Views.Listing(rows, Optional.empty());
        }
        for (int leg = after == null ? 0 : after.leg(); leg < legs.size() && rows.size() <= limit; leg++) {
            Leg along = legs.get(leg);
            Leg.@Nullable Cursor from = Leg.Cursor.on(leg, after);
            for (InboxRow row : along(handle, along, by, filter, tag, extra, from, limit + 1 - rows.size())) {
                rows.add(row);
                places.add(new Leg.Cursor(leg, along.at().apply(row), row.id()));
            }
        }
        return rows.size() <= limit
                ? new Views.Listing(rows, Optional.empty())
                : new Views.Listing(
                        rows.subList(0, limit),
                        Optional.of(places.get(limit - 1).toString()));
    }

    private static List<InboxRow> along(
            Handle handle,
            Leg leg,
            Account by,
            Filter filter,
            Tags.@Nullable Use tag,
            Extra extra,
            Leg.@Nullable Cursor from,
            int limit) {
        Extra.Term more = extra.of(leg.owner());
        String chosen = Wheres.of(filter, tag, leg.owner()) + more.sql() + " AND " + leg.only()
                + (from == null ? "" : " AND " + leg.beyond()) + " ORDER BY " + leg.order() + " LIMIT :limit";
        Query query = more.binding()
                .apply(Wheres.bind(
                        handle.createQuery(InboxRowDao.select(leg.join(), chosen, leg.order())), filter, tag))
                .bind("me", by.id());
        if (from != null) {
            query.bind("at", from.at()).bind("after", from.id());
        }
        return query.bind("limit", limit).mapTo(InboxRow.class).list();
    }

    /** These conversations as somebody sees them, by their numbers. */
    static Map<Long, InboxRow> rows(Handle handle, Account by, List<Long> ids) {
        Map<Long, InboxRow> rows = new HashMap<>();
        handle.createQuery(InboxRowDao.select("", " WHERE c.id = ANY(:ids)", Leg.LATEST_FIRST))
                .bind("ids", ids.toArray(Long[]::new))
                .bind("me", by.id())
                .mapTo(InboxRow.class)
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
