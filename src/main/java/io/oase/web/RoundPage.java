package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round of answers: looked at before, watched while it goes.
 *
 * @param url its address
 * @param back where its statement is
 * @param lead what is to be known now
 * @param said the statement and who signs, in words
 * @param tone {@code calm}, {@code near} or {@code well}
 * @param account what became of how many, each in words
 * @param go what the button says that begins it; null where it has begun or nobody is left
 * @param running whether it goes on by itself
 * @param discard whether it can be thrown away unseen
 * @param answers some of them
 * @param next where more are; null at the end
 */
public record RoundPage(
        ActivationTabs head,
        String url,
        String back,
        String title,
        String lead,
        String said,
        boolean drill,
        String tone,
        int total,
        int past,
        List<String> account,
        @Nullable String go,
        boolean running,
        boolean paused,
        boolean discard,
        boolean begun,
        List<Answer> answers,
        @Nullable String next,
        List<String> errors) {
    public RoundPage {
        account = List.copyOf(account);
        answers = List.copyOf(answers);
        errors = List.copyOf(errors);
    }

    /**
     * An answer.
     *
     * @param where channel and language
     * @param state in words
     * @param trouble why it cannot go out; empty: it can
     * @param leave whether it can be left out
     */
    public record Answer(
            long conversation,
            String person,
            String where,
            String language,
            String text,
            String counted,
            String state,
            String trouble,
            boolean leave) {}
}
