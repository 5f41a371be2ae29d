package io.oase.web;

import io.oase.playbook.Playbook;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a playbook as safe HTML: what is left open stands there by its name. Pure. */
final class PlaybookText {
    private static final Pattern SLOT = Pattern.compile("\\{\\{\\s*([^{}|\\n]*?)\\s*(\\|[^{}\\n]*)?}}");

    private PlaybookText() {}

    static String html(String text, Playbook playbook, Reader reader, Locale locale) {
        StringBuilder html = new StringBuilder(text.length() + 128);
        Matcher slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            html.append(Prose.escape(text.substring(from, slot.start())))
                    .append("<mark class=\"gap\" title=\"")
                    .append(Prose.escape(slot.group()))
                    .append("\">")
                    .append(Prose.escape(name(slot.group(1), slot.group(2), playbook, reader, locale)))
                    .append("</mark>");
            from = slot.end();
        }
        return html.append(Prose.escape(text.substring(from))).toString();
    }

    private static String name(
            String id,
            @org.jspecify.annotations.Nullable String otherwise,
            Playbook playbook,
            Reader reader,
            Locale locale) {
        if (id.startsWith("fact.")) {
            return playbook.fact(id.substring(5))
                    .map(fact -> fact.label().in(locale))
                    .orElse(id);
        }
        String words = reader.language().has("books.gap." + id) ? reader.say("books.gap." + id) : id;
        String fallback = otherwise == null ? "" : otherwise.substring(1).strip();
        return fallback.isEmpty() ? words : reader.say("books.gapor", words, fallback);
    }
}
