package io.oase.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds out what somebody probably meant: words with typing errors, and operators with one. */
final class Advising {
    private static final Pattern OPERATOR = Pattern.compile("(\\p{L}{2,12}):(\\S+)");

    private Advising() {}

    static Advice advise(Handle db, Plan plan, String query) {
        String instead = words(db, plan, operators(query));
        return new Advice(
                instead.equals(query) ? null : instead,
                plan.unknown().stream()
                        .filter(condition -> !condition.not())
                        .map(condition -> condition.operator().word(Locale.ROOT) + ":" + condition.value())
                        .toList());
    }

    /** {@code form:anna} is text; meant was {@code from:anna}. */
    private static String operators(String query) {
        Matcher operator = OPERATOR.matcher(query);
        return operator.replaceAll(found -> {
            String word = found.group(1).toLowerCase(Locale.ROOT);
            @Nullable String meant = Operator.of(word).isPresent() ? null : nearest(word);
            return Matcher.quoteReplacement(meant == null ? found.group() : meant + ":" + found.group(2));
        });
    }

    private static @Nullable String nearest(String word) {
        for (Operator each : Operator.values()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                if (each.word(locale).length() > 2 && Typing.errors(word, each.word(locale)) == 1) {
                    return each.word(locale);
                }
            }
        }
        return null;
    }

    private static String words(Handle db, Plan plan, String query) {
        List<String> missing = new ArrayList<>();
        plan.missing().stream().filter(word -> Folding.words(word).size() == 1).forEach(missing::add);
        List<WordDao.Stems> stems = WordDao.stems(db, missing);
        List<String> asked = stems.stream()
                .flatMap(each -> each.german().stream().limit(1))
                .distinct()
                .toList();
        Map<String, List<String>> similar = WordDao.similar(db, asked);
        String better = query;
        for (int i = 0; i < missing.size(); i++) {
            String word = missing.get(i);
            String plain = Folding.of(word);
            String stem = stems.get(i).german().stream().findFirst().orElse("");
            @Nullable
            String meant = similar.getOrDefault(stem, List.of()).stream()
                    .filter(each -> Typing.errors(plain, Folding.of(each)) <= Math.max(2, plain.length() / 4))
                    .findFirst()
                    .orElse(null);
            if (meant != null) {
                better = better.replace(word, meant);
            }
        }
        return better;
    }
}
