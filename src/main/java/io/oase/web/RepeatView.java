package io.oase.web;

import io.oase.inbox.InboxRow;
import io.oase.inbox.PersonName;
import io.oase.reply.Repetition;
import java.util.ArrayList;
import java.util.List;

/**
 * The same words went out in public before, or would together with these.
 *
 * @param words how often and when, in sentences
 * @param personal what would make them theirs: each a heading and the words
 */
public record RepeatView(String words, List<Personal> personal) {
    public RepeatView {
        personal = List.copyOf(personal);
    }

    /** Something that is about this person alone. */
    public record Personal(String label, String text) {}

    /**
     * What is to be said about a text that repeats what went out.
     *
     * @param row the conversation it would be an answer in
     * @param text as it would go out, filled
     */
    static RepeatView of(Reader reader, InboxRow row, String text, Repetition before) {
        return of(reader, row, text, said(reader, before));
    }

    /**
     * What is to be said about a text that others would read elsewhere, too.
     *
     * @param words where, in sentences
     */
    static RepeatView of(Reader reader, InboxRow row, String text, String words) {
        List<Personal> personal = new ArrayList<>();
        String name = PersonName.first(row.displayName());
        if (name.isEmpty() || !text.contains(name)) {
            personal.add(new Personal(reader.say("write.theirname"), row.person()));
        }
        String asked = row.unansweredSince() == null ? row.title() : row.snippet();
        if (!asked.isBlank()) {
            personal.add(new Personal(reader.say("write.theyasked"), asked));
        }
        return new RepeatView(words, personal);
    }

    /** That it went out before, in a sentence. */
    static String said(Reader reader, Repetition before) {
        return reader.say("write.repeat", before.times(), before.last(), before.by());
    }
}
