package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.looking.Looking;
import io.oase.looking.Onlooker.Doing;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** {@code /conversations/{id}/looking}: an open page says that it is open, and that it closes. Keeps nobody signed in. */
@Path("/conversations/{id}/looking")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LookingPages {
    private final Looking looking;

    LookingPages(Looking looking) {
        this.looking = looking;
    }

    /**
     * It is open, and in front.
     *
     * @param tab a name of the page's own
     * @param doing {@code looking}, {@code answering} or {@code noting}
     */
    @POST
    public void look(
            @Auth Me me,
            @PathParam("id") long id,
            @FormParam("tab") @DefaultValue("") String tab,
            @FormParam("doing") @DefaultValue("looking") String doing) {
        Doing word = Parsing.doing(doing);
        looking.look(me.account(), id, tab, word);
    }

    /** It closes, or shows something else. */
    @POST
    @Path("end")
    public void leave(@Auth Me me, @PathParam("id") long id, @FormParam("tab") @DefaultValue("") String tab) {
        looking.leave(me.account(), tab);
    }
}
