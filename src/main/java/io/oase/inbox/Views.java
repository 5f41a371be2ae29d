package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.search.Advice;
import io.oase.search.Match;
import io.oase.search.Search;
import io.oase.search.Sought;
import io.oase.search.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lists of conversations. Read by keyset, so that page one hundred costs what page one costs, and counted only up to a
 * bound, so that a page's cost does not grow with the table.
 */
public final class Views {
    /** Counts stop here; the pages say "999+". */
    public static final int COUNT_BOUND = 1_000;

    private final Jdbi db;
    private final Search search;

    public Views(Jdbi db, Search search) {
        this.db = db;
        this.search = search;
    }

    /**
     * One page.
     *
     * @param rows at most as many as asked for
     * @param next cursor of the following page; empty on the last one
     * @param matches why something was found, by conversation; empty where nothing was searched for
     * @param advice what to search for instead; null where something was found or nothing searched for
     */
    public record Listing(
            List<InboxRow> rows,
            Optional<String> next,
            Map<Long, List<Match>> matches,
            @Nullable Advice advice) {
        Listing(List<InboxRow> rows, Optional<String> next) {
            this(rows, next, Map.of(), null);
        }
    }

    /**
     * Lists conversations.
     *
     * @param cursor from the page before; null for the first page
     * @throws Refused.Invalid when the cursor is none of ours, or what is searched for cannot be understood
     */
    public Listing list(Account by, Filter filter, int limit, @Nullable String cursor) {
        by.require(Right.READ_INBOX);
        Sought sought = filter.query() == null ? null : search.read(filter.query());
        return sought == null || sought.isEmpty()
                ? db.withHandle(handle -> Along.list(handle, by, filter, Along.Extra.NONE, limit, cursor))
                : db.inTransaction(handle -> new Searched(search, handle, by, filter, sought).list(limit, cursor));
    }

    /**
     * How a search could go on.
     *
     * @param query what was typed so far
     * @param locale in whose words
     */
    public List<Suggestion> suggest(Account by, String query, Locale locale) {
        by.require(Right.READ_INBOX);
        return search.suggest(query, locale);
    }

    /** One row, as the list shows it; of one that was merged, that of where its posts are now. */
    public InboxRow row(Account by, long conversation) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> InboxRowDao.of(handle, by, conversation))
                .orElseThrow(() -> new Refused.NotFound(Said.of("inbox.no_such_conversation", conversation)));
    }

    /** Rows of these, in their order; what does not exist, and what was merged away, is left out. */
    public List<InboxRow> rows(Account by, List<Long> ids) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> InboxRowDao.of(handle, by, ids));
    }

    /** How many there are in each view but the unbounded ones, up to {@link #COUNT_BOUND}; of mentions, how many are unread. */
    public Map<Filter.View, Integer> counts(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> ViewCountDao.all(handle, by));
    }

    /** How many there are in a list, up to {@link #COUNT_BOUND}. */
    public int count(Account by, Filter filter) {
        by.require(Right.READ_INBOX);
        Instant before = filter.dueBefore();
        return db.withHandle(handle -> {
            if (before != null && filter.equals(Filter.due(before))) {
                return ViewCountDao.due(handle, before);
            }
            Tags.@Nullable Use tag = filter.tag() == null ? null : Tags.use(handle, filter.tag());
            return filter.tag() != null && tag == null ? 0 : ViewCountDao.of(handle, by, filter, tag);
        });
    }

    /**
     * How many were found.
     *
     * @param n at least so many
     * @param more whether there are, or may be, more
     */
    public record Counted(int n, boolean more) {}

    /**
     * How many there are in a list that is searched in, up to a bound. It costs what a search costs.
     *
     * @throws Refused.Invalid when what is searched for cannot be understood
     */
    public Counted countFound(Account by, Filter filter, int most) {
        by.require(Right.READ_INBOX);
        Sought sought = search.read(Objects.requireNonNull(filter.query()));
        if (sought.isEmpty()) {
            int all = count(by, filter);
            return new Counted(Math.min(all, most), all > most);
        }
        return db.inTransaction(handle -> new Searched(search, handle, by, filter, sought).count(most));
    }

    /** Whether somebody belongs to a team, and so has a pool to take from. */
    public boolean hasTeam(Account by) {
        return db.withHandle(handle ->
                handle.createQuery("""
                        SELECT EXISTS (SELECT FROM team_member m JOIN team t ON t.id = m.team_id
                                        WHERE m.account_id = :me AND t.retired_at IS NULL)
                        """).bind("me", by.id()).mapTo(Boolean.class).one());
    }

    /** All tags there are. */
    public List<String> tags(Account by) {
        by.require(Right.READ_INBOX);
        return db.withHandle(Tags::all);
    }

    /**
     * What a colleague has.
     *
     * @param open conversations that are not resolved
     * @param here whether they were seen on a page within the last quarter of an hour
     */
    public record Load(int open, boolean here) {}

    /** What everybody has who works here, by account. */
    public Map<Long, Load> loads(Account by, Instant now) {
        by.require(Right.READ_INBOX);
        return db.withHandle(handle -> {
            Map<Long, Load> loads = new HashMap<>();
            handle.createQuery("""
                            SELECT a.id, (SELECT count(*) FROM conversation c WHERE c.assignee_id = a.id AND c.state <> 'resolved') AS open,
                                   EXISTS (SELECT FROM session s WHERE s.account_id = a.id AND s.seen_at > :since AND s.expires_at > :now) AS here
                              FROM account a WHERE a.active
                            """)
                    .bind("since", now.minus(Duration.ofMinutes(15)))
                    .bind("now", now)
                    .map((row, context) ->
                            loads.put(row.getLong("id"), new Load(row.getInt("open"), row.getBoolean("here"))))
                    .list();
            return loads;
        });
    }
}
