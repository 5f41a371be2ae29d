package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.guide.Item;
import io.oase.playbook.Playbook;
import io.oase.playbook.Worded;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/activations/{id}/steps}: what is to be done. */
@Path("/api/v1/activations/{id}/steps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CrisisStepsApi {
    private static final Item.State[] SAID = {Item.State.OPEN, Item.State.DONE, Item.State.SKIPPED};

    private final Visits visits;
    private final Guides guides;

    CrisisStepsApi(Visits visits, Guides guides) {
        this.visits = visits;
        this.guides = guides;
    }

    /** A step; {@code asks} is what is to be written down once it is done. */
    @JsonNaming(SnakeCaseStrategy.class)
    record StepJson(
            String id,
            String title,
            @Nullable String how,
            String role,
            List<ConversationJson.Colleague> people,
            String state,
            Instant dueAt,
            boolean late,
            @Nullable String asks,
            String evidence,
            String because,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            List<String> waitsFor) {
        static StepJson of(Item item, Locale locale) {
            return new StepJson(
                    item.step().id(),
                    item.step().title().in(locale),
                    text(item.step().how(), locale),
                    item.step().role(),
                    CrisisRolesApi.RoleJson.colleagues(item.part()),
                    item.state().id(),
                    item.dueAt(),
                    item.lateTold(),
                    text(item.step().evidence(), locale),
                    item.evidence(),
                    item.because(),
                    item.changedAt(),
                    item.changerName(),
                    item.waitsFor().stream().map(Playbook.Step::id).toList());
        }

        private static @Nullable String text(@Nullable Worded text, Locale locale) {
            return text == null ? null : text.in(locale);
        }
    }

    /** Steps, the first due first. */
    record All(List<StepJson> steps) {}

    /** All of them. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return new All(guides.checklist().steps(me.account(), id).stream()
                .map(item -> StepJson.of(item, locale(request)))
                .toList());
    }

    /** What became of it. */
    record Change(
            @Nullable String state,
            @Nullable String evidence,
            @Nullable String because) implements Body {}

    /** Says what became of one. */
    @PUT
    @Path("{step}")
    public StepJson change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @PathParam("step") String step,
            @Nullable Change body) {
        Change change = Body.given(body);
        return StepJson.of(
                switch (Parsing.oneOf("state", SAID, Body.given("state", change.state()))) {
                    case DONE ->
                        guides.checklist()
                                .done(me.account(), id, step, Objects.requireNonNullElse(change.evidence(), ""));
                    case SKIPPED ->
                        guides.checklist()
                                .skip(me.account(), id, step, Objects.requireNonNullElse(change.because(), ""));
                    default -> guides.checklist().reopen(me.account(), id, step);
                },
                locale(request));
    }

    private Locale locale(ContainerRequestContext request) {
        return visits.of(request).reader().language().locale();
    }
}
