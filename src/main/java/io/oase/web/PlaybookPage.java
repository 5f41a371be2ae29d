package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A playbook to read.
 *
 * @param lang in which language its texts stand here
 * @param languages it is written in
 * @param overdue whether somebody should have looked at it by now
 * @param version its hash, short
 * @param source where its file is
 * @param standing in words, where it is not the version in use; null where it is
 * @param mayActivate whether the reader may put it in force
 * @param notes what somebody should look at, in words
 * @param guideHtml safe HTML
 */
public record PlaybookPage(
        String id,
        String title,
        String summary,
        String lang,
        List<Choice> languages,
        String owner,
        String reviewBy,
        boolean overdue,
        Moment since,
        String version,
        String source,
        @Nullable String standing,
        boolean mayActivate,
        boolean mayUpload,
        List<String> notes,
        When when,
        List<LevelRow> levels,
        List<RoleCard> roles,
        List<StepLine> steps,
        List<FactLine> facts,
        List<PhaseGroup> phases,
        @Nullable String silence,
        List<Asked> questions,
        @Nullable Manners manners,
        List<String> stops,
        List<ContactLine> contacts,
        List<String> conditions,
        After after,
        String guideHtml) {
    public PlaybookPage {
        languages = List.copyOf(languages);
        notes = List.copyOf(notes);
        levels = List.copyOf(levels);
        roles = List.copyOf(roles);
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
        phases = List.copyOf(phases);
        questions = List.copyOf(questions);
        stops = List.copyOf(stops);
        contacts = List.copyOf(contacts);
        conditions = List.copyOf(conditions);
    }

    /** Whether there is more than one language to choose from. */
    public boolean several() {
        return languages.size() > 1;
    }

    /** What lets somebody reach for it. */
    public record When(
            String byHand, List<TopicLine> topics, @Nullable String ratings, String where) {}

    /** A topic that is watched. */
    public record TopicLine(String name, List<String> words, String from) {}

    /**
     * How bad it is; times in words.
     *
     * @param gravity 1 to 3, for its colour
     */
    public record LevelRow(
            int number,
            int gravity,
            String name,
            String when,
            String tell,
            String approve,
            String first,
            String next,
            String resolution,
            String every) {}

    /** A part somebody plays. */
    public record RoleCard(String name, String does, String from, String people) {}

    /** Something to be done; {@code due} like T+10. */
    public record StepLine(
            String due,
            String title,
            @Nullable String how,
            String role,
            @Nullable String evidence,
            String after,
            String levels) {}

    /** Something to be filled in; {@code kind} in words with how long it may be. */
    public record FactLine(
            String id,
            String label,
            String kind,
            boolean required,
            @Nullable String hint,
            @Nullable String example,
            List<String> choices) {}

    /** What is said in one phase. */
    public record PhaseGroup(String name, List<StatementCard> statements) {}

    /**
     * Something to say.
     *
     * @param audience {@code public}, {@code private} or {@code press}
     * @param variantsHtml safe HTML with slots as marks
     */
    public record StatementCard(
            String audience, String readers, String where, List<String> variantsHtml, boolean isPrivate) {}

    /** A question; its answer is safe HTML. */
    public record Asked(String question, String answerHtml) {}

    /** How to speak. */
    public record Manners(List<String> doThis, List<String> doNot, List<String> avoid, List<String> press) {
        /** Whether there is anything to be done or not. */
        public boolean either() {
            return !doThis.isEmpty() || !doNot.isEmpty();
        }
    }

    /** Somebody to turn to. */
    public record ContactLine(String who, String why, String reach) {}

    /** What is done once it is over. */
    public record After(String who, List<String> questions) {}
}
