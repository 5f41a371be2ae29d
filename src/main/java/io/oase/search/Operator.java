package io.oase.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a search is narrowed by: {@code from:anna}. Each has an English and a German word; both are always understood. */
public enum Operator {
    /** Who wrote the post: a name, a handle, or {@code me} for us. */
    FROM("from", "von"),
    /** Where: a channel's name or number, or a network. */
    CHANNEL("channel", "kanal"),
    /** Who has it: a colleague's name or number, {@code me}, {@code none}. */
    ASSIGNEE("assignee", "bei"),
    /** Whose matter it is: a team's name or number, {@code none}. */
    TEAM("team", "team"),
    /** Which tag the conversation has. */
    TAG("tag", "schlagwort"),
    /** What it contains: see {@link Having}. */
    HAS("has", "hat"),
    /** How it stands: see {@link Being}. */
    IS("is", "ist"),
    /** How many stars its review has: see {@link Stars}. */
    RATING("rating", "bewertung"),
    /** Written before this day. */
    BEFORE("before", "vor"),
    /** Written on this day or after it. */
    AFTER("after", "seit"),
    /** Written on this day, in this month or in this year. */
    ON("on", "am"),
    /** In which language the post is. */
    LANG("lang", "sprache");

    private final String english;
    private final String german;

    Operator(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /** The word before the colon. */
    public String word(Locale locale) {
        return locale.getLanguage().equals("de") ? german : english;
    }

    /** The operator with this word; empty when it is none, and so just a word. */
    static Optional<Operator> of(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.english.equals(small) || each.german.equals(small))
                .findFirst();
    }

    /** Words of somebody's own that stand for a value; the first two of each are shown, the English and the German one. */
    interface Value {
        /** All that is understood. */
        List<String> words();

        /** The word that is shown. */
        default String word(Locale locale) {
            return words().get(locale.getLanguage().equals("de") ? 1 : 0);
        }

        static <V extends Enum<V> & Value> Optional<V> of(V[] values, String word) {
            String plain = Folding.of(word);
            return Arrays.stream(values)
                    .filter(each -> each.words().stream().map(Folding::of).anyMatch(plain::equals))
                    .findFirst();
        }
    }

    /** Values of {@link #HAS}. */
    public enum Having implements Value {
        IMAGE("image", "bild", "picture", "foto"),
        MEDIA("media", "anhang", "video", "medien"),
        NOTE("note", "notiz", "notes", "notizen"),
        REPLY("reply", "antwort", "answer", "replies"),
        TAG("tag", "schlagwort", "tags");

        private final List<String> words;

        Having(String... words) {
            this.words = List.of(words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /** Values of {@link #IS}. */
    public enum Being implements Value {
        NEW("new", "neu"),
        /** New or open, as in the list of that name. */
        OPEN("open", "offen"),
        WAITING("waiting", "wartend", "wartet"),
        RESOLVED("resolved", "gelöst", "erledigt"),
        OVERDUE("overdue", "überfällig", "late"),
        UNANSWERED("unanswered", "unbeantwortet"),
        PRIVATE("private", "privat"),
        PUBLIC("public", "öffentlich"),
        SNOOZED("snoozed", "zurückgestellt");

        private final List<String> words;

        Being(String... words) {
            this.words = List.of(words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }
}
