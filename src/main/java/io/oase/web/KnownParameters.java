package io.oase.web;

import io.oase.base.Refused;
import io.oase.base.Said;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses parameters a resource of the JSON API does not know. Ignored in silence, a misspelt filter would answer with
 * everything, and nobody would notice.
 */
@Priority(Priorities.USER)
final class KnownParameters implements ContainerRequestFilter {
    @Context
    private ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // the container sets it
    KnownParameters() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Visits.isApi(request)) {
            return;
        }
        Set<String> known = of(resource.getResourceMethod());
        Map<String, Said> wrong = new HashMap<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                wrong.put(
                        name,
                        known.isEmpty()
                                ? Said.of("api.no_parameters", name)
                                : Said.of("api.unknown_parameter", name, String.join(", ", known)));
            } else if (values.size() > 1) {
                wrong.put(name, Said.of("api.once"));
            } else if (isUnstorable(values)) {
                wrong.put(name, Said.of("api.unstorable"));
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refused.Invalid(wrong);
        }
    }

    /** Names of the query parameters a resource method takes. */
    static Set<String> of(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isUnstorable(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf(0) >= 0);
    }
}
