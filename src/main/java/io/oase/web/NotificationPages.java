package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.notice.Preference;
import io.oase.notice.PushAddress;
import io.oase.people.Account;
import io.oase.people.Sessions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /notifications}: how somebody wants to hear of what they are told, and in which browsers. Everybody has their own. */
@Path("/notifications")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class NotificationPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Hearing hearing;

    NotificationPages(Face face, Visits visits, Shells shells, Hearing hearing) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.hearing = hearing;
    }

    /** The page. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("saved") @Nullable String saved) {
        Visit visit = visits.of(request);
        return page(visit, me, 200, saved == null ? Given.NOTHING : done(visit, "account.saved"));
    }

    /** What is wanted from now on. */
    @POST
    public Response change(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        try {
            Preference before = hearing.preferences().of(me.account());
            hearing.preferences()
                    .change(me.account(), NotificationsForm.of(form).preference(before));
            return Pages.onTo("/notifications?saved=1").build();
        } catch (Refused.Invalid refused) {
            Visit visit = visits.of(request);
            return page(visit, me, 422, Given.refused(visit.reader(), form, refused));
        }
    }

    /** This browser is told from now on; it ends with its session. */
    @POST
    @Path("devices")
    public Response register(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @HeaderParam("User-Agent") @Nullable String agent,
            @FormParam("endpoint") @DefaultValue("") String endpoint,
            @FormParam("p256dh") @DefaultValue("") String p256dh,
            @FormParam("auth") @DefaultValue("") String auth) {
        String language = visits.of(request).reader().language().locale().getLanguage();
        byte[] session = me.cookie() == null ? null : Sessions.mark(me.cookie());
        return attempt(request, me, () -> hearing.devices()
                .register(
                        me.account(),
                        session,
                        BrowserName.of(agent),
                        language,
                        new PushAddress(endpoint, p256dh, auth)));
    }

    /** It is told nothing any more. */
    @POST
    @Path("devices/{id: [0-9]{1,18}}/removal")
    public Response remove(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        return attempt(request, me, () -> hearing.devices().remove(me.account(), id));
    }

    /** Pushes a word to it now. */
    @POST
    @Path("devices/{id: [0-9]{1,18}}/test")
    public Response test(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        Visit visit = visits.of(request);
        Optional<Said> trouble = hearing.devices()
                .test(me.account(), id, visit.reader().language().locale().getLanguage());
        return page(
                visit,
                me,
                200,
                trouble.map(said -> Given.problem(
                                new MultivaluedHashMap<>(), visit.reader().say(said)))
                        .orElseGet(() -> done(visit, "notifications.device.tested")));
    }

    private Response attempt(ContainerRequestContext request, Me me, Runnable verb) {
        Visit visit = visits.of(request);
        try {
            verb.run();
            return visit.target() == null ? Pages.onTo("/notifications").build() : page(visit, me, 200, Given.NOTHING);
        } catch (Refused.Invalid refused) {
            String words =
                    visit.reader().say(refused.fields().values().iterator().next());
            return page(visit, me, 422, Given.problem(new MultivaluedHashMap<>(), words));
        }
    }

    private Response page(Visit visit, Me me, int status, Given given) {
        Account account = me.account();
        Reader reader = visit.reader();
        NotificationsForm form = given.typed().isEmpty()
                ? NotificationsForm.of(
                        hearing.preferences().of(account),
                        account.role(),
                        reader.zone().getId())
                : NotificationsForm.of(given.typed());
        NotificationsPage page = NotificationViews.page(reader, hearing, account, form, given);
        Shell shell = shells.around(visit, account, "notices");
        return Pages.html(status, face.page(visit, "notifications", reader.say("notifications.title"), shell, page));
    }

    private static Given done(Visit visit, String key) {
        return Given.done(visit.reader().say(key));
    }
}
