package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.channel.Networks;
import io.oase.inbox.Contact;
import io.oase.inbox.Conversations;
import io.oase.people.Account;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lists of the inbox, and the pages of the people who write to us. */
@Path("/")
@Produces("text/html; charset=utf-8")
public final class InboxPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Lists lists;
    private final Conversations conversations;
    private final Networks networks;
    private final Likeness likeness;

    InboxPages(
            Face face,
            Visits visits,
            Shells shells,
            Lists lists,
            Conversations conversations,
            Networks networks,
            Likeness likeness) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.lists = lists;
        this.conversations = conversations;
        this.networks = networks;
        this.likeness = likeness;
    }

    /** To the view this role begins with. */
    @GET
    public Response home(@Auth Me me) {
        String view = Shells.home(me.account()).name().toLowerCase(Locale.ROOT);
        return Response.seeOther(URI.create("/inbox/" + view)).build();
    }

    /** A list, narrowed as the address says; or what stands around it, for refreshing. */
    @GET
    @Path("inbox/{view}")
    public String list(
            @Auth Me me,
            @PathParam("view") String view,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Account account = me.account();
        InboxAddress address =
                InboxAddress.of(Origins.view(view).orElseThrow(NotFoundException::new), uri.getQueryParameters());
        boolean around = visit.target() != null && !visit.wants("rows") && !visit.wants("list") && !visit.wants("more");
        boolean refilled = visit.wants("rows") && "filters".equals(request.getHeaderString("HX-Trigger"));
        InboxPage.Listing listing =
                around ? Lists.none(visit.reader(), address) : lists.read(visit, account, address, cursor, 0, refilled);
        // What refreshes itself on another page keeps that page marked.
        String current = around ? Origins.place(request).orElse("") : address.id();
        Shell shell = shells.around(visit, account, current, address.url());
        return face.page(visit, "inbox", listing.title(), shell, new InboxPage(listing, null, null));
    }

    /** Somebody who writes to us. */
    @GET
    @Path("people-outside/{id}")
    public String person(@Auth Me me, @PathParam("id") long id, @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Contact contact = conversations.contact(me.account(), id);
        PersonView person = new Persons(visit.reader(), likeness, networks).of(contact, 0, Conversations.HISTORY);
        Shell shell = shells.around(visit, me.account(), "");
        return face.page(visit, "person", contact.name(), shell, new PersonPage(person));
    }
}
