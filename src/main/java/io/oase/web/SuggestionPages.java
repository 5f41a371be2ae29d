package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.Views;
import io.oase.search.Suggestion;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /search/suggestions}: how a search could go on, for the field it is typed into. */
@Path("/search/suggestions")
@Produces("text/html; charset=utf-8")
public final class SuggestionPages {
    private final Face face;
    private final Visits visits;
    private final Views views;

    SuggestionPages(Face face, Visits visits, Views views) {
        this.face = face;
        this.visits = visits;
        this.views = views;
    }

    /**
     * What can be chosen.
     *
     * @param number its place, from 1 on
     * @param query the whole search after choosing it
     * @param icon what kind of thing it is
     */
    public record Hint(int number, String query, String icon, String label, String detail) {}

    /** All of them. */
    public record Hints(List<Hint> hints) {
        public Hints {
            hints = List.copyOf(hints);
        }
    }

    /** The list below the field. */
    @GET
    public String suggest(
            @Auth Me me, @QueryParam("q") @DefaultValue("") String query, @Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        List<Hint> hints = new ArrayList<>();
        for (Suggestion each :
                views.suggest(me.account(), query, reader.language().locale())) {
            String detail = each.operator() == null
                    ? each.detail()
                    : reader.say("search.operator." + each.operator().name().toLowerCase(Locale.ROOT));
            hints.add(new Hint(hints.size() + 1, each.query(), icon(each.kind()), each.label(), detail));
        }
        return face.part(visit, "hints", new Hints(hints));
    }

    private static String icon(Suggestion.Kind kind) {
        return switch (kind) {
            case OPERATOR, VALUE, WORD -> "search";
            case PERSON, COLLEAGUE -> "person";
            case TAG -> "tag";
            case CHANNEL -> "globe";
            case TEAM -> "people";
        };
    }
}
