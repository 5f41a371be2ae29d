package io.oase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.bulk.Action;
import io.oase.bulk.BulkChange;
import io.oase.bulk.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of many conversations as the JSON API shows it.
 *
 * @param state running, stopping, finished or stopped
 * @param refusals with what it could not be done; in a list of changes always empty
 */
@JsonNaming(SnakeCaseStrategy.class)
record BulkJson(
        long id,
        ActionJson action,
        String state,
        int total,
        int done,
        int same,
        int refused,
        int left,
        int awaitingApproval,
        @Nullable Long undoes,
        @Nullable Long undoneBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        List<RefusalJson> refusals) {

    /** One it could not be done with. */
    record RefusalJson(long conversation, String title, String person, String why) {}

    /**
     * What to do; which of the others belong to it depends on the first.
     *
     * @param does assign, team, tag, untag, snooze, move, prioritise, answer
     * @param assignee an account's id; null: nobody
     * @param team a team's id; null: none
     * @param until a moment; null: until they write
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionJson(
            @Nullable String does,
            @Nullable Long assignee,
            @Nullable Long team,
            @Nullable String tag,
            @Nullable String until,
            @Nullable String reason,
            @Nullable String state,
            @Nullable String noAnswer,
            @Nullable Integer priority,
            @Nullable String text,
            @Nullable String then)
            implements Body {
        Action action() {
            return switch (Body.given("action.does", does)) {
                case "assign" -> new Action.Assign(assignee);
                case "team" -> new Action.Team(team);
                case "tag" -> new Action.Tag(Body.given("action.tag", tag).strip());
                case "untag" -> new Action.Untag(Body.given("action.tag", tag).strip());
                case "snooze" ->
                    new Action.Snooze(
                            until == null ? null : Parsing.time("action.until", until),
                            Objects.requireNonNullElse(reason, "").strip());
                case "move" -> new Action.Move(Parsing.state(Body.given("action.state", state)), noAnswer);
                case "prioritise" -> new Action.Prioritise(Body.given("action.priority", priority));
                case "answer" ->
                    new Action.Answer(
                            Body.given("action.text", text).strip(), then == null ? null : Parsing.then(then), null);
                default ->
                    throw new Refused.Invalid(
                            "action.does",
                            Said.of("api.one_of", "assign, team, tag, untag, snooze, move, prioritise, answer"));
            };
        }

        static ActionJson of(Action action) {
            if (action instanceof Action.Assign assign) {
                return new ActionJson("assign", assign.to(), null, null, null, null, null, null, null, null, null);
            }
            if (action instanceof Action.Team given) {
                return new ActionJson("team", null, given.to(), null, null, null, null, null, null, null, null);
            }
            if (action instanceof Action.Tag tag) {
                return new ActionJson("tag", null, null, tag.tag(), null, null, null, null, null, null, null);
            }
            if (action instanceof Action.Untag tag) {
                return new ActionJson("untag", null, null, tag.tag(), null, null, null, null, null, null, null);
            }
            if (action instanceof Action.Snooze snooze) {
                String until = snooze.until() == null ? null : snooze.until().toString();
                return new ActionJson("snooze", null, null, null, until, snooze.reason(), null, null, null, null, null);
            }
            if (action instanceof Action.Move move) {
                return new ActionJson(
                        "move", null, null, null, null, null, lower(move.to()), move.noAnswer(), null, null, null);
            }
            if (action instanceof Action.Prioritise urgent) {
                return new ActionJson(
                        "prioritise", null, null, null, null, null, null, null, urgent.priority(), null, null);
            }
            Action.Answer answer = (Action.Answer) action;
            String then = answer.then() == null ? null : lower(answer.then());
            return new ActionJson("answer", null, null, null, null, null, null, null, null, answer.text(), then);
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    static BulkJson of(BulkChange change, List<Refusal> refusals, Reader reader) {
        boolean stopped = change.stoppedAt() != null;
        return new BulkJson(
                change.id(),
                ActionJson.of(change.action()),
                change.finishedAt() == null ? stopped ? "stopping" : "running" : stopped ? "stopped" : "finished",
                change.total(),
                change.done(),
                change.same(),
                change.refused(),
                change.left(),
                change.waiting(),
                change.undoes(),
                change.undoneBy(),
                change.createdAt(),
                change.finishedAt(),
                refusals.stream()
                        .map(each -> new RefusalJson(
                                each.conversation(), each.title(), each.person(), reader.say(each.why())))
                        .toList());
    }
}
