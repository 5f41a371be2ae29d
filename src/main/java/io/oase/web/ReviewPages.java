package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.guide.Review;
import io.oase.people.Account;
import io.oase.people.People;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /activations/{id}/review}: what is learnt from a crisis. */
@Path("/activations/{id: [0-9]{1,18}}/review")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ReviewPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Guides guides;
    private final People people;

    ReviewPages(Face face, Visits visits, Shells shells, Guides guides, People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.guides = guides;
        this.people = people;
    }

    /** As it stands now, or as a version was. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("version") @Nullable Integer version) {
        return page(visits.of(request), me.account(), id, 200, version, "", List.of());
    }

    /** As Markdown. */
    @GET
    @Path("markdown")
    @Consumes(MediaType.WILDCARD)
    public Response markdown(@Auth Me me, @PathParam("id") long id) {
        return CrisisExport.file(
                "text/markdown",
                "review-" + id + ".md",
                review(me.account(), id).text());
    }

    /** Writes it anew. */
    @POST
    public Response write(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        String version = Pages.typed(form, "version");
        String text = Pages.typed(form, "text");
        int seen = version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        return attempt(request, me, id, text, () -> guides.reviews().write(me.account(), id, text, seen));
    }

    /** Gives it to somebody, or another date. */
    @POST
    @Path("ownership")
    public Response give(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        String owner = Pages.typed(form, "owner");
        return attempt(request, me, id, "", () -> {
            Instant due = StandDownPages.evening(visits.of(request).reader(), Pages.typed(form, "due"));
            guides.reviews()
                    .give(
                            me.account(),
                            id,
                            owner.matches("[0-9]{1,18}") ? Long.parseLong(owner) : 0,
                            due == null ? review(me.account(), id).dueAt() : due);
        });
    }

    /** It is finished. */
    @POST
    @Path("closing")
    @Consumes(MediaType.WILDCARD)
    public Response close(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return attempt(request, me, id, "", () -> guides.reviews().close(me.account(), id));
    }

    private Response attempt(ContainerRequestContext request, Me me, long id, String typed, Runnable verb) {
        Visit visit = visits.of(request);
        try {
            verb.run();
        } catch (Refused.Invalid wrong) {
            return page(visit, me.account(), id, 422, null, typed, Guides.said(visit.reader(), wrong));
        } catch (Refused.Conflict newer) {
            List<String> errors = List.of(visit.reader().say(newer.said()));
            return page(visit, me.account(), id, 409, null, typed, errors);
        }
        return Pages.onTo("/activations/" + id + "/review").build();
    }

    private Review review(Account me, long id) {
        return guides.reviews().find(me, id).orElseThrow(() -> new Refused.NotFound(Said.of("guide.review.none")));
    }

    private Response page(
            Visit visit,
            Account me,
            long id,
            int status,
            @Nullable Integer version,
            String typed,
            List<String> errors) {
        Activation activation = guides.activations().get(me, id);
        if (activation.inForce()) {
            return Pages.onTo("/activations/" + id + "/stand-down").build();
        }
        Review review = review(me, id);
        List<Review.Version> versions = guides.reviews().versions(me, id);
        Review.Version shown = versions.stream()
                .filter(each -> version == null || each.version() == version)
                .findFirst()
                .orElse(versions.get(0));
        boolean may = guides.reviews().mayWrite(me, review);
        ReviewPage page = ReviewPage.of(
                visit.reader(),
                activation,
                review,
                versions,
                shown,
                may,
                typed,
                may && review.closedAt() == null ? StandDownPages.owners(people, me, review.ownerId(), "") : List.of(),
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                status, face.page(visit, "crisis-review", visit.reader().say("crisis.review.title"), shell, page));
    }
}
