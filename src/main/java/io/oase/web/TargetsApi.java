package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.target.Impact;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.target.TargetBody.Conditions;
import io.oase.target.TargetBody.Tell;
import io.oase.target.TargetBody.Time;
import io.oase.target.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/targets}: promised response times, the first that matches applies. */
@Path("/api/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TargetsApi {
    private final Targets targets;
    private final Visits visits;

    TargetsApi(Targets targets, Visits visits) {
        this.targets = targets;
        this.visits = visits;
    }

    /** A target in its latest version; {@code title} is its name as people read it, {@code doubts} are times that cannot always be kept, in words. */
    record TargetJson(
            long id,
            int version,
            String name,
            String title,
            @Nullable String shipped,
            @Nullable Conditions match,
            long calendar,
            @Nullable Map<String, Time> times,
            @Nullable List<Tell> steps,
            List<String> doubts) {}

    /** All of them, in the order in which they are tried. */
    record All(List<TargetJson> targets) {}

    /** All of them. */
    @GET
    public All list(@Context ContainerRequestContext request, @Auth Me me) {
        return all(request, me);
    }

    /** One. */
    @GET
    @Path("{id}")
    public TargetJson read(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return json(request, targets.get(me.account(), id));
    }

    /** A new target. */
    record NewTarget(
            @Nullable String name,
            @Nullable Conditions match,
            @Nullable Long calendar,
            @Nullable Map<String, Time> times,
            @Nullable List<Tell> steps)
            implements Body {
        TargetBody body() {
            return new TargetBody(name, null, match, calendar == null ? 0 : calendar, times, steps);
        }
    }

    /** Makes one, at the end of the list. */
    @POST
    public Response add(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewTarget sent) {
        Target made = targets.add(me.account(), Body.given(sent).body());
        return Response.created(URI.create("/api/v1/targets/" + made.id()))
                .entity(json(request, made))
                .build();
    }

    /** What a target is to be; {@code version} is the one its author had seen, null when they do not care. */
    record WholeTarget(
            @Nullable String name,
            @Nullable Conditions match,
            @Nullable Long calendar,
            @Nullable Map<String, Time> times,
            @Nullable List<Tell> steps,
            @Nullable Integer version)
            implements Body {}

    /** Changes one as a whole. */
    @PUT
    @Path("{id}")
    public TargetJson change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @Nullable WholeTarget sent) {
        WholeTarget whole = Body.given(sent);
        TargetBody body =
                new NewTarget(whole.name(), whole.match(), whole.calendar(), whole.times(), whole.steps()).body();
        return json(request, targets.change(me.account(), id, body, whole.version()));
    }

    /** Takes one out of force. */
    @DELETE
    @Path("{id}")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        targets.retire(me.account(), id);
        return Response.noContent().build();
    }

    /** Each target exactly once, in the order in which they are to be tried. */
    record Order(@Nullable List<Long> order) implements Body {}

    /** Changes their order. */
    @PUT
    @Path("order")
    public All order(@Context ContainerRequestContext request, @Auth Me me, @Nullable Order sent) {
        targets.order(me.account(), Body.given("order", Body.given(sent).order()));
        return all(request, me);
    }

    /** What is asked about: a target as it would be; {@code id} of the one it would replace, null for a new one. */
    record Question(@Nullable Long id, @Nullable NewTarget target) implements Body {}

    /** A conversation that would be measured by another target, or by another version of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ExampleJson(
            long conversation,
            String title,
            @Nullable String before,
            @Nullable String after) {}

    /** How many open conversations would change; {@code complete} is false when there were too many to look at all. */
    record ImpactJson(int open, int changed, boolean complete, List<ExampleJson> examples) {}

    /** What saving a target would do. Changes nothing. */
    @POST
    @Path("impact")
    public ImpactJson impact(@Context ContainerRequestContext request, @Auth Me me, @Nullable Question sent) {
        Question question = Body.given(sent);
        TargetBody body = Body.given("target", question.target()).body();
        Impact impact = targets.impact(me.account(), question.id(), body);
        TargetNames names = new TargetNames(visits.of(request).reader());
        return new ImpactJson(
                impact.open(),
                impact.changed(),
                impact.complete(),
                impact.examples().stream()
                        .map(each -> new ExampleJson(
                                each.conversationId(),
                                each.title(),
                                each.before() == null ? null : names.of(each.before()),
                                each.after() == null ? null : names.of(each.after())))
                        .toList());
    }

    private All all(ContainerRequestContext request, Me me) {
        return new All(targets.all(me.account()).stream()
                .map(target -> json(request, target))
                .toList());
    }

    private TargetJson json(ContainerRequestContext request, Target target) {
        TargetBody body = TargetBody.of(target);
        Reader reader = visits.of(request).reader();
        return new TargetJson(
                target.id(),
                target.no(),
                target.name(),
                new TargetNames(reader).of(target),
                target.shipped(),
                body.match(),
                body.calendar(),
                body.times(),
                body.steps(),
                targets.doubts(target).stream().map(reader::say).toList());
    }
}
