package io.oase.web;

import io.oase.web.Row.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open conversation.
 *
 * @param url its own address
 * @param back the list it was opened from
 * @param title its matter
 * @param where public or private, network and channel, in words
 * @param state {@code new}, {@code open}, {@code waiting} or {@code resolved}
 * @param holderWords who has it, in words
 * @param team whose matter it is; empty where no team answers for it
 * @param mine whether the reader has it
 * @param colleagues who it can be given to; a selected one has it; the value is empty for nobody
 * @param teams whose matter it can be made; a selected one’s it is; empty while there are none
 * @param tags its tags
 * @param knownTags tags to suggest
 * @param thread everything that was said and happened, oldest first
 * @param due how it is due; null when nothing is
 * @param unanswered whether somebody waits for an answer
 * @param priorities how urgent it can be; the selected one is how it is
 * @param last id of the newest post in it; what an answer says its author has seen
 * @param composer where an answer is written
 * @param later what is to become of it later, or why it is back
 */
public record ConversationView(
        long id,
        String url,
        String back,
        String title,
        boolean privately,
        String where,
        String state,
        String stateWords,
        String holderWords,
        String team,
        boolean mine,
        List<Choice> colleagues,
        List<Choice> teams,
        List<String> tags,
        List<String> knownTags,
        List<Entry> thread,
        @Nullable Due due,
        boolean unanswered,
        List<Choice> priorities,
        String last,
        ComposerView composer,
        LaterView later) {
    private static final int MORE_TAGS = 24;

    public ConversationView {
        colleagues = List.copyOf(colleagues);
        teams = List.copyOf(teams);
        tags = List.copyOf(tags);
        knownTags = List.copyOf(knownTags);
        thread = List.copyOf(thread);
        priorities = List.copyOf(priorities);
    }

    /** Whether it is done with. */
    public boolean resolved() {
        return state.equals("resolved");
    }

    /** Whether it waits for the other side. */
    public boolean waiting() {
        return state.equals("waiting");
    }

    /** Some tags it does not have, to be put on it with one touch. */
    public List<String> moreTags() {
        return knownTags.stream()
                .filter(each -> !tags.contains(each))
                .limit(MORE_TAGS)
                .toList();
    }

    /** Its address without the list. */
    public String here() {
        return "/conversations/" + id;
    }

    /** Whether something can be split off: there are several posts of others. */
    public boolean splittable() {
        return thread.stream()
                        .filter(entry -> entry.post() != null && !entry.post().context())
                        .count()
                > 1;
    }

    /** Whether a promised time is over. */
    public boolean late() {
        return due != null && due.tone().equals("late");
    }

    /** One thing in the thread; exactly one of the five is there. */
    public record Entry(
            @Nullable PostView post,
            @Nullable AnswerView answer,
            @Nullable NoteView note,
            @Nullable EventView event,
            @Nullable String absent) {
        /** Something somebody said to us, or what stands above it. */
        public static Entry of(PostView post) {
            return new Entry(post, null, null, null, null);
        }

        /** What we said. */
        public static Entry of(AnswerView answer) {
            return new Entry(null, answer, null, null, null);
        }

        /** What we said among ourselves. */
        public static Entry of(NoteView note) {
            return new Entry(null, null, note, null, null);
        }

        /** What happened. */
        public static Entry of(EventView event) {
            return new Entry(null, null, null, event, null);
        }

        /** A post that cannot be shown, and why, in words. */
        public static Entry absent(String words) {
            return new Entry(null, null, null, null, words);
        }
    }

    /** Something we said among ourselves; {@code html} is safe. */
    public record NoteView(long id, String author, Avatar avatar, Moment at, String html) {}

    /**
     * What happened, in one sentence.
     *
     * @param tone {@code plain} or {@code late}
     * @param there address of another conversation it leads to; null for none
     * @param undo how to undo it; null where that is not offered
     */
    public record EventView(
            Moment at,
            String words,
            String tone,
            @Nullable String there,
            @Nullable Undo undo) {
        /** Something that leads nowhere and stays. */
        public EventView(Moment at, String words, String tone) {
            this(at, words, tone, null, null);
        }
    }

    /**
     * Undoes something: posts to {@code action}.
     *
     * @param with another conversation it names; null for none
     * @param fresh whether the reader has just done it, so that the key for undoing means it
     */
    public record Undo(String action, @Nullable String with, String label, boolean fresh) {}
}
