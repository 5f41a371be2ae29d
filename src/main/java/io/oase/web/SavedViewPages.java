package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import io.oase.people.Teams;
import io.oase.saved.SavedView;
import io.oase.saved.SavedViews;
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
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /saved-views}: giving a list a name, sharing it, and forgetting it. */
@Path("/saved-views")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SavedViewPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final SavedViews saved;
    private final ListWords words;

    public SavedViewPages(
            Face face, Visits visits, Shells shells, SavedViews saved, Channels channels, People people, Teams teams) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.saved = saved;
        this.words = new ListWords(channels, people, teams);
    }

    /** One's own and those for everybody. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        Visit visit = visits.of(request);
        Account account = me.account();
        List<SavedViewsPage.Line> lines = saved.of(account).stream()
                .map(view -> new SavedViewsPage.Line(
                        view.id(),
                        view.address(),
                        view.name(),
                        words.of(visit.reader(), view.address()),
                        view.shared()
                                ? visit.reader().say("saved.sharedby", view.ownerName())
                                : visit.reader().say("saved.onlyyou"),
                        mayChange(account, view)))
                .toList();
        Shell shell = shells.around(visit, account, "saved-views");
        String title = visit.reader().say("saved.title");
        return Pages.html(200, face.page(visit, "saved-views", title, shell, new SavedViewsPage(lines)));
    }

    /**
     * The form for a new one.
     *
     * @param list address of the list
     */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("list") @Nullable String list) {
        return form(visits.of(request), me.account(), 200, 0, "", false, address(list), List.of());
    }

    /** A new one. */
    @POST
    public Response save(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        String name = Pages.typed(form, "name");
        boolean shared = Pages.typed(form, "shared").equals("true");
        String address = address(Pages.typed(form, "list"));
        try {
            saved.save(me.account(), name, shared, address);
            return Pages.onTo(address).build();
        } catch (Refused.Invalid refused) {
            return form(visits.of(request), me.account(), 422, 0, name, shared, address, problems(request, refused));
        }
    }

    /** One to be changed. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        SavedView view = saved.get(me.account(), id);
        return form(visits.of(request), me.account(), 200, id, view.name(), view.shared(), view.address(), List.of());
    }

    /** Changes name and who sees it. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        String name = Pages.typed(form, "name");
        SavedView before = saved.get(me.account(), id);
        // Whoever may not share sees no box to tick; then it stays as it is.
        Boolean shared = me.account().may(Right.SHARE_VIEWS)
                ? Boolean.valueOf(Pages.typed(form, "shared").equals("true"))
                : null;
        try {
            saved.change(me.account(), id, name, shared, null);
            return Pages.onTo("/saved-views").build();
        } catch (Refused.Invalid refused) {
            return form(
                    visits.of(request),
                    me.account(),
                    422,
                    id,
                    name,
                    shared == null ? before.shared() : shared,
                    before.address(),
                    problems(request, refused));
        }
    }

    /** Forgets one. */
    @POST
    @Path("{id: \\d+}/removal")
    public Response forget(@Auth Me me, @PathParam("id") long id) {
        saved.forget(me.account(), id);
        return Pages.onTo("/saved-views").build();
    }

    private List<Wrong> problems(ContainerRequestContext request, Refused.Invalid refused) {
        return Wrong.of(visits.of(request).reader(), refused);
    }

    private Response form(
            Visit visit,
            Account me,
            int status,
            long id,
            String name,
            boolean shared,
            String address,
            List<Wrong> problems) {
        Reader reader = visit.reader();
        boolean mayShare = me.may(Right.SHARE_VIEWS);
        boolean mayChange = id == 0 || mayChange(me, saved.get(me, id));
        SavedViewPage page = new SavedViewPage(
                id == 0 ? "" : "" + id,
                name,
                shared,
                mayShare,
                mayChange,
                address,
                words.of(reader, address),
                problems);
        Shell shell = shells.around(visit, me, "saved-views");
        return Pages.html(status, face.page(visit, "saved-view", reader.say("saved.new"), shell, page));
    }

    private static boolean mayChange(Account me, SavedView view) {
        return view.ownerId() == me.id() || me.may(Right.SHARE_VIEWS);
    }

    /** In the one way it is written, so that the same list is known again. */
    private static String address(@Nullable String list) {
        return Origins.list(URI.create(Pages.own(list)))
                .map(InboxAddress::url)
                .orElseThrow(() -> new Refused.Invalid("list", Said.of("saved.nolist")));
    }
}
