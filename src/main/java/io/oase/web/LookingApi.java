package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.inbox.Views;
import io.oase.looking.Looking;
import io.oase.looking.Onlooker;
import io.oase.looking.Onlooker.Doing;
import io.oase.people.Account;
import io.oase.people.People;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/conversations/{id}/looking}: who has it before them, and that the asker has. */
@Path("/api/v1/conversations/{id}/looking")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LookingApi {
    private static final String PROGRAM = "program";

    private final Views views;
    private final Looking looking;
    private final People people;

    LookingApi(Views views, Looking looking, People people) {
        this.views = views;
        this.looking = looking;
        this.people = people;
    }

    /** Somebody who has it before them. */
    record OnlookerJson(long id, String name, String doing) {}

    /** All of them. */
    record Several(List<OnlookerJson> looking) {}

    /** Who has it before them now, on all nodes. */
    @GET
    public Several list(@Auth Me me, @PathParam("id") long id) {
        List<Onlooker> all =
                looking.at(me.account(), views.row(me.account(), id).id());
        Map<Long, Account> known =
                people.byIds(all.stream().map(Onlooker::account).toList());
        return new Several(all.stream()
                .filter(each -> known.containsKey(each.account()))
                .map(each -> new OnlookerJson(
                        each.account(),
                        Objects.requireNonNull(known.get(each.account())).name(),
                        Onlookers.word(each)))
                .toList());
    }

    /** That the asker looks; {@code tab} tells windows of one person apart. */
    record Look(@Nullable String doing, @Nullable String tab) implements Body {}

    /** Says so, for forty seconds. */
    @PUT
    public void look(@Auth Me me, @PathParam("id") long id, @Nullable Look body) {
        Look given = Body.given(body);
        Doing doing = given.doing() == null ? Doing.LOOKING : Parsing.doing(given.doing());
        looking.look(me.account(), id, Objects.requireNonNullElse(given.tab(), PROGRAM), doing);
    }

    /** Says that they have gone. */
    @DELETE
    public void leave(@Auth Me me, @PathParam("id") long id, @QueryParam("tab") @DefaultValue(PROGRAM) String tab) {
        looking.leave(me.account(), tab);
    }
}
