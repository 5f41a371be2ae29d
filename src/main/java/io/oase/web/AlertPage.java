package io.oase.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alert, with what shows it.
 *
 * @param tone {@code late} or {@code quiet}
 * @param noticed when, in words
 * @param ended since when it is over, in words; null while it goes on
 * @param why each a sentence
 * @param words how many posts have each
 * @param firstWords what stands above its first post
 * @param first its first post; null when that is gone
 * @param postsWords what stands above the latest ones
 * @param posts the latest ones
 * @param figure null when nothing was counted
 * @param proposal null where no playbook watches for it
 * @param activation address of what was put in force because of it; null: nothing was
 * @param unknown whether it goes on and no playbook watches for it
 * @param mayManage whether the reader decides about it
 * @param maySilence whether there is something to silence
 * @param silenced who did, and why; null: nobody did
 * @param problems with what was typed
 */
public record AlertPage(
        long id,
        String name,
        String tone,
        String state,
        String noticed,
        @Nullable String ended,
        List<String> why,
        String soFar,
        List<Word> words,
        String firstWords,
        @Nullable Post first,
        String postsWords,
        List<Post> posts,
        @Nullable Figure figure,
        @Nullable Proposal proposal,
        @Nullable String activation,
        boolean unknown,
        boolean mayManage,
        boolean maySilence,
        @Nullable String silenced,
        List<Choice> spans,
        String reason,
        List<String> problems) {
    public AlertPage {
        why = List.copyOf(why);
        words = List.copyOf(words);
        posts = List.copyOf(posts);
        spans = List.copyOf(spans);
        problems = List.copyOf(problems);
    }

    /** A word or phrase, and in how many posts it is. */
    public record Word(String text, int count) {}

    /** One of its posts; with the stars of a review. */
    public record Post(
            String url,
            String person,
            String channel,
            Moment at,
            @Nullable Rating rating,
            String text) {}

    /**
     * A playbook that is for this.
     *
     * @param url where it is put in force
     */
    public record Proposal(String title, String url) {}

    /**
     * What it looked like, 720 wide and 120 high.
     *
     * @param width of a bar
     * @param usual the usual level, as points of a line
     * @param most people at the top
     */
    public record Figure(List<Bar> bars, int width, String usual, String most, List<DayPage.Mark> marks) {
        public Figure {
            bars = List.copyOf(bars);
            marks = List.copyOf(marks);
        }
    }

    /**
     * Ten minutes.
     *
     * @param tone {@code many} where it was noticed and after that, {@code in} before
     * @param words the same for those who do not see it
     */
    public record Bar(int x, int y, int height, String tone, String words) {}
}
