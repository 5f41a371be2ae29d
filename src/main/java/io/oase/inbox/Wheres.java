package io.oase.inbox;

import io.oase.people.Account;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a filter means in SQL, over {@code conversation c}; each condition can be followed along an index. What is searched for is not
 * part of it.
 */
final class Wheres {
    /** Mentions that count, the newest first. */
    private static final int MENTIONS_BOUND = 1_000;

    /** Conversations of the notes that mention one. */
    private static final String MENTIONS = """
            SELECT n.conversation_id FROM mentioned me JOIN note n ON n.id = me.note_id
             WHERE me.account_id = :me ORDER BY me.note_id DESC LIMIT %d
            """.formatted(MENTIONS_BOUND);

    private static final String DRAFTS =
            "SELECT d.conversation_id FROM draft d WHERE d.account_id = :me AND NOT d.ended";

    /** The few that {@link Filter.View#ALL} does not mean; there is an index of them. */
    static final String NOT_ALL = "c.merged_into IS NOT NULL";

    /** Views that ask who looks. */
    private static final Set<Filter.View> PERSONAL =
            EnumSet.of(Filter.View.MINE, Filter.View.TEAM, Filter.View.MENTIONS, Filter.View.DRAFTS);

    private Wheres() {}

    /** @param tag how often the filter's tag is used; null when it names none */
    static String of(Filter filter, Tags.@Nullable Use tag) {
        return of(filter, tag, Leg.Owner.SELF);
    }

    static String of(Filter filter, Tags.@Nullable Use tag, Leg.Owner owner) {
        String assignee = owner.assignee();
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (filter.view()) {
                    case MINE -> assignee + " = :me AND c.state <> 'resolved' AND NOT " + owner.snoozed();
                    case TEAM ->
                        "c.state IN ('new', 'open') AND NOT " + owner.snoozed() + " AND " + assignee + " IS NULL AND "
                                + owner.team() + " = ANY(ARRAY("
                                + "SELECT m.team_id FROM team_member m WHERE m.account_id = :me))";
                    case UNASSIGNED ->
                        "c.state IN ('new', 'open') AND NOT " + owner.snoozed() + " AND " + assignee + " IS NULL";
                    case WAITING -> "c.state = 'waiting'";
                    case OPEN, DUE -> "c.state IN ('new', 'open') AND NOT " + owner.snoozed();
                    case SNOOZED -> "c.snoozed";
                    case MENTIONS -> "c.id = ANY(ARRAY(" + MENTIONS + "))";
                    case DRAFTS -> "c.id = ANY(ARRAY(" + DRAFTS + "))";
                    // What was merged counts as resolved; it is shown where its posts are.
                    case RESOLVED -> "c.state = 'resolved' AND c.merged_into IS NULL";
                    case ALL -> "c.merged_into IS NULL";
                });
        if (filter.dueBefore() != null) {
            parts.add(owner.dueBefore());
        }
        if (filter.state() != null) {
            parts.add("c.state = '" + filter.state().name().toLowerCase(Locale.ROOT) + "'");
        }
        if (filter.assignee() != null) {
            parts.add(assignee + (filter.assignee() == 0 ? " IS NULL" : " = :assignee"));
        }
        if (filter.team() != null) {
            parts.add(owner.team() + (filter.team() == 0 ? " IS NULL" : " = :team"));
        }
        if (filter.channel() != null) {
            parts.add("c.channel_id = :channel");
        }
        if (tag != null) {
            parts.add(tagged(tag));
        }
        return " WHERE " + String.join(" AND ", parts);
    }

    /** All that the filter alone asks for. */
    static Query bind(Query query, Account by, Filter filter, Tags.@Nullable Use tag) {
        if (PERSONAL.contains(filter.view())) {
            query.bind("me", by.id());
        }
        return bind(query, filter, tag);
    }

    /** Everything but {@code :me}, who looks. */
    static Query bind(Query query, Filter filter, Tags.@Nullable Use tag) {
        if (filter.assignee() != null && filter.assignee() != 0) {
            query.bind("assignee", filter.assignee());
        }
        if (filter.team() != null && filter.team() != 0) {
            query.bind("team", filter.team());
        }
        if (filter.channel() != null) {
            query.bind("channel", filter.channel());
        }
        if (filter.dueBefore() != null) {
            query.bind("due_before", filter.dueBefore());
        }
        if (tag != null) {
            query.bind("tag", tag.id());
        }
        return query;
    }

    /** Few are fetched and put in order; where there are many, enough of them lie near the top of any list. */
    private static String tagged(Tags.Use tag) {
        return tag.rare()
                ? "c.id = ANY(ARRAY(SELECT ct.conversation_id FROM conversation_tag ct WHERE ct.tag_id = :tag))"
                : "EXISTS (SELECT 1 FROM conversation_tag ct WHERE ct.conversation_id = c.id AND ct.tag_id = :tag)";
    }
}
