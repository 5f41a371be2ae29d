package io.oase.web;

import io.oase.channel.TextRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer or a note is written.
 *
 * @param conversation id
 * @param network proper name
 * @param account the account an answer comes from, with its @
 * @param privately whether an answer starts out private
 * @param canChoose whether public and private can be chosen
 * @param readers who will be able to read it, as a sentence, for public and for private
 * @param text what is in the field already: a draft, a refused or failed answer
 * @param note the same for the note
 * @param onNote whether the note is in front
 * @param count how long it is
 * @param problem why it was not sent, in words; null when nothing went wrong
 * @param newer what came meanwhile and was not seen; usually empty
 * @param readOnly why no answer can be published here; null when one can
 * @param elsewhere where to answer instead; null when unknown
 * @param replaces id of the reply this is written in the place of; empty otherwise
 * @param origin the prewritten reply it came from, as the form carries it; empty for none
 * @param drafts what is saved of it, and what lies beside
 */
public record ComposerView(
        long conversation,
        String network,
        String account,
        boolean privately,
        boolean canChoose,
        Readers readers,
        String text,
        String note,
        boolean onNote,
        CountView count,
        @Nullable String problem,
        List<PostView> newer,
        @Nullable String readOnly,
        @Nullable String elsewhere,
        String replaces,
        String origin,
        DraftsView drafts) {
    public ComposerView {
        newer = List.copyOf(newer);
    }

    /** Where nothing is saved. */
    public ComposerView(
            long conversation,
            String network,
            String account,
            boolean privately,
            boolean canChoose,
            Readers readers,
            String text,
            String note,
            boolean onNote,
            CountView count,
            @Nullable String problem,
            List<PostView> newer,
            @Nullable String readOnly,
            @Nullable String elsewhere,
            String replaces,
            String origin) {
        this(
                conversation,
                network,
                account,
                privately,
                canChoose,
                readers,
                text,
                note,
                onNote,
                count,
                problem,
                newer,
                readOnly,
                elsewhere,
                replaces,
                origin,
                DraftsView.NOTHING);
    }

    /** The same with what is saved. */
    ComposerView with(DraftsView saved) {
        return new ComposerView(
                conversation,
                network,
                account,
                privately,
                canChoose,
                readers,
                text,
                note,
                onNote,
                count,
                problem,
                newer,
                readOnly,
                elsewhere,
                replaces,
                origin,
                saved);
    }

    /** Who can read it, as sentences. */
    public record Readers(String everyone, String addressed) {}

    /**
     * How long an answer is, as the network counts, and how it will look.
     *
     * @param words {@code 208 of 300}
     * @param over whether it cannot be sent like this
     * @param signOff as it will appear; empty for none
     * @param parts the numbered parts when it has to be split; empty when it fits
     * @param hint what there is to say about it; empty for nothing
     * @param unfilled what was left open and must not go out, in a sentence; empty for nothing
     * @param repeat that the same words went out before; null when they did not
     * @param waits that it will wait for a second pair of eyes, and why; empty when it goes out by itself
     * @param internal that it names a colleague, so that it may be a note in the wrong field; empty when it does not
     */
    public record CountView(
            String words,
            boolean over,
            String signOff,
            List<Part> parts,
            String hint,
            String unfilled,
            @Nullable RepeatView repeat,
            String waits,
            String internal) {
        public CountView {
            parts = List.copyOf(parts);
        }

        CountView(
                String words,
                boolean over,
                String signOff,
                List<Part> parts,
                String hint,
                String unfilled,
                @Nullable RepeatView repeat) {
            this(words, over, signOff, parts, hint, unfilled, repeat, "", "");
        }

        CountView(String words, boolean over, String signOff, List<Part> parts, String hint) {
            this(words, over, signOff, parts, hint, "", null);
        }

        /**
         * Counts as the network counts.
         *
         * @param whole the answer as it would be published in one piece: addressing, words, sign-off
         * @param signOff the sign-off alone
         * @param parts the complete parts it would be split into; one or none where it fits or cannot be split
         */
        static CountView of(Reader reader, TextRule rule, String whole, String signOff, List<String> parts) {
            int length = rule.length(whole);
            boolean split = parts.size() > 1;
            boolean over = length > rule.max() && !split;
            String hint = over ? reader.say("write.toolong", length - rule.max()) : "";
            List<Part> shown = new ArrayList<>();
            for (int i = 0; split && i < parts.size(); i++) {
                String counted = reader.say("write.length", rule.length(parts.get(i)), rule.max());
                shown.add(new Part(reader.say("write.part", i + 1, counted), parts.get(i)));
            }
            return new CountView(
                    reader.say("write.length", length, rule.max()),
                    over,
                    signOff,
                    shown,
                    split ? reader.say("write.split", parts.size()) : hint);
        }
    }

    /** One part of a split answer, complete as it will be published. */
    public record Part(String words, String text) {}
}
