package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.Views;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/v1/search/suggestions}: how a search could go on, as below the search field. */
@Path("/api/v1/search/suggestions")
@Produces(MediaType.APPLICATION_JSON)
public final class SearchApi {
    private final Views views;
    private final Visits visits;

    public SearchApi(Views views, Visits visits) {
        this.views = views;
        this.visits = visits;
    }

    /** Suggestions for what was typed up to the caret, in the words of the asker's language. */
    @GET
    public SearchJson.Suggestions suggest(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("q") @DefaultValue("") String query) {
        return new SearchJson.Suggestions(
                views
                        .suggest(
                                me.account(),
                                query,
                                visits.of(request).reader().language().locale())
                        .stream()
                        .map(SearchJson.SuggestionJson::of)
                        .toList());
    }
}
