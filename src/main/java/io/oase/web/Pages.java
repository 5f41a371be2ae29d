package io.oase.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all resources that answer with pages need: pages as responses, ways on, words typed into forms. */
final class Pages {
    /** A path of ours: not {@code //other.example}, nothing a browser could read as an address elsewhere. */
    private static final Pattern OWN = Pattern.compile("/([^/\\\\\\p{Cntrl}\\s][^\\\\\\p{Cntrl}\\s]*)?");

    private Pages() {}

    static Response html(int status, String page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }

    /** Redirect after a form: the browser asks for the address with GET. */
    static Response.ResponseBuilder onTo(String path) {
        return Response.seeOther(URI.create(path));
    }

    /** Where somebody wanted to go, if that is here; else the start page. */
    static String own(@Nullable String next) {
        if (next == null || !OWN.matcher(next).matches() || next.startsWith("/sign-") || next.startsWith("/api/")) {
            return "/";
        }
        try {
            return new URI(next).isAbsolute() ? "/" : next;
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    /** What was typed into a field; empty when it was not sent. */
    static String typed(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    /** A number of what somebody chose; null for anything else. */
    static @Nullable Long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }
}
