package io.oase.inbox;

import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a conversation; what is null stays.
 *
 * @param tags exactly these
 * @param noAnswer why its last words need no answer; only together with resolving
 * @param priority {@value #NORMAL} to {@value #MOST_URGENT}
 */
public record Change(
        @Nullable Assignment assignment,
        @Nullable Teaming team,
        @Nullable List<String> tags,
        @Nullable ConversationState state,
        @Nullable String noAnswer,
        @Nullable Integer priority) {
    /** Priority of what nobody called urgent. */
    public static final int NORMAL = 0;
    /** The highest priority. */
    public static final int MOST_URGENT = 2;

    private static final int LONGEST_REASON = 200;

    /**
     * Whose a conversation becomes.
     *
     * @param to null: nobody's
     * @param note what whoever gets it should know; null for nothing
     * @param quietly whether whoever gets it is not told, because somebody tells them of many at once
     * @param still with whom it must still be; null: with anybody
     */
    public record Assignment(
            @Nullable Long to,
            @Nullable String note,
            boolean quietly,
            @Nullable Holder still) {
        /** Of which whoever gets it is told. */
        public Assignment(@Nullable Long to, @Nullable String note) {
            this(to, note, false, null);
        }

        /** The same, if it is still with whom one saw it. */
        public Assignment still(Holder with) {
            return new Assignment(to, note, quietly, with);
        }

        private static Assignment checked(Assignment given) {
            return new Assignment(given.to, Change.note(given.note), given.quietly, given.still);
        }
    }

    /**
     * Who has a conversation.
     *
     * @param account null: nobody
     */
    public record Holder(@Nullable Long account) {}

    /**
     * Which team's matter a conversation becomes.
     *
     * @param to null: no team's
     * @param note what they should know; null for nothing
     * @param quietly whether they are not told, because somebody tells them of many at once
     */
    public record Teaming(@Nullable Long to, @Nullable String note, boolean quietly) {
        /** Of which they are told. */
        public Teaming(@Nullable Long to, @Nullable String note) {
            this(to, note, false);
        }

        private static Teaming checked(Teaming given) {
            return new Teaming(given.to, Change.note(given.note), given.quietly);
        }
    }

    /** @param account null: nobody */
    static Change assignTo(@Nullable Long account, @Nullable String note) {
        return new Change(new Assignment(account, note), null, null, null, null, null);
    }

    static Change moveTo(ConversationState state, @Nullable String noAnswer) {
        return new Change(null, null, null, state, noAnswer, null);
    }

    /** @param team null: none */
    static Change giveTo(@Nullable Long team, @Nullable String note) {
        return new Change(null, new Teaming(team, note), null, null, null, null);
    }

    /** What somebody must be allowed to do to ask for this. */
    Set<Right> required() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (assignment != null || team != null || state != null || priority != null) {
            rights.add(Right.TAKE);
        }
        if (tags != null) {
            rights.add(Right.WRITE_NOTES);
        }
        return rights;
    }

    /**
     * The same, as it is kept.
     *
     * @throws Refused.Invalid naming the field: state, no_answer, note, priority, tags
     */
    Change checked() {
        if (state == ConversationState.NEW) {
            throw new Refused.Invalid("state", Said.of("inbox.not_new_again"));
        }
        if (priority != null && (priority < NORMAL || priority > MOST_URGENT)) {
            throw new Refused.Invalid("priority", Said.of("inbox.no_such_priority", NORMAL, MOST_URGENT));
        }
        return new Change(
                assignment == null ? null : Assignment.checked(assignment),
                team == null ? null : Teaming.checked(team),
                tags == null ? null : Tags.checked(tags),
                state,
                noAnswer == null ? null : reason(),
                priority);
    }

    private static @Nullable String note(@Nullable String given) {
        String note = given == null ? "" : given.replace("\0", "").strip();
        if (note.length() > LONGEST_REASON) {
            throw new Refused.Invalid("note", Said.of("inbox.handing_length", LONGEST_REASON));
        }
        return note.isEmpty() ? null : note;
    }

    private String reason() {
        String why = String.valueOf(noAnswer).replace("\0", "").strip();
        if (state != ConversationState.RESOLVED) {
            throw new Refused.Invalid("no_answer", Said.of("inbox.no_answer_resolves"));
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused.Invalid("no_answer", Said.of("inbox.no_answer_length", LONGEST_REASON));
        }
        return why;
    }
}
