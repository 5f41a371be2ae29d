package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.prewritten.Exchange;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.jspecify.annotations.Nullable;

/** {@code /prewritten-replies/file}: all prewritten replies as a YAML file, out and in. */
@Path("/prewritten-replies/file")
public final class ExchangePages {
    /** Bytes; what is larger than the verb takes is refused there with words. */
    private static final int MOST_READ = 2_000_000;

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Exchange exchange;
    private final TextLabels labels;

    ExchangePages(Face face, Visits visits, Shells shells, Exchange exchange, TextLabels labels) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.exchange = exchange;
        this.labels = labels;
    }

    /** The file. */
    @GET
    @Path("prewritten-replies.yaml")
    @Produces(MediaType.WILDCARD)
    public Response write(@Auth Me me) {
        return Response.ok(exchange.export(me.account()), "application/yaml; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"prewritten-replies.yaml\"")
                .build();
    }

    /** Where one is read in. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response form(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_TEXTS);
        return page(request, me.account(), 200, "", List.of(), List.of());
    }

    /** Reads one in: a file, or what was typed. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Response read(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @FormDataParam("csrf") @Nullable String csrf,
            @FormDataParam("file") @Nullable InputStream file,
            @FormDataParam("yaml") @Nullable String typed)
            throws IOException {
        me.requireOwnForm(csrf);
        String uploaded = file == null ? "" : new String(file.readNBytes(MOST_READ), StandardCharsets.UTF_8);
        String yaml = uploaded.isBlank() ? String.valueOf(typed == null ? "" : typed) : uploaded;
        Reader reader = visits.of(request).reader();
        try {
            List<ExchangePage.Line> lines = exchange.read(me.account(), yaml).stream()
                    .map(line -> new ExchangePage.Line(
                            "/prewritten-replies/" + line.id(),
                            line.name(),
                            labels.language(reader, line.language()),
                            reader.say("texts.file." + line.outcome().name().toLowerCase(Locale.ROOT)),
                            line.outcome() == Exchange.Outcome.UNCHANGED))
                    .toList();
            return page(request, me.account(), 200, "", List.of(), lines);
        } catch (Refused.Invalid invalid) {
            return page(request, me.account(), 422, yaml, faults(reader, invalid.fields()), List.of());
        }
    }

    private Response page(
            ContainerRequestContext request,
            Account me,
            int status,
            String yaml,
            List<String> faults,
            List<ExchangePage.Line> lines) {
        Visit visit = visits.of(request);
        String title = visit.reader().say("texts.import");
        ExchangePage page = new ExchangePage(
                yaml, faults, lines.isEmpty() ? null : visit.reader().say("texts.file.taken", lines.size()), lines);
        return Pages.html(
                status, face.page(visit, "texts-file", title, shells.around(visit, me, "prewritten-replies"), page));
    }

    /** By line: {@code 12:text} is said as the field in line 12. */
    private static List<String> faults(Reader reader, Map<String, Said> wrong) {
        return wrong.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> line(entry.getKey())))
                .map(entry -> {
                    String field = entry.getKey().replaceFirst("^\\d+:", "");
                    String words = reader.say(entry.getValue());
                    return line(entry.getKey()) == 0
                            ? words
                            : reader.say("texts.file.fault", line(entry.getKey()), field, words);
                })
                .toList();
    }

    private static int line(String key) {
        int colon = key.indexOf(':');
        return colon > 0 && key.substring(0, colon).matches("\\d{1,9}") ? Integer.parseInt(key.substring(0, colon)) : 0;
    }
}
