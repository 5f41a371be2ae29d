package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.ConversationState;
import io.oase.inbox.Filter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list as an address says it: the view and how it is narrowed. The same address makes the same list for everybody who may
 * see it, and an open conversation carries it along so that the way back is the way one came.
 *
 * @param view which list
 * @param state exactly this state; null for any
 * @param assignee {@code me}, {@code none} or an account's id; null for any
 * @param team {@code none} or a team's id; null for any
 * @param channel a channel's id; null for any
 * @param tag a tag; null for any
 * @param query what is searched for; null for nothing
 * @param sort which come first; null for what is usual in the view
 */
record InboxAddress(
        Filter.View view,
        @Nullable ConversationState state,
        @Nullable String assignee,
        @Nullable String team,
        @Nullable Long channel,
        @Nullable String tag,
        @Nullable String query,
        Filter.@Nullable Order sort) {

    /** What is due within this time, or overdue, is due soon. */
    static final Duration SOON = Duration.ofHours(1);

    /** A view with nothing narrowed. */
    static InboxAddress of(Filter.View view) {
        return new InboxAddress(view, null, null, null, null, null, null, null);
    }

    /**
     * Reads an address.
     *
     * @throws Refused.Invalid naming the part that means nothing
     */
    static InboxAddress of(Filter.View view, MultivaluedMap<String, String> query) {
        String state = given(query, "state");
        String sort = given(query, "sort");
        return new InboxAddress(
                view,
                state == null ? null : Parsing.state(state),
                given(query, "assignee"),
                given(query, "team"),
                number(given(query, "channel")),
                given(query, "tag"),
                given(query, "q"),
                sort == null ? null : Parsing.order(sort));
    }

    /**
     * What the list reads.
     *
     * @param now when it is read
     */
    Filter filter(long me, Instant now) {
        return new Filter(
                view,
                state,
                Parsing.assignee(assignee, me),
                Parsing.team(team),
                channel,
                tag,
                query,
                dueBefore(now),
                order());
    }

    private @Nullable Instant dueBefore(Instant now) {
        return view == Filter.View.DUE ? now.plus(SOON) : null;
    }

    /** What comes first: of what is searched for the best, work by what is due, the rest by what is new. */
    Filter.Order order() {
        return sort == null ? usual() : sort;
    }

    /** What comes first unless something else is chosen. */
    Filter.Order usual() {
        if (query != null) {
            return Filter.Order.BEST;
        }
        return switch (view) {
            case MINE, TEAM, UNASSIGNED, OPEN, DUE -> Filter.Order.DUE;
            case WAITING, SNOOZED, MENTIONS, DRAFTS, RESOLVED, ALL -> Filter.Order.LATEST;
        };
    }

    /** Whether anything but the view is said. */
    boolean narrowed() {
        return state != null || assignee != null || team != null || channel != null || tag != null || query != null;
    }

    /** The same list with something else searched for. */
    InboxAddress searching(String words) {
        return new InboxAddress(view, state, assignee, team, channel, tag, words, sort);
    }

    /** What is searched for, everywhere and not narrowed otherwise. */
    InboxAddress everywhere() {
        return new InboxAddress(Filter.View.ALL, null, null, null, null, null, query, null);
    }

    /** Part of its address: {@code mine}. */
    String id() {
        return view.name().toLowerCase(Locale.ROOT);
    }

    /** The view's own address. */
    String bare() {
        return "/inbox/" + id();
    }

    /** The whole address. */
    String url() {
        String parts = parts();
        return parts.isEmpty() ? bare() : bare() + "?" + parts.substring(1);
    }

    /** Where the list goes on after a page. */
    String after(String cursor) {
        return bare() + "?cursor=" + encode(cursor) + parts();
    }

    /** A conversation opened from here. */
    String conversation(long id) {
        return "/conversations/" + id + "?view=" + id() + parts();
    }

    /** Everything but the view, each part with its ampersand before it. */
    private String parts() {
        StringBuilder parts = new StringBuilder();
        add(parts, "q", query);
        add(parts, "channel", channel);
        add(parts, "state", state == null ? null : state.name().toLowerCase(Locale.ROOT));
        add(parts, "assignee", assignee);
        add(parts, "team", team);
        add(parts, "tag", tag);
        add(parts, "sort", order() == usual() ? null : order().name().toLowerCase(Locale.ROOT));
        return parts.toString();
    }

    private static void add(StringBuilder parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.append('&').append(name).append('=').append(encode(value.toString()));
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable String given(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Long number(@Nullable String word) {
        if (word == null) {
            return null;
        }
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw new Refused.Invalid("channel", Said.of("inbox.no_such_channel"));
        }
    }
}
