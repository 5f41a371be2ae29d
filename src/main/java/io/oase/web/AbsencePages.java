package io.oase.web;

import io.dropwizard.auth.Auth;
import io.oase.assign.Absence;
import io.oase.assign.Absences;
import io.oase.base.Refused;
import io.oase.people.Account;
import io.oase.people.People;
import io.oase.people.Right;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /absences}: who is away and when, in whole days where the reader is. */
@Path("/absences")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AbsencePages {
    private final Face face;
    private final Visits visits;
    private final Shells shells;
    private final Absences absences;
    private final People people;

    AbsencePages(Face face, Visits visits, Shells shells, Absences absences, People people) {
        this.face = face;
        this.visits = visits;
        this.shells = shells;
        this.absences = absences;
        this.people = people;
    }

    /** All that are not over. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public Response list(@Context ContainerRequestContext request, @Auth Me me) {
        return page(request, me.account(), 200, new MultivaluedHashMap<>(), List.of());
    }

    /** Notes one: from the beginning of its first day to the end of its last. */
    @POST
    public Response add(@Context ContainerRequestContext request, @Auth Me me, MultivaluedMap<String, String> form) {
        Reader reader = visits.of(request).reader();
        try {
            String whose = Pages.typed(form, "account");
            Long deputy = number(Pages.typed(form, "deputy"));
            absences.add(
                    me.account(),
                    whose.isEmpty() ? me.account().id() : java.util.Objects.requireNonNullElse(number(whose), 0L),
                    day(reader, "from", Pages.typed(form, "from"), 0),
                    day(reader, "to", Pages.typed(form, "to"), 1),
                    deputy);
            return Pages.onTo("/absences").build();
        } catch (Refused.Invalid refused) {
            return page(request, me.account(), 422, form, Wrong.of(reader, refused));
        }
    }

    /** Takes one back. */
    @POST
    @Path("{id: \\d+}/removal")
    public Response remove(@Auth Me me, @PathParam("id") long id) {
        absences.remove(me.account(), id);
        return Pages.onTo("/absences").build();
    }

    private Response page(
            ContainerRequestContext request,
            Account me,
            int status,
            MultivaluedMap<String, String> form,
            List<Wrong> errors) {
        Visit visit = visits.of(request);
        Reader reader = visit.reader();
        List<Absence> all = absences.all(me);
        Map<Long, Account> accounts = people.byIds(all.stream()
                .flatMap(each ->
                        Stream.of(each.accountId(), each.deputyId() == null ? each.accountId() : each.deputyId()))
                .distinct()
                .toList());
        List<Account> everybody = people.list(me, false);
        List<Choice> deputies = everybody.stream()
                .map(each -> choice(each, Pages.typed(form, "deputy")))
                .collect(Collectors.toCollection(ArrayList::new));
        deputies.add(
                0,
                new Choice(
                        "",
                        reader.say("absences.nobody"),
                        Pages.typed(form, "deputy").isEmpty()));
        AbsencesPage page = new AbsencesPage(
                all.stream().map(each -> line(reader, me, each, accounts)).toList(),
                !me.may(Right.ASSIGN_OTHERS)
                        ? List.of()
                        : everybody.stream()
                                .map(each -> choice(
                                        each,
                                        Pages.typed(form, "account").isEmpty()
                                                ? "" + me.id()
                                                : Pages.typed(form, "account")))
                                .toList(),
                deputies,
                Pages.typed(form, "from"),
                Pages.typed(form, "to"),
                errors,
                reader.day(reader.now()).toString());
        Shell shell = shells.around(visit, me, "absences");
        return Pages.html(status, face.page(visit, "absences", reader.say("absences.title"), shell, page));
    }

    private static Choice choice(Account account, String chosen) {
        return new Choice("" + account.id(), account.name(), chosen.equals("" + account.id()));
    }

    private static AbsencesPage.Line line(Reader reader, Account me, Absence absence, Map<Long, Account> accounts) {
        Account whose = accounts.get(absence.accountId());
        String name = whose == null ? "?" : whose.name();
        Account deputy = absence.deputyId() == null ? null : accounts.get(absence.deputyId());
        String what = deputy == null
                ? reader.say(absence.handedAt() == null ? "absences.willbefree" : "absences.isfree")
                : reader.say(absence.handedAt() == null ? "absences.willgo" : "absences.went", deputy.name());
        return new AbsencesPage.Line(
                absence.id(),
                name,
                whose == null ? Faces.of(absence.accountId(), name, null) : Faces.of(whose),
                reader.say("absences.when", absence.from(), absence.to()),
                what,
                absence.on(reader.now()) ? reader.say("absences.now") : null,
                me.id() == absence.accountId() || me.may(Right.ASSIGN_OTHERS));
    }

    private static Instant day(Reader reader, String field, String typed, int later) {
        try {
            return LocalDate.parse(typed)
                    .plusDays(later)
                    .atStartOfDay(reader.zone())
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused.Invalid(field, io.oase.base.Said.of("insight.day"));
        }
    }

    private static @Nullable Long number(String typed) {
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }
}
