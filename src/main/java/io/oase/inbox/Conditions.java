package io.oase.inbox;

import io.oase.search.Operator;
import io.oase.search.Plan;
import io.oase.search.Search;
import io.oase.search.Sought.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** What the operators of a search ask of conversations, in SQL over {@code conversation c}. */
final class Conditions {
    private final Search search;
    private final Leg.Owner owner;
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Conditions(Search search, Plan plan, Leg.Owner owner) {
        this.search = search;
        this.owner = owner;
        plan.conditions().forEach(this::add);
        plan.without().forEach(this::add);
    }

    /** All of them, each after an {@code AND}. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        parts.forEach(part -> sql.append(" AND ").append(part));
        return sql.toString();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        return query;
    }

    private void add(Plan.Resolved resolved) {
        Condition condition = resolved.condition();
        switch (condition.operator()) {
            case CHANNEL -> in(resolved, "c.channel_id");
            case ASSIGNEE -> in(resolved, owner.assignee());
            case TEAM -> in(resolved, owner.team());
            case TAG ->
                add(
                        condition.not(),
                        "EXISTS (SELECT 1 FROM conversation_tag ct WHERE ct.conversation_id = c.id AND ct.tag_id = ANY(:%s))",
                        resolved.ids().toArray(Long[]::new));
            case IS -> plain(condition.not(), being(condition.being()));
            case HAS -> plain(condition.not(), having(condition.having()));
            case RATING ->
                plain(
                        condition.not(),
                        "c.stars BETWEEN %d AND %d"
                                .formatted(
                                        condition.stars().least(),
                                        condition.stars().most()));
            case BEFORE -> add(condition.not(), "c.last_post_at < :%s", first(condition));
            case AFTER -> add(condition.not(), "c.last_post_at >= :%s", first(condition));
            case ON ->
                add(
                        condition.not(),
                        "c.last_post_at >= :%1$s AND c.last_post_at < :%1$s_end",
                        first(condition),
                        search.begins(condition.when().next()));
            case FROM, LANG -> throw new IllegalStateException("These are about posts");
        }
    }

    private void add(Plan.Without without) {
        String said =
                "NOT EXISTS (SELECT 1 FROM post said WHERE said.conversation_id = c.id AND said.search @@ CAST(:%1$s AS tsquery)";
        if (without.verbatim().isEmpty()) {
            add(false, said + ")", without.posts());
        } else {
            add(
                    false,
                    said + " AND search_name(concat_ws(' ', said.title, said.warning, said.body)) ~ :%1$s_end)",
                    without.posts(),
                    without.verbatim());
        }
    }

    private void in(Plan.Resolved resolved, String column) {
        if (resolved.nobody()) {
            plain(resolved.condition().not(), column + " IS NULL");
        } else if (resolved.ids().size() == 1) {
            // Alone, so that a list is read along the index of this one.
            add(resolved.condition().not(), column + " = :%s", resolved.ids().get(0));
        } else {
            add(
                    resolved.condition().not(),
                    column + " = ANY(:%s)",
                    resolved.ids().toArray(Long[]::new));
        }
    }

    private String being(Operator.Being being) {
        return switch (being) {
            case NEW -> "c.state = 'new'";
            case OPEN -> "c.state IN ('new', 'open')";
            case WAITING -> "c.state = 'waiting'";
            case RESOLVED -> "c.state = 'resolved'";
            case UNANSWERED -> "c.unanswered_since IS NOT NULL";
            case PRIVATE -> "c.private";
            case PUBLIC -> "NOT c.private";
            case SNOOZED -> owner.snoozed();
            case OVERDUE -> {
                values.put("now", search.now());
                yield "EXISTS (SELECT 1 FROM due late WHERE late.conversation_id = c.id AND late.at < :now)";
            }
        };
    }

    private static String having(Operator.Having having) {
        return switch (having) {
            case NOTE -> "EXISTS (SELECT 1 FROM note n WHERE n.conversation_id = c.id)";
            case REPLY ->
                "(EXISTS (SELECT 1 FROM post ours WHERE ours.conversation_id = c.id AND ours.own AND ours.deleted_at IS NULL)"
                        + " OR EXISTS (SELECT 1 FROM reply r WHERE r.conversation_id = c.id AND r.state IN ('queued', 'publishing', 'failed', 'unknown')))";
            case TAG -> "EXISTS (SELECT 1 FROM conversation_tag ct WHERE ct.conversation_id = c.id)";
            case IMAGE, MEDIA -> throw new IllegalStateException("These are about posts");
        };
    }

    private Instant first(Condition condition) {
        return search.begins(condition.when().first());
    }

    private void add(boolean not, String sql, Object value) {
        String name = "sought_" + values.size();
        values.put(name, value);
        plain(not, sql.formatted(name));
    }

    private void add(boolean not, String sql, Object value, Object end) {
        String name = "sought_" + values.size();
        values.put(name, value);
        values.put(name + "_end", end);
        plain(not, sql.formatted(name));
    }

    /** What is unknown is not so. */
    private void plain(boolean not, String sql) {
        parts.add(not ? "(" + sql + ") IS NOT TRUE" : "(" + sql + ")");
    }
}
