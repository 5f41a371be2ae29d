package io.oase.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What a filter means in SQL, over {@code conversation c}; each condition can be followed along an index. */
final class Wheres {
    /** Posts a search takes into account, newest first; and conversations of people whose name begins with the words. */
    private static final int SEARCH_BOUND = 1_000;

    /** People a search takes into account, and conversations of each, latest first. */
    private static final int PEOPLE_BOUND = 100;

    private static final int THEIRS_BOUND = 20;

    /** Conversations of the notes that mention one. */
    private static final String MENTIONS = """
            SELECT n.conversation_id FROM mentioned me JOIN note n ON n.id = me.note_id
             WHERE me.account_id = :me ORDER BY me.note_id DESC LIMIT %d
            """.formatted(SEARCH_BOUND);

    private static final String DRAFTS =
            "SELECT d.conversation_id FROM draft d WHERE d.account_id = :me AND NOT d.ended";

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
        if (filter.query() != null) {
            parts.add(FOUND);
        }
        return " WHERE " + String.join(" AND ", parts);
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
        if (filter.query() != null) {
            String plain = filter.query().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
            query.bind("query", filter.query()).bind("prefix", plain.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
        return query;
    }

    /** Few are fetched and put in order; where there are many, enough of them lie near the top of any list. */
    private static String tagged(Tags.Use tag) {
        return tag.rare()
                ? "c.id = ANY(ARRAY(SELECT ct.conversation_id FROM conversation_tag ct WHERE ct.tag_id = :tag))"
                : "EXISTS (SELECT 1 FROM conversation_tag ct WHERE ct.conversation_id = c.id AND ct.tag_id = :tag)";
    }

    /** As arrays, so that the conversations are fetched by their ids, whatever the planner thinks of the words. */
    private static final String FOUND = """
            (c.id = ANY(ARRAY(SELECT conversation_id FROM post
                               WHERE search @@ websearch_to_tsquery('simple', :query) AND conversation_id IS NOT NULL
                               ORDER BY id DESC LIMIT %1$d)
                     || ARRAY(SELECT theirs.id
                               FROM (SELECT id, contact_id FROM identity
                                      WHERE lower(handle) LIKE :prefix OR lower(display_name) LIKE :prefix
                                      ORDER BY id DESC LIMIT %2$d) who
                              CROSS JOIN LATERAL (
                                    SELECT named.id FROM conversation named
                                     WHERE named.contact_id = who.contact_id AND named.identity_id = who.id AND named.merged_into IS NULL
                                     ORDER BY named.last_post_at DESC LIMIT %3$d) theirs)))
            """.formatted(SEARCH_BOUND, PEOPLE_BOUND, THEIRS_BOUND);
}
