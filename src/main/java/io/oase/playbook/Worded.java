package io.oase.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text of a playbook in each of its languages.
 *
 * @param in by language, the first part of a BCP 47 tag
 */
public record Worded(@JsonValue Map<String, String> in) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Worded {
        in = Map.copyOf(new TreeMap<>(in));
    }

    /** In this language, otherwise in English, otherwise in the first by name; empty for a text in no language. */
    public String in(Locale locale) {
        String wanted = in.get(locale.getLanguage());
        if (wanted != null) {
            return wanted;
        }
        String english = in.get("en");
        return english != null
                ? english
                : in.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse("");
    }
}
