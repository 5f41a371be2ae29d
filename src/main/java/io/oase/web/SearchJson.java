package io.oase.web;

import io.oase.search.Advice;
import io.oase.search.Match;
import io.oase.search.Suggestion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a search says about itself, as the JSON API shows it. */
final class SearchJson {
    private SearchJson() {}

    /** Why a conversation was found; {@code ranges} are pairs of places in {@code text}, from one to before the other. */
    record MatchJson(String kind, String text, List<List<Integer>> ranges) {
        static MatchJson of(Match match) {
            return new MatchJson(
                    match.kind().name().toLowerCase(Locale.ROOT),
                    match.text(),
                    match.ranges().stream()
                            .map(range -> List.of(range.start(), range.end()))
                            .toList());
        }
    }

    /** What to search for instead; null for no idea. */
    record AdviceJson(@Nullable String instead, List<String> unknown) {
        static @Nullable AdviceJson of(@Nullable Advice advice) {
            return advice == null ? null : new AdviceJson(advice.instead(), advice.unknown());
        }
    }

    /** How a search could go on. */
    record SuggestionJson(String kind, String label, String detail, String query) {
        static SuggestionJson of(Suggestion suggestion) {
            return new SuggestionJson(
                    suggestion.kind().name().toLowerCase(Locale.ROOT),
                    suggestion.label(),
                    suggestion.detail(),
                    suggestion.query());
        }
    }

    record Suggestions(List<SuggestionJson> suggestions) {}
}
