package io.oase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.saved.SavedView;
import io.oase.saved.SavedViews;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/saved-views}: lists with a name. */
@Path("/api/v1/saved-views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SavedViewsApi {
    private final SavedViews saved;

    SavedViewsApi(SavedViews saved) {
        this.saved = saved;
    }

    /** A list, as the parameters of {@code GET /api/v1/conversations} say it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilterJson(
            @Nullable String view,
            @Nullable String q,
            @Nullable Long channel,
            @Nullable String state,
            @Nullable String assignee,
            @Nullable String team,
            @Nullable String tag,
            @Nullable String sort)
            implements Body {
        private String address(long me) {
            return list(me).url();
        }

        InboxAddress list(long me) {
            MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
            put(query, "q", q);
            put(query, "channel", channel);
            put(query, "state", state);
            put(query, "assignee", assignee);
            put(query, "team", team);
            put(query, "tag", tag);
            put(query, "sort", sort);
            Parsing.assignee(assignee, me);
            Parsing.team(team);
            return InboxAddress.of(Parsing.view(Body.given("filter.view", view)), query);
        }

        private static void put(MultivaluedMap<String, String> query, String name, @Nullable Object value) {
            if (value != null) {
                query.putSingle(name, value.toString());
            }
        }

        static FilterJson of(SavedView view) {
            return SavedLists.address(view)
                    .map(list -> new FilterJson(
                            list.id(),
                            list.query(),
                            list.channel(),
                            list.state() == null ? null : list.state().name().toLowerCase(Locale.ROOT),
                            list.assignee(),
                            list.team(),
                            list.tag(),
                            list.order().name().toLowerCase(Locale.ROOT)))
                    .orElseGet(() -> new FilterJson(null, null, null, null, null, null, null, null));
        }
    }

    /** A list with a name. */
    record SavedViewJson(
            long id, String name, boolean shared, ConversationJson.Colleague owner, String address, FilterJson filter) {
        static SavedViewJson of(SavedView view) {
            return new SavedViewJson(
                    view.id(),
                    view.name(),
                    view.shared(),
                    new ConversationJson.Colleague(view.ownerId(), view.ownerName()),
                    view.address(),
                    FilterJson.of(view));
        }
    }

    /** One to be saved, or what of one is to be changed. */
    record NewSavedView(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable FilterJson filter) implements Body {}

    /** One's own and those for everybody, by name. */
    @GET
    public List<SavedViewJson> list(@Auth Me me) {
        return saved.of(me.account()).stream().map(SavedViewJson::of).toList();
    }

    /** Saves one. */
    @POST
    public Response save(@Auth Me me, @Nullable NewSavedView sent) {
        NewSavedView body = Body.given(sent);
        String name = Body.given("name", body.name());
        String address =
                Body.given("filter", body.filter()).address(me.account().id());
        SavedView view = saved.save(me.account(), name, Objects.requireNonNullElse(body.shared(), false), address);
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/saved-views/" + view.id()))
                .entity(SavedViewJson.of(view))
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id}")
    public SavedViewJson read(@Auth Me me, @PathParam("id") long id) {
        return SavedViewJson.of(saved.get(me.account(), id));
    }

    /** Changes one; what is left out stays. */
    @PATCH
    @Path("{id}")
    public SavedViewJson change(@Auth Me me, @PathParam("id") long id, @Nullable NewSavedView sent) {
        NewSavedView body = Body.given(sent);
        if (body.name() == null && body.shared() == null && body.filter() == null) {
            throw new Refused.Invalid("body", Said.of("api.nothing_to_change", "name, shared, filter"));
        }
        String address = body.filter() == null
                ? null
                : body.filter().address(me.account().id());
        return SavedViewJson.of(saved.change(me.account(), id, body.name(), body.shared(), address));
    }

    /** Forgets one. */
    @DELETE
    @Path("{id}")
    public void forget(@Auth Me me, @PathParam("id") long id) {
        saved.forget(me.account(), id);
    }
}
