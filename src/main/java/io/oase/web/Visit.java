package io.oase.web;

import org.jspecify.annotations.Nullable;

/**
 * One request for a page, as far as its looks are concerned.
 *
 * @param reader who reads, in which language and time zone
 * @param theme {@code light}, {@code dark}, or empty to follow the system
 * @param csrf token that every form and every htmx request sends back; empty before sign-in where none is needed
 * @param target id of the element an htmx request will fill; null for a whole page
 */
public record Visit(
        Reader reader, String theme, String csrf, @Nullable String target) {

    /**
     * What htmx wants to fill, from its headers. A history restore wants the whole page.
     *
     * @param request {@code HX-Request}; null when absent
     * @param target {@code HX-Target}; null when absent
     * @param restore {@code HX-History-Restore-Request}; null when absent
     */
    public static @Nullable String target(@Nullable String request, @Nullable String target, @Nullable String restore) {
        return "true".equals(request) && !"true".equals(restore) ? target : null;
    }

    /** Whether only this element is asked for; lets a page leave out work nobody will see. */
    public boolean wants(String id) {
        return target == null || target.equals(id);
    }
}
