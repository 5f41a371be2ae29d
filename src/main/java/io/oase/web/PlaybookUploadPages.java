package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.playbook.Catalogue;
import io.oase.playbook.Kept;
import io.oase.playbook.Proof;
import io.oase.playbook.Uploads;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /playbooks/upload} and {@code /playbooks/uploads}: bringing a playbook, and looking at one a colleague brought. */
@Path("/playbooks")
public final class PlaybookUploadPages {
    /** Bytes; what is larger than the verb takes is refused there with words. */
    private static final int MOST_READ = 300_000;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Catalogue shelf;
    private final Uploads uploads;
    private final PlaybookDesk desk;

    PlaybookUploadPages(Face face, Visits visits, Shells shells, Catalogue shelf, Uploads uploads, PlaybookDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.shelf = shelf;
        this.uploads = uploads;
        this.desk = desk;
    }

    /**
     * Where one is brought.
     *
     * @param of id of the one whose text is to be changed; empty: a new one
     */
    @GET
    @Path("upload")
    @Produces(MediaType.TEXT_HTML)
    public Response form(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("of") @DefaultValue("") String of) {
        me.account().require(Right.MANAGE_PLAYBOOKS);
        String source = of.isEmpty() ? "" : shelf.open(me.account(), of).source();
        return form(request, me.account(), 200, source, List.of(), null);
    }

    /** Brings one: a file, or what was typed. */
    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Response upload(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @FormDataParam("csrf") @Nullable String csrf,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("source") @Nullable String typed)
            throws IOException {
        me.requireOwnForm(csrf);
        byte[] uploaded = file == null ? new byte[0] : file.readNBytes(MOST_READ);
        byte[] bytes = uploaded.length > 0
                ? uploaded
                : String.valueOf(typed == null ? "" : typed).getBytes(StandardCharsets.UTF_8);
        Reader reader = visits.of(request).reader();
        Proof proof = uploads.check(me.account(), bytes);
        if (!proof.faults().isEmpty()) {
            List<PlaybooksPage.FaultLine> faults = PlaybookDesk.faults(reader, proof.faults(), proof.source());
            return form(request, me.account(), 422, proof.source(), faults, null);
        }
        try {
            Kept upload = uploads.upload(me.account(), bytes);
            return Pages.onTo("/playbooks/uploads/" + upload.hash()).build();
        } catch (Refused.Conflict known) {
            return form(request, me.account(), 409, proof.source(), List.of(), reader.say(known.said()));
        }
    }

    /** One that was brought, with what it changes. */
    @GET
    @Path("uploads/{hash: [0-9a-f]{64}}")
    @Produces(MediaType.TEXT_HTML)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("hash") String hash) {
        return review(request, me.account(), 200, hash, null, "");
    }

    /** Takes it into use, or refuses it with a reason. */
    @POST
    @Path("uploads/{hash: [0-9a-f]{64}}/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response decide(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("hash") String hash,
            MultivaluedMap<String, String> form) {
        String seen = Pages.typed(form, "seen");
        String reason = Pages.typed(form, "reason");
        Reader reader = visits.of(request).reader();
        try {
            if (Pages.typed(form, "decision").equals("take")) {
                Kept taken = uploads.take(me.account(), hash, seen.isEmpty() ? null : seen);
                return Pages.onTo("/playbooks/" + taken.playbookId()).build();
            }
            uploads.refuse(me.account(), hash, reason);
            return Pages.onTo("/playbooks/uploads/" + hash).build();
        } catch (Refused.Conflict late) {
            return review(request, me.account(), 409, hash, reader.say(late.said()), reason);
        } catch (Refused.Invalid invalid) {
            String words = invalid.fields().values().stream().map(reader::say).collect(Collectors.joining(" "));
            return review(request, me.account(), 422, hash, words, reason);
        }
    }

    private Response form(
            ContainerRequestContext request,
            Account me,
            int status,
            String source,
            List<PlaybooksPage.FaultLine> faults,
            @Nullable String problem) {
        Visit visit = visits.of(request);
        PlaybookUploadPage page = new PlaybookUploadPage(source, faults, problem);
        String title = visit.reader().say("books.upload");
        Shell shell = shells.around(visit, me, PlaybookPages.PLACE);
        return Pages.html(status, face.page(visit, "playbook-upload", title, shell, page));
    }

    private Response review(
            ContainerRequestContext request,
            Account me,
            int status,
            String hash,
            @Nullable String problem,
            String reason) {
        Visit visit = visits.of(request);
        PlaybookReviewPage page = desk.review(visit.reader(), me, shelf.upload(me, hash), problem, reason);
        Shell shell = shells.around(visit, me, PlaybookPages.PLACE);
        return Pages.html(status, face.page(visit, "playbook-review", page.title(), shell, page));
    }
}
