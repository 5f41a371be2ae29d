package io.oase.web;

import io.oase.base.Refused;
import io.oase.inbox.Filter;
import io.oase.people.Account;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which page a request was made from, as its browser says; only the path and query of it are believed. */
final class Origins {
    private Origins() {}

    /** The list somebody works from; their role's first view where that cannot be told. */
    static InboxAddress list(ContainerRequestContext request, Account me) {
        return uri(request).flatMap(Origins::list).orElseGet(() -> InboxAddress.of(Shells.home(me)));
    }

    /** The list a conversation's own address carries along. */
    static InboxAddress list(MultivaluedMap<String, String> query, Account me) {
        Filter.View view = view(query.getFirst("view")).orElse(Shells.home(me));
        return InboxAddress.of(view, query);
    }

    /** The address of the page a form was sent from, below our own; the start page where that cannot be told, or is not ours. */
    static String page(ContainerRequestContext request) {
        String own = request.getUriInfo().getBaseUri().getAuthority();
        return uri(request)
                .filter(uri -> own != null && own.equals(uri.getAuthority()))
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .map(Pages::own)
                .orElse("/");
    }

    /** What is marked as current around the page: a view, {@code people}, {@code channels}; empty for none. */
    static Optional<String> place(ContainerRequestContext request) {
        return uri(request).flatMap(uri -> {
            String first = segment(uri, 1);
            return first.equals("inbox") || first.equals("conversations")
                    ? list(uri).map(InboxAddress::id)
                    : Optional.of(first);
        });
    }

    /** The view with this id; empty when there is none. */
    static Optional<Filter.View> view(@Nullable String id) {
        return Arrays.stream(Filter.View.values())
                .filter(view -> view.name().equalsIgnoreCase(id))
                .findFirst();
    }

    /** The list an address of ours shows; empty when it shows none. */
    static Optional<InboxAddress> list(URI uri) {
        MultivaluedMap<String, String> query = query(uri.getRawQuery());
        String place = segment(uri, 1);
        Optional<Filter.View> view = place.equals("inbox")
                ? view(segment(uri, 2))
                : place.equals("conversations") ? view(query.getFirst("view")) : Optional.empty();
        try {
            return view.map(known -> InboxAddress.of(known, query));
        } catch (Refused.Invalid e) {
            return view.map(InboxAddress::of);
        }
    }

    private static Optional<URI> uri(ContainerRequestContext request) {
        String told = request.getHeaderString("HX-Current-URL");
        String referer = told != null ? told : request.getHeaderString("Referer");
        try {
            return referer == null ? Optional.empty() : Optional.of(URI.create(referer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String segment(URI uri, int no) {
        String[] segments =
                uri.getPath() == null ? new String[0] : uri.getPath().split("/", -1);
        return no < segments.length ? segments[no] : "";
    }

    private static MultivaluedMap<String, String> query(@Nullable String raw) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    query.add(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException brokenEscape) {
                    continue;
                }
            }
        }
        return query;
    }
}
