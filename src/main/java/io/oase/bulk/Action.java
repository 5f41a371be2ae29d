package io.oase.bulk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.oase.inbox.ConversationState;
import io.oase.people.Right;
import io.oase.prewritten.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done with each of many conversations. Kept as JSON, so that a node that dies leaves it to another. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "does")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Action.Assign.class, name = "assign"),
    @JsonSubTypes.Type(value = Action.Team.class, name = "team"),
    @JsonSubTypes.Type(value = Action.Tag.class, name = "tag"),
    @JsonSubTypes.Type(value = Action.Untag.class, name = "untag"),
    @JsonSubTypes.Type(value = Action.Snooze.class, name = "snooze"),
    @JsonSubTypes.Type(value = Action.Move.class, name = "move"),
    @JsonSubTypes.Type(value = Action.Prioritise.class, name = "prioritise"),
    @JsonSubTypes.Type(value = Action.Answer.class, name = "answer")
})
public sealed interface Action {
    /** What somebody must be allowed to do to ask for it at all; whether they may with each is asked with each. */
    @JsonIgnore
    default Right right() {
        return Right.TAKE;
    }

    /** @param to null: nobody's */
    record Assign(@Nullable Long to) implements Action {}

    /** @param to null: no team's */
    record Team(@Nullable Long to) implements Action {}

    /** Adds a tag. */
    record Tag(String tag) implements Action {
        @Override
        public Right right() {
            return Right.WRITE_NOTES;
        }
    }

    /** Takes a tag away. */
    record Untag(String tag) implements Action {
        @Override
        public Right right() {
            return Right.WRITE_NOTES;
        }
    }

    /**
     * Puts away.
     *
     * @param until null: until they write
     * @param reason blank for none
     */
    record Snooze(@Nullable Instant until, String reason) implements Action {}

    /**
     * Moves to a state.
     *
     * @param noAnswer why the last words need no answer; null where nobody says so
     */
    record Move(ConversationState to, @Nullable String noAnswer) implements Action {}

    /** @param priority as {@link io.oase.inbox.Change} has it */
    record Prioritise(int priority) implements Action {}

    /**
     * Answers each person.
     *
     * @param text with slots, filled for each
     * @param then state afterwards; null leaves it open
     * @param origin the prewritten reply it came from; null for none
     */
    record Answer(
            String text,
            @Nullable ConversationState then,
            @Nullable Origin origin) implements Action {
        @Override
        public Right right() {
            return Right.ANSWER;
        }
    }
}
