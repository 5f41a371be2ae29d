package io.oase.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.target.Doubts;
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
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * A target in its latest version.
     *
     * @param position its place in the list, from 1
     * @param title its name as people read it
     * @param doubts times that cannot always be kept, in words
     */
    record TargetJson(
            long id,
            int position,
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
        return json(request, me, targets.get(me.account(), id));
    }

    /** A new target; {@code position} is its place in the list, null for the usual one. */
    record NewTarget(
            @Nullable String name,
            @Nullable Conditions match,
            @Nullable Long calendar,
            @Nullable Map<String, Time> times,
            @Nullable List<Tell> steps,
            @Nullable Integer position)
            implements Body {
        TargetBody body() {
            return new TargetBody(name, null, match, calendar == null ? 0 : calendar, times, steps);
        }
    }

    /** Makes one. */
    @POST
    public Response add(@Context ContainerRequestContext request, @Auth Me me, @Nullable NewTarget sent) {
        NewTarget wanted = Body.given(sent);
        Target made = targets.add(me.account(), wanted.body(), wanted.position());
        return Response.created(URI.create("/api/v1/targets/" + made.id()))
                .entity(json(request, me, made))
                .build();
    }

    /**
     * What a target is to be.
     *
     * @param position its place in the list, null to leave it where it is
     * @param version the one its author had seen, null when they do not care
     */
    record WholeTarget(
            @Nullable String name,
            @Nullable Conditions match,
            @Nullable Long calendar,
            @Nullable Map<String, Time> times,
            @Nullable List<Tell> steps,
            @Nullable Integer position,
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
                new NewTarget(whole.name(), whole.match(), whole.calendar(), whole.times(), whole.steps(), null).body();
        return json(request, me, targets.change(me.account(), id, body, whole.position(), whole.version()));
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

    /**
     * What is asked about: one of a target as it would be, another order, and a target to be retired.
     *
     * @param id of the one that {@code target} would replace, null for a new one
     */
    record Question(
            @Nullable Long id,
            @Nullable NewTarget target,
            @Nullable List<Long> order,
            @Nullable Long retire) implements Body {}

    /** A conversation that would be measured by another target, or by another version of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ExampleJson(
            long conversation,
            String title,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * How many open conversations would change.
     *
     * @param complete false when there were too many to look at all
     * @param doubts times of the target that could not always be kept, in words
     */
    record ImpactJson(int open, int changed, boolean complete, List<ExampleJson> examples, List<String> doubts) {}

    /** What saving a target, saving another order or retiring a target would do. Changes nothing. */
    @POST
    @Path("impact")
    public ImpactJson impact(@Context ContainerRequestContext request, @Auth Me me, @Nullable Question sent) {
        Question question = Body.given(sent);
        Account by = me.account();
        NewTarget target = question.target();
        List<Long> order = question.order();
        Long retired = question.retire();
        long asked = Stream.of(target, order, retired).filter(Objects::nonNull).count();
        if (asked > 1) {
            throw new Refused.Invalid("body", Said.of("api.one_question", "target, order, retire"));
        }
        if (order != null) {
            return json(request, targets.impactOfOrder(by, order), List.of());
        }
        if (retired != null) {
            return json(request, targets.impactWithout(by, retired), List.of());
        }
        NewTarget wanted = Body.given("target", target);
        Impact impact = targets.impact(by, question.id(), wanted.body(), wanted.position());
        return json(request, impact, targets.doubts(wanted.body()));
    }

    private ImpactJson json(ContainerRequestContext request, Impact impact, List<Said> doubts) {
        Reader reader = visits.of(request).reader();
        TargetNames names = new TargetNames(reader);
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
                        .toList(),
                doubts.stream().map(reader::say).toList());
    }

    private All all(ContainerRequestContext request, Me me) {
        Doubts doubts = targets.doubts();
        Reader reader = visits.of(request).reader();
        List<Target> all = targets.all(me.account());
        return new All(IntStream.range(0, all.size())
                .mapToObj(i -> json(reader, all.get(i), i + 1, doubts))
                .toList());
    }

    private TargetJson json(ContainerRequestContext request, Me me, Target target) {
        List<Long> ids = targets.all(me.account()).stream().map(Target::id).toList();
        return json(visits.of(request).reader(), target, ids.indexOf(target.id()) + 1, targets.doubts());
    }

    private static TargetJson json(Reader reader, Target target, int position, Doubts doubts) {
        TargetBody body = TargetBody.of(target);
        return new TargetJson(
                target.id(),
                position,
                target.no(),
                target.name(),
                new TargetNames(reader).of(target),
                target.shipped(),
                body.match(),
                body.calendar(),
                body.times(),
                body.steps(),
                doubts.of(target).stream().map(reader::say).toList());
    }
}
