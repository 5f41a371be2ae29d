package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with what was chosen.
 *
 * @param title how many they are, in words
 * @param chosen them, as the form sends them
 * @param first some of them, in words
 * @param more how many more there are, in words; empty for none
 * @param back where they were chosen
 * @param problems why it was not taken, each in words
 * @param colleagues to give them to; empty for those who may only take
 * @param tag what was typed
 * @param noAnswer what was typed
 * @param answers whether they may answer
 * @param answerHint what happens then
 * @param example of a text with a slot
 * @param text what was typed as an answer
 * @param origin the prewritten reply it came from; empty for none
 * @param offers prewritten replies to begin with
 * @param then states afterwards
 * @param previews each answer as it will read; empty before they were looked at
 * @param personal what would make the text theirs where it went out lately or would be read more than once; empty otherwise
 * @param sendable how many of them can be sent
 * @param send what the button says; null when none can
 */
public record BulkChoosePage(
        String title,
        List<String> chosen,
        List<Line> first,
        String more,
        String back,
        List<String> problems,
        List<Choice> colleagues,
        List<Choice> teams,
        List<String> knownTags,
        String tag,
        List<LaterPage.Moment> moments,
        String earliest,
        String reason,
        String noAnswer,
        List<Choice> priorities,
        boolean answers,
        String answerHint,
        String example,
        String text,
        String origin,
        List<Choice> offers,
        List<Choice> then,
        List<Preview> previews,
        String personal,
        int sendable,
        @Nullable String send) {
    public BulkChoosePage {
        chosen = List.copyOf(chosen);
        first = List.copyOf(first);
        problems = List.copyOf(problems);
        colleagues = List.copyOf(colleagues);
        teams = List.copyOf(teams);
        knownTags = List.copyOf(knownTags);
        moments = List.copyOf(moments);
        priorities = List.copyOf(priorities);
        offers = List.copyOf(offers);
        then = List.copyOf(then);
        previews = List.copyOf(previews);
    }

    /** One that was chosen. */
    public record Line(String url, String person, String title) {}

    /**
     * One answer.
     *
     * @param text as it will stand on the network, all parts of it
     * @param trouble why it cannot be sent; empty when it can
     * @param repeat that these very words went out in public lately or would with others of them, and what would make them
     *     theirs; null when they are alone
     */
    public record Preview(
            String url,
            String person,
            String where,
            String text,
            String trouble,
            @Nullable RepeatView repeat) {}
}
