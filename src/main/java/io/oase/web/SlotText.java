package io.oase.web;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts with slots as safe HTML: what is left open stands there by its name. Pure. */
final class SlotText {
    private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([^{}|\\n]*?)\\s*(\\|[^{}\\n]*)?}}");

    private SlotText() {}

    /** A text about which no more is known than what every text can leave open. */
    static String html(String text, Reader reader) {
        return html(text, reader, id -> Optional.empty());
    }

    /**
     * A text in which more can be left open.
     *
     * @param own what else is called by a name, by how it is written; in the language of the text
     */
    static String html(String text, Reader reader, Function<String, Optional<String>> own) {
        StringBuilder html = new StringBuilder(text.length() + 128);
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            Optional<String> owned = own.apply(slot.group(1));
            html.append(Prose.escape(text.substring(from, slot.start())))
                    .append("<mark class=\"gap\" title=\"")
                    .append(Prose.escape(slot.group()))
                    .append(owned.isPresent() ? "\">" : "\" lang=\"" + language(reader) + "\">")
                    .append(Prose.escape(owned.orElseGet(() -> name(slot.group(1), slot.group(2), reader))))
                    .append("</mark>");
            from = slot.end();
        }
        return html.append(Prose.escape(text.substring(from))).toString();
    }

    private static String language(Reader reader) {
        return reader.language().locale().getLanguage();
    }

    private static String name(String id, @Nullable String otherwise, Reader reader) {
        if (id.startsWith(">")) {
            return reader.say("slot.snippet", id.substring(1).strip());
        }
        String words = reader.language().has("slot." + id) ? reader.say("slot." + id) : id;
        String fallback = otherwise == null ? "" : otherwise.substring(1).strip();
        return fallback.isEmpty() ? words : reader.say("slot.otherwise", words, fallback);
    }
}
