package io.oase.inbox;

import io.oase.people.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a filter means in SQL, over {@code conversation c}; each condition can be followed along an index. What is searched for is not
 * part of it.
 */
final class Wheres {
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
                    case OPEN -> "c.state IN ('new', 'open') AND NOT " + owner.snoozed();
                    case SNOOZED -> "c.snoozed";
                    // What was merged counts as resolved; it is shown where its posts are.
                    case RESOLVED -> "c.state = 'resolved' AND c.merged_into IS NULL";
                    case ALL -> "c.merged_into IS NULL";
                });
        if (filter.dueBefore() != null) {
            parts.add("EXISTS (SELECT 1 FROM due soon WHERE soon.conversation_id = c.id AND soon.at < :due_before)");
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

    static Query bind(Query query, Account by, Filter filter, Tags.@Nullable Use tag) {
        if (filter.view() == Filter.View.MINE || filter.view() == Filter.View.TEAM) {
            query.bind("me", by.id());
        }
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
