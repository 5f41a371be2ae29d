package io.oase.web;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A form that could not be kept, as it was sent: the page that says so carries it, so that nothing typed is lost and it can be sent
 * once more.
 *
 * @param action where it goes
 * @param fields in their order
 */
public record SentForm(String action, List<Field> fields) {
    private static final String REQUEST = SentForm.class.getName();

    /** More is no form somebody typed into. */
    private static final int LONGEST = 300_000;

    /** What no page shows again once it was typed. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|key).*");

    public SentForm {
        fields = List.copyOf(fields);
    }

    /** One of its fields. */
    public record Field(String name, String value) {}

    /** Remembers a request by itself: those who tell of an error get it without its body. */
    static void remember(ContainerRequestContext request) {
        request.setProperty(REQUEST, request);
    }

    /** What was sent; null where nothing was, or what must not be shown again: files, passwords and other secrets. */
    static @Nullable SentForm of(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (!request.getMethod().equals("POST")
                || type == null
                || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                || !(request.getProperty(REQUEST) instanceof ContainerRequest sent)) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        form(sent).forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        boolean secret =
                fields.stream().anyMatch(field -> SECRET.matcher(field.name()).matches());
        int length = fields.stream().mapToInt(field -> field.value().length()).sum();
        if (fields.isEmpty() || secret || length > LONGEST) {
            return null;
        }
        URI uri = request.getUriInfo().getRequestUri();
        String query = uri.getRawQuery();
        return new SentForm(uri.getRawPath() + (query == null ? "" : "?" + query), fields);
    }

    private static MultivaluedMap<String, String> form(ContainerRequest sent) {
        try {
            sent.bufferEntity();
            return sent.readEntity(Form.class).asMap();
        } catch (ProcessingException | IllegalStateException consumed) {
            // Whoever read it first did not keep it.
            return new Form().asMap();
        }
    }
}
