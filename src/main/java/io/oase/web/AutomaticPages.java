package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.acknowledge.Acknowledgements;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /people-outside/{id}/automatic}: whether somebody wants automatic messages. */
@Path("/people-outside/{id: \\d+}/automatic")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AutomaticPages {
    private final Acknowledgements acknowledgements;

    public AutomaticPages(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @POST
    public Response change(
            @Auth Me me, @PathParam("id") long id, @FormParam("wanted") @DefaultValue("") String wanted) {
        acknowledgements.automatic(me.account(), id, wanted.equals("true"));
        return Pages.onTo("/people-outside/" + id).build();
    }
}
