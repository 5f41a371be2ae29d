package io.oase.web;

import io.oase.prewritten.PrewrittenBody;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prewritten reply as it is typed.
 *
 * @param on id of the channel to look at it on; empty for the first
 * @param seen version its author had before them; null for a new one
 */
record TextForm(PrewrittenBody body, String on, @Nullable Integer seen) {
    static TextForm of(MultivaluedMap<String, String> typed) {
        String seen = Pages.typed(typed, "seen");
        return new TextForm(
                new PrewrittenBody(
                        Pages.typed(typed, "name"),
                        Pages.typed(typed, "language"),
                        ids(typed, "channels"),
                        ids(typed, "teams"),
                        Pages.typed(typed, "text").replace("\r\n", "\n")),
                Pages.typed(typed, "on"),
                seen.matches("\\d{1,9}") ? Integer.valueOf(seen) : null);
    }

    private static Set<Long> ids(MultivaluedMap<String, String> typed, String field) {
        return typed.getOrDefault(field, List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    static TextForm blank(String language) {
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        typed.putSingle("language", language);
        return of(typed);
    }
}
