package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.activation.Activation;
import io.oase.activation.Beginning;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Shelf;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /activations}: what is in force, putting a playbook in force after a look at what that would do, and its first page. */
@Path("/activations")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ActivationPages {
    private static final int SHOWN = 30;
    private static final String FACT = "fact.";

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Crises crises;
    private final CrisisWords words;

    ActivationPages(Face face, Visits visits, Shells shells, Crises crises) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.crises = crises;
        this.words = new CrisisWords(crises);
    }

    /** What is in force, what could be, and what was. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        return page(visit, me.account(), List.of());
    }

    /** One playbook, with what is known so far; nothing happens yet. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response preview(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @QueryParam("playbook") @Nullable String playbook,
            @QueryParam("alert") @Nullable Long alert) {
        return preview(visits.of(request), me.account(), playbook == null ? "" : playbook, alert, List.of());
    }

    /** Puts it in force. */
    @POST
    public Response begin(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        String playbook = Pages.typed(form, "playbook");
        Long alert = number(Pages.typed(form, "alert"));
        try {
            Activation begun = crises.activations()
                    .begin(
                            me.account(),
                            new Beginning(
                                    playbook,
                                    Pages.typed(form, "hash").isEmpty() ? null : Pages.typed(form, "hash"),
                                    severity(form),
                                    form.containsKey("drill"),
                                    Pages.typed(form, "because"),
                                    alert,
                                    null,
                                    facts(form)))
                    .activation();
            return Pages.onTo("/activations/" + begun.id()).build();
        } catch (Refused.Invalid wrong) {
            return preview(visit, me.account(), playbook, alert, ActivationPage.said(visit.reader(), wrong));
        } catch (Refused.Conflict newer) {
            return preview(
                    visit, me.account(), playbook, alert, List.of(visit.reader().say(newer.said())));
        }
    }

    /** What to do: the first page of one that is in force, or was. */
    @GET
    @Path("{id: [0-9]{1,18}}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return one(visits.of(request), me.account(), id, List.of());
    }

    /** Stands up for what somebody began in an emergency. */
    @POST
    @Path("{id: [0-9]{1,18}}/countersignature")
    @Consumes(MediaType.WILDCARD)
    public Response countersign(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        try {
            crises.activations().countersign(me.account(), id);
        } catch (Refused.Conflict needless) {
            Visit visit = visits.of(request);
            return one(visit, me.account(), id, List.of(visit.reader().say(needless.said())));
        }
        return Pages.onTo("/activations/" + id).build();
    }

    /** Says that it is graver, or less grave. */
    @POST
    @Path("{id: [0-9]{1,18}}/severity")
    public Response severity(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        try {
            crises.activations().changeLevel(me.account(), id, severity(form), Pages.typed(form, "because"));
        } catch (Refused.Invalid wrong) {
            return one(visit, me.account(), id, ActivationPage.said(visit.reader(), wrong));
        }
        return Pages.onTo("/activations/" + id).build();
    }

    private Response page(Visit visit, Account me, List<String> errors) {
        Shell shell = shells.around(visit, me, "activations");
        ActivationsPage page = words.list(visit.reader(), me, SHOWN, errors);
        return Pages.html(200, face.page(visit, "activations", visit.reader().say("nav.activations"), shell, page));
    }

    private Response preview(Visit visit, Account me, String playbook, @Nullable Long alert, List<String> errors) {
        Shelf.Version version = crises.shelf()
                .current(playbook)
                .orElseThrow(() -> new Refused.NotFound(io.oase.base.Said.of("activation.no_playbook", playbook)));
        Shell shell = shells.around(visit, me, "activations");
        ActivatePage page = words.preview(visit.reader(), me, version, alert, errors, true);
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "activate", page.form().title(), shell, page));
    }

    private Response one(Visit visit, Account me, long id, List<String> errors) {
        Activation activation = crises.activations().get(me, id);
        ActivationPage page = ActivationPage.of(
                visit.reader(),
                activation,
                crises.shelf().current(activation.playbook().id()).orElse(null),
                me,
                activation.drill() ? crises.activations().happened(me, id) : Set.of(),
                errors);
        Shell shell = shells.around(visit, me, "activations");
        return Pages.html(
                errors.isEmpty() ? 200 : 422,
                face.page(visit, "activation", page.head().line().title(), shell, page));
    }

    static int severity(MultivaluedMap<String, String> form) {
        Long level = number(Pages.typed(form, "severity"));
        return level == null || level > 9 ? 0 : level.intValue();
    }

    private static @Nullable Long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }

    private static Map<String, String> facts(MultivaluedMap<String, String> form) {
        Map<String, String> facts = new HashMap<>();
        form.keySet().stream().filter(name -> name.startsWith(FACT)).forEach(name -> {
            String value = Pages.typed(form, name).strip();
            if (!value.isEmpty()) {
                facts.put(name.substring(FACT.length()), value);
            }
        });
        return facts;
    }

    /** Whether somebody only may in an emergency. */
    static boolean onlyInAnEmergency(Account me) {
        return !me.may(Right.ACTIVATE);
    }
}
