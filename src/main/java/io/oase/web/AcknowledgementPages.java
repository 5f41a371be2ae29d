package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.acknowledge.Acknowledgement;
import io.oase.acknowledge.Acknowledgements;
import io.oase.acknowledge.Acknowledgements.Length;
import io.oase.acknowledge.Scope;
import io.oase.acknowledge.Situation;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channels;
import io.oase.people.Account;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /channels/{id}/acknowledgement}: whether and how a channel says automatically that something has come in. */
@Path("/channels/{id: \\d+}/acknowledgement")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AcknowledgementPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Channels channels;
    private final Acknowledgements acknowledgements;

    public AcknowledgementPages(
            Face face, Visits visits, Shells shells, Channels channels, Acknowledgements acknowledgements) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.channels = channels;
        this.acknowledgements = acknowledgements;
    }

    /** As it is. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response show(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            @QueryParam("saved") @Nullable String saved) {
        Acknowledgement setting = acknowledgements.of(me.account(), id);
        Visit visit = visits.of(request);
        String said = saved == null ? null : visit.reader().say("acknowledgement.saved");
        return page(
                visit, me.account(), id, 200, setting.scope(), acknowledgements.texts(setting), Map.of(), null, said);
    }

    /** Changes it. */
    @POST
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        Scope scope = Scope.of(Pages.typed(form, "scope")).orElse(Scope.OFF);
        Map<String, Map<String, String>> typed = typed(form);
        try {
            acknowledgements.change(me.account(), id, scope, typed);
            return Pages.onTo("/channels/" + id + "/acknowledgement?saved").build();
        } catch (Refused.Invalid invalid) {
            Visit visit = visits.of(request);
            String problem = visit.reader().say("refused.invalid");
            return page(visit, me.account(), id, 422, scope, typed, invalid.fields(), problem, null);
        }
    }

    /** How the texts read, as the form stands. */
    @POST
    @Path("preview")
    public Response preview(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        acknowledgements.of(me.account(), id);
        Visit visit = visits.of(request);
        Scope scope = Scope.of(Pages.typed(form, "scope")).orElse(Scope.OFF);
        AcknowledgementPage page = model(visit.reader(), me.account(), id, scope, typed(form), Map.of(), null, null);
        return Pages.html(200, face.part(visit, "acknowledgement-preview", page));
    }

    private Response page(
            Visit visit,
            Account me,
            long id,
            int status,
            Scope scope,
            Map<String, Map<String, String>> texts,
            Map<String, Said> wrong,
            @Nullable String problem,
            @Nullable String saved) {
        AcknowledgementPage page = model(visit.reader(), me, id, scope, texts, wrong, problem, saved);
        String title = visit.reader().say("acknowledgement.title");
        return Pages.html(
                status, face.page(visit, "acknowledgement", title, shells.around(visit, me, "channels"), page));
    }

    private AcknowledgementPage model(
            Reader reader,
            Account me,
            long id,
            Scope scope,
            Map<String, Map<String, String>> texts,
            Map<String, Said> wrong,
            @Nullable String problem,
            @Nullable String saved) {
        return new AcknowledgementPage(
                channels.get(id).name(),
                "/channels/" + id + "/acknowledgement",
                me.may(Right.MANAGE_TARGETS),
                Arrays.stream(Scope.values())
                        .map(each ->
                                new Choice(each.id(), reader.say("acknowledgement.scope." + each.id()), each == scope))
                        .toList(),
                said(reader, wrong, "scope"),
                acknowledgements.languages().stream()
                        .map(language ->
                                group(reader, id, scope, language, texts.getOrDefault(language, Map.of()), wrong))
                        .toList(),
                acknowledgements
                        .stoppedWith(acknowledgements.of(me, id))
                        .map(name -> reader.say("acknowledgement.stopped", name))
                        .orElse(null),
                problem,
                saved);
    }

    private AcknowledgementPage.Group group(
            Reader reader,
            long channel,
            Scope scope,
            String language,
            Map<String, String> texts,
            Map<String, Said> wrong) {
        Locale theirs = Locale.forLanguageTag(language);
        List<AcknowledgementPage.Text> shown = Arrays.stream(Situation.values())
                .map(situation -> {
                    String name = "texts." + language + "." + situation.id();
                    String value = texts.getOrDefault(situation.id(), "");
                    Optional<Length> length = acknowledgements.length(channel, language, scope, value, situation);
                    return new AcknowledgementPage.Text(
                            name,
                            reader.say("acknowledgement.situation." + situation.id()),
                            value,
                            acknowledgements.example(language, value, situation),
                            length.map(each -> reader.say("acknowledgement.length", each.used(), each.max()))
                                    .orElse(""),
                            length.map(Length::over).orElse(false),
                            said(reader, wrong, name));
                })
                .toList();
        return new AcknowledgementPage.Group(
                language, theirs.getDisplayLanguage(reader.language().locale()), shown);
    }

    private Map<String, Map<String, String>> typed(MultivaluedMap<String, String> form) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (String language : acknowledgements.languages()) {
            Map<String, String> bySituation = new LinkedHashMap<>();
            for (Situation situation : Situation.values()) {
                String text = Pages.typed(form, "texts." + language + "." + situation.id());
                bySituation.put(situation.id(), text.replace("\r\n", "\n"));
            }
            texts.put(language, bySituation);
        }
        return texts;
    }

    private static @Nullable String said(Reader reader, Map<String, Said> wrong, String field) {
        Said said = wrong.get(field);
        return said == null ? null : reader.say(said);
    }
}
