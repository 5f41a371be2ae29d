package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.base.Refused;
import io.oase.base.Said;
import io.oase.channel.Channel;
import io.oase.channel.Channels;
import io.oase.channel.Networks;
import io.oase.people.Account;
import io.oase.people.Right;
import io.oase.target.Doubts;
import io.oase.target.Impact;
import io.oase.target.Target;
import io.oase.target.TargetBody;
import io.oase.target.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /targets}: promised response times, their order, and what changing one would do. */
@Path("/targets")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class TargetPages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Targets targets;
    private final Channels channels;
    private final Networks networks;
    private final TargetDesk desk;

    TargetPages(
            Face face,
            Visits visits,
            Shells shells,
            Targets targets,
            Channels channels,
            Networks networks,
            TargetDesk desk) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.targets = targets;
        this.channels = channels;
        this.networks = networks;
        this.desk = desk;
    }

    /** All of them, in the order that holds or in another one, with what that would do. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(
            @Context ContainerRequestContext request, @Auth Me me, @QueryParam("order") @Nullable String order) {
        Visit visit = visits.of(request);
        if (order == null) {
            return list(visit, me.account(), 200, targets.all(me.account()), null, null);
        }
        List<Long> ids = ids(order);
        try {
            Impact impact = targets.impactOfOrder(me.account(), ids);
            List<Target> ordered = targets.all(me.account()).stream()
                    .sorted(Comparator.comparingInt(target -> ids.indexOf(target.id())))
                    .toList();
            TargetPage.Effect effect = new TargetEffects(visit.reader()).of(impact, "", "", List.of());
            return list(visit, me.account(), 200, ordered, new TargetsPage.Proposed(joined(ordered), effect), null);
        } catch (Refused.Invalid refused) {
            return asItIs(visit, me.account());
        }
    }

    /** Puts them in another order. */
    @POST
    @Path("order")
    public Response order(
            @Context ContainerRequestContext request, @Auth Me me, @FormParam("order") @DefaultValue("") String order) {
        try {
            targets.order(me.account(), ids(order));
            return Pages.onTo("/targets").build();
        } catch (Refused.Invalid refused) {
            return asItIs(visits.of(request), me.account());
        }
    }

    /** Somebody has made or retired one since the order was chosen. */
    private Response asItIs(Visit visit, Account me) {
        return list(visit, me, 422, targets.all(me), null, visit.reader().say("targets.listchanged"));
    }

    private Response list(
            Visit visit,
            Account me,
            int status,
            List<Target> all,
            TargetsPage.@Nullable Proposed proposed,
            @Nullable String problem) {
        Map<Long, Channel> byId = channels.list().stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        TargetWords words = new TargetWords(visit.reader(), byId, networks);
        Doubts doubts = targets.doubts();
        List<TargetsPage.Card> cards = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Target target = all.get(i);
            cards.add(new TargetsPage.Card(
                    target.id(),
                    i + 1,
                    words.name(target),
                    i == 0 ? "" : swapped(all, i, i - 1),
                    i == all.size() - 1 ? "" : swapped(all, i, i + 1),
                    words.match(target.match()),
                    words.times(target),
                    words.steps(target),
                    doubts.of(target).stream().map(visit.reader()::say).toList()));
        }
        TargetsPage page = new TargetsPage(me.may(Right.MANAGE_TARGETS), cards, proposed, problem);
        return Pages.html(
                status,
                face.page(
                        visit,
                        "targets",
                        visit.reader().say("targets.title"),
                        shells.around(visit, me, "targets"),
                        page));
    }

    /** The form for a new one. */
    @GET
    @Path("new")
    @Consumes(MediaType.WILDCARD)
    public Response blank(@Context ContainerRequestContext request, @Auth Me me) {
        me.account().require(Right.MANAGE_TARGETS);
        return desk.page(visits.of(request), me.account(), 200, null, desk.blank(me.account()), Map.of(), null);
    }

    /** One. */
    @GET
    @Path("{id: \\d+}")
    @Consumes(MediaType.WILDCARD)
    public Response show(@Context ContainerRequestContext request, @Auth Me me, @PathParam("id") long id) {
        me.account().require(Right.MANAGE_TARGETS);
        Target target = targets.get(me.account(), id);
        return desk.page(
                visits.of(request), me.account(), 200, target, TargetForm.of(TargetBody.of(target)), Map.of(), null);
    }

    /** Makes a new one. */
    @POST
    @Path("new")
    public Response add(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TARGETS);
        return save(visits.of(request), me.account(), null, new TargetForm(form));
    }

    /** Changes one. */
    @POST
    @Path("{id: \\d+}")
    public Response change(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") long id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TARGETS);
        return save(visits.of(request), me.account(), targets.get(me.account(), id), new TargetForm(form));
    }

    /** What saving would do, as the form stands. */
    @POST
    @Path("{id: new|\\d{1,18}}/impact")
    public Response impact(
            @Context ContainerRequestContext request,
            @Auth Me me,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        me.account().require(Right.MANAGE_TARGETS);
        Visit visit = visits.of(request);
        Long target = id.equals("new") ? null : Long.valueOf(id);
        return Pages.html(
                200,
                face.part(
                        visit,
                        "target-impact",
                        desk.effect(visit.reader(), me.account(), target, new TargetForm(form))));
    }

    /** Takes one out of force. */
    @POST
    @Path("{id: \\d+}/retirement")
    public Response retire(@Auth Me me, @PathParam("id") long id) {
        targets.retire(me.account(), id);
        return Pages.onTo("/targets").build();
    }

    private Response save(Visit visit, Account me, @Nullable Target stored, TargetForm form) {
        TargetForm.Read read = form.read();
        Map<String, Said> wrong = read.wrong();
        Said problem = Said.of("refused.invalid");
        int status = 422;
        if (wrong.isEmpty()) {
            try {
                if (stored == null) {
                    targets.add(me, read.body(), read.position());
                } else {
                    targets.change(me, stored.id(), read.body(), read.position(), form.seen());
                }
                return Pages.onTo("/targets").build();
            } catch (Refused.Invalid invalid) {
                wrong = invalid.fields();
            } catch (Refused.Conflict conflict) {
                problem = conflict.said();
                status = 409;
                stored =
                        targets.get(me, java.util.Objects.requireNonNull(stored).id());
            }
        }
        return desk.page(visit, me, status, stored, form, wrong, problem);
    }

    private static String swapped(List<Target> all, int one, int other) {
        List<Target> order = new ArrayList<>(all);
        Collections.swap(order, one, other);
        return joined(order);
    }

    private static String joined(List<Target> order) {
        return order.stream().map(target -> String.valueOf(target.id())).collect(Collectors.joining(","));
    }

    private static List<Long> ids(String order) {
        return Arrays.stream(order.split(","))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }
}
