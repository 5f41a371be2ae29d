package io.oase.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.inbox.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed about a conversation; what is absent stays.
 *
 * @param noAnswer why the last words need no answer; only together with state resolved
 * @param note what whoever gets it should know; only together with assignee or team
 * @param stillWith who has it as far as the asker knows: an account's id, {@code "me"}, or JSON null for nobody; Java null for anybody
 * @param withDraft whether what the giver has written there goes along; only together with an assignee
 * @param followUp when to ask again; only together with state resolved
 * @param team a team's id, or JSON null for none; Java null when absent
 * @param assignee an account's id, {@code "me"}, or JSON null for nobody; Java null when absent
 */
@JsonNaming(SnakeCaseStrategy.class)
record ConversationChange(
        @Nullable String state,
        @Nullable JsonNode assignee,
        @Nullable JsonNode team,
        @Nullable List<String> tags,
        @Nullable Integer priority,
        @Nullable String noAnswer,
        @Nullable String note,
        @Nullable JsonNode stillWith,
        @Nullable Boolean withDraft,
        LaterApi.@Nullable NewFollowUp followUp)
        implements Body {
    /** Whom the draft goes along to; null where it stays. */
    @Nullable
    Long draftTo(Change change) {
        if (!Boolean.TRUE.equals(withDraft)) {
            return null;
        }
        Change.Assignment given = change.assignment();
        if (given == null || given.to() == null || followUp != null) {
            throw new Refused.Invalid("with_draft", Said.of("api.draft_with_assignee"));
        }
        return given.to();
    }

    /**
     * What is to be changed.
     *
     * @param me whom {@code "me"} means
     * @throws Refused.Invalid naming the field that makes no sense
     */
    Change change(long me) {
        if (note != null && assignee == null && team == null) {
            throw new Refused.Invalid("note", Said.of("api.note_with_assignee"));
        }
        if (state == null && assignee == null && team == null && tags == null && priority == null) {
            throw new Refused.Invalid(
                    "body", Said.of("api.nothing_to_change", "state, team, assignee, tags, priority"));
        }
        if (stillWith != null && assignee == null) {
            throw new Refused.Invalid("still_with", Said.of("api.still_with_assignee"));
        }
        return new Change(
                assignment(me),
                team == null ? null : new Change.Teaming(id(team), assignee == null ? note : null),
                tags,
                state == null ? null : Parsing.state(state),
                noAnswer,
                priority);
    }

    private Change.@Nullable Assignment assignment(long me) {
        if (assignee == null) {
            return null;
        }
        Change.Assignment given = new Change.Assignment(account("assignee", assignee, me), note);
        return stillWith == null ? given : given.still(new Change.Holder(account("still_with", stillWith, me)));
    }

    private static @Nullable Long id(JsonNode team) {
        if (team.isNull()) {
            return null;
        }
        if (team.isIntegralNumber() && team.canConvertToLong()) {
            return team.longValue();
        }
        throw new Refused.Invalid("team", Said.of("api.team"));
    }

    private static @Nullable Long account(String field, JsonNode assignee, long me) {
        if (assignee.isNull()) {
            return null;
        }
        if (assignee.isIntegralNumber() && assignee.canConvertToLong()) {
            return assignee.longValue();
        }
        if (assignee.isTextual() && assignee.textValue().equals("me")) {
            return me;
        }
        throw new Refused.Invalid(field, Said.of("api.assignee"));
    }
}
