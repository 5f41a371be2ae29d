package io.oase.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Serves {@link Assets}. Compression is the server's. */
@Path("/")
public final class AssetPages {
    private final Assets assets;

    public AssetPages(Assets assets) {
        this.assets = assets;
    }

    /** One asset; its address changes whenever its content does, so it may be kept for good. */
    @GET
    @Path("assets/{file}")
    public Response asset(@PathParam("file") String file) {
        Assets.Asset asset = assets.find(file).orElseThrow(NotFoundException::new);
        return Response.ok(asset.bytes(), asset.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .tag(asset.tag())
                .build();
    }

    /** For browsers that ask for it without looking at the page. */
    @GET
    @Path("favicon.ico")
    public Response favicon() {
        return Response.seeOther(URI.create(
                        java.util.Objects.requireNonNull(assets.urls().get("icon"))))
                .build();
    }
}
