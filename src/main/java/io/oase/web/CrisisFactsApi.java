package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.guide.Sheet;
import io.oase.playbook.Playbook;
import io.oase.target.Zones;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/facts}: what is known. */
@Path("/api/v1/activations/{id}/facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisFactsApi {
    private final Visits visits;
    private final Guides guides;

    CrisisFactsApi(Visits visits, Guides guides) {
        this.visits = visits;
        this.guides = guides;
    }

    /** A value as it is kept; {@code language} of a text only. */
    record ValueJson(@Nullable String language, String value, Instant at, ConversationJson.Colleague by) {
        static ValueJson of(Sheet.Value value) {
            return new ValueJson(
                    value.language().isEmpty() ? null : value.language(),
                    value.value(),
                    value.at(),
                    new ConversationJson.Colleague(value.byId(), value.byName()));
        }
    }

    /** A fact the playbook asks for. */
    record FactJson(
            String id,
            String label,
            String type,
            boolean required,
            List<String> choices,
            List<ValueJson> values,
            boolean missing) {}

    /** What is known now. */
    record SheetJson(long revision, List<FactJson> facts) {
        static SheetJson of(Playbook playbook, Sheet sheet, Locale locale) {
            return new SheetJson(
                    sheet.revision(),
                    playbook.facts().stream()
                            .map(fact -> new FactJson(
                                    fact.id(),
                                    fact.label().in(locale),
                                    fact.type().id(),
                                    fact.required(),
                                    fact.choices().stream()
                                            .map(each -> each.in(locale))
                                            .toList(),
                                    sheet.values().stream()
                                            .filter(each -> each.fact().equals(fact.id()))
                                            .map(ValueJson::of)
                                            .toList(),
                                    sheet.missing().contains(fact)))
                            .toList());
        }
    }

    /** What is known now, and what is missing. */
    @GET
    public SheetJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return sheet(request, me, id, guides.facts().read(me.account(), id));
    }

    /** Values by id of the fact, of a text by id, a dot and the language; JSON null or empty: not known any more. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Known(
            @Nullable Map<String, @Nullable String> facts,
            @Nullable String zone) implements Body {}

    /** Says what is known; what is not named stays as it was. */
    @PUT
    public SheetJson put(
            @Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id, @Nullable Known body) {
        Known known = Body.given(body);
        Map<String, @Nullable String> said = Body.given("facts", known.facts());
        String name = known.zone() == null ? "UTC" : known.zone();
        ZoneId zone = Zones.find(name).orElseThrow(() -> new Refused.Invalid("zone", Said.of("calendar.zone", name)));
        Map<String, String> typed = new HashMap<>();
        said.forEach((key, value) -> typed.put(key, Objects.requireNonNullElse(value, "")));
        return sheet(request, me, id, guides.facts().put(me.account(), id, typed, zone));
    }

    private SheetJson sheet(ContainerRequestContext request, Me me, long id, Sheet sheet) {
        return SheetJson.of(
                guides.activations().get(me.account(), id).playbook(),
                sheet,
                visits.of(request).reader().language().locale());
    }
}
