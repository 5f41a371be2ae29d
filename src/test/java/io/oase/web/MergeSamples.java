package io.oase.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the pages for merging and splitting show. */
final class MergeSamples {
    private final Reader reader;

    MergeSamples(Reader reader) {
        this.reader = reader;
    }

    Map<String, MergesPage> merges() {
        MergesPage.Chosen chosen = new MergesPage.Chosen(
                "17",
                "Und jetzt ist auch noch die Rechnung falsch",
                "Selin A.",
                "Und jetzt ist auch noch die Rechnung falsch, bitte um Korrektur bis Freitag.",
                null,
                reader.say("merges.strangers", "Selin A."),
                List.of(
                        reader.say("merges.becomes.posts", 3),
                        reader.say("merges.becomes.state", reader.say("state.open")),
                        reader.say("merges.becomes.holder", "Lena Brandt"),
                        reader.say("merges.becomes.waiting", Samples.NOW.minus(Duration.ofHours(3)))));
        MergesPage.Chosen never = new MergesPage.Chosen(
                "18",
                "Meine Kundennummer ist 4711",
                "Selin A.",
                "Meine Kundennummer ist 4711",
                reader.say("merges.none"),
                null,
                List.of());
        return Map.of(
                "merges", page("", List.of(line(17, "open", 40), line(12, "resolved", 5_000)), null),
                "merges-none", page("Rechnung", List.of(), null),
                "merges-chosen", page("", List.of(), chosen),
                "merges-never", page("", List.of(), never));
    }

    SplitsPage splits() {
        return new SplitsPage(
                "Third time this month I can't log in",
                "/conversations/2",
                List.of(
                        post(
                                "11",
                                false,
                                "Selin A.",
                                90,
                                "Third time this month I can't log in. Do you even test this?"),
                        post("12", false, "Ben Ott", 70, "Hi Selin, we do, and I'm sorry. We are on it."),
                        post(
                                "13",
                                true,
                                "Selin A.",
                                30,
                                "And by the way: my last invoice is wrong, too. 45 € instead of 35 €."),
                        post("14", true, "Selin A.", 12, "Here is a picture of it.")));
    }

    private MergesPage page(
            String query, List<MergesPage.Line> lines, MergesPage.@org.jspecify.annotations.Nullable Chosen chosen) {
        return new MergesPage(
                "Third time this month I can't log in",
                "/conversations/2",
                query,
                lines,
                chosen,
                reader.say(query.isEmpty() ? "merges.none" : "merges.notfound"));
    }

    private MergesPage.Line line(int number, String state, int minutes) {
        return new MergesPage.Line(
                "/conversations/2/merges?with=" + number,
                "Und jetzt ist auch noch die Rechnung falsch",
                "Selin A.",
                reader.say("merges.line", String.valueOf(number), reader.say("state." + state)),
                reader.moment(Samples.NOW.minus(Duration.ofMinutes(minutes))));
    }

    private SplitsPage.Line post(String id, boolean chosen, String who, int minutes, String text) {
        return new SplitsPage.Line(
                id, chosen, who, reader.moment(Samples.NOW.minus(Duration.ofMinutes(minutes))), text);
    }
}
