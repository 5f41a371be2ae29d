package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Lists of conversations. Read by keyset, so that page one hundred costs what page one costs, and counted only up to a
 * bound, so that a page's cost does not grow with the table.
 */
public final class Views {
    /** Counts stop here; the pages say "999+". */
    public static final int COUNT_BOUND = 1_000;

    /** Posts a search looks through, newest first. */
    private static final int SEARCH_BOUND = 5_000;

    private static final String ROW = """
            SELECT c.id, c.title, c.snippet, c.state, c.private AS is_private, c.kind, c.priority, c.channel_id, ch.network,
                   ch.name AS channel_name, c.contact_id, c.identity_id, i.handle, i.display_name, i.avatar_url, i.emojis AS name_emojis,
                   c.assignee_id, a.name AS assignee_name, a.initials AS assignee_initials, c.language, c.unanswered_since, c.opened_at,
                   c.last_post_at, c.last_post_id, c.posts,
                   ARRAY(SELECT t.name FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                          WHERE ct.conversation_id = c.id ORDER BY lower(t.name)) AS tags
              FROM conversation c
              JOIN channel ch ON ch.id = c.channel_id
              JOIN identity i ON i.id = c.identity_id
              LEFT JOIN account a ON a.id = c.assignee_id
            """;

    private final Jdbi db;

    public Views(Jdbi db) {
        this.db = db;
    }

    /**
     * One page.
     *
     * @param rows at most as many as asked for
     * @param next cursor of the following page; empty on the last one
     */
    public record Listing(List<InboxRow> rows, Optional<String> next) {}

    /**
     * Lists conversations.
     *
     * @param cursor from the page before; null for the first page
     * @throws Refused.Invalid when the cursor is none of ours
     */
    public Listing list(Account by, Filter filter, int limit, @Nullable String cursor) {
        by.require(Right.READ_INBOX);
        Cursor after = cursor == null ? null : Cursor.parse(cursor);
        String order = filter.longestWaitingFirst() ? "c.unanswered_since, c.id" : "c.last_post_at DESC, c.id DESC";
        String further = after == null
                ? ""
                : filter.longestWaitingFirst()
                        ? " AND (c.unanswered_since, c.id) > (:at, :after)"
                        : " AND (c.last_post_at, c.id) < (:at, :after)";
        List<InboxRow> rows = db.withHandle(handle -> {
            Query query = bind(
                    handle.createQuery(ROW + where(filter) + further + " ORDER BY " + order + " LIMIT :limit"),
                    by,
                    filter);
            if (after != null) {
                query.bind("at", after.at).bind("after", after.id);
            }
            return query.bind("limit", limit + 1).mapTo(InboxRow.class).list();
        });
        if (rows.size() <= limit) {
            return new Listing(rows, Optional.empty());
        }
        InboxRow last = rows.get(limit - 1);
        Instant at = filter.longestWaitingFirst() && last.unansweredSince() != null
                ? last.unansweredSince()
                : last.lastPostAt();
        return new Listing(rows.subList(0, limit), Optional.of(new Cursor(at, last.id()).toString()));
    }

