package io.oase.web;

import io.oase.base.Refused;
import io.oase.people.Account;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers requests about one conversation: the page or the part asked for, after a verb or without one. A refused verb
 * brings the conversation as it is now, with what was typed and why it was not taken.
 */
final class Conversing {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Lists lists;
    private final Desks desks;

    Conversing(Face face, Visits visits, Shells shells, Lists lists, Desks desks) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.lists = lists;
        this.desks = desks;
    }

    /** The conversation as a page or part. */
    Response show(ContainerRequestContext request, Account me, InboxAddress address, long id, Typed typed, int status) {
        Visit visit = visits.of(request);
        InboxPage page = desks.read(visit, me, address, id, typed);
        if (visit.target() == null
                && status == 200
                && page.conversation() != null
                && page.conversation().id() != id) {
            return Response.seeOther(URI.create(page.conversation().url())).build();
        }
        if (visit.wants("list") || visit.wants("rows")) {
            page = new InboxPage(lists.read(visit, me, address, null, id), page.conversation(), page.person());
        }
        String title = page.conversation() == null ? "" : page.conversation().title();
        Shell shell = shells.around(visit, me, address.id(), address.url());
        return Response.status(status)
                .type(HTML)
                .entity(face.page(visit, "inbox", title, shell, page))
                .build();
    }

    /**
     * Does something and shows what came of it: to htmx the part it asked for, to a plain form the conversation's own
     * address.
     *
     * @param verb what to do; answers what stands in the composer afterwards
     */
    Response attempt(ContainerRequestContext request, Account me, long id, Typed typed, Supplier<Typed> verb) {
        InboxAddress address = Origins.list(request, me);
        try {
            Typed after = verb.get();
            boolean plain = visits.of(request).target() == null;
            return plain
                    ? Response.seeOther(URI.create(address.conversation(id))).build()
                    : show(request, me, address, id, after, 200);
        } catch (Refused.Conflict refused) {
            return refused(request, me, address, id, typed, refused, refused.newer(), 409);
        } catch (Refused.Invalid refused) {
            return refused(request, me, address, id, typed, refused, List.of(), 422);
        }
    }

    /**
     * Makes another conversation of this one and shows it.
     *
     * @param verb answers its number
     */
    Response lead(ContainerRequestContext request, Account me, long id, LongSupplier verb) {
        InboxAddress address = Origins.list(request, me);
        try {
            long there = verb.getAsLong();
            return visits.of(request).target() == null
                    ? Response.seeOther(URI.create(address.conversation(there))).build()
                    : Response.fromResponse(show(request, me, address, there, Typed.NOTHING, 200))
                            .header("HX-Push-Url", address.conversation(there))
                            .build();
        } catch (Refused.Conflict refused) {
            return refused(request, me, address, id, Typed.NOTHING, refused, refused.newer(), 409);
        } catch (Refused.Invalid refused) {
            return refused(request, me, address, id, Typed.NOTHING, refused, List.of(), 422);
        }
    }

    /** The part of the page with those it can be given to. */
    String colleagues(ContainerRequestContext request, Account me, long id) {
        Visit visit = visits.of(request);
        return face.part(visit, "colleagues", desks.colleagues(visit.reader(), me, id));
    }

    Visit visit(ContainerRequestContext request) {
        return visits.of(request);
    }

    private Response refused(
            ContainerRequestContext request,
            Account me,
            InboxAddress address,
            long id,
            Typed typed,
            Refused refused,
            List<Long> newer,
            int status) {
        Reader reader = visits.of(request).reader();
        String words = refused instanceof Refused.Invalid invalid
                ? invalid.fields().values().stream().map(reader::say).collect(Collectors.joining(" "))
                : newer.isEmpty() ? reader.say(refused.said()) : reader.say("write.newer", newer.size());
        return show(request, me, address, id, typed.refused(words, newer), status);
    }
}
