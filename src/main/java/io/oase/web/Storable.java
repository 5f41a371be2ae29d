package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Refuses U+0000 in the addresses and forms of pages. No keyboard types it, PostgreSQL stores it nowhere, and without this each
 * field would have to think of it.
 */
@Priority(Priorities.AUTHENTICATION - 100)
public final class Storable implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (Visits.isApi(request)) {
            return;
        }
        check(request.getUriInfo().getQueryParameters());
        MediaType type = request.getMediaType();
        if (request.hasEntity() && type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            ContainerRequest jersey = (ContainerRequest) request;
            // Buffered, so that whoever comes next can read the same body again.
            jersey.bufferEntity();
            check(jersey.readEntity(Form.class).asMap());
        }
    }

    private static void check(MultivaluedMap<String, String> values) {
        values.forEach((name, given) -> {
            if (name.indexOf(0) >= 0 || given.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                throw new Refused.Invalid(name.replace("\0", ""), Said.of("api.unstorable"));
            }
        });
    }
}
