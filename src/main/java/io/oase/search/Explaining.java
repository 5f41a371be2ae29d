package io.oase.search;

import io.oase.search.Hit.Kind;
import io.oase.search.Match.Range;
import io.oase.search.TextDao.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Says of conversations that were found why: shows the piece it was found by, with the words marked. */
final class Explaining {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /** Reasons for one conversation. */
    private static final int REASONS = 2;

    /** Words of a text that are looked at; whoever writes more is found all the same. */
    private static final int WORDS = 2_000;

    private Explaining() {}

    static Map<Long, List<Match>> explain(Handle db, Found found, Collection<Long> conversations) {
        Map<Long, List<Hit>> chosen = new LinkedHashMap<>();
        conversations.forEach(id -> chosen.put(id, choice(found.hits().getOrDefault(id, List.of()))));
        Map<String, Text> texts = TextDao.read(
                db, ids(chosen, Kind.POST), ids(chosen, Kind.NOTE), ids(chosen, Kind.REPLY), ids(chosen, Kind.TAG));
        Set<String> marked = marked(db, found.plan(), texts.values());
        List<String> names = names(found.plan());
        Map<Long, List<Match>> matches = new HashMap<>();
        chosen.forEach((conversation, hits) -> {
            List<Match> reasons = hits.stream()
                    .flatMap(hit -> reasons(hit, texts, found.plan(), marked, names))
                    .distinct()
                    .limit(REASONS)
                    .toList();
            if (!reasons.isEmpty()) {
                matches.put(conversation, reasons);
            }
        });
        return matches;
    }

    /** The best of each kind. */
    private static List<Hit> choice(List<Hit> hits) {
        Map<Kind, Hit> best = new LinkedHashMap<>();
        hits.forEach(hit -> best.putIfAbsent(hit.kind(), hit));
        return List.copyOf(best.values());
    }

    private static Stream<Match> reasons(
            Hit hit, Map<String, Text> texts, Plan plan, Set<String> marked, List<String> names) {
        Text text = texts.get(hit.kind().name().toLowerCase(Locale.ROOT) + hit.id());
        if (text == null) {
            return Stream.empty();
        }
        if (hit.kind() == Kind.TAG) {
            List<Range> whole = List.of(new Range(0, text.words().length()));
            return Stream.of(new Match(Match.Kind.TAG, text.words(), whole));
        }
        List<Match> reasons = new ArrayList<>();
        List<Range> ranges = ranges(text.words(), marked);
        if (!ranges.isEmpty()) {
            Match.Kind kind =
                    hit.kind() == Kind.NOTE ? Match.Kind.NOTE : text.own() ? Match.Kind.REPLY : Match.Kind.POST;
            reasons.add(Snippet.of(kind, text.words(), ranges));
        }
        if (hit.kind() == Kind.POST && plan.people().contains(hit.authorId())) {
            List<Range> called = called(text.person(), names);
            reasons.add(new Match(Match.Kind.PERSON, text.person(), called));
        }
        return reasons.stream();
    }

    /** Words in these texts that have one of the stems, in small letters. Most are ruled out by how they begin. */
    private static Set<String> marked(Handle db, Plan plan, Collection<Text> texts) {
        Set<String> beginnings = new HashSet<>();
        plan.stems().forEach(stem -> beginnings.add(beginning(Folding.of(stem))));
        Set<String> words = new HashSet<>();
        for (Text text : texts) {
            WORD.matcher(text.words())
                    .results()
                    .limit(WORDS)
                    .map(found -> found.group().toLowerCase(Locale.ROOT))
                    .filter(word -> beginnings.contains(beginning(Folding.of(word))))
                    .forEach(words::add);
        }
        return new HashSet<>(WordDao.having(db, List.copyOf(words), List.copyOf(plan.stems())));
    }

    private static String beginning(String word) {
        return word.substring(0, Math.min(2, word.length()));
    }

    private static List<Range> ranges(String text, Set<String> marked) {
        List<Range> ranges = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (marked.contains(word.group().toLowerCase(Locale.ROOT))) {
                ranges.add(new Range(word.start(), word.end()));
            }
        }
        return ranges;
    }

    private static List<String> names(Plan plan) {
        return Stream.concat(
                        plan.sought().terms().stream()
                                .filter(term -> !term.not())
                                .map(Sought.Term::text),
                        plan.sought().conditions().stream()
                                .filter(condition -> condition.operator() == Operator.FROM && !condition.not())
                                .map(Sought.Condition::value))
                .flatMap(text -> Folding.words(text).stream())
                .map(Folding::of)
                .toList();
    }

    private static List<Range> called(String person, List<String> names) {
        List<Range> ranges = new ArrayList<>();
        Matcher word = WORD.matcher(person);
        while (word.find()) {
            String plain = Folding.of(word.group());
            if (names.stream().anyMatch(name -> plain.startsWith(name) || Typing.alike(name, plain))) {
                ranges.add(new Range(word.start(), word.end()));
            }
        }
        return ranges;
    }

    private static List<Long> ids(Map<Long, List<Hit>> chosen, Kind kind) {
        return chosen.values().stream()
                .flatMap(List::stream)
                .filter(hit -> hit.kind() == kind)
                .map(Hit::id)
                .toList();
    }
}
