package io.oase.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A word or phrase that is listened for in what comes in, found as search finds it: a single word with its inflected forms, a phrase
 * word for word, a word with an open end within others ({@code *ausfall}); case, umlauts and accents do not matter.
 *
 * @param text as somebody wrote it
 * @param query a {@code tsquery} over {@code post.search}; empty where the index knows too little of it
 * @param verbatim a regular expression of the database over the post as names are compared ({@code search_name}), which decides then;
 *     empty where the query does
 * @param part its longest word as names are compared: what does not hold these letters need not be looked at; empty where the query
 *     decides
 */
public record Listening(String text, String query, String verbatim, String part) {
    /** In their order; what has neither letters nor digits is left out. */
    public static List<Listening> to(Handle db, List<String> texts) {
        List<Listening> all = new ArrayList<>();
        List<WordDao.Stems> each = WordDao.stems(db, texts);
        for (int i = 0; i < texts.size(); i++) {
            List<String> words = Folding.words(each.get(i).name());
            if (!words.isEmpty()) {
                all.add(of(texts.get(i), words, each.get(i)));
            }
        }
        return all;
    }

    /** Whether it has an open end. */
    public boolean isOpen() {
        return Open.of(text).isPresent();
    }

    /**
     * How posts of the past are found along the index, by {@link #text}: a {@code tsquery} that holds for each that has it and, where it
     * does not decide, for some that have not. Of words with open ends it knows those posts up to {@link #learnt}. Empty where the index
     * is no help.
     */
    public static Map<String, String> along(Handle db, List<Listening> words) {
        Map<String, String> along = new HashMap<>();
        List<Listening> open =
                words.stream().filter(Listening::isOpen).distinct().toList();
        along.putAll(open.isEmpty() ? Map.of() : Open.along(db, open));
        List<Listening> looked = words.stream()
                .filter(word -> word.query.isEmpty() && !word.isOpen())
                .toList();
        List<WordDao.Stems> stems =
                WordDao.stems(db, looked.stream().map(Listening::text).toList());
        for (int i = 0; i < looked.size(); i++) {
            along.put(looked.get(i).text, Verbatim.loosely(stems.get(i)));
        }
        words.forEach(word -> along.putIfAbsent(word.text, word.query));
        return along;
    }

    /** The last post whose words the index of words knows. */
    public static long learnt(Handle db) {
        return LearntDao.last(db);
    }

    /** Filler words are not in the index, neither in German (“nicht”) nor in English (“down”): then the text is looked at itself. */
    private static Listening of(String text, List<String> words, WordDao.Stems stems) {
        boolean phrase = words.size() > 1;
        Optional<Open> open = phrase ? Optional.empty() : Open.of(text);
        if (open.isPresent()) {
            return new Listening(text, "", open.get().verbatim(words.get(0)), words.get(0));
        }
        if (phrase ? Verbatim.knowsTooLittle(words, stems) : stems.isFiller(false)) {
            return new Listening(
                    text,
                    "",
                    Verbatim.of(words),
                    words.stream().max(Comparator.comparingInt(String::length)).orElseThrow());
        }
        String query = phrase
                ? "(" + stems.germanPhrase() + ") | (" + stems.englishPhrase() + ")"
                : List.of(stems.german(), stems.english()).stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(Names::quoted)
                        .collect(Collectors.joining(" | "));
        return new Listening(text, query, "", "");
    }
}
