package io.oase.web;

import io.oase.prewritten.Slot;
import io.oase.statement.Looks.Fit;
import io.oase.statement.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a statement by language and variant, to be read and to be written. */
final class StatementTexts {
    private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)[^{}]*}}");

    private StatementTexts() {}

    static List<StatementPage.Spoken> spoken(Reader reader, Wording filled, List<Fit> fits) {
        List<StatementPage.Spoken> spoken = new ArrayList<>();
        filled.in().forEach((language, variants) -> {
            List<StatementPage.Variant> views = new ArrayList<>();
            for (int i = 0; i < variants.size(); i++) {
                int variant = i;
                views.add(new StatementPage.Variant(
                        reader.say("saying.variant", i + 1),
                        language,
                        bits(reader, variants.get(i)),
                        fits.stream()
                                .filter(fit -> fit.language().equals(language) && fit.variant() == variant)
                                .map(fit -> fit(reader, fit))
                                .toList()));
            }
            spoken.add(new StatementPage.Spoken(language, StatementWords.language(reader, language), views));
        });
        return spoken;
    }

    /** A text with what differs from person to person called by its name. */
    static List<StatementPage.Bit> bits(Reader reader, String text) {
        List<StatementPage.Bit> bits = new ArrayList<>();
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            bits.add(new StatementPage.Bit(text.substring(from, slot.start()), false));
            String id = slot.group(1);
            boolean known = Slot.ids().contains(id);
            String name = known ? reader.say("saying.slot." + id) : slot.group();
            bits.add(new StatementPage.Bit(name, true));
            from = slot.end();
        }
        bits.add(new StatementPage.Bit(text.substring(from), false));
        return bits.stream().filter(bit -> !bit.text().isEmpty()).toList();
    }

    private static StatementPage.Fit fit(Reader reader, Fit fit) {
        String words = fit.parts() == 0
                ? reader.say("saying.nofit", fit.channelName(), fit.length(), fit.max())
                : fit.parts() == 1
                        ? reader.say("saying.fit", fit.channelName(), fit.length(), fit.max())
                        : reader.say("saying.fitparts", fit.channelName(), fit.length(), fit.max(), fit.parts());
        return new StatementPage.Fit(words, fit.parts() == 0);
    }

    static List<StatementPage.Fields> fields(Reader reader, List<String> languages, Map<String, List<String>> texts) {
        List<StatementPage.Fields> all = new ArrayList<>();
        for (String language : languages) {
            List<String> variants = texts.getOrDefault(language, List.of());
            List<StatementPage.Field> fields = new ArrayList<>();
            for (int i = 0; i <= Math.min(variants.size(), Wording.MOST_VARIANTS - 1); i++) {
                boolean more = i >= variants.size();
                fields.add(new StatementPage.Field(
                        "t-" + language + "-" + i,
                        language,
                        reader.say(more ? "saying.addvariant" : "saying.variant", i + 1),
                        more ? "" : variants.get(i)));
            }
            all.add(new StatementPage.Fields(language, StatementWords.language(reader, language), fields));
        }
        return all;
    }
}
