package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.prewritten.Exchange;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/prewritten-replies/file}: all of them as one YAML text, out and in. */
@Path("/api/v1/prewritten-replies/file")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PrewrittenFilesApi {
    private final Exchange exchange;

    PrewrittenFilesApi(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The whole, as it is read in again. */
    record Exported(String yaml) {}

    /** What is read in. */
    record Import(@Nullable String yaml) implements Body {}

    /** Writes all of them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Exported write(@Auth Me me) {
        return new Exported(exchange.export(me.account()));
    }

    /** Reads entries in, all or none. */
    @POST
    public PrewrittenJson.Imported read(@Auth Me me, @Nullable Import sent) {
        String yaml = Body.given("yaml", Body.given(sent).yaml());
        return new PrewrittenJson.Imported(exchange.read(me.account(), yaml).stream()
                .map(PrewrittenJson.EntryJson::of)
                .toList());
    }
}