    /** One row, as the list shows it. */
    public InboxRow row(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery(ROW + " WHERE c.id = :id")
                .bind("id", conversation)
                .mapTo(InboxRow.class)
                .findOne()
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation))));
    }

    /** How many there are in each view but the unbounded ones, up to {@link #COUNT_BOUND}. */
    public Map<Filter.View, Integer> counts(Account by) {
        by.require(Right.READ_INBOX);
        Map<Filter.View, Integer> counts = new EnumMap<>(Filter.View.class);
        db.useHandle(handle -> {
            for (Filter.View view :
                    List.of(Filter.View.MINE, Filter.View.UNASSIGNED, Filter.View.WAITING, Filter.View.OPEN)) {
                counts.put(view, count(handle, by, Filter.of(view)));
            }
        });
        return counts;
    }

    /** How many conversations that are not resolved each account holds; nobody who holds none. */
    public Map<Long, Integer> held(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> handle.createQuery("SELECT assignee_id, count(*) AS held FROM conversation"
                        + " WHERE state <> 'resolved' AND assignee_id IS NOT NULL GROUP BY assignee_id")
                .reduceRows(new java.util.HashMap<Long, Integer>(), (held, row) -> {
                    held.put(row.getColumn("assignee_id", Long.class), row.getColumn("held", Integer.class));
                    return held;
                }));
    }

    /** All tags there are. */
    public List<String> tags(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(Tags::all);
    }

    List<InboxRow> ofContact(Handle handle, long contact) {
        return handle.createQuery(
                        ROW + " WHERE c.contact_id = :contact ORDER BY c.last_post_at DESC, c.id DESC LIMIT 100")
                .bind("contact", contact)
                .mapTo(InboxRow.class)
                .list();
    }

    private static int count(Handle handle, Account by, Filter filter) {
        return bind(
                        handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM conversation c " + where(filter)
                                + " LIMIT " + COUNT_BOUND + ") bounded"),
                        by,
                        filter)
                .mapTo(Integer.class)
                .one();
    }

    private static String where(Filter filter) {
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (filter.view()) {
                    case MINE -> "c.assignee_id = :me AND c.state <> 'resolved'";
                    case UNASSIGNED -> "c.state IN ('new', 'open') AND c.assignee_id IS NULL";
                    case WAITING -> "c.state = 'waiting'";
                    case OPEN -> "c.state IN ('new', 'open')";
                    case RESOLVED -> "c.state = 'resolved'";
                    case ALL -> "TRUE";
                });
        if (filter.longestWaitingFirst()) {
            parts.add("c.unanswered_since IS NOT NULL");
        }
        if (filter.state() != null) {
            parts.add("c.state = :state");
        }
        if (filter.assignee() != null) {
            parts.add(filter.assignee() == 0 ? "c.assignee_id IS NULL" : "c.assignee_id = :assignee");
        }
        if (filter.channel() != null) {
            parts.add("c.channel_id = :channel");
        }
        if (filter.tag() != null) {
            parts.add("""
                    EXISTS (SELECT 1 FROM conversation_tag ct JOIN tag t ON t.id = ct.tag_id
                             WHERE ct.conversation_id = c.id AND lower(t.name) = lower(:tag))
                    """);
        }
        if (filter.query() != null) {
            parts.add("""
                    c.id IN (SELECT conversation_id
                               FROM (SELECT conversation_id FROM post
                                      WHERE search @@ websearch_to_tsquery('simple', :query) AND conversation_id IS NOT NULL
                                      ORDER BY id DESC LIMIT %d) words
                              UNION
                             SELECT named.id
                               FROM identity i JOIN conversation named ON named.identity_id = i.id
                              WHERE lower(i.handle) LIKE :prefix OR lower(i.display_name) LIKE :prefix)
                    """.formatted(SEARCH_BOUND));
        }
        return " WHERE " + String.join(" AND ", parts);
    }

    private static Query bind(Query query, Account by, Filter filter) {
        if (filter.view() == Filter.View.MINE) {
            query.bind("me", by.id());
        }
        if (filter.state() != null) {
            query.bind("state", filter.state());
        }
        if (filter.assignee() != null && filter.assignee() != 0) {
            query.bind("assignee", filter.assignee());
        }
        if (filter.channel() != null) {
            query.bind("channel", filter.channel());
        }
        if (filter.tag() != null) {
            query.bind("tag", filter.tag());
        }
        if (filter.query() != null) {
            String plain = filter.query().toLowerCase(java.util.Locale.ROOT).replaceFirst("^@", "");
            query.bind("query", filter.query()).bind("prefix", plain.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        return query;
    }

    /** Where a page ended: order value and id. */
    private record Cursor(Instant at, long id) {
        static Cursor parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int split = plain.indexOf('|');
                return new Cursor(Instant.parse(plain.substring(0, split)), Long.parseLong(plain.substring(split + 1)));
            } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
                throw new Refused.Invalid("cursor", Said.of("inbox.bad_cursor"));
            }
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
